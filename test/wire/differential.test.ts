/** Seeded streams through the client, with the fast lane and without, against the decoder. `npm run fuzz` tries more. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { compare } from "./compare.js";
import { createObserver, type Observer } from "./observe.js";
import seeds from "./seeds.json" with { type: "json" };

let observer: Observer;
beforeAll(async () => {
  observer = await createObserver();
});
afterAll(() => observer.close());

test("every stream means the same to both paths and to the decoder", async () => {
  const differences: string[] = [];
  const start = 1_000_000;
  for (let seed = start; seed < start + 600; seed += 20) {
    const batch = Array.from({ length: 20 }, (_, i) => compare(seed + i, observer));
    differences.push(...(await Promise.all(batch)).filter((difference) => difference !== undefined));
  }
  expect(differences).toEqual([]);
});

test.each(seeds)("seed %i, which once made a difference", async (seed) => {
  expect(await compare(seed, observer)).toBeUndefined();
});
