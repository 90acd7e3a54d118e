import { afterEach, describe, expect, test } from "vitest";
import { Actor, COMPRESSION, connect, errors, Scope, security } from "wireglot";
import {
  closePayload,
  createMemoryServer,
  createServer,
  frame,
  MALFORMED,
  type Malformed,
  misbehave,
  pair,
  type ScriptedServer,
} from "../../testing/index.js";

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

describe("pair and createMemoryServer", () => {
  test("a client that connects again has another peer", async () => {
    const { client, peer, nextPeer } = await pair(connect, {
      options: { reconnect: { initialDelay: 1, maxDelay: 2 } },
    });
    peer.close(1012);
    const next = await nextPeer();
    next.send("again");
    expect((await client.channel().receive()).value?.data).toBe("again");
    await client.close();
  });

  test("code that connects by itself, under whatever name", async () => {
    const server = createMemoryServer((peer, request) => peer.send(`${request.headers.host}${request.url}`));
    const program = async () => {
      const client = await connect("ws://api.example.com/room?a=1");
      const { value } = await client.channel().receive();
      await client.close();
      return value?.data;
    };
    expect(await server.run(program)).toBe("api.example.com/room?a=1");
    await server.close();
    expect((await errors.attempt(server.run(program)))[1]).toMatchObject({
      condition: "connection_failed",
      cause: { code: "ECONNREFUSED" },
    });
  });

  test("a policy that asks for the address refuses: there is none", async () => {
    const server = createMemoryServer(() => undefined);
    const all = { id: "all", actions: ["*"], resources: ["*"], effect: "allow" as const };
    const scope = new Scope([all, security.denyPrivateNetworks]);
    const attempt = security.run({ actor: new Actor("test", {}), scope }, () =>
      server.run(() => errors.attempt(connect("ws://memory.test/"))),
    );
    expect((await attempt)[1]?.condition).toBe("url_not_allowed");
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

  test("reads what the client sends: frames, and the close code", async () => {
    const seen: unknown[] = [];
    const url = await scripted(async (peer) => {
      await peer.accept();
      peer.answerPings();
      peer.answerClose();
      peer.echo();
      const { opcode, masked, fin, reserved, payload } = await peer.nextFrame(2);
      seen.push({ opcode, masked, fin, reserved, payload });
      seen.push(await peer.closeFrame);
    });
    const client = await connect(url);
    await client.send("first");
    await client.send(new Uint8Array(70_000).fill(7));
    expect((await client.channel().receive()).value?.data).toBe("first");
    expect((await client.channel().receive()).value?.data).toHaveLength(70_000);
    await client.ping();
    expect(await client.close(4000, "done")).toMatchObject({ wasClean: true });
    expect(seen).toEqual([
      { opcode: 2, masked: true, fin: true, reserved: 0, payload: Buffer.alloc(70_000, 7) },
      { code: 4000, reason: "done" },
    ]);
  });

  test("a peer that does not read holds the sender back; what it is sent is counted", async () => {
    let taken = 0;
    const url = await scripted(async (peer) => {
      await peer.accept();
      const written = peer.flood(frame(2, Buffer.alloc(1000)));
      peer.socket.on("close", () => {
        taken = peer.taken;
      });
      await written;
    });
    const client = await connect(url, { channelCapacity: 1, closeTimeout: 10 });
    await expect.poll(() => client.channel().length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await client.close();
    await expect.poll(() => taken).toBeGreaterThan(1000);
    expect(taken).toBeLessThan(64_000_000);
  });

  test("a list is a script for each connection, the last one for the rest", async () => {
    const server = await createServer([misbehave.hangUp("request"), misbehave.status(503, { retryAfter: 2 })]);
    open.push(server);
    const conditions: unknown[] = [];
    for (let i = 0; i < 3; i++) conditions.push((await errors.attempt(connect(server.url)))[1]?.condition);
    expect(conditions).toEqual(["connection_failed", "handshake_unavailable", "handshake_unavailable"]);
    expect(server.connections).toBe(3);
  });

  test("hands a connection over to ws", async () => {
    const url = await scripted(async (peer) => {
      const { webSocket, request } = await peer.webSocket({ handleProtocols: () => "b" });
      webSocket.send(request.url ?? "");
    });
    const client = await connect(`${url}/path`, { protocols: ["a", "b"] });
    expect(client.protocol).toBe("b");
    expect((await client.channel().receive()).value?.data).toBe("/path");
    await client.close();
  });
});

describe("misbehave", () => {
  test.each([
    ["silence", misbehave.silence(), "dial_timeout"],
    ["hang-up", misbehave.hangUp("request"), "connection_failed"],
    ["reset", misbehave.reset("request"), "connection_failed"],
    ["status", misbehave.status(404), "handshake_not_found"],
    ["redirect", misbehave.redirect(), "handshake_failed"],
    ["drip", misbehave.drip(5), "dial_timeout"],
    ["wrong accept key", misbehave.acceptKey(), "handshake_failed"],
    ["no accept key", misbehave.noAcceptKey(), "handshake_failed"],
    ["upgrade to h2c", misbehave.upgrade("h2c"), "handshake_failed"],
    ["subprotocol", misbehave.subprotocol("x"), "handshake_failed"],
    ["extension", misbehave.extension("x-foo"), "handshake_failed"],
    ["header flood", misbehave.headers(20_000), "handshake_failed"],
  ] as const)("at the handshake: %s", async (_, script, condition) => {
    const [, error] = await errors.attempt(connect(await scripted(script), { dialTimeout: 100 }));
    expect(error?.condition).toBe(condition);
  });

  test.each(Object.keys(MALFORMED) as Malformed[])("on the open connection: %s", async (name) => {
    const compressed = name.startsWith("compressed");
    const url = await scripted(misbehave.malformed(name, compressed ? { extensions: "permessage-deflate" } : {}));
    const options = compressed ? { compression: COMPRESSION.CONTEXT_TAKEOVER } : {};
    const client = await connect(url, { closeTimeout: 10, ...options });
    expect(await client.closed).toMatchObject({ initiator: "local", wasClean: false });
  });

  test.each([
    ["reset in a frame", misbehave.cutFrame("reset"), { code: 1006, initiator: "transport" }],
    ["end in a frame", misbehave.cutFrame("end"), { code: 1006, initiator: "transport" }],
    ["half-open", misbehave.halfOpen(), { code: 1006, initiator: "transport" }],
    ["close", misbehave.close(4001, "x"), { code: 4001, reason: "x", initiator: "remote" }],
    ["too many fragments", misbehave.fragments(131_073), { code: 1008, initiator: "local" }],
  ] as const)("on the open connection: %s", async (_, script, info) => {
    const client = await connect(await scripted(script), { closeTimeout: 10 });
    expect(await client.closed).toMatchObject(info);
  });

  test("a bomb", async () => {
    const options = { compression: COMPRESSION.CONTEXT_TAKEOVER, closeTimeout: 10 };
    for (const takeover of [false, true]) {
      const client = await connect(await scripted(misbehave.bomb(20_000_000, { takeover })), options);
      expect((await client.closed).error?.condition).toBe("message_too_big");
      expect((await client.channel().receive()).value?.data).toBe(takeover ? "before" : undefined);
    }
  });

  test("slow, mute and deaf peers", async () => {
    const slow = await connect(await scripted(misbehave.slowClose(30)));
    expect(await slow.close()).toMatchObject({ wasClean: true });
    const mute = await connect(await scripted(misbehave.mute()), { closeTimeout: 10 });
    expect((await errors.attempt(mute.ping({ timeout: 10 })))[1]?.condition).toBe("ping_timeout");
    expect(await mute.close()).toMatchObject({ wasClean: false });
    const deaf = await connect(await scripted(misbehave.deaf()), { writeTimeout: 50 });
    void errors.attempt(deaf.send(Buffer.alloc(20_000_000)));
    expect((await deaf.closed).error?.condition).toBe("write_timeout");
  });
});
