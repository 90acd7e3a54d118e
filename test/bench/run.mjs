/**
 * `npm run bench [-- PART…] [--rounds 5] [--peers] [--write]`: the client against plain `ws` and a bare socket, each measurement
 * in a process of its own, all interleaved, the servers in processes of their own. What is compared is CPU of the client per
 * operation, as a ratio to `ws` of the same run. `--peers` fetches undici, Node 26, Bun and Deno into a temporary folder. `--write` keeps
 * the figures in test/bench/results.json, and the table and the chart that the README shows. `--guard` fails where a ratio is
 * far below what it was when the figures were kept. After a build.
 */
import { fork, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeTable } from "./readme.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, "..", "..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    peers: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    guard: { type: "boolean", default: false },
  },
});

const receivers = ["wireglot", "ws", "net"];
const two = ["wireglot", "ws"];
/** Name, work, its options, who takes part, and which figure counts. */
const PARTS = [
  ["receive 16 B text, for await", "receive", { bytes: 16, count: 1_000_000 }, receivers],
  ["receive 128 B text, for await", "receive", { bytes: 128, count: 600_000 }, receivers],
  ["receive 1 KiB text, for await", "receive", { bytes: 1024, count: 300_000 }, receivers],
  ["receive 16 B text, receive()", "receive", { bytes: 16, count: 1_000_000, by: "receive" }, two],
  ["receive 128 B text, receive()", "receive", { bytes: 128, count: 600_000, by: "receive" }, two],
  ["receive 1 KiB text, receive()", "receive", { bytes: 1024, count: 300_000, by: "receive" }, two],
  ["receive 64 KiB binary, for await", "receive", { bytes: 65_536, count: 10_000, opcode: 2 }, receivers],
  ["send 16 B, in bursts", "send", { bytes: 16, count: 300_000 }, two],
  ["send 128 B, in bursts", "send", { bytes: 128, count: 300_000 }, two],
  ["send 1 KiB, in bursts", "send", { bytes: 1024, count: 150_000 }, two],
  ["send 64 KiB, in bursts", "send", { bytes: 65_536, count: 4000, burst: 100 }, two],
  ["send 16 B, each awaited", "awaited", { bytes: 16, count: 100_000 }, two],
  ["echo 16 B, 100 in flight", "echo", { bytes: 16, count: 200_000, flight: 100 }, two],
  ["echo 16 B, one in flight, p50", "echo", { bytes: 16, count: 20_000, flight: 1 }, two, "p50"],
  ["echo 16 B, one in flight, p99", "echo", { bytes: 16, count: 20_000, flight: 1 }, two, "p99"],
  ["receive 1 KiB JSON, context takeover", "receive", { bytes: 1024, count: 60_000, deflate: "1" }, two],
  ["receive 1 KiB JSON, no context", "receive", { bytes: 1024, count: 60_000, deflate: "2" }, two],
  ["send 1 KiB JSON, context takeover, in bursts", "send", { bytes: 1024, count: 30_000, deflate: "1" }, two],
  ["send 1 KiB JSON, no context, in bursts", "send", { bytes: 1024, count: 30_000, deflate: "2" }, two],
  ["receive 128 B text over TLS", "receive", { bytes: 128, count: 600_000, tls: true }, two],
  ["send 128 B over TLS, in bursts", "send", { bytes: 128, count: 200_000, tls: true }, two],
  ["connect and close", "connect", { count: 3000 }, two],
  ["memory of an idle connection", "idle", { count: 5000 }, two],
  ["memory of an idle connection that has used context takeover", "idle", { count: 500, deflate: "1" }, two],
];

const chosen = PARTS.filter(([name]) => positionals.length === 0 || positionals.some((word) => name.includes(word)));
const temporary = mkdtempSync(join(tmpdir(), "wireglot-bench-"));
const peers = values.peers ? fetchPeers() : {};
const servers = { false: await startServer(), true: await startServer("tls") };
const results = [];
for (const [name, work, options, clients, figure = "cpu"] of chosen) {
  const all = [...clients, ...(work === "receive" && !options.deflate && !options.tls ? Object.keys(peers) : [])];
  const runs = Object.fromEntries(all.map((client) => [client, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const client of all) {
      const value = measure(client, work, options);
      if (value !== undefined) runs[client].push(value[figure]);
    }
  }
  const row = { name, unit: work === "idle" ? "bytes" : "seconds", clients: {} };
  for (const [client, figures] of Object.entries(runs)) {
    if (figures.length === 0) continue;
    const sorted = figures.toSorted((a, b) => a - b);
    row.clients[client] = { median: median(sorted), least: sorted[0], most: sorted.at(-1) };
  }
  results.push(row);
  console.log(describe(row));
}
for (const { child } of Object.values(servers)) child.kill();
rmSync(temporary, { recursive: true, force: true });

const about = {
  node: process.version,
  ws: JSON.parse(readFileSync(join(root, "node_modules", "ws", "package.json"), "utf8")).version,
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
};
if (values.write) write();
if (values.guard) guard();

function measure(client, work, options) {
  const peer = peers[client];
  const { port } = servers[options.tls === true];
  const [program, ...before] = peer?.command ?? [process.execPath, "--expose-gc"];
  const given = JSON.stringify({ ...options, ...peer?.options });
  const args = [...before, join(folder, "client.mjs"), peer?.client ?? client, work, String(port), given];
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", cwd: root, timeout: 120_000 });
  if (status === 0) return JSON.parse(stdout.trim().split("\n").at(-1));
  console.error(`${client}, ${work} ${given}: ${stderr.split("\n").find((line) => /error/i.test(line)) ?? stderr}`);
  return undefined;
}

async function startServer(...args) {
  const child = fork(join(folder, "server.mjs"), args);
  return { child, port: await new Promise((resolve) => child.once("message", resolve)) };
}

/** Into a folder that is no part of the install. */
function fetchPeers() {
  writeFileSync(join(temporary, "package.json"), "{}");
  spawnSync(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund", "--silent", "undici", "bun", "deno", "node@26"],
    {
      cwd: temporary,
      stdio: "inherit",
    },
  );
  const at = (...path) => join(temporary, "node_modules", ...path);
  const found = {
    undici: { client: "undici", options: { undici: at("undici", "index.js") } },
    "Node 26": { client: "global", command: [at("node", "bin", "node"), "--expose-gc"] },
    bun: { client: "global", command: [at(".bin", "bun")] },
    deno: { client: "global", command: [at(".bin", "deno"), "run", "--allow-all"] },
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, { command, options }]) => existsSync(command?.[0] ?? options.undici)),
  );
}

