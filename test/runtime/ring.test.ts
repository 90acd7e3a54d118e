import fc from "fast-check";
import { expect, test } from "vitest";
import { Ring } from "../../runtime/ring.js";

test("is a queue, and weighs what is in it, however it was grown and emptied", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: -3000, max: -1 }))), (acts) => {
      const ring = new Ring<number>();
      const model: number[] = [];
      let next = 0;
      for (const act of acts) {
        for (let i = 0; i < act; i++) {
          ring.push(next, next % 7);
          model.push(next++);
        }
        for (let i = 0; i < -act && model.length > 0; i++) expect(ring.shift()).toBe(model.shift());
        expect(ring.length).toBe(model.length);
        expect(ring.weight).toBe(model.reduce((sum, value) => sum + (value % 7), 0));
      }
    }),
    { numRuns: 50 },
  );
});

test("its latest value can be dropped, also where it wraps", () => {
  const ring = new Ring<number>();
  for (let i = 0; i < 16; i++) ring.push(i, i);
  ring.shift();
  ring.push(16, 16);
  ring.dropLatest();
  ring.dropLatest();
  expect([ring.length, ring.weight]).toEqual([14, 105]);
  ring.push(17, 1);
  expect(Array.from({ length: 15 }, () => ring.shift())).toEqual([...Array.from({ length: 14 }, (_, i) => i + 1), 17]);
});

test("that was cleared is empty, and can be filled again", () => {
  const ring = new Ring<string>();
  ring.push("a", 5);
  ring.clear();
  expect([ring.length, ring.weight]).toEqual([0, 0]);
  ring.push("b", 2);
  expect([ring.shift(), ring.length, ring.weight]).toEqual(["b", 0, 0]);
});
