import fc from "fast-check";
import { expect, test } from "vitest";
import { headLength, headOf, missingBytes, payloadLength } from "../../runtime/frame-header.js";

const lengths = fc.oneof(fc.nat(200), fc.integer({ min: 65_000, max: 66_000 }), fc.integer({ min: 0, max: 2 ** 40 }));

test("a head that is made reads back, at any place", () => {
  fc.assert(
    fc.property(lengths, fc.nat(9), (length, at) => {
      const head = headOf(0x81, length);
      expect(head[0]).toBe(0x81);
      expect(headLength(head[1] as number)).toBe(head.length);
      expect(payloadLength(Buffer.concat([Buffer.alloc(at), head]), at)).toBe(length);
    }),
  );
});

test("a head is as short as its length allows (RFC 6455 section 5.2)", () => {
  const lengths = [0, 125, 126, 65_535, 65_536, 2 ** 40];
  expect(lengths.map((length) => headOf(0x82, length).length)).toEqual([2, 2, 4, 4, 10, 10]);
});

test("what a frame lacks: the rest of its head, then the rest of its payload", () => {
  const frame = Buffer.concat([headOf(0x82, 70_000), Buffer.alloc(70_000)]);
  expect([0, 1, 2, 9].map((have) => missingBytes(frame.subarray(0, have)))).toEqual([2, 1, 8, 1]);
  expect([10, 11, 70_010].map((have) => missingBytes(frame.subarray(0, have)))).toEqual([70_000, 69_999, 0]);
});
