import fc from "fast-check";
import { expect, test } from "vitest";
import { SlidingWindow } from "../../runtime/sliding-window.js";

test("it keeps the end of all that was pushed, and no more than its size", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.uint8Array({ maxLength: 120 })), (size, parts) => {
      const window = new SlidingWindow(size);
      let all = Buffer.alloc(0);
      for (const part of parts) {
        window.push(Buffer.from(part));
        all = Buffer.concat([all, part]);
        const { dictionary = Buffer.alloc(0) } = window.options;
        expect(dictionary.equals(all.subarray(Math.max(0, all.length - size)))).toBe(true);
      }
    }),
  );
});

test("nothing is no dictionary", () => {
  expect(new SlidingWindow(8).options).toEqual({});
});
