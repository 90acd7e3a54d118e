/**
 * `npm run faults:mitigations [WORD…]`: switches off one mitigation after the other, in a copy of the built package, and
 * plays the rows of the fault table that need it: at least one has to turn red. Words choose mitigations by their names.
 * Fails where one is not needed by its rows, or its text is no longer found.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mitigations } from "../test/faults/mitigations.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
// Below node_modules/, so that the copy finds the dependencies.
const copy = join(root, "node_modules", ".cache", "wireglot", "mitigations");
const report = `${copy}.json`;

const words = process.argv.slice(2);
const chosen = mitigations.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

try {
  const sound = play(
    join(root, "dist"),
    chosen.flatMap(({ rows }) => rows),
  );
  const missing = chosen.flatMap(({ rows }) => rows).filter((row) => !sound.has(row));
  const red = [...sound].filter(([, passed]) => !passed).map(([row]) => row);
  if (missing.length > 0) fail(`There are no such rows:\n  ${missing.join("\n  ")}`);
  if (red.length > 0) fail(`These rows are red with every mitigation in place:\n  ${red.join("\n  ")}`);
  if (missing.length === 0 && red.length === 0) chosen.forEach(switchOff);
} finally {
  rmSync(copy, { recursive: true, force: true });
  rmSync(report, { force: true });
}
console.log(process.exitCode ? "\nfailed" : `\n${chosen.length} mitigations, each of them needed`);

function switchOff({ name, file, find, instead, rows }) {
  const path = join(copy, "runtime", file);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const folder of ["runtime", "generated"]) {
    cpSync(join(root, "dist", folder), join(copy, folder), {
      recursive: true,
      filter: (from) => !from.includes("docs") && !from.endsWith(".d.ts"),
    });
  }
  const text = readFileSync(path, "utf8");
  const parts = text.split(find);
  if (parts.length !== 2) {
    fail(`✗ ${name}: its text is ${parts.length - 1} times in runtime/${file}, and not once:\n    ${find}`);
    return;
  }
  writeFileSync(path, parts.join(instead));
  const red = [...play(copy, rows)].filter(([, passed]) => !passed).map(([row]) => row);
  if (red.length === 0) fail(`✗ ${name}: without it, no row turns red`);
  else console.log(`✓ ${name}: ${red.map((row) => `"${row}"`).join(", ")}`);
}

/** Whether each of the rows passes, with a built package. */
function play(folder, rows) {
  const pattern = rows.map((row) => `: ${row.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`).join("|");
  rmSync(report, { force: true });
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const args = ["run", "test/faults", "-t", pattern, "--reporter=json", `--outputFile=${report}`];
  const env = { ...process.env, WIREGLOT_FAULTS_PACKAGE: folder };
  const { stderr } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, env, encoding: "utf8" });
  try {
    const tests = JSON.parse(readFileSync(report, "utf8")).testResults.flatMap((file) => file.assertionResults);
    const played = tests.filter(({ status }) => status === "passed" || status === "failed");
    return new Map(played.map(({ title, status }) => [title, status === "passed"]));
  } catch (error) {
    console.error(stderr);
    throw error;
  }
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
