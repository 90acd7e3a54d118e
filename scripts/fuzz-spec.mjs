/**
 * `npm run fuzz:spec -- [--seconds 60] [--from SEED]`: the reader and the rules on specs that are broken at random. Each
 * input must end in findings with positions, or in a spec: no exception, no polluted prototype, no input that takes long.
 * What fails is kept in test/generator/fuzz-seeds.json, which the tests replay. After a build.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { judge, mutate } from "../test/generator/fuzz.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    from: { type: "string", default: String(Date.now() % 1_000_000_000) },
  },
});

const seedsFile = join(root, "test", "generator", "fuzz-seeds.json");
const { loadSpec } = await import("../dist/generator/load.js");
const { buildModel } = await import("../dist/generator/build-model.js");
const folder = mkdtempSync(join(tmpdir(), "wireglot-fuzz-"));
const end = Date.now() + Number(values.seconds) * 1000;
const failures = [];
let runs = 0;
let valid = 0;
for (let seed = Number(values.from); Date.now() < end; seed++) {
  const { corpus, bytes } = mutate(seed);
  const outcome = await judge(bytes, { loadSpec, buildModel, folder });
  runs++;
  if (outcome.valid) valid++;
  if (outcome.problem === undefined) continue;
  failures.push({ seed, corpus, problem: outcome.problem.split("\n")[0] });
  console.log(`seed ${seed} (${corpus}): ${outcome.problem}`);
  if (failures.length >= 20) break;
}
rmSync(folder, { recursive: true });
console.log(`${runs} inputs from seed ${values.from} on, ${valid} of them valid: ${failures.length} failures`);
if (failures.length > 0) {
  const kept = JSON.parse(readFileSync(seedsFile, "utf8"));
  writeFileSync(
    seedsFile,
    `${JSON.stringify([...new Set([...kept, ...failures.map(({ seed }) => seed)])], null, 2)}\n`,
  );
  process.exitCode = 1;
}
