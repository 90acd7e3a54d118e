import { afterEach, describe, expect, test } from "vitest";
import { COMPRESSION, connect, errors } from "wireglot";
import { closePayload, createServer, pair, type ScriptedServer } from "../../testing/index.js";

const open: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function scripted(script: Parameters<typeof createServer>[0]): Promise<string> {
  const server = await createServer(script);
  open.push(server);
  return server.url;
}

describe("pair", () => {
  test("connects a client and its peer in memory", async () => {
    const { client, peer } = await pair(connect);
    peer.on("message", (data) => peer.send(`echo ${data}`));
    await client.send("hi");
    expect((await client.channel().receive()).value?.data).toBe("echo hi");
    expect(await client.ping()).toHaveProperty("rtt");
    const closed = new Promise((resolve) => peer.once("close", resolve));
    expect(await client.close(4000, "bye")).toMatchObject({ code: 4000, wasClean: true });
    expect(await closed).toBe(4000);
  });

  test("takes options of both ends", async () => {
    const { client, peer } = await pair(connect, {
      options: { compression: COMPRESSION.CONTEXT_TAKEOVER, protocols: ["a", "b"] },
      server: { perMessageDeflate: true, handleProtocols: () => "b" },
    });
    expect([client.compression, client.protocol, peer.protocol]).toEqual([COMPRESSION.CONTEXT_TAKEOVER, "b", "b"]);
    await client.close();
  });

  test("holds back a sender whose peer does not read", async () => {
    const { client, peer } = await pair(connect);
    peer.pause();
    let done = 0;
    const sends = Array.from({ length: 40 }, () =>
      client.send(Buffer.alloc(100_000)).then(() => {
        done += 1;
      }),
    );
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBeLessThan(40);
    peer.resume();
    await Promise.all(sends);
    await client.close();
  });

  test("the peer's end is seen", async () => {
    const { client, peer } = await pair(connect);
    peer.close(1012, "restart");
    expect(await client.closed).toMatchObject({ code: 1012, reason: "restart", initiator: "remote" });
    const other = await pair(connect);
    other.peer.terminate();
    expect(await other.client.closed).toMatchObject({ code: 1006, initiator: "transport" });
  });
});

describe("createServer", () => {
  test("accepts and sends frames", async () => {
    const url = await scripted(async (peer) => {
      await peer.accept();
      peer.frame(1, "hello");
      peer.frame(8, closePayload(1000, "bye"));
    });
    const client = await connect(url, { closeTimeout: 50 });
    expect((await client.channel().receive()).value?.data).toBe("hello");
    expect(await client.closed).toMatchObject({ code: 1000, reason: "bye" });
  });

  test("refuses, drips, resets, ends", async () => {
    const refused = await scripted((peer) => peer.refuse(429, { headers: { "Retry-After": "1" } }));
    expect((await errors.attempt(connect(refused)))[1]).toMatchObject({
      condition: "handshake_rate_limited",
      details: { retryAfter: 1000 },
    });
    const dripping = await scripted((peer) => peer.drip("HTTP/1.1 101 Switching Protocols\r\n".repeat(10), 5));
    expect((await errors.attempt(connect(dripping, { dialTimeout: 50 })))[1]).toMatchObject({
      condition: "dial_timeout",
    });
    for (const end of ["reset", "end"] as const) {
      const url = await scripted(async (peer) => {
        await peer.accept();
        peer.socket.once("data", () => peer[end]());
      });
      const client = await connect(url, { closeTimeout: 50 });
      await client.send("now");
      expect(await client.closed).toMatchObject({ code: 1006, initiator: "transport" });
    }
  });
});
