import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Tests run from the sources: the package's own name leads to them, not to dist/. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^wireglot$/, replacement: at("./generated/index.ts") },
      { find: /^wireglot\/runtime$/, replacement: at("./runtime/index.ts") },
      { find: /^wireglot\/policy$/, replacement: at("./runtime/policy-file.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/golden/**", "test/bench/**"],
    typecheck: { enabled: false },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "threads",
    // `npm run coverage`: every line and branch of what users' programs run.
    coverage: {
      include: ["runtime/**/*.ts"],
      reporter: ["text-summary", "json"],
      thresholds: { 100: true, perFile: true },
    },
  },
});
