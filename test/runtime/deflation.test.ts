/** What is sent compressed reaches a real server whole and in order, whoever deflates it. */
import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { COMPRESSION, connect, errors } from "wireglot";
import type { WebSocket, ServerOptions as WebSocketServerOptions } from "ws";
import { Deflater } from "../../runtime/deflater.js";
import { replaceDeflationOf } from "../../runtime/deflation.js";
import { createServer, pair } from "../../testing/index.js";
import { type TestServer, wsServer } from "../support/servers.js";

const open: TestServer[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

interface Receiver {
  readonly url: string;
  readonly got: { readonly data: Buffer; readonly binary: boolean }[];
  readonly ended: Promise<number>;
}

async function receiver(perMessageDeflate: WebSocketServerOptions["perMessageDeflate"]): Promise<Receiver> {
  const got: { data: Buffer; binary: boolean }[] = [];
  let end = (_: number): void => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const server = await wsServer(
    (socket) => {
      socket.on("message", (data, binary) => got.push({ data: data as Buffer, binary }));
      socket.on("close", (code) => end(code));
    },
    { perMessageDeflate: perMessageDeflate ?? true },
  );
  open.push(server);
  return { url: server.url, got, ended };
}

const lanes = [{ fastLane: true }, { fastLane: false }] as const;
const agreed = [
  {},
  { clientMaxWindowBits: 9 },
  { clientNoContextTakeover: true },
  { serverNoContextTakeover: true, clientNoContextTakeover: true },
];

describe.each(lanes)("%j", (lane) => {
  test.each(agreed)("large ones and small ones, text and binary, and a close behind them: %j", async (server) => {
    const { url, got, ended } = await receiver(server);
    const client = await connect(url, {
      ...lane,
      compression: COMPRESSION.CONTEXT_TAKEOVER,
      compressionThreshold: 100,
    });
    const messages: (string | Buffer)[] = [];
    for (let i = 0; i < 30; i++) {
      messages.push(JSON.stringify({ i, text: "é".repeat(i * 20) }), Buffer.alloc(i * 50, i), `${i}`);
      if (i % 10 === 3) messages.push("large ".repeat(30_000), randomBytes(100_000));
    }
    const sent = messages.map((message) => client.send(message));
    const closed = client.close();
    await Promise.all(sent);
    expect(await closed).toMatchObject({ code: 1000, wasClean: true });
    expect(await ended).toBe(1000);
    expect(got.map(({ binary }) => binary)).toEqual(messages.map((message) => typeof message !== "string"));
    expect(got.map(({ data }, i) => data.equals(Buffer.from(messages[i] ?? "")))).toEqual(messages.map(() => true));
  });

  test("what was given may be used again at once", async () => {
    const { url, got, ended } = await receiver({});
    const client = await connect(url, { ...lane, compression: COMPRESSION.NO_CONTEXT, compressionThreshold: 0 });
    const sizes = [100, 100_000, 100, 0];
    const sent = sizes.map((size) => {
      const bytes = Buffer.alloc(size, 7);
      const promise = client.send(bytes);
      bytes.fill(9);
      return promise;
    });
    await Promise.all(sent);
    await client.close();
    await ended;
    expect(got.map(({ data }) => data.equals(Buffer.alloc(data.length, 7)))).toEqual([true, true, true, true]);
    expect(got.map(({ data }) => data.length)).toEqual(sizes);
  });

  test("nothing is lost when the threshold is not reached behind one that a thread deflates", async () => {
    const { url, got, ended } = await receiver({});
    const compression = COMPRESSION.CONTEXT_TAKEOVER;
    const client = await connect(url, { ...lane, compression, compressionThreshold: 1000 });
    const first = client.send("x".repeat(1_000_000));
    await client.send("short");
    await first;
    await client.send("again");
    await client.close();
    await ended;
    expect(got.map(({ data }) => data.length)).toEqual([1_000_000, 5, 5]);
  });
});

test("messages of a tick are compressed and go out in one write", async () => {
  const reads: Buffer[] = [];
  const server = await createServer(async (peer) => {
    await peer.accept({ extensions: "permessage-deflate" });
    peer.socket.on("data", (bytes) => reads.push(bytes));
  });
  open.push(server);
  const firsts = (): readonly number[] => {
    const bytes = Buffer.concat(reads);
    const found: number[] = [];
    // Head, key and what is short.
    for (let at = 0; at < bytes.length; at += 6 + (bytes.readUInt8(at + 1) & 0x7f)) found.push(bytes.readUInt8(at));
    return found;
  };
  const client = await connect(server.url, {
    compression: COMPRESSION.CONTEXT_TAKEOVER,
    compressionThreshold: 0,
    closeTimeout: 50,
  });
  await Promise.all(Array.from({ length: 20 }, (_, i) => client.send(`message ${i}`)));
  await expect.poll(() => firsts()).toEqual(Array.from({ length: 20 }, () => 0xc1));
  expect(reads.length).toBeLessThan(20);
  await client.close();
});

test("what cannot be deflated ends the connection, and whoever waits is told", async () => {
  const { url } = await receiver({});
  const client = await connect(url, { compression: COMPRESSION.NO_CONTEXT, compressionThreshold: 0 });
  vi.spyOn(Deflater.prototype, "deflate").mockRejectedValue(new Error("no memory is left"));
  const sent = await errors.attempt(client.send("x".repeat(100_000)));
  expect(sent[1]).toMatchObject({ condition: "connection_lost" });
  expect(await client.closed).toMatchObject({ code: 1006, wasClean: false });
});

test("ws has the place where it is put; another WebSocket has not, and goes on by itself", async () => {
  const options = { takeover: true, windowBits: 15 };
  const { client, peer } = await pair(connect, {
    options: { compression: COMPRESSION.CONTEXT_TAKEOVER },
    server: { perMessageDeflate: true },
  });
  expect(replaceDeflationOf(peer, options)).toBeInstanceOf(Deflater);
  for (const other of [{}, { _extensions: {} }, { _extensions: { "permessage-deflate": { compress: 1 } } }]) {
    expect(replaceDeflationOf(other as unknown as WebSocket, options)).toBeUndefined();
  }
  peer.terminate();
  await client.closed;
});
