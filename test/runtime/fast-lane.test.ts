/** With and without the fast lane, whatever the fragments and the chunks of TCP, a client sees the same. */
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "wireglot";
import { closePayload, createServer, frame, type ScriptedServer } from "../../testing/index.js";

/** What the next connection gets, chunk by chunk. */
let chunks: readonly Buffer[] = [];
let server: ScriptedServer;

beforeAll(async () => {
  server = await createServer(async (peer) => {
    const mine = chunks;
    // The first chunk may come with the head of the answer.
    await peer.accept();
    for (const chunk of mine) {
      peer.send(chunk);
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
});
afterAll(() => server.close());

interface Seen {
  readonly messages: readonly (string | readonly number[])[];
  readonly code: number;
  readonly initiator: string;
  readonly condition: string | undefined;
}

async function see(given: readonly Buffer[], fastLane: boolean, channelCapacity: number): Promise<Seen> {
  chunks = given;
  const client = await connect(server.url, { fastLane, channelCapacity, closeTimeout: 20, readLimit: 2000 });
  const messages: (string | readonly number[])[] = [];
  for (;;) {
    const next = await client.channel().receive();
    if (!next.ok) break;
    messages.push(typeof next.value.data === "string" ? next.value.data : [...next.value.data]);
  }
  const { code, initiator, error } = await client.closed;
  return { messages, code, initiator, condition: error?.condition };
}

/** Messages as frames: whole or in fragments, with control frames between them; now and then something that is wrong. */
const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constant("x".repeat(300)),
);
const bytes = fc.uint8Array({ maxLength: 200 });
const whole = fc.oneof(
  text.map((value) => frame(1, Buffer.from(value.toWellFormed()))),
  bytes.map((value) => frame(2, value)),
);
const fragments = fc.tuple(text, fc.nat(3)).map(([value, count]) => {
  const body = Buffer.from(value.toWellFormed());
  const size = Math.ceil(body.length / (count + 1)) || 1;
  const parts = Array.from({ length: count + 1 }, (_, i) => body.subarray(i * size, (i + 1) * size));
  return Buffer.concat(
    parts.flatMap((part, i) => [
      frame(i === 0 ? 1 : 0, part, i === count ? 0x80 : 0),
      ...(i < count ? [frame(9, "p")] : []),
    ]),
  );
});
const control = fc.constantFrom(frame(9, "ping"), frame(10, "pong"), frame(10));
const wrong = fc.constantFrom(
  frame(1, Buffer.from([0xff])),
  frame(3, "x"),
  frame(0, "x"),
  frame(1, "x", 0xc0),
  frame(2, Buffer.alloc(2001)),
  frame(1, deflateRawSync("x"), 0xc0),
  Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5]),
  Buffer.from([0x82, 127, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
  frame(8, closePayload(1005)),
  Buffer.concat([frame(1, "a", 0), frame(1, "b")]),
);
const stream = fc.tuple(
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: whole },
      { weight: 2, arbitrary: fragments },
      { weight: 2, arbitrary: control },
      { weight: 1, arbitrary: wrong },
    ),
    { maxLength: 12 },
  ),
  fc.constantFrom(frame(8, closePayload(1000, "end")), frame(8)),
);

/** Cut anywhere. */
function cut(whole: Buffer, sizes: readonly number[]): readonly Buffer[] {
  const parts: Buffer[] = [];
  let at = 0;
  for (let i = 0; at < whole.length && i < 40; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    parts.push(whole.subarray(at, at + size));
    at += size;
  }
  if (at < whole.length) parts.push(whole.subarray(at));
  return parts;
}

describe("the fast lane", () => {
  test("makes no difference to what is seen", async () => {
    await fc.assert(
      fc.asyncProperty(
        stream,
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(1, 3, 100),
        async ([frames, end], sizes, capacity) => {
          const given = cut(Buffer.concat([...frames, end, frame(1, "after the close")]), sizes);
          expect(await see(given, true, capacity)).toEqual(await see(given, false, capacity));
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  test("a fault is judged as soon as two bytes tell it", async () => {
    expect(await see([Buffer.from([0xff, 0xff])], true, 10)).toMatchObject({
      code: 1002,
      condition: "protocol_violation",
    });
  });

  test("a channel of capacity n holds n, whatever came in one read", async () => {
    chunks = [Buffer.concat(Array.from({ length: 5000 }, () => frame(1, "x")))];
    const client = await connect(server.url, { channelCapacity: 7, closeTimeout: 20 });
    await expect.poll(() => client.channel().length).toBe(7);
    for (let i = 0; i < 5000; i++) expect((await client.channel().receive()).ok).toBe(true);
    await client.close();
  });

  test("a message that is most of a read is the consumer's own: the next read leaves it alone", async () => {
    chunks = [Buffer.concat(Array.from({ length: 40 }, (_, i) => frame(2, Buffer.alloc(150_000, i))))];
    const client = await connect(server.url, { channelCapacity: 40, closeTimeout: 20 });
    const received: unknown[] = [];
    for (let i = 0; i < 40; i++) received.push((await client.channel().receive()).value?.data);
    expect(received.map((data, i) => Buffer.alloc(150_000, i).equals(data as Uint8Array))).toEqual(
      Array(40).fill(true),
    );
    await client.close();
  });

  test("what is left of a read, in memory that lanes share, stays what it was", async () => {
    const mark = (from: number, i: number): string => `${from}/${i} `.padEnd(1024, "x");
    const frames = (from: number): Buffer[] =>
      Array.from({ length: 1000 }, (_, i) => {
        const body = Buffer.from(mark(from, i));
        if (i % 7 > 0) return frame(i % 2 === 0 ? 2 : 1, body);
        return Buffer.concat([frame(1, body.subarray(0, 9), 0), frame(9, "p"), frame(0, body.subarray(9))]);
      });
    const clients = [];
    for (const from of [0, 1, 2]) {
      chunks = [Buffer.concat(frames(from))];
      clients.push(await connect(server.url, { channelCapacity: 7, closeTimeout: 20 }));
    }
    for (let i = 0; i < 1000; i++) {
      for (const [from, client] of clients.entries()) {
        const data = (await client.channel().receive()).value?.data ?? "";
        expect(Buffer.from(data as string).toString()).toBe(mark(from, i));
      }
    }
    await Promise.all(clients.map((client) => client.close()));
  });
});
