/**
 * `node scripts/matrix.mjs [22 24 26 bun deno]`: the client's tests on the runtimes that are supported besides the floor. Each
 * is an npm package, fetched into a temporary folder. Where a runtime is known to differ, the tests that show it are listed
 * here, as the README says it in words; any other test that fails is a failure.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const targets = process.argv.length > 2 ? process.argv.slice(2) : ["22", "24", "26", "bun", "deno"];
const folder = mkdtempSync(join(tmpdir(), "wireglot-matrix-"));
writeFileSync(join(folder, "package.json"), "{}");

/** Compression is inflated by the `ws` of the platform: its bound is of one read, and its thresholds are its own. */
const PLATFORM_INFLATES = [
  /messages below the threshold go out uncompressed, in every mode$/,
  /^a full channel (holds|does not hold) back/,
  /^a full channel is closed at once/,
  /^what cannot be deflated/,
  /^every stream means the same to both paths and to the decoder$/,
  /^what a server may agree to/,
  /^a fault of what is inflated/,
];
/** The garbage collector cannot be called as Node's can. */
const NO_COLLECTOR = /^slabs that are written, and not given away/;
const DIFFERS = {
  bun: [...PLATFORM_INFLATES, NO_COLLECTOR, /^ws has the place where it is put/],
  deno: [
    ...PLATFORM_INFLATES,
    NO_COLLECTOR,
    // Its zlib has no dictionary for raw data.
    /^examples of the RFCs the second of two with a sliding window/,
    /^an error in the decoder is noticed "this\.#window/,
    /^with context takeover messages refer to those before/,
    /^small messages are there at once/,
    /^a message that was said before is short with takeover/,
    /^ws has the place where it is put/,
    // Its TLS sends a name for an address, and has other words for an expired certificate.
    /^an IP address is no server name/,
    /^a certificate that has expired/,
    // It looks at a certificate when it connects.
    /^a certificate that is none is a wrong option/,
    // Its environment is read once.
    /^the environment's proxy/,
  ],
};

/** The tests of the client; those that start programs of Node's own are for Node. */
const TESTS = [
  "test/runtime",
  "test/generated/client.test.ts",
  "test/generated/renamed.test.ts",
  "test/wire",
  "test/streams",
];
const NODE_ALONE = ["test/runtime/leftovers.test.ts"];

let failed = 0;
for (const target of targets) {
  const runtime = install(target);
  if (runtime === undefined) {
    console.error(`✗ ${target}: cannot be installed`);
    failed += 1;
    continue;
  }
  const version = spawnSync(runtime.program, ["--version"], { encoding: "utf8" }).stdout.split("\n", 1)[0];
  const problems = run(target, runtime);
  console.log(`${problems.length === 0 ? "✓" : "✗"} ${target} (${version})`);
  for (const problem of problems) console.error(`  ${problem}`);
  if (problems.length > 0) failed += 1;
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${targets.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** The program, and what is said to it before that of a script. */
function install(target) {
  const platform = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const name = /^\d+$/.test(target) ? `${platform}@${target}` : target;
  const { status } = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--silent", name], {
    cwd: folder,
    stdio: "inherit",
  });
  const modules = join(folder, "node_modules");
  const program = name === target ? join(modules, ".bin", target) : join(modules, platform, "bin", "node");
  if (status !== 0 || !existsSync(program)) return undefined;
  return { program, args: target === "deno" ? ["run", "--allow-all"] : [] };
}

/** A sentence for each test whose outcome is not the expected one. */
function run(target, { program, args }) {
  const report = join(folder, `${target}.json`);
  const exclude = target in DIFFERS ? NODE_ALONE.flatMap((file) => ["--exclude", file]) : [];
  const reporters = ["--reporter=json", `--outputFile=${report}`, "--pool=forks"];
  spawnSync(program, [...args, vitest, "run", ...TESTS, ...exclude, ...reporters], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 900_000,
  });
  if (!existsSync(report)) return ["the tests did not end"];
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  const tests = testResults.flatMap((file) => file.assertionResults);
  const files = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const known = DIFFERS[target] ?? [];
  const surprises = tests.filter(
    ({ status, fullName }) => status === "failed" && !known.some((pattern) => pattern.test(fullName)),
  );
  return [
    ...(tests.length === 0 ? ["no test ran"] : []),
    ...files.map((file) => `${file.name} did not run: ${file.message}`),
    ...surprises.map(({ fullName }) => `failed: ${fullName}`),
  ];
}
