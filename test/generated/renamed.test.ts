/** The test of the language: under other names, everything behaves as the base API does. */
import { afterAll, beforeAll } from "vitest";
import { type GeneratedSdk, generateSdk } from "../support/generated.js";
import { renamedNames, renamedSpec } from "../support/renamed.js";
import { clientSuite } from "./client-suite.js";

let sdk: GeneratedSdk | undefined;

beforeAll(async () => {
  sdk = await generateSdk(renamedSpec());
});
afterAll(() => sdk?.remove());

clientSuite("renamed API", renamedNames, async () => {
  if (sdk === undefined) throw new Error("nothing was generated");
  return sdk.load();
});
