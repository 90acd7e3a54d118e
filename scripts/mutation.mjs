/**
 * `npm run mutation [-- FILE…]`: does a test fail for each small change of runtime/? Every file is changed in all the ways that
 * Stryker knows, under the tests that mirror or import it; a test elsewhere that would notice too is not asked, which can only
 * make the score lower. Results are kept in .mutation/, so that a run goes on where the last one stopped; a file whose source or
 * tests have changed since is run again. Fails below 90 %.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const LEAST = 90;
const root = fileURLToPath(new URL("..", import.meta.url));
const kept = join(root, ".mutation");
const stryker = join(root, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
const tests = readdirSync(join(root, "test", "runtime")).flatMap((name) =>
  name.endsWith(".test.ts") ? [`test/runtime/${name}`] : [],
);

mkdirSync(kept, { recursive: true });
const given = process.argv.slice(2).map((path) => path.replace(/^.*runtime\//, "").replace(/\.ts$/, ""));
const all = readdirSync(join(root, "runtime")).flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
const unknown = given.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`there is no runtime/${unknown[0]}.ts`);
  process.exit(2);
}

const scores = (given.length > 0 ? given : all).map((name) => {
  const score = scoreOf(name);
  console.log(describe(score));
  for (const mutant of score.survivors) console.log(`    ${mutant}`);
  return score;
});
const total = { name: "all", found: sum("found"), of: sum("of"), survivors: [] };
console.log(describe(total));
process.exitCode = total.found < (total.of * LEAST) / 100 ? 1 : 0;

function sum(key) {
  return scores.reduce((before, score) => before + score[key], 0);
}

function describe({ name, found, of }) {
  const share = of === 0 ? "nothing to change" : `${((found / of) * 100).toFixed(1)} %`;
  return `${name.padEnd(18)} ${String(found).padStart(5)} of ${String(of).padStart(5)}  ${share}`;
}

function scoreOf(name) {
  const mine = testsOf(name);
  const stamp = hashOf([`runtime/${name}.ts`, ...mine, "stryker.config.json", "vitest.mutation.config.ts"]);
  const file = join(kept, `${name}.json`);
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  if (known?.stamp === stamp) return known;
  const score = { stamp, name, ...mutate(name, mine) };
  writeFileSync(file, `${JSON.stringify(score, null, 2)}\n`);
  return score;
}

/** Those named like the file and those that import it; all where there are none. What runs the build sees no change. */
function testsOf(name) {
  const texts = new Map(tests.map((test) => [test, readFileSync(join(root, test), "utf8")]));
  const able = tests.filter((test) => !texts.get(test).includes("/dist/"));
  const own = able.filter(
    (test) => test.startsWith(`test/runtime/${name}.`) || texts.get(test).includes(`/runtime/${name}.js"`),
  );
  return own.length > 0 ? own : able;
}

function mutate(name, mine) {
  const source = `runtime/${name}.ts`;
  const report = join(kept, "report.json");
  writeFileSync(report, '{"files":{}}');
  const run = spawnSync(process.execPath, [stryker, "run", "stryker.config.json", "--mutate", source], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, MUTATION_TESTS: mine.join(" ") },
  });
  if (run.status !== 0) {
    console.error(`Stryker failed on ${source}:\n${run.stdout}${run.stderr}`);
    process.exit(1);
  }
  const mutants = Object.values(JSON.parse(readFileSync(report, "utf8")).files).flatMap((one) => one.mutants);
  const valid = mutants.filter(({ status }) => !["CompileError", "RuntimeError", "Ignored"].includes(status));
  const left = valid.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  return {
    found: valid.length - left.length,
    of: valid.length,
    survivors: left.map(({ location, mutatorName, replacement = "" }) => {
      const change = replacement.replace(/\s+/g, " ").slice(0, 60);
      return `${source}:${location.start.line}:${location.start.column} ${mutatorName}: ${change}`;
    }),
  };
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
