/** What goes out is read again by the rules of RFC 6455, whatever the sizes, the alphabet and the alignment. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { BINARY_FRAME, TEXT_FRAME } from "../../runtime/frame-header.js";
import { FrameWriter } from "../../runtime/frame-writer.js";

interface Frame {
  readonly first: number;
  readonly key: Buffer;
  readonly payload: Buffer;
}

function readFrames(bytes: Buffer): readonly Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length; ) {
    const second = bytes.readUInt8(at + 1);
    expect(second & 0x80).toBe(0x80);
    const short = second & 0x7f;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    // The shortest form is the only one allowed (section 5.2).
    expect(short).toBe(length < 126 ? length : length < 65_536 ? 126 : 127);
    const keyAt = at + 2 + (short < 126 ? 0 : short === 126 ? 2 : 8);
    const key = bytes.subarray(keyAt, keyAt + 4);
    const payload = bytes.subarray(keyAt + 4, keyAt + 4 + length).map((byte, i) => byte ^ (key[i % 4] ?? 0));
    frames.push({ first: bytes.readUInt8(at), key, payload: Buffer.from(payload) });
    at = keyAt + 4 + length;
  }
  return frames;
}

const message = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom("", "a".repeat(125), "a".repeat(126), "ü".repeat(70), "z".repeat(16_400), "z".repeat(70_000)),
  fc.integer({ min: 0, max: 70_000 }).map((size) => Buffer.alloc(size, 7)),
);

test("every message is one whole masked frame, in the order of sending", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(message, fc.boolean()), { maxLength: 40 }), (messages) => {
      const writer = new FrameWriter();
      const written: Buffer[] = [];
      let size = 0;
      for (const [data, takes] of messages) {
        const bytes = Buffer.from(data);
        const before = writer.size;
        const text = typeof data === "string";
        writer.add(text ? TEXT_FRAME : BINARY_FRAME, text ? data : bytes, bytes.length);
        size += writer.size - before;
        // What was given may be used again at once.
        if (typeof data !== "string") bytes.fill(0xee);
        if (takes) {
          written.push(...writer.take().map((part) => Buffer.from(part)));
          writer.release();
          expect(writer.size).toBe(0);
        }
      }
      written.push(...writer.take());
      const all = Buffer.concat(written);
      expect(all.length).toBe(size);
      const frames = readFrames(all);
      expect(frames.map(({ first }) => first)).toEqual(
        messages.map(([data]) => (typeof data === "string" ? 0x81 : 0x82)),
      );
      for (const [i, { payload }] of frames.entries()) {
        expect(payload.equals(Buffer.from(messages[i]?.[0] ?? ""))).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test("keys are not repeated: of 5,000 frames none has the key of another, nor does a second writer", () => {
  const keys = [new FrameWriter(), new FrameWriter()].flatMap((writer) => {
    for (let i = 0; i < 2500; i++) writer.add(TEXT_FRAME, "x", 1);
    return readFrames(Buffer.concat(writer.take())).map(({ key }) => key.toString("hex"));
  });
  // By chance, two of 5,000 are alike in one run of 340.
  expect(new Set(keys).size).toBeGreaterThanOrEqual(4999);
});

test("where words are big-endian, bytes are masked one by one", async () => {
  vi.doMock("node:os", async (original) => ({
    ...(await original<typeof import("node:os")>()),
    endianness: () => "BE",
  }));
  vi.resetModules();
  const { FrameWriter: Other } = await import("../../runtime/frame-writer.js");
  vi.doUnmock("node:os");
  const writer = new Other();
  const bytes = Buffer.from("a message of some length, whose last word is cut");
  writer.add(BINARY_FRAME, bytes, bytes.length);
  expect(readFrames(Buffer.concat(writer.take()))[0]?.payload).toEqual(bytes);
});

test("the slab is given away only where nothing was added since", () => {
  const writer = new FrameWriter();
  const add = (text: string): void => writer.add(TEXT_FRAME, text, text.length);
  add("one");
  const first = writer.take();
  add("two");
  // What was taken is written, and the next is in the slab already.
  writer.release();
  add("three");
  const texts = readFrames(Buffer.concat([...first, ...writer.take()])).map(({ payload }) => String(payload));
  expect(texts).toEqual(["one", "two", "three"]);
});

test.each([1, 40_000])("what is written is memory for the next writer, and only so much is kept: %s bytes", (size) => {
  const writers = Array.from({ length: 7 }, () => new FrameWriter());
  const message = Buffer.alloc(size);
  const slabOf = (writer: FrameWriter): ArrayBufferLike | undefined => {
    writer.add(BINARY_FRAME, message, size);
    return writer.take()[0]?.buffer;
  };
  const slabs = writers.map(slabOf);
  expect(new Set(slabs).size).toBe(7);
  for (const writer of writers) {
    writer.release();
    // A second time there is nothing to give.
    writer.release();
  }
  const again = writers.map(slabOf);
  expect(again.filter((slab) => slabs.includes(slab))).toHaveLength(5);
  expect(new Set(again).size).toBe(7);
});

test("slabs that are full are given away as well, but not before they were taken and written", () => {
  const writer = new FrameWriter();
  const message = Buffer.alloc(100_000);
  for (let i = 0; i < 5; i++) writer.add(BINARY_FRAME, message, message.length);
  writer.release();
  const slabs = new Set(writer.take().map(({ buffer }) => buffer));
  expect(slabs.size).toBe(3);
  writer.add(BINARY_FRAME, message, message.length);
  const [next] = writer.take();
  expect(slabs.has(next?.buffer as ArrayBuffer)).toBe(true);
  writer.release();
  for (let i = 0; i < 5; i++) writer.add(BINARY_FRAME, message, message.length);
  for (const { buffer } of writer.take()) expect(slabs.has(buffer)).toBe(true);
});

test("slabs that are written, and not given away since others are on their way, are left to the garbage collector", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const writer = new FrameWriter();
  const message = Buffer.alloc(100_000);
  collect();
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 400; i++) {
    writer.add(BINARY_FRAME, message, message.length);
    writer.take();
  }
  // Memory that was collected is freed a little later.
  const grown = (): number => {
    collect();
    return (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  };
  await expect.poll(grown, { timeout: 10_000 }).toBeLessThan(8);
  writer.release();
});
