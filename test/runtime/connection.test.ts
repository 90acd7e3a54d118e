/** One connection, at the edges of its life: while the peer is closing, after the end, while nothing is read. */
import { randomBytes } from "node:crypto";
import { inflateRaw } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { COMPRESSION, type ConnectOptions, connect, connections, errors, select } from "wireglot";
import { bomb, createServer, frame, pair, type Script } from "../../testing/index.js";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(script: Script): Promise<string> {
  const server = await createServer(script);
  open.push(server);
  return server.url;
}

const both = [{ fastLane: true }, { fastLane: false }] as const;

describe.each(both)("while the peer is closing (%j)", (lane) => {
  /** The peer has sent its close frame and has our answer, and leaves TCP open until it is told. */
  async function closing(options: ConnectOptions = {}) {
    let end = (): void => undefined;
    let answered: Promise<unknown> = Promise.resolve();
    const url = await serve(async (peer) => {
      await peer.accept();
      answered = peer.closeFrame;
      peer.close(4000, "enough");
      end = () => peer.end();
    });
    const client = await connect(url, { ...lane, closeTimeout: 5000, ...options });
    await answered;
    return { client, end: () => end() };
  }

  test("what is sent fails with how it ended, once that is known", async () => {
    const { client, end } = await closing();
    const sends = [client.send("x"), client.ping()].map((promise) => promise.catch((error: unknown) => error));
    end();
    for (const error of await Promise.all(sends))
      expect(error).toMatchObject({ condition: "connection_closed", details: { closeInfo: { code: 4000 } } });
  });

  test("a close of ours comes too late, and gives what the peer said", async () => {
    const { client, end } = await closing();
    const closed = client.close(4001);
    end();
    expect(await closed).toMatchObject({ code: 4000, reason: "enough", initiator: "remote", wasClean: true });
  });

  test("the close timeout bounds it", async () => {
    const { client } = await closing({ closeTimeout: 20 });
    expect(await client.closed).toMatchObject({ code: 4000, initiator: "remote" });
  });
});

describe.each(both)("while we are closing (%j)", (lane) => {
  test("what is sent fails at once with our own close", async () => {
    const { client, peer } = await pair(connect, { options: lane });
    peer.pause();
    const closed = client.close(4005, "bye");
    for (const promise of [client.send("x"), client.ping()])
      await expect(promise).rejects.toMatchObject({
        condition: "connection_closed",
        details: { closeInfo: { code: 4005 } },
      });
    peer.resume();
    expect(await closed).toMatchObject({ code: 4005, wasClean: true });
  });
});

describe.each(both)("a signal of send (%j)", (lane) => {
  test("ends the wait, and not the message", async () => {
    const { client, peer } = await pair(connect, { options: lane });
    const sizes: number[] = [];
    peer.on("message", (data) => sizes.push((data as Buffer).length));
    peer.pause();
    const controller = new AbortController();
    const sent = client.send(new Uint8Array(500_000), undefined, { signal: controller.signal });
    const shared = new SharedArrayBuffer(3);
    const other = client.send(shared as unknown as ArrayBuffer, undefined, { signal: new AbortController().signal });
    controller.abort(new Error("enough"));
    await expect(sent).rejects.toMatchObject({ condition: "canceled", cause: { message: "enough" } });
    peer.resume();
    await other;
    await expect.poll(() => sizes).toEqual([500_000, 3]);
    await client.close();
  });
});

describe.each(both)("after the end (%j)", (lane) => {
  test("close gives the same, and nothing else goes on", async () => {
    const url = await serve(async (peer) => {
      await peer.accept();
      peer.close(1000);
      peer.end();
    });
    const client = await connect(url, lane);
    const info = await client.closed;
    expect(await client.close(4000)).toBe(info);
    expect(client.bufferedAmount).toBe(0);
    await expect(client.ping()).rejects.toMatchObject({ condition: "connection_closed" });
    await expect(select({ out: client.channel().caseSend({} as never) })).rejects.toMatchObject({
      condition: "connection_closed",
      details: { closeInfo: info },
    });
  });

  test("what is buffered is received, though nobody is to read on", async () => {
    const url = await serve(async (peer) => {
      await peer.accept();
      for (const text of ["a", "b", "c", "d"]) peer.message(text);
    });
    const client = await connect(url, { ...lane, channelCapacity: 2, closeTimeout: 20 });
    await expect.poll(() => client.channel().length).toBeGreaterThan(1);
    await client.close();
    const left = ["a", "b", "c", "d"].slice(0, client.channel().length);
    for (const data of left) expect(await client.channel().receive()).toMatchObject({ value: { data } });
    expect(await client.channel().receive()).toMatchObject({ ok: false });
  });

  test("what waits is told: a message that the kernel never took, a ping, a heartbeat", async () => {
    const url = await serve(async (peer) => {
      await peer.accept();
      peer.pause();
      await peer.wait(50);
      peer.reset();
    });
    const client = await connect(url, { ...lane, heartbeat: { interval: 10, timeout: "1m" } });
    const waiting = [
      client.send(new Uint8Array(64 << 20)),
      client.ping({ timeout: 0 }),
      client.ping({ timeout: "1m", signal: new AbortController().signal }),
    ].map((promise) => promise.catch((error: unknown) => error));
    for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ condition: "connection_lost" });
  });
});

