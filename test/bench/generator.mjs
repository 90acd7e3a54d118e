/**
 * `npm run bench:generator [-- --rounds 5] [--peers] [--write]`: the generator as its users start it, a process of its own
 * each time, all interleaved; what is compared is CPU time. `--peers` fetches openapi-typescript, quicktype and
 * @hey-api/openapi-ts into a temporary folder, which work on documents of like size. Then specs of 10 to 10,000 definitions:
 * how the cost grows, as the slope on a scale of logarithms. `--write` keeps the figures in test/bench/generator.json and
 * the table that the README shows. After a build.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeTable } from "./readme.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, "..", "..");
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    peers: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const temporary = mkdtempSync(join(tmpdir(), "wireglot-bench-"));
const at = (...path) => join(temporary, ...path);
const SIZES = [10, 100, 1000, 10_000];
const DEFINITIONS = 120;

/** Told by each process when it ends, and by those that it started: the CPU time and the largest memory. */
writeFileSync(
  at("usage.cjs"),
  `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const told = { cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS * 1024 };
  require("node:fs").appendFileSync(process.env.BENCH_USAGE, JSON.stringify(told) + "\\n");
});\n`,
);

const bin = join(root, "dist", "generator", "bin.js");
const spec = join(root, "spec", "websocket.yaml");
/** Name, and what is done: the program with its arguments, and the folder that holds nothing but the spec when it starts. */
const WORKS = [
  ["bare Node", ["-e", "0"]],
  ["wireglot validate", [bin, "validate", spec]],
  ["wireglot generate, cold", [bin, "generate", at("cold", "websocket.yaml"), "--out", at("cold", "out")], at("cold")],
  ["wireglot generate, unchanged", [bin, "generate", at("kept.yaml"), "--out", at("kept")]],
  ...(values.peers ? fetchPeers() : []),
];
// The cache of the last run is kept in node_modules/.cache, as tools do.
mkdirSync(at("node_modules"), { recursive: true });
writeFileSync(at("kept.yaml"), specOf(DEFINITIONS));

const runs = Object.fromEntries(WORKS.map(([name]) => [name, []]));
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [name, args, fresh] of WORKS) {
    if (fresh !== undefined) {
      rmSync(fresh, { recursive: true, force: true });
      cpSync(dirname(spec), fresh, { recursive: true });
      mkdirSync(join(fresh, "node_modules"));
    }
    const usage = measure(name, args);
    // The first run of what is unchanged is what it is unchanged from.
    if (usage !== undefined && !(round === 0 && name.endsWith("unchanged"))) runs[name].push(usage);
  }
}
const works = Object.entries(runs)
  .filter(([, figures]) => figures.length > 0)
  .map(([name, figures]) => ({ name, cpu: spread(figures, "cpu"), memory: spread(figures, "memory").median }));
for (const { name, cpu, memory } of works)
  console.log(
    `${name}: ${cpu.median.toFixed(2)} s (${cpu.least.toFixed(2)} to ${cpu.most.toFixed(2)}), ${(memory / 2 ** 20).toFixed(0)} MiB`,
  );

const growth = ["validate", "generate"].map((command) => {
  const points = SIZES.map((size) => {
    const file = at(`grown-${size}.yaml`);
    if (!existsSync(file)) writeFileSync(file, specOf(size));
    const args = command === "generate" ? [bin, command, file, "--out", at(`grown-${size}`)] : [bin, command, file];
    const { cpu, memory } = measure(`wireglot ${command}, ${size} definitions`, args) ?? {};
    return { size, cpu, memory };
  });
  return { command, points, slope: slopeOf(points) };
});
for (const { command, points, slope } of growth) {
  const each = points.map(
    ({ size, cpu, memory }) => `${size}: ${cpu.toFixed(2)} s, ${(memory / 2 ** 20).toFixed(0)} MiB`,
  );
  console.log(`wireglot ${command} by definitions: ${each.join("; ")}; slope ${slope.toFixed(2)}`);
}
rmSync(temporary, { recursive: true, force: true });
if (values.write) write();

function measure(name, args) {
  const usage = at("usage.json");
  rmSync(usage, { force: true });
  const env = { ...process.env, NO_COLOR: "1", NODE_OPTIONS: `--require ${at("usage.cjs")}`, BENCH_USAGE: usage };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: temporary, env, encoding: "utf8" });
  if (status === 0 && existsSync(usage)) {
    const told = readFileSync(usage, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    return {
      cpu: told.reduce((sum, { cpu }) => sum + cpu, 0),
      memory: Math.max(...told.map(({ memory }) => memory)),
    };
  }
  console.error(`${name}: exit code ${status}: ${stderr.trim().split("\n").at(-1)}`);
  return undefined;
}

