/**
 * `node scripts/monorepo.mjs`: the monorepo of examples/ with the packed package and the engines that npm has: the second
 * run of each is from its cache, and so are files that were deleted. After a build.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wireglot-monorepo-"));
const project = join(folder, "monorepo");
const env = { ...process.env, NO_COLOR: "1", CI: "1", NX_DAEMON: "false", TURBO_TELEMETRY_DISABLED: "1" };
const run = (program, ...args) => execFileSync(program, args, { cwd: project, env, encoding: "utf8", stdio: "pipe" });

cpSync(join(root, "examples", "monorepo"), project, { recursive: true });
execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
const tarball = join(
  folder,
  readdirSync(folder).find((name) => name.endsWith(".tgz")),
);
for (const file of ["package.json", "packages/chat/package.json", "packages/prices/package.json"]) {
  const text = readFileSync(join(project, file), "utf8");
  writeFileSync(join(project, file), text.replace(/"wireglot": "[^"]*"/, `"wireglot": "file:${tarball}"`));
}
run("npm", "install", "--no-audit", "--no-fund", "--silent");
// Both ask git what has changed.
run("git", "init", "--quiet");
run("git", "add", ".");

let failed = 0;
const engines = {
  Turborepo: [["turbo", "run", "generate", "validate"], /Cached:\s+(\d+) cached, 4 total/],
  Nx: [
    ["nx", "run-many", "-t", "generate", "validate"],
    /read the output from the cache instead of running the command for (\d+) out of 4/,
  ],
};
for (const [engine, [args, cached]] of Object.entries(engines)) {
  const hits = () => Number(cached.exec(run("npx", ...args))?.[1] ?? 0);
  const forget = () => {
    for (const name of ["chat", "prices"])
      rmSync(join(project, "packages", name, "src"), { recursive: true, force: true });
  };
  const made = () =>
    ["chat", "prices"].map((name) =>
      readFileSync(join(project, "packages", name, "src", "generated", "api.ts"), "utf8"),
    );
  forget();
  expect(`${engine}: the first run does the work`, hits(), 0);
  const first = made();
  expect(`${engine}: the second is from the cache`, hits(), 4);
  forget();
  expect(`${engine}: deleted files come from the cache`, [hits(), made()], [4, first]);
  const spec = join(project, "packages", "chat", "chat.yaml");
  const before = readFileSync(spec, "utf8");
  writeFileSync(spec, before.replace("4003", "4004"));
  expect(`${engine}: an edit of one spec leaves the other alone`, hits(), 2);
  expect(`${engine}: and is in the code`, made()[0].includes("4004"), true);
  writeFileSync(spec, before);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;

function expect(what, seen, wanted) {
  const ok = JSON.stringify(seen) === JSON.stringify(wanted);
  if (!ok) failed += 1;
  console.log(
    ok
      ? `✓ ${what}`
      : `✗ ${what}: ${JSON.stringify(seen).slice(0, 200)}, expected ${JSON.stringify(wanted).slice(0, 200)}`,
  );
}