test("after a fault, what is sent fails with it before the peer has gone", async () => {
  const url = await serve(async (peer) => {
    await peer.accept();
    peer.frame(3, "reserved");
    await peer.closeFrame;
    peer.message("answered");
  });
  const client = await connect(url, { closeTimeout: 200 });
  await expect
    .poll(() =>
      client.send("x").then(
        () => "sent",
        (error) => error.condition,
      ),
    )
    .toBe("connection_closed");
  expect(await client.closed).toMatchObject({ code: 1002, error: { condition: "protocol_violation" } });
});

describe.each(both)("the heartbeat (%j)", (lane) => {
  test("takes whatever comes in for life, not the pong alone", async () => {
    let pings = 0;
    const url = await serve(async (peer) => {
      await peer.accept();
      for (;;) {
        await peer.nextFrame(9);
        pings += 1;
        peer.message("alive");
      }
    });
    const client = await connect(url, { ...lane, heartbeat: { interval: 5, timeout: 15 }, closeTimeout: 20 });
    await expect.poll(() => pings, { timeout: 5000 }).toBeGreaterThan(2);
    expect(await client.close()).toMatchObject({ code: 1000, initiator: "local" });
  });

  test("does not go on while a close is under way", async () => {
    let pings = 0;
    const url = await serve(async (peer) => {
      await peer.accept();
      await peer.nextFrame(9);
      pings += 1;
      peer.frame(9, "between");
      await peer.closeFrame;
      peer.frame(9, "late");
      peer.frame(10, Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]));
      await peer.wait(30);
      peer.close(1000);
      peer.end();
    });
    const client = await connect(url, { ...lane, heartbeat: { interval: 5 } });
    await expect.poll(() => pings).toBe(1);
    expect(await client.close()).toMatchObject({ code: 1000, wasClean: true });
    expect(pings).toBe(1);
  });
});

describe("while nothing is read", () => {
  test("a pong goes out every ten seconds, until reading goes on", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { client, peer } = await pair(connect, { options: { channelCapacity: 1, closeTimeout: 0 } });
    let pongs = 0;
    peer.on("pong", () => {
      pongs += 1;
    });
    peer.send("a");
    peer.send("b");
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const turns = async (): Promise<void> => {
      for (let i = 0; i < 20; i++) await turn();
    };
    await turns();
    vi.advanceTimersByTime(9999);
    await turns();
    expect(pongs).toBe(0);
    vi.advanceTimersByTime(1);
    await turns();
    expect(pongs).toBe(1);
    // A short look in between puts it off.
    vi.advanceTimersByTime(3000);
    expect(await client.channel().receive()).toMatchObject({ value: { data: "a" } });
    await turns();
    peer.send("c");
    await turns();
    vi.advanceTimersByTime(10_000);
    await turns();
    vi.advanceTimersByTime(10_000);
    await turns();
    expect(pongs).toBeGreaterThan(1);
    const seen = pongs;
    expect(await client.channel().receive()).toMatchObject({ value: { data: "b" } });
    expect(await client.channel().receive()).toMatchObject({ value: { data: "c" } });
    await turns();
    vi.advanceTimersByTime(30_000);
    await turns();
    expect(pongs).toBe(seen);
    await client.close();
  });

  test("the clock of a ping stands still", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { client, peer } = await pair(connect, { options: { channelBytes: 65_536, closeTimeout: 0 } });
    const turns = async (): Promise<void> => {
      for (let i = 0; i < 20; i++) await new Promise<void>((resolve) => setImmediate(resolve));
    };
    const early = client.ping({ timeout: 100 });
    peer.pause();
    for (let i = 0; i < 3; i++) peer.send(new Uint8Array(65_536));
    await turns();
    const late = client.ping({ timeout: 100 });
    vi.advanceTimersByTime(100_000);
    peer.resume();
    await turns();
    for (let i = 0; i < 3; i++) expect(await client.channel().receive()).toMatchObject({ ok: true });
    await turns();
    expect(await early).toMatchObject({ rtt: expect.any(Number) });
    expect(await late).toMatchObject({ rtt: expect.any(Number) });
    await client.close();
  });
});

