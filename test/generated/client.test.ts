import type { LooseApi } from "../support/generated.js";
import { clientSuite } from "./client-suite.js";

const same = (name: string): string => name;

clientSuite(
  "base API",
  { option: same, condition: same, action: same, constant: same, code: same, method: same },
  async () => {
    const api: Record<string, unknown> = { ...(await import("wireglot")) };
    return api as LooseApi & typeof api;
  },
);
