/** The same client over a pair of streams in memory, as the test kit connects it. */
import type { LooseApi } from "../support/generated.js";
import { clientSuite } from "./client-suite.js";

const same = (name: string): string => name;

clientSuite(
  "base API in memory",
  { option: same, condition: same, action: same, constant: same, code: same, method: same },
  async () => {
    const api: Record<string, unknown> = { ...(await import("wireglot")) };
    return api as LooseApi & typeof api;
  },
  "memory",
);
