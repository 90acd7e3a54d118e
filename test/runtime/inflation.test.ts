/** Compressed messages of a real server, inflated where ws would. */
import { afterEach, describe, expect, test } from "vitest";
import { COMPRESSION, connect } from "wireglot";
import type { WebSocket } from "ws";
import { Inflater } from "../../runtime/inflater.js";
import { Inflation } from "../../runtime/inflation.js";
import { bomb, createServer, frame, pair } from "../../testing/index.js";
import { type TestServer, wsServer } from "../support/servers.js";

const open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(script: (socket: WebSocket) => void, perMessageDeflate: object | boolean = true): Promise<string> {
  const server = await wsServer(script, { perMessageDeflate });
  open.push(server);
  return server.url;
}

const compression = COMPRESSION.CONTEXT_TAKEOVER;

test("ws has the place where it is put; another WebSocket has not, and goes on by itself", async () => {
  const inflater = new Inflater({ takeover: true, limit: 1000 });
  const onFailure = (): void => undefined;
  const discards = (): boolean => false;
  const { client, peer } = await pair(connect, { options: { compression }, server: { perMessageDeflate: true } });
  expect(Inflation.replaceThatOf(peer, { inflater, onFailure, discards })).toBeInstanceOf(Inflation);
  for (const other of [{}, { _extensions: {} }, { _extensions: { "permessage-deflate": { decompress: 1 } } }]) {
    expect(Inflation.replaceThatOf(other as unknown as WebSocket, { inflater, onFailure, discards })).toBeUndefined();
  }
  peer.terminate();
  await client.closed;
});

describe("a full channel", () => {
  test("holds back what is compressed: the bound is exact, whatever came in one read", async () => {
    const url = await serve((socket) => {
      for (let i = 0; i < 200; i++) socket.send(`${i}`.padEnd(2000, "."));
    });
    const client = await connect(url, { compression, channelCapacity: 3, closeTimeout: 50 });
    await expect.poll(() => client.channel().length).toBe(3);
    for (let i = 0; i < 200; i++) {
      expect(client.channel().length).toBeLessThanOrEqual(3);
      const { value } = await client.channel().receive();
      expect(Number.parseInt(String(value?.data), 10)).toBe(i);
    }
    await client.close();
  });

  test("is closed at once: what lies before the peer's close frame is not inflated any more", async () => {
    const server = await createServer(async (peer) => {
      await peer.accept({ extensions: "permessage-deflate" });
      const whole = bomb(12 << 20);
      const [first, rest] = [whole.subarray(0, 50), whole.subarray(50)];
      const message = Buffer.concat([frame(1, first, 0x40), frame(0, rest)]);
      for (let i = 0; i < 200; i++) peer.send(message);
      peer.answerClose();
    });
    open.push(server);
    const client = await connect(server.url, { compression, channelCapacity: 1, closeTimeout: 1000 });
    await expect.poll(() => client.channel().length).toBe(1);
    expect(await client.close()).toMatchObject({ code: 1000, wasClean: true });
  });

  test("loses nothing of a connection that was cut meanwhile", async () => {
    const url = await serve((socket) => {
      const sent = Array.from({ length: 20 }, () => new Promise((resolve) => socket.send("x".repeat(2000), resolve)));
      socket.once("message", () => Promise.all(sent).then(() => socket.terminate()));
    });
    const client = await connect(url, { compression, channelCapacity: 1 });
    await expect.poll(() => client.channel().length).toBe(1);
    await client.send("now");
    let count = 0;
    while ((await client.channel().receive()).ok) count += 1;
    expect(count).toBe(20);
    expect(await client.closed).toMatchObject({ code: 1006, initiator: "transport" });
  });

  test("does not hold back a close of ours", async () => {
    const url = await serve((socket) => {
      for (let i = 0; i < 20; i++) socket.send("x".repeat(2000));
    });
    const client = await connect(url, { compression, channelCapacity: 1 });
    await expect.poll(() => client.channel().length).toBe(1);
    expect(await client.close()).toMatchObject({ code: 1000, wasClean: true });
  });

  test("does not hold back a timeout of ours", async () => {
    const url = await serve((socket) => {
      for (let i = 0; i < 20; i++) socket.send("x".repeat(2000));
      socket.pause();
    });
    const client = await connect(url, { compression, channelCapacity: 1, closeTimeout: 20 });
    await expect.poll(() => client.channel().length).toBe(1);
    expect(await client.close()).toMatchObject({ initiator: "local" });
  });
});

test("no more is read before what was read has been inflated", async () => {
  // A block of deflate that is stored as it is (RFC 1951 section 3.2.4).
  const size = 200;
  const stored = Buffer.concat([Buffer.from([0, size, 0, ~size, 0xff]), Buffer.alloc(size, "x"), Buffer.from([0])]);
  const messages = Buffer.concat(Array.from({ length: 1000 }, () => frame(1, stored, 0xc0)));
  let taken = (): number => 0;
  const server = await createServer(async (peer) => {
    await peer.accept({ extensions: "permessage-deflate" });
    taken = () => peer.taken;
    for (let i = 0; i < 300; i++) peer.send(messages);
  });
  open.push(server);
  const client = await connect(server.url, { compression, closeTimeout: 20 });
  for (let i = 0; i < 60_000; i++) {
    const { value } = await client.channel().receive();
    if (value?.data.length !== size) throw new Error(`message ${i} has not the length that was sent`);
  }
  // 12 MB were received, and the kernel keeps some.
  expect(taken()).toBeLessThan(22_000_000);
  await client.close();
});

test("thousands of fragments and messages of one read need no deep stack", async () => {
  const url = await serve(
    (socket) => {
      for (let i = 0; i < 5000; i++) socket.send("", { compress: true, fin: i % 3 === 2 });
      socket.send("last");
    },
    { threshold: 0 },
  );
  const client = await connect(url, { compression, channelCapacity: 10_000, closeTimeout: 50 });
  let last: unknown;
  while (last !== "last") last = (await client.channel().receive()).value?.data;
  await client.close();
});

describe("what a server may agree to", () => {
  test.each([
    ["", "context-takeover"],
    ["; client_no_context_takeover", "context-takeover"],
    ["; server_no_context_takeover", "context-takeover"],
    ["; server_no_context_takeover; client_no_context_takeover", "no-context"],
    ["; server_max_window_bits=9", "context-takeover"],
    ["; client_max_window_bits=9", "context-takeover"],
    ["; client_no_context_takeover; client_max_window_bits=9", "context-takeover"],
  ])("permessage-deflate%s", async (parameters, expected) => {
    const server = await createServer(async (peer) => {
      await peer.accept(`Sec-WebSocket-Extensions: permessage-deflate${parameters}\r\n`);
      peer.frame(1, Buffer.from("f248cdc9c90700", "hex"), 0xc0);
    });
    open.push(server);
    const client = await connect(server.url, { compression, closeTimeout: 20 });
    expect(client.compression).toBe(expected === "no-context" ? COMPRESSION.NO_CONTEXT : compression);
    expect((await client.channel().receive()).value?.data).toBe("Hello");
    await client.close();
  });

  test("nothing that was not offered", async () => {
    const server = await createServer((peer) =>
      peer.accept("Sec-WebSocket-Extensions: permessage-deflate; some_other_parameter\r\n"),
    );
    open.push(server);
    await expect(connect(server.url, { compression })).rejects.toMatchObject({ condition: "handshake_failed" });
  });
});