test.each(both)("the write timeout is that of the oldest message which is still on its way (%j)", async (lane) => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const { client, peer } = await pair(connect, { options: { ...lane, writeTimeout: 100, closeTimeout: 0 } });
  const turns = async (): Promise<void> => {
    for (let i = 0; i < 50; i++) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const large = new Uint8Array(4 << 20);
  peer.pause();
  const first = client.send(large);
  vi.advanceTimersByTime(60);
  peer.resume();
  await first;
  peer.pause();
  vi.advanceTimersByTime(20);
  const second = client.send(large);
  // The clock of the first goes off, and finds the second, which has been waiting for 79 ms when the last comes to an end.
  await turns();
  vi.advanceTimersByTime(79);
  await turns();
  expect(client.bufferedAmount).toBeGreaterThan(0);
  peer.resume();
  await second;
  peer.pause();
  vi.advanceTimersByTime(100);
  const third = errors.attempt(client.send(large));
  await turns();
  vi.advanceTimersByTime(100);
  expect((await third)[1]).toMatchObject({ condition: "write_timeout" });
  await client.closed;
});

test.each(both)("a large text that is not ASCII arrives whole, and in its place (%j)", async (lane) => {
  const text = "é".repeat(1_200_000);
  const { client, peer } = await pair(connect, { options: lane });
  peer.send(text);
  peer.send("after");
  const first = await client.channel().receive();
  expect(first.value?.data === text).toBe(true);
  expect(await client.channel().receive()).toMatchObject({ value: { data: "after" } });
  expect(await client.close()).toMatchObject({ wasClean: true });
});

test("a fault of what is inflated is told of none that has ended meanwhile", async () => {
  const large = frame(2, bomb(70 << 20), 0xc0);
  const url = await serve(async (peer) => {
    await peer.accept({ extensions: "permessage-deflate" });
    peer.send(large);
    peer.pause();
  });
  const client = await connect(url, {
    compression: COMPRESSION.CONTEXT_TAKEOVER,
    compressionThreshold: "100MiB",
    readLimit: "64MiB",
    writeTimeout: 20,
  });
  const sent = client.send(new Uint8Array(32 << 20)).catch((error: unknown) => error);
  expect(await client.closed).toMatchObject({ code: 1006, initiator: "local", error: { condition: "write_timeout" } });
  expect(await sent).toMatchObject({ condition: "write_timeout" });
  // By then the message is known to be too long, and nobody is left to be told.
  await new Promise<void>((resolve) => {
    inflateRaw(bomb(70 << 20), { maxOutputLength: 64 << 20 }, () => resolve());
  });
});

test("what does not shrink, and what grows beyond what is inflated at once, arrive in order", async () => {
  const { client, peer } = await pair(connect, {
    options: { compression: COMPRESSION.CONTEXT_TAKEOVER, closeTimeout: 1000 },
    server: { perMessageDeflate: true },
  });
  const noise = randomBytes(100_000);
  peer.send(noise);
  peer.send(new Uint8Array(3 << 20));
  expect(await client.channel().receive()).toMatchObject({ value: { data: new Uint8Array(noise) } });
  expect((await client.channel().receive()).value?.data.length).toBe(3 << 20);
  await client.close();
});

test("a flood of pings whose pongs are not taken: the latest stands for those before it", async () => {
  const { client, peer } = await pair(connect, {});
  const pongs: string[] = [];
  peer.on("pong", (data) => pongs.push(String(data)));
  peer.pause();
  const COUNT = 20_000;
  for (let i = 1; i <= COUNT; i++) peer.ping(String(i));
  const control = client.control();
  for (let seen = ""; seen !== String(COUNT); ) {
    const { value } = await control.receive();
    if (value?.type === "ping") seen = Buffer.from(value.data).toString();
  }
  peer.resume();
  await expect.poll(() => pongs.at(-1)).toBe(String(COUNT));
  expect(pongs.length).toBeLessThan(COUNT);
  expect(pongs.slice(0, 3)).toEqual(["1", "2", "3"]);
  await client.close();
});

test("await using closes it, and closeAll the rest", async () => {
  const url = await serve(async (peer) => {
    await peer.accept();
    await peer.closeFrame;
    peer.close(1000);
    peer.end();
  });
  const [one, two] = [await connect(url), await connect(url)];
  await one[Symbol.asyncDispose]();
  expect(await one.closed).toMatchObject({ code: 1000, initiator: "local" });
  expect(connections.list()).toEqual([two]);
  expect(await connections.closeAll(4002, "all")).toMatchObject([{ code: 4002, reason: "all" }]);
  expect(connections.list()).toEqual([]);
});

test.each(both)("bufferedAmount is what the peer has not taken (%j)", async (lane) => {
  const { client, peer } = await pair(connect, { options: lane });
  await expect.poll(() => client.bufferedAmount).toBe(0);
  peer.pause();
  const sent = Promise.all(Array.from({ length: 8 }, () => client.send(new Uint8Array(100_000))));
  expect(client.bufferedAmount).toBeGreaterThan(500_000);
  peer.resume();
  await sent;
  expect(client.bufferedAmount).toBe(0);
  await client.close();
});
