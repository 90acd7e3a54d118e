/** `npm run fuzz -- [--streams N] [--from SEED]`: the differential test of test/wire/ on many more streams, on both cores. */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "test", ".generated", "wire");
const { values } = parseArgs({
  options: {
    streams: { type: "string", default: "200000" },
    from: { type: "string", default: String(Date.now() % 1_000_000_000) },
    processes: { type: "string", default: "2" },
  },
});

const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status;
if (node("scripts/build.mjs") !== 0 || node(tsc, "-p", "test/wire/tsconfig.json", "--outDir", out) !== 0)
  process.exit(1);

const processes = Number(values.processes);
const each = Math.ceil(Number(values.streams) / processes);
const codes = await Promise.all(
  Array.from({ length: processes }, (_, i) => {
    const args = ["--streams", String(each), "--from", String(Number(values.from) + i * each)];
    const program = join(out, "test", "wire", "fuzz.js");
    const child = spawn(process.execPath, [program, ...args, "--seeds", join(root, "test", "wire", "seeds.json")], {
      cwd: root,
      stdio: "inherit",
    });
    return new Promise((resolve) => child.on("exit", resolve));
  }),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
