/**
 * `npm test`: everything that must hold, one step after the other. Every step runs, also after one that failed; the last
 * line counts them, and the exit code is 1 if any failed.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const tarballs = mkdtempSync(join(tmpdir(), "wireglot-check-"));

const steps = [
  ["build", "scripts/build.mjs"],
  [
    "lint",
    join(modules, "@biomejs", "biome", "bin", "biome"),
    "check",
    "--error-on-warnings",
    "--diagnostic-level=warn",
    ".",
  ],
  ["types (TypeScript 6)", join(modules, "typescript", "bin", "tsc"), "--noEmit", "-p", "tsconfig.test.json"],
  ["types (TypeScript 7)", join(modules, "typescript-7", "bin", "tsc"), "--noEmit", "-p", "tsconfig.test.json"],
  ["generated/ is fresh", "dist/generator/bin.js", "check", "--diff"],
  ["translations", "dist/generator/bin.js", "i18n", "check"],
  ["spelling", "scripts/spell.mjs"],
  ["tests", join(modules, "vitest", "vitest.mjs"), "run"],
  ["publint", join(modules, "publint", "src", "cli.js"), "--strict"],
  [
    "types of the package",
    join(modules, "@arethetypeswrong", "cli", "dist", "index.js"),
    () => pack(),
    "--profile",
    "esm-only",
  ],
];

let passed = 0;
let failed = 0;
for (const [name, program, ...args] of steps) {
  console.log(`\n▸ ${name}`);
  const start = performance.now();
  const given = args.map((arg) => (typeof arg === "function" ? arg() : arg));
  const { status, error } = spawnSync(process.execPath, [program, ...given], { cwd: root, stdio: "inherit" });
  if (error !== undefined) console.error(error.message);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(`${status === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
}
rmSync(tarballs, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** The tarball that npm would publish. */
function pack() {
  spawnSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", tarballs], { cwd: root });
  return join(tarballs, readdirSync(tarballs).find((name) => name.endsWith(".tgz")) ?? "no-tarball");
}
