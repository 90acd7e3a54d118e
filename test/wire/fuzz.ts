/** `npm run fuzz -- --streams N --from SEED`: many seeds, one after the other; those that make a difference are kept in seeds.json. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compare } from "./compare.js";
import { createObserver } from "./observe.js";

const { values } = parseArgs({
  options: {
    streams: { type: "string", default: "10000" },
    from: { type: "string", default: String(Date.now() % 1_000_000_000) },
    seeds: { type: "string" },
  },
});
const streams = Number(values.streams);
const from = Number(values.from);
const AT_A_TIME = 32;

const observer = await createObserver();
const failed: number[] = [];
const start = performance.now();
for (let done = 0; done < streams; done += AT_A_TIME) {
  const seeds = Array.from({ length: Math.min(AT_A_TIME, streams - done) }, (_, i) => from + done + i);
  const differences = await Promise.all(seeds.map((seed) => compare(seed, observer)));
  for (const [index, difference] of differences.entries()) {
    if (difference === undefined) continue;
    console.error(difference);
    failed.push(from + done + index);
  }
  if (Math.floor(done / 10_000) !== Math.floor((done + AT_A_TIME) / 10_000)) {
    console.log(`${done + AT_A_TIME} streams, ${failed.length} differences`);
  }
}
await observer.close();
if (values.seeds !== undefined && failed.length > 0) {
  const known = JSON.parse(readFileSync(values.seeds, "utf8")) as number[];
  writeFileSync(values.seeds, `${JSON.stringify([...new Set([...known, ...failed])].sort((a, b) => a - b))}\n`);
}
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(`${streams} streams from seed ${from} through both paths: ${failed.length} differences (${seconds} s)`);
process.exitCode = failed.length === 0 ? 0 : 1;
