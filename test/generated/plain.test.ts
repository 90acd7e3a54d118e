/** The same suite with the fast lane switched off: whatever the path, the client is the same. */
import { afterAll, beforeAll, vi } from "vitest";
import type { LooseApi } from "../support/generated.js";
import { clientSuite } from "./client-suite.js";

const same = (name: string): string => name;

beforeAll(() => {
  vi.stubEnv("WIREGLOT_FAST_LANE", "0");
});
afterAll(() => {
  vi.unstubAllEnvs();
});

clientSuite(
  "base API without the fast lane",
  { option: same, condition: same, action: same, constant: same, code: same, method: same },
  async () => {
    const api: Record<string, unknown> = { ...(await import("wireglot")) };
    return api as LooseApi & typeof api;
  },
);
