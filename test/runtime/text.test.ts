/** Text out of bytes, the same by each of the ways. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { Chunk, decodeLargeText, decodeText } from "../../runtime/text.js";

const MIB = 1_048_576;

describe("a part of a read", () => {
  test.each([0, 1, 2, 3])("is decoded wherever it lies: %s bytes from an aligned place", (offset) => {
    for (const text of [
      "",
      "a",
      "x".repeat(15),
      "x".repeat(300),
      "x".repeat(2000),
      "é",
      "aé".repeat(700),
      "😀".repeat(9),
    ]) {
      const size = Buffer.byteLength(text);
      const memory = Buffer.from(new ArrayBuffer(offset + size + 8));
      memory.write(text, offset + 3, "utf8");
      const chunk = new Chunk(memory.subarray(offset));
      expect(chunk.readText(3, 3 + size)).toBe(text);
    }
  });

  test("that is no UTF-8 is none", () => {
    const chunk = new Chunk(Buffer.concat([Buffer.from("abc"), Buffer.from([0xff])]));
    expect([chunk.readText(0, 3), chunk.readText(0, 4)]).toEqual(["abc", undefined]);
    for (const at of [0, 7, 31, 40, 63]) {
      const bytes = Buffer.alloc(64, "x");
      bytes[at] = 0x80;
      expect(new Chunk(bytes).readText(0, 64)).toBeUndefined();
    }
  });
});

describe("a whole message", () => {
  test.each([
    ["short", "héllo"],
    ["long and ASCII", "x".repeat(70_000)],
    ["long", "é😀".repeat(20_000)],
  ])("that is %s", (_, text) => {
    expect(decodeText(Buffer.from(text))).toBe(text);
  });

  test("that is large is decoded in pieces, never within a character", async () => {
    for (const shift of ["", "a", "ab", "abc"]) {
      const text = `${shift}${"😀é".repeat(MIB / 2)}`;
      const bytes = Buffer.from(text);
      expect((await decodeLargeText(bytes)) === text).toBe(true);
    }
  });
});

describe("where Node has no methods of its own behind toString", () => {
  const methods = Buffer.prototype as unknown as Record<"latin1Slice" | "utf8Slice", unknown>;
  const { latin1Slice, utf8Slice } = methods;
  afterEach(() => {
    Object.assign(methods, { latin1Slice, utf8Slice });
    vi.resetModules();
  });

  test("toString itself is taken", async () => {
    Object.assign(methods, { latin1Slice: undefined, utf8Slice: undefined });
    vi.resetModules();
    const text = await import("../../runtime/text.js");
    Object.assign(methods, { latin1Slice, utf8Slice });
    const bytes = Buffer.from(`${"x".repeat(300)}é`);
    const chunk = new text.Chunk(bytes);
    expect(chunk.readText(0, 300)).toBe("x".repeat(300));
    expect(chunk.readText(290, 302)).toBe(`${"x".repeat(10)}é`);
  });
});
