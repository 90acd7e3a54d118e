/** Specs that are broken at random: a few on every run, and the seeds that once failed (`npm run fuzz:spec` finds more). */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildModel } from "../../generator/build-model.js";
import { loadSpec } from "../../generator/load.js";
import { judge, mutate } from "./fuzz.mjs";

const folder = mkdtempSync(join(tmpdir(), "wireglot-fuzz-"));
afterAll(() => rmSync(folder, { recursive: true }));

const kept: readonly number[] = JSON.parse(readFileSync(new URL("./fuzz-seeds.json", import.meta.url), "utf8"));

test("whatever a spec holds, the outcome is a spec or findings with places", async () => {
  const seeds = [...kept, ...Array.from({ length: 300 }, (_, index) => index)];
  const problems: string[] = [];
  for (const seed of seeds) {
    const { corpus, bytes } = mutate(seed);
    const { problem } = await judge(bytes, { loadSpec, buildModel, folder });
    if (problem !== undefined) problems.push(`seed ${seed} (${corpus}): ${problem}`);
  }
  expect(problems).toEqual([]);
}, 60_000);

test("the judge sees what must not be", async () => {
  const findings = [{ file: "x", line: 0, column: 1, severity: "error", code: "x", message: "x", path: [] }] as const;
  const loaded = { findings, sources: [], positionOf: () => ({ line: 1, column: 1 }) };
  const bytes = Buffer.from("x");
  expect(await judge(bytes, { loadSpec: async () => loaded, buildModel, folder })).toHaveProperty("problem");
  const broken = async (): Promise<never> => {
    throw new TypeError("a bug");
  };
  expect(await judge(bytes, { loadSpec: broken, buildModel, folder })).toHaveProperty("problem");
});
