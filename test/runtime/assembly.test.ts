/** A message put together from frames, and from reads that know nothing of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Assembly } from "../../runtime/assembly.js";

const MIB = 1_048_576;

/** The frames as one stream, in reads of so many bytes. */
function assemble(isText: boolean, frames: readonly Buffer[], read: number): Assembly {
  const assembly = new Assembly(isText);
  for (const [i, frame] of frames.entries()) {
    expect(assembly.isWhole).toBe(false);
    assembly.begin(frame.length, i === frames.length - 1);
    for (let at = 0; at < frame.length; ) at += assembly.fill(frame.subarray(at, at + read), 0);
  }
  expect(assembly.isWhole).toBe(true);
  expect(assembly.inFragments).toBe(frames.length > 1);
  return assembly;
}

describe("a message", () => {
  test("is what its frames held, whatever was read at a time", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 100 }),
        (frames, read) => {
          const bytes = Buffer.concat(frames);
          const assembly = assemble(
            false,
            frames.map((frame) => Buffer.from(frame)),
            read,
          );
          expect(assembly.size).toBe(bytes.length);
          expect(assembly.read()).toEqual(new Uint8Array(bytes));
        },
      ),
    );
  });

  test("takes of a read what is its own, and tells where the rest begins", () => {
    const assembly = new Assembly(true);
    assembly.begin(5, true);
    expect(assembly.fill(Buffer.from("??he"), 2)).toBe(4);
    expect(assembly.fill(Buffer.from("llo, and more"), 0)).toBe(3);
    expect(assembly.fill(Buffer.from("nothing of it"), 0)).toBe(0);
    expect(assembly.read()).toBe("hello");
  });

  test("that is no UTF-8 is none, in any size", async () => {
    const cut = Buffer.from("é").subarray(0, 1);
    expect(assemble(true, [cut], 9).read()).toBeUndefined();
    expect(await assemble(true, [Buffer.alloc(3 * MIB, "x"), cut], MIB).read()).toBeUndefined();
  });

  test.each([1, 3])("that is large is read in turns of the event loop, in %s frames", async (count) => {
    const frames = Array.from({ length: count }, (_, i) => Buffer.alloc((3 * MIB) / count + i, `${i}`));
    const bytes = Buffer.concat(frames);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const text = assemble(true, frames, 100_000).read();
    expect(text).toBeInstanceOf(Promise);
    expect((await text) === bytes.toString()).toBe(true);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
    const binary = await assemble(false, frames, 100_000).read();
    expect(bytes.equals(binary as Uint8Array)).toBe(true);
  });

  test("has no more memory than has come, however long a frame is said to be", () => {
    const assembly = new Assembly(false);
    const before = process.memoryUsage().arrayBuffers;
    assembly.begin(1000 * MIB, true);
    assembly.fill(Buffer.alloc(1), 0);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThanOrEqual(17 * MIB);
  });
});
