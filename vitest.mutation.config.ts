import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** For `npm run mutation`, which names the tests. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: (process.env["MUTATION_TESTS"] ?? "test/runtime/**/*.test.ts").split(" "), bail: 1 },
});