function median(sorted) {
  return sorted[sorted.length >> 1];
}

/** How many times as good as `ws`. */
function ratioOf({ clients }, client = "wireglot") {
  return clients[client] === undefined || clients.ws === undefined
    ? undefined
    : clients.ws.median / clients[client].median;
}

function amount(value, unit) {
  return unit === "bytes" ? `${(value / 1024).toFixed(1)} KiB` : `${(value * 1e6).toFixed(value < 1e-5 ? 2 : 0)} µs`;
}

function describe(row) {
  const each = Object.entries(row.clients).map(([client, { median: middle, least, most }]) => {
    const spread = `${amount(least, row.unit)} to ${amount(most, row.unit)}`;
    return `${client} ${amount(middle, row.unit)} (${spread}; ${ratioOf(row, client)?.toFixed(2)})`;
  });
  return `${row.name}: ${each.join(", ")}`;
}

function write() {
  const file = join(folder, "results.json");
  writeFileSync(file, `${JSON.stringify({ about, results }, null, 2)}\n`);
  writeFileSync(join(folder, "results.svg"), chart());
  writeTable("bench", table());
}

function table() {
  const others = [...new Set(results.flatMap((row) => Object.keys(row.clients)))].filter(
    (client) => client !== "wireglot" && client !== "ws",
  );
  const ratio = (row, client) => ratioOf(row, client)?.toFixed(2) ?? "";
  const lines = results.map((row) => {
    const { wireglot, ws } = row.clients;
    const cells = [
      row.name,
      amount(wireglot.median, row.unit),
      amount(ws.median, row.unit),
      `**${ratio(row, "wireglot")}**`,
    ];
    return `| ${[...cells, ...others.map((client) => ratio(row, client))].join(" | ")} |`;
  });
  const head = ["work", "wireglot", "ws", "times ws", ...others];
  const said = `Medians of ${values.rounds} interleaved runs, CPU of the client per operation (one in flight: time); the last columns are ratios to ws too (net: a bare socket, which decodes nothing). Node ${about.node.slice(1)}, ws ${about.ws}, ${about.machine}, loopback.`;
  return [
    `| ${head.join(" | ")} |`,
    `| --- |${" ---: |".repeat(head.length - 1)}`,
    ...lines,
    "",
    said,
    "",
    "![How many times as good as ws, for each work](test/bench/results.svg)",
  ].join("\n");
}

/** A bar for each row: how many times as fast as `ws`, which is the line at 1. */
function chart() {
  const scale = 24;
  const height = results.length * 22 + 40;
  const bars = results.map((row, i) => {
    const ratio = ratioOf(row);
    const y = 20 + i * 22;
    return [
      `<text x="250" y="${y + 12}" text-anchor="end">${row.name}</text>`,
      `<rect x="260" y="${y}" width="${Math.round(ratio * scale)}" height="16"/>`,
      `<text x="${266 + Math.round(ratio * scale)}" y="${y + 12}">${ratio.toFixed(2)}</text>`,
    ].join("");
  });
  const line = `<line x1="${260 + scale}" y1="10" x2="${260 + scale}" y2="${height - 20}" stroke="#888" stroke-dasharray="3"/>`;
  const style = "<style>text{font:12px sans-serif;fill:#555}rect{fill:#2f81f7}</style>";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 ${height}" role="img"><title>CPU per operation: how many times as good as ws</title>${style}${line}${bars.join("")}</svg>\n`;
}

/** Not a figure of time, but of this run's own `ws`, and with a wide margin. */
function guard() {
  const kept = JSON.parse(readFileSync(join(folder, "results.json"), "utf8")).results;
  for (const row of results) {
    const before = kept.find(({ name }) => name === row.name);
    if (before === undefined) continue;
    const [now, then] = [ratioOf(row), ratioOf(before)];
    if (now >= then * 0.6) continue;
    console.error(
      `${row.name}: ${now.toFixed(2)} times as good as ws, and ${then.toFixed(2)} when the figures were kept`,
    );
    process.exitCode = 1;
  }
}
