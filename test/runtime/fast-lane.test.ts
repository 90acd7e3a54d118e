/** With and without the fast lane, whatever the fragments and the chunks of TCP, a client sees the same. */
import type { Duplex } from "node:stream";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMPRESSION, connect } from "wireglot";
import { FastLane } from "../../runtime/fast-lane.js";
import { LentReads } from "../../runtime/read-buffer.js";
import { duplexPair } from "../../testing/duplex-pair.js";
import { bomb, closePayload, createServer, frame, type ScriptedServer } from "../../testing/index.js";

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

  test.each([50, 500, 70_000])(
    "a text of %s bytes that came in two reads and is no UTF-8 is judged by ws",
    async (size) => {
      const whole = frame(1, Buffer.concat([Buffer.alloc(size, "x"), Buffer.from([0xff])]));
      for (const at of [3, whole.length - 1]) {
        chunks = [frame(1, "before"), whole.subarray(0, at), whole.subarray(at), frame(1, "after")];
        const client = await connect(server.url, { closeTimeout: 20 });
        expect(await client.channel().receive()).toMatchObject({ value: { data: "before" } });
        expect(await client.channel().receive()).toMatchObject({ ok: false });
        expect(await client.closed).toMatchObject({ code: 1007, error: { condition: "protocol_violation" } });
      }
    },
  );

  test.each([
    ["of a byte each", 1],
    ["of 7 bytes", 7],
    ["of a MiB, which ends within a character", 1_048_577],
  ])("a text in fragments %s is put together; one that is no UTF-8 is judged by ws", async (_, size) => {
    const body = Buffer.from("aé😀".repeat(size > 1000 ? 500_000 : 20));
    const fragments = (bytes: Buffer): Buffer[] => {
      const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      return parts.map((part, i) => frame(i === 0 ? 1 : 0, part, i === parts.length - 1 ? 0x80 : 0));
    };
    chunks = [
      Buffer.concat([
        ...fragments(body),
        frame(2, "between"),
        ...fragments(Buffer.concat([body, body.subarray(0, 2)])),
        frame(1, "after"),
      ]),
    ];
    const client = await connect(server.url, { closeTimeout: 20 });
    expect((await client.channel().receive()).value?.data === String(body)).toBe(true);
    expect(await client.channel().receive()).toMatchObject({ value: { type: "binary" } });
    expect(await client.channel().receive()).toMatchObject({ ok: false });
    expect(await client.closed).toMatchObject({ code: 1007, error: { condition: "protocol_violation" } });
  });

  test("a head may be cut anywhere, of a frame that is whole and of one that is a fault", async () => {
    const long = "y".repeat(300);
    const bytes = Buffer.concat([frame(1, "first"), frame(1, long)]);
    for (const at of [6, 7, 8, 9, 10]) {
      expect(await see([bytes.subarray(0, at), bytes.subarray(at), frame(8)], true, 10)).toMatchObject({
        messages: ["first", long],
      });
    }
    const fault = Buffer.concat([frame(1, "first"), Buffer.from([0x83, 0]), frame(1, "never told")]);
    expect(await see([fault.subarray(0, 8), fault.subarray(8)], true, 10)).toMatchObject({
      messages: ["first"],
      code: 1002,
    });
  });

  describe("when TCP ends", () => {
    const compressed = { extensions: "permessage-deflate" };
    const ending = (answer: { readonly extensions?: string }, ...given: readonly Buffer[]): Promise<ScriptedServer> =>
      createServer(async (peer) => {
        await peer.accept(answer);
        for (const bytes of given) {
          peer.send(bytes);
          await new Promise((resolve) => setImmediate(resolve));
        }
        peer.end();
      });
    const options = { compression: COMPRESSION.CONTEXT_TAKEOVER, channelCapacity: 1, closeTimeout: 1000 };

    test("what ws has not told yet is told first", async () => {
      const text = "é".repeat(1_500_000);
      for (const [answer, compression] of [
        [compressed, COMPRESSION.CONTEXT_TAKEOVER],
        [{}, COMPRESSION.DISABLED],
      ] as const) {
        const ended = await ending(answer, frame(1, text), frame(1, "last"));
        const client = await connect(ended.url, { ...options, compression });
        expect((await client.channel().receive()).value?.data === text).toBe(true);
        expect(await client.channel().receive()).toMatchObject({ value: { data: "last" } });
        expect(await client.closed).toMatchObject({ code: 1006, initiator: "transport" });
        await ended.close();
      }
    });

    test("a fault of what is inflated meanwhile is the end", async () => {
      const ended = await ending(compressed, frame(2, bomb(20 << 20), 0xc0));
      const client = await connect(ended.url, options);
      expect(await client.closed).toMatchObject({ code: 1009, error: { condition: "message_too_big" } });
      await ended.close();
    });

    test("a message that is whole, and waits for room, is not lost", async () => {
      const whole = frame(1, "b".repeat(400));
      const cut = await ending({}, frame(1, "a"), whole.subarray(0, 100), whole.subarray(100));
      const client = await connect(cut.url, { channelCapacity: 1, closeTimeout: 1000 });
      await expect.poll(() => client.channel().length).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      expect(await client.channel().receive()).toMatchObject({ value: { data: "a" } });
      expect(await client.channel().receive()).toMatchObject({ value: { data: "b".repeat(400) } });
      expect(await client.channel().receive()).toMatchObject({ ok: false });
      await cut.close();
    });
  });

  describe("as a stream", () => {
    /** All that is there: some platforms give it chunk by chunk. */
    const read = (stream: Duplex): string => {
      const parts: Buffer[] = [];
      for (let part = stream.read(); part !== null; part = stream.read()) parts.push(part);
      return String(Buffer.concat(parts));
    };

    test("stops reading where nobody takes what it passes on, and goes on", async () => {
      const [mine, other] = duplexPair();
      const lane = new FastLane(mine, { delivers: true });
      other.write("HTTP/1.1 200 no WebSocket\r\n\r\n");
      await expect.poll(() => lane.readableLength).toBeGreaterThan(0);
      let written = 0;
      const write = (): void => {
        other.write("x".repeat(10_000), () => {
          written += 1;
          if (written < 50) write();
        });
      };
      write();
      await expect.poll(() => mine.isPaused()).toBe(true);
      expect(written).toBeLessThan(50);
      let got = 0;
      lane.on("data", (chunk: Buffer) => {
        got += chunk.length;
      });
      await expect.poll(() => got).toBe(500_000 + 29);
      lane.destroy();
    });

    /** An open lane, its reads by hand; `room`: what the consumer says of each message. */
    function openLane(room = true, delivers = true) {
      const [mine] = duplexPair();
      const reads = new LentReads();
      const lane = new FastLane(mine, { delivers, reads });
      const { buffer, callback } = reads.onread as { buffer: Buffer; callback: (length: number) => boolean };
      const arrive = (bytes: string | Buffer): void => void callback(Buffer.from(bytes).copy(buffer));
      const messages: unknown[] = [];
      const activate = (): void => {
        lane.activate({
          deliver: (data: string | Uint8Array) => messages.push(data) > 0 && room,
          hasRoom: room,
          onFull: () => undefined,
          onFlush: () => () => undefined,
          onActivity: () => undefined,
          limit: 1000,
          compressed: false,
        });
        lane.setReading(true);
      };
      return { lane, mine, arrive, activate, messages };
    }
    const head = "HTTP/1.1 101 Switching Protocols\r\n\r\n";

    test("holds back what follows the answer, in how many reads it may come", () => {
      const { lane, arrive, activate, messages } = openLane();
      arrive(head.slice(0, 9));
      arrive(head.slice(9));
      arrive(frame(1, "one").subarray(0, 2));
      arrive(Buffer.concat([frame(1, "one").subarray(2), frame(9, "p")]));
      expect(read(lane)).toBe(head);
      activate();
      expect(messages).toEqual(["one"]);
      expect(read(lane)).toBe(String(frame(9, "p")));
      lane.destroy();
    });

    test("passes on what is malformed with all that follows it, though two reads brought its head", () => {
      const { lane, arrive, activate, messages } = openLane();
      arrive(head);
      activate();
      expect(read(lane)).toBe(head);
      const fault = Buffer.concat([Buffer.from([0x83, 3]), Buffer.from("abc"), frame(1, "more")]);
      arrive(Buffer.concat([frame(1, "one"), fault.subarray(0, 1)]));
      arrive(fault.subarray(1));
      arrive(frame(1, "last"));
      expect(messages).toEqual(["one"]);
      expect(read(lane)).toBe(String(Buffer.concat([fault, frame(1, "last")])));
      lane.destroy();
    });

    test("of a message in fragments it passes on all but the payload, and ws tells when it is whole", () => {
      const { lane, arrive, activate, messages } = openLane();
      arrive(head);
      activate();
      expect(read(lane)).toBe(head);
      arrive(Buffer.concat([frame(1, "one ", 0), frame(9, "p"), frame(0, "two", 0), frame(0, "").subarray(0, 1)]));
      expect(read(lane)).toBe(String(Buffer.concat([frame(1, "", 0), frame(9, "p"), frame(0, "", 0)])));
      arrive(Buffer.concat([frame(0, "").subarray(1), frame(2, "next")]));
      expect(read(lane)).toBe(String(frame(0, "")));
      expect(messages).toEqual([]);
      expect(lane.takeAssembled()).toEqual({ data: "one two", bytes: 7 });
      expect(lane.takeAssembled()).toBeUndefined();
      lane.destroy();
    });

    test("switched off, it gives ws a frame that comes in several reads in one piece", async () => {
      const { lane, arrive, activate, messages } = openLane(true, false);
      arrive(head);
      activate();
      const chunks: string[] = [];
      lane.on("data", (chunk: Buffer) => chunks.push(String(chunk)));
      const whole = frame(1, "y".repeat(300), 0);
      for (const part of [whole.subarray(0, 50), whole.subarray(50, 200), whole.subarray(200)]) arrive(part);
      arrive(Buffer.concat([frame(9, "p"), frame(0, "z")]));
      await expect.poll(() => chunks.length).toBe(5);
      expect(chunks.slice(-4)).toEqual(
        [whole.subarray(0, 4), whole.subarray(4), frame(9, "p"), frame(0, "z")].map(String),
      );
      expect(messages).toEqual([]);
      lane.destroy();
    });

    test.each([
      ["a fragment too many bytes long", frame(0, "x".repeat(600)), Buffer.from([0x80, 126, 0x04, 0xb0])],
      ["one of more bytes than there are", Buffer.from([0x80, 127, ...Array(8).fill(0xff)]), undefined],
    ])("%s is for ws to judge, by the length of the message", (_, last, wanted) => {
      const { lane, arrive, activate, messages } = openLane();
      arrive(head);
      activate();
      expect(read(lane)).toBe(head);
      arrive(Buffer.concat([frame(1, "x".repeat(600), 0), last]));
      expect(read(lane).slice(2, 2 + 4)).toBe(String(wanted ?? last).slice(0, 4));
      expect(messages).toEqual([]);
      lane.destroy();
    });

    test.each([3, 900])(
      "a message of %s bytes that is whole and was not delivered when TCP ended comes before what is passed on",
      async (size) => {
        const { lane, mine, arrive, activate, messages } = openLane();
        arrive(head);
        activate();
        expect(read(lane)).toBe(head);
        const whole = frame(1, "y".repeat(size));
        arrive(whole.subarray(0, size - 1));
        lane.setReading(false);
        arrive(Buffer.concat([whole.subarray(size - 1), frame(1, "next")]));
        mine.emit("end");
        await expect.poll(() => lane.readableLength).toBeGreaterThan(0);
        expect(messages).toEqual(["y".repeat(size)]);
        expect(read(lane)).toBe(String(frame(1, "next")));
        lane.destroy();
      },
    );

    test("gives up what is held at a fault that came after the end of TCP", async () => {
      const { lane, mine, arrive, activate } = openLane();
      arrive(head);
      activate();
      expect(read(lane)).toBe(head);
      arrive(frame(1, Buffer.from([0xff])));
      mine.emit("end");
      expect(lane.readableEnded).toBe(false);
      lane.shut();
      lane.resume();
      await expect.poll(() => lane.readableEnded).toBe(true);
      lane.destroy();
    });
  });
});
