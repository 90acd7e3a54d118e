import { randomBytes } from "node:crypto";
import { createDeflateRaw, inflateRawSync, type ZlibOptions, constants as zlib } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { Inflater } from "../../runtime/inflater.js";

/** Messages as a peer with a sliding window sends them: one stream, flushed after each, without the four bytes at the end. */
async function compress(messages: readonly Buffer[]): Promise<readonly Buffer[]> {
  const stream = createDeflateRaw();
  const compressed: Buffer[] = [];
  for (const message of messages) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.write(message);
    await new Promise<void>((resolve) => stream.flush(zlib.Z_SYNC_FLUSH, () => resolve()));
    stream.removeAllListeners("data");
    compressed.push(Buffer.concat(parts).subarray(0, -4));
  }
  return compressed;
}

describe("with context takeover", () => {
  test.each([
    ["small ones", [10, 20, 30, 0, 5]],
    ["some that fill the window, and more", [20_000, 20_000, 40_000, 1, 32_768, 32_767, 100_000, 3]],
    ["large ones, by a thread", [200_000, 3_000_000, 10, 2_000_000]],
  ])("messages refer to those before: %s", async (_, sizes) => {
    const source = randomBytes(4000);
    const messages = sizes.map((size, i) => Buffer.alloc(size, source.subarray(i * 7)));
    const inflater = new Inflater({ takeover: true, limit: 16_777_216 });
    for (const [i, compressed] of (await compress(messages)).entries()) {
      expect((await inflater.inflate([compressed])).equals(messages[i] ?? Buffer.alloc(0))).toBe(true);
    }
  });
});

test("without it, a message that refers to one before is no data", async () => {
  const [first, second] = await compress([Buffer.from("what was said before"), Buffer.from("what was said before")]);
  const inflater = new Inflater({ takeover: false, limit: 1000 });
  expect((await inflater.inflate([first ?? Buffer.alloc(0)])).toString()).toBe("what was said before");
  expect(() => inflater.inflate([second ?? Buffer.alloc(0)])).toThrow(
    expect.objectContaining({ code: "Z_DATA_ERROR" }),
  );
});

test.each([100, 1_500_000])("a message of the limit passes, one byte more does not: %i", async (limit) => {
  for (const size of [limit, limit + 1]) {
    const [compressed] = await compress([Buffer.alloc(size, "a")]);
    const result = (async () => new Inflater({ takeover: true, limit }).inflate([compressed ?? Buffer.alloc(0)]))();
    if (size === limit) expect(await result).toHaveLength(size);
    else await expect(result).rejects.toMatchObject({ code: "ERR_BUFFER_TOO_LARGE" });
  }
});

test("small messages are there at once, large ones do not hold up the program", async () => {
  const [small, large] = await compress([Buffer.alloc(1_000_000), Buffer.alloc(4_000_000)]);
  const inflater = new Inflater({ takeover: true, limit: 16_777_216 });
  expect(Buffer.isBuffer(inflater.inflate([small ?? Buffer.alloc(0)]))).toBe(true);
  expect(inflater.inflate([large ?? Buffer.alloc(0)])).toBeInstanceOf(Promise);
});

test("a platform whose zlib has no dictionary for raw data cannot do it", async () => {
  vi.doMock("node:zlib", async (original) => ({
    ...(await original<typeof import("node:zlib")>()),
    inflateRawSync: (data: Buffer, options: ZlibOptions) => {
      if (options.dictionary !== undefined) throw new Error("no dictionary");
      return inflateRawSync(data, options);
    },
  }));
  vi.resetModules();
  const { Inflater: Poor } = await import("../../runtime/inflater.js");
  vi.doUnmock("node:zlib");
  expect([Poor.works(false), Poor.works(true)]).toEqual([true, false]);
});