/** A spec of so many definitions: types, options, errors and close codes, as real ones have them. */
function specOf(size) {
  const rows = (share, row) => Array.from({ length: Math.ceil(size * share) }, (_, i) => row(i)).join("");
  const types = rows(
    0.4,
    (i) =>
      `  thing_${i}:\n    type: object\n    doc: Thing number ${i} of them.\n    properties:\n      id: { type: string, required: true, doc: What it is known by. }\n      wait: { type: duration, maximum: 1h, default: ${(i % 50) + 1}s, doc: How long it waits. }\n`,
  );
  const options = rows(0.3, (i) => `  option_${i}: { type: thing_${i}, doc: Sets the thing with number ${i}. }\n`);
  const errors = rows(
    0.3,
    (i) =>
      `  failure_${i}: { kind: CONFLICT, retryable: false, message: "thing {id} of ${i} failed", details: { id: string }, doc: Thing ${i} cannot be had. }\n`,
  );
  return `wireglot: 1\nmodule: grown\nversion: 1.0.0\nsummary: A spec of ${size} definitions.\ntypes:\n${types}options:\n${options}errors:\n${errors}`;
}

/** Into a folder that is no part of the install. */
function fetchPeers() {
  writeFileSync(at("package.json"), "{}");
  const names = ["openapi-typescript", "quicktype", "@hey-api/openapi-ts", "typescript@5"];
  spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--silent", ...names], {
    cwd: temporary,
    stdio: "inherit",
  });
  const thing = (i, count) => ({
    type: "object",
    required: ["id"],
    description: `Thing number ${i} of them.`,
    properties: { id: { type: "string" }, next: { $ref: `#/components/schemas/Thing${(i + 1) % count}` } },
  });
  const count = DEFINITIONS / 2;
  const numbers = Array.from({ length: count }, (_, i) => i);
  const schemas = Object.fromEntries(numbers.map((i) => [`Thing${i}`, thing(i, count)]));
  const content = (i) => ({ "application/json": { schema: { $ref: `#/components/schemas/Thing${i}` } } });
  const paths = Object.fromEntries(
    numbers.map((i) => [
      `/things${i}`,
      { get: { operationId: `getThing${i}`, responses: { 200: { description: "It.", content: content(i) } } } },
    ]),
  );
  const openapi = { openapi: "3.1.0", info: { title: "Things", version: "1.0.0" }, paths, components: { schemas } };
  writeFileSync(at("openapi.json"), JSON.stringify(openapi));
  const draft7 = { type: "object", properties: { first: schemas.Thing0 }, definitions: schemas };
  writeFileSync(at("schema.json"), JSON.stringify(draft7).replaceAll("#/components/schemas/", "#/definitions/"));
  const binOf = (name, command) => {
    const { bin: bins } = JSON.parse(readFileSync(at("node_modules", name, "package.json"), "utf8"));
    return at("node_modules", name, typeof bins === "string" ? bins : bins[command]);
  };
  return [
    [
      "openapi-typescript",
      [binOf("openapi-typescript", "openapi-typescript"), at("openapi.json"), "-o", at("peer.ts")],
    ],
    ["quicktype", [binOf("quicktype", "quicktype"), "-s", "schema", at("schema.json"), "-l", "ts", "-o", at("q.ts")]],
    ["@hey-api/openapi-ts", [binOf("@hey-api/openapi-ts", "openapi-ts"), "-i", at("openapi.json"), "-o", at("hey")]],
  ];
}

function spread(figures, name) {
  const sorted = figures.map((figure) => figure[name]).toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], least: sorted[0], most: sorted.at(-1) };
}

/** Of the last two: what the start of a process costs is no part of the growth by then. */
function slopeOf(points) {
  const [a, b] = points.slice(-2);
  return Math.log(b.cpu / a.cpu) / Math.log(b.size / a.size);
}

function write() {
  const about = { node: process.version, machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}` };
  writeFileSync(join(folder, "generator.json"), `${JSON.stringify({ about, works, growth }, null, 2)}\n`);
  const base = works.find(({ name }) => name === "wireglot generate, cold");
  const rows = works.map(
    ({ name, cpu, memory }) =>
      `| ${name} | ${cpu.median.toFixed(2)} s | ${(memory / 2 ** 20).toFixed(0)} MiB | ${(cpu.median / base.cpu.median).toFixed(2)} |`,
  );
  const table = [
    "| process | CPU | memory | to a cold `generate` |",
    "| --- | ---: | ---: | ---: |",
    ...rows,
    "",
    `Medians of ${values.rounds} interleaved runs on specs and documents of ${DEFINITIONS} definitions (\`validate\` and cold: the API of this package); Node ${about.node.slice(1)}, ${about.machine}. ${growth
      .map(({ command, points, slope }) => {
        const { size, cpu, memory } = points.at(-1);
        return `\`${command}\` of ${size.toLocaleString("en")} definitions: ${cpu.toFixed(1)} s and ${(memory / 2 ** 20).toFixed(0)} MiB, slope ${slope.toFixed(2)}`;
      })
      .join("; ")}.`,
  ].join("\n");
  writeTable("bench:generator", table);
}
