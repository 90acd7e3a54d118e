/** What is deflated is read again by zlib as a peer uses it: one stream for all messages, or a fresh one for each. */
import { randomBytes } from "node:crypto";
import { createInflateRaw, deflateRawSync, type ZlibOptions, constants as zlib } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { Deflater } from "../../runtime/deflater.js";

const TAIL = Buffer.from([0, 0, 0xff, 0xff]);

/** A peer whose window has so many bits. */
async function inflateAll(messages: readonly Buffer[], takeover: boolean, windowBits: number) {
  let stream = createInflateRaw({ windowBits });
  const inflated: Buffer[] = [];
  for (const message of messages) {
    if (!takeover) stream = createInflateRaw({ windowBits });
    const parts: Buffer[] = [];
    stream.removeAllListeners("data").on("data", (part: Buffer) => parts.push(part));
    await new Promise<void>((resolve, reject) => {
      stream.removeAllListeners("error").on("error", reject);
      stream.write(Buffer.concat([message, TAIL]));
      stream.flush(zlib.Z_SYNC_FLUSH, () => resolve());
    });
    inflated.push(Buffer.concat(parts));
  }
  return inflated;
}

const json = (i: number): Buffer => Buffer.from(JSON.stringify({ i, symbol: "BTC-USD", more: "x".repeat(i % 300) }));
const MESSAGES: Readonly<Record<string, readonly Buffer[]>> = {
  "small ones": Array.from({ length: 200 }, (_, i) => json(i)),
  "none, and an empty one between": [Buffer.alloc(0), json(1), Buffer.alloc(0), json(1)],
  "some that fill the window, and more": [20_000, 8192, 8191, 40_000, 65_536].map((size) => Buffer.alloc(size, "ab")),
  "what does not shrink": [randomBytes(5000), randomBytes(5000)],
  "some for a thread between": [json(1), Buffer.alloc(70_000, "long"), json(2), randomBytes(300_000), json(2)],
};

describe.each([
  [true, 15],
  [true, 10],
  [true, 9],
  [true, 8],
  [false, 15],
  [false, 9],
])("takeover %s, a window of %i bits", (takeover, windowBits) => {
  test.each(Object.keys(MESSAGES))("%s", async (name) => {
    const messages = MESSAGES[name] ?? [];
    const deflater = new Deflater({ takeover, windowBits });
    const deflated: Buffer[] = [];
    for (const message of messages) deflated.push(await deflater.deflate(message));
    const inflated = await inflateAll(deflated, takeover, windowBits);
    expect(inflated.map((one, i) => one.equals(messages[i] ?? TAIL))).toEqual(messages.map(() => true));
  });
});

test("a message that was said before is short with takeover, and as long as ever without", () => {
  const noise = randomBytes(1000);
  const lengths = (takeover: boolean): readonly number[] => {
    const deflater = new Deflater({ takeover, windowBits: 15 });
    return [deflater.deflateAtOnce(noise).length, deflater.deflateAtOnce(noise).length];
  };
  expect(lengths(true)[1]).toBeLessThan(50);
  expect(lengths(false)[1]).toBe(lengths(false)[0]);
});

test("small messages are there at once, large ones do not hold up the program", async () => {
  const deflater = new Deflater({ takeover: true, windowBits: 15 });
  expect(Buffer.isBuffer(deflater.deflate(Buffer.alloc(65_536)))).toBe(true);
  expect(await deflater.deflate(Buffer.alloc(65_537))).toBeInstanceOf(Buffer);
  expect(Deflater.isAtOnce(65_536)).toBe(true);
  expect(Deflater.isAtOnce(65_537)).toBe(false);
});

test.each([
  ["throws at a dictionary", true],
  ["ignores it", false],
])("a platform whose zlib %s cannot do it", async (_, throws) => {
  vi.doMock("node:zlib", async (original) => ({
    ...(await original<typeof import("node:zlib")>()),
    deflateRawSync: (data: Buffer, { dictionary, ...options }: ZlibOptions) => {
      if (throws && dictionary !== undefined) throw new Error("no dictionary");
      return deflateRawSync(data, options);
    },
  }));
  vi.resetModules();
  const { Deflater: Poor } = await import("../../runtime/deflater.js");
  vi.doUnmock("node:zlib");
  expect([Poor.works(false), Poor.works(true)]).toEqual([true, false]);
});
