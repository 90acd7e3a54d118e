/** From the URL to the open socket: the deadline in each phase, the addresses of a name, redirects. */
import dns from "node:dns";
import http from "node:http";
import net from "node:net";
import tls from "node:tls";
import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Actor, COMPRESSION, type ConnectOptions, connect, errors, Scope, security } from "wireglot";
import { inNetwork } from "../../runtime/network.js";
import { duplexPair } from "../../testing/duplex-pair.js";
import { createServer, frame } from "../../testing/index.js";
import * as certificates from "../support/certificates.js";
import { echo, refusingServer, wsServer } from "../support/servers.js";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function serve<T extends { close(): unknown }>(server: Promise<T>): Promise<T> {
  const started = await server;
  open.push(started);
  return started;
}

/** Counts what reaches an address of loopback; accepts no WebSocket. */
async function counter(address: string, port = 0): Promise<{ readonly port: number; readonly count: () => number }> {
  let seen = 0;
  const server = net.createServer((socket) => {
    seen += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  open.push(server);
  return { port: (server.address() as net.AddressInfo).port, count: () => seen };
}

/** The system's name resolution answers with these, one after the other; the last for ever. */
function resolveTo(...answers: readonly (readonly string[])[]) {
  let asked = 0;
  return vi.spyOn(dns.promises, "lookup").mockImplementation((async () => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    return answer.map((address) => ({ address, family: net.isIP(address) }));
  }) as unknown as typeof dns.promises.lookup);
}

async function failure(url: Parameters<typeof connect>[0], options: ConnectOptions = {}) {
  const [client, error] = await errors.attempt(connect(url, options));
  await client?.close();
  if (error === null) throw new Error("it connected");
  return error;
}

describe("the deadline", () => {
  test("counts the time of a function for the URL", async () => {
    const begin = performance.now();
    const error = await failure(() => new Promise(() => undefined), { dialTimeout: 50 });
    expect(error).toMatchObject({ condition: "dial_timeout", details: { phase: "url", url: "(none)" } });
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  test("and of one for the headers", async () => {
    const { url } = await serve(wsServer(echo));
    const error = await failure(url, { dialTimeout: 50, headers: () => new Promise(() => undefined) });
    expect(error).toMatchObject({ condition: "dial_timeout", details: { phase: "headers" } });
  });

  test("ends a name resolution that never answers", async () => {
    vi.spyOn(dns.promises, "lookup").mockImplementation((() => new Promise(() => undefined)) as never);
    const error = await failure("ws://slow.test/", { dialTimeout: 50 });
    expect(error).toMatchObject({ condition: "dial_timeout", retryable: true, details: { phase: "dns" } });
    const { elapsed, phases } = error.details as unknown as { elapsed: number; phases: Record<string, number> };
    expect(elapsed).toBeGreaterThanOrEqual(50);
    expect(Math.abs(Object.values(phases).reduce((sum, one) => sum + one, 0) - elapsed)).toBeLessThanOrEqual(5);
  });

  test("a signal ends each of them", async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const options = (): ConnectOptions => ({ signal: AbortSignal.timeout(20) });
    const { url } = await serve(wsServer(echo));
    expect(await failure(never, options())).toMatchObject({ condition: "canceled" });
    expect(await failure(url, { ...options(), headers: never })).toMatchObject({ condition: "canceled" });
  });

  test("options are checked before a function for the URL is asked", async () => {
    const url = vi.fn(() => "ws://127.0.0.1:1/");
    expect(await failure(url, { readLimit: -1 })).toMatchObject({ condition: "invalid_argument" });
    expect(url).not.toHaveBeenCalled();
  });
});

describe("the addresses of a name", () => {
  const actor = new Actor("a", {});
  const scope = new Scope([
    { id: "all", actions: ["*"], effect: "allow" },
    {
      id: "no-second",
      actions: ["websocket.connect.url"],
      resources: ["*://**:*/*"],
      effect: "deny",
      conditions: [{ field: "meta.address", operator: "eq", value: "127.0.0.2" }],
    },
  ]);

  test("one that is denied is never connected to, where others are allowed", async () => {
    const { port } = await serve(wsServer(echo));
    const denied = await counter("127.0.0.2", port);
    resolveTo(["127.0.0.2", "127.0.0.1", "127.0.0.2"]);
    await security.run({ actor, scope }, async () => {
      const client = await connect(`ws://many.test:${port}/`);
      await client.close();
    });
    expect(denied.count()).toBe(0);
  });

  test("are all denied: url_not_allowed, and nobody hears of it", async () => {
    const denied = await counter("127.0.0.2");
    resolveTo(["127.0.0.2", "::ffff:127.0.0.2"]);
    const error = await security.run({ actor, scope }, () => failure(`ws://many.test:${denied.port}/`));
    expect(error).toMatchObject({ condition: "url_not_allowed", details: { policy: "no-second" } });
    expect(denied.count()).toBe(0);
  });

  test("one is denied and the other refuses: a failed connection, which may be tried again", async () => {
    const denied = await counter("127.0.0.2");
    resolveTo(["127.0.0.2", "127.0.0.1"]);
    const error = await security.run({ actor, scope }, () => failure(`ws://many.test:${denied.port}/`));
    expect(error).toMatchObject({ condition: "connection_failed", retryable: true });
    expect(denied.count()).toBe(0);
  });

  test("a name that leads elsewhere the second time is judged by where it leads: one lookup a dial", async () => {
    let dials = 0;
    const server = await serve(
      wsServer((socket) => {
        dials += 1;
        socket.close(1012);
      }),
    );
    const denied = await counter("127.0.0.2", server.port);
    const lookup = resolveTo(["127.0.0.1"], ["127.0.0.2"]);
    const info = await security.run({ actor, scope }, async () => {
      const client = await connect(`ws://rebind.test:${server.port}/`, {
        reconnect: { initialDelay: 1, maxDelay: 1 },
      });
      return client.closed;
    });
    expect(info.error).toMatchObject({ condition: "url_not_allowed", details: { policy: "no-second" } });
    expect([dials, lookup.mock.calls.length, denied.count()]).toEqual([1, 2, 0]);
  });

  test("a denial that needs no address asks no name server", async () => {
    const lookup = resolveTo(["127.0.0.1"]);
    const none = new Scope([{ id: "other", actions: ["*"], resources: ["wss://other.test/*"], effect: "allow" }]);
    const error = await security.run({ actor, scope: none }, () => failure("ws://name.test/"));
    expect(error).toMatchObject({ condition: "url_not_allowed" });
    expect(lookup).not.toHaveBeenCalled();
  });

  test.each([
    "127.0.0.1",
    "0x7f.1",
    "2130706433",
    "0177.0.0.1",
    "127.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "0.0.0.0",
    "0",
    "１２７.０.０.１",
  ])("%s is a private address however it is written, and is not connected to", async (host) => {
    const server = await counter("127.0.0.1");
    const lookup = resolveTo(["127.0.0.1"]);
    const both = new Scope([{ id: "all", actions: ["*"], effect: "allow" }, security.denyPrivateNetworks]);
    const error = await security.run({ actor, scope: both }, () => failure(`ws://${host}:${server.port}/`));
    expect(error).toMatchObject({ condition: "url_not_allowed", details: { policy: "deny-private-networks" } });
    expect(lookup).not.toHaveBeenCalled();
    expect(server.count()).toBe(0);
  });

  test("a redirect to a denied address is not followed there", async () => {
    const denied = await counter("127.0.0.2");
    const { url } = await serve(
      refusingServer(() => ({ status: 302, headers: { Location: `ws://inside.test:${denied.port}/` } })),
    );
    resolveTo(["127.0.0.2"]);
    const error = await security.run({ actor, scope }, () => failure(url, { followRedirects: 5 }));
    expect(error).toMatchObject({ condition: "url_not_allowed" });
    expect(denied.count()).toBe(0);
  });
});

describe("redirects", () => {
  test("that come back from another origin do not get the caller's headers again: it chose where they lead", async () => {
    const seen: string[] = [];
    const other = await serve(
      refusingServer(() => ({ status: 307, headers: { Location: `${first.url}/chosen-by-the-other` } })),
    );
    const first = await serve(
      createServer(async (peer) => {
        const request = await peer.request;
        seen.push(request);
        if (request.startsWith("GET /chosen")) await peer.accept();
        else await peer.refuse(307, { headers: { Location: request.startsWith("GET /near") ? other.url : "/near" } });
      }),
    );
    const client = await connect(first.url, { followRedirects: 3, headers: { Authorization: "Bearer hunter2" } });
    expect(seen.map((request) => request.includes("hunter2"))).toEqual([true, true, false]);
    void client.close();
  });

  test("the caller's headers stay at the origin that they were for", async () => {
    const seen: string[] = [];
    const other = await serve(
      createServer(async (peer) => {
        seen.push(await peer.request);
        await peer.accept();
      }),
    );
    const first = await serve(
      refusingServer((request) => {
        seen.push(request);
        return { status: 307, headers: { Location: `${other.url}/next` } };
      }),
    );
    const client = await connect(first.url, { followRedirects: 1, headers: { Authorization: "Bearer hunter2" } });
    expect(seen.map((request) => request.includes("hunter2"))).toEqual([true, false]);
    expect(client.url).toBe(`${other.url}/next`);
    void client.close();
  });

  test.each([
    ["http://user:hunter2@127.0.0.1:1/", /refused/],
    ["ws://127.0.0.1:1/#hunter2", /refused/],
    ["ftp://127.0.0.1/?hunter2", /refused/],
    ["ws://127.0.0.1:1/%2e%2e%2fhunter2%5c", /refused/],
  ])("one to %s is not followed, and no secret of it is shown", async (location, sentence) => {
    const { url } = await serve(refusingServer(() => ({ status: 302, headers: { Location: location } })));
    const error = await failure(url, { followRedirects: 5 });
    expect(error).toMatchObject({ condition: "handshake_failed", message: expect.stringMatching(sentence) });
    expect(error.message + inspect(error) + JSON.stringify(error)).not.toContain("hunter2");
  });
});

test("a certificate is judged by the host of the URL, an address too", async () => {
  const server = tls.createServer({ ...certificates.server });
  server.on("tlsClientError", () => undefined).on("secureConnection", (socket) => socket.on("error", () => undefined));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.3", resolve));
  open.push(server);
  const { port } = server.address() as net.AddressInfo;
  const error = await failure(`wss://127.0.0.3:${port}/`, { tls: { ca: certificates.ca }, dialTimeout: 2000 });
  expect(error).toMatchObject({ condition: "connection_failed", message: expect.stringContaining("127.0.0.3") });
});

describe("an agent", () => {
  test("gives a client like any other: what waits is counted, a violation ends it", async () => {
    const server = await serve(
      createServer(async (peer) => {
        await peer.accept();
        await peer.nextFrame();
        peer.frame(3);
      }),
    );
    const agent = new http.Agent();
    const client = await connect(server.url, { agent });
    await client.send("now");
    expect(client.bufferedAmount).toBe(0);
    expect(await client.closed).toMatchObject({ code: 1002, initiator: "local" });
    agent.destroy();
  });

  test("that cannot connect to any of several addresses says why of each", async () => {
    const lookup: net.LookupFunction = (_, __, callback) =>
      callback(null, [
        { address: "127.0.0.1", family: 4 },
        { address: "127.0.0.2", family: 4 },
      ]);
    const closed = await counter("127.0.0.5");
    const agent = new http.Agent({ lookup, autoSelectFamily: true } as http.AgentOptions);
    const error = await failure(`ws://many.test:${closed.port}/`, { agent });
    expect(error).toMatchObject({ condition: "connection_failed" });
    expect(error.message).toMatch(/ECONNREFUSED 127\.0\.0\.1.*; .*ECONNREFUSED 127\.0\.0\.2/);
  });

  test("is refused where a policy waits for the address", async () => {
    const scope = new Scope([
      {
        id: "local",
        actions: ["*"],
        effect: "allow",
        conditions: [{ field: "meta.address", operator: "eq", value: "127.0.0.1" }],
      },
    ]);
    const error = await security.run({ actor: new Actor("a", {}), scope }, () =>
      failure("ws://many.test/", { agent: new http.Agent() }),
    );
    expect(error).toMatchObject({ condition: "url_not_allowed", details: { policy: "local" } });
  });

  test("may bring more messages in one read than there is room for: all are there, in order", async () => {
    const texts = Array.from({ length: 20 }, (_, i) => `${i}`);
    const server = await serve(
      createServer(async (peer) => {
        await peer.accept();
        peer.send(Buffer.concat(texts.map((text) => frame(1, text))));
        peer.answerClose();
      }),
    );
    const agent = new http.Agent();
    const client = await connect(server.url, { agent, channelCapacity: 1 });
    await expect.poll(() => client.channel().length).toBeGreaterThan(0);
    for (const text of texts) expect(await client.channel().receive()).toMatchObject({ value: { data: text } });
    await client.close();
    agent.destroy();
  });

  test("may bring a compressed message while nothing is read", async () => {
    const server = await serve(
      wsServer(
        (socket) => {
          for (const text of ["a", "b", "c", "d"]) socket.send(text.repeat(500));
        },
        { perMessageDeflate: true },
      ),
    );
    const agent = new http.Agent();
    const client = await connect(server.url, {
      agent,
      compression: COMPRESSION.CONTEXT_TAKEOVER,
      channelCapacity: 1,
    });
    await expect.poll(() => client.channel().length).toBeGreaterThan(0);
    for (const text of ["a", "b", "c", "d"])
      expect(await client.channel().receive()).toMatchObject({ value: { data: text.repeat(500) } });
    await client.close();
    agent.destroy();
  });
});

describe("an answer", () => {
  test.each([
    ["101 without Connection: Upgrade", "HTTP/1.1 101 X\r\nUpgrade: websocket\r\n\r\n", /Connection: Upgrade|Upgrade/],
    ["informs without end", "HTTP/1.1 103 Early\r\n\r\n".repeat(40), /informational/],
  ])("that %s is a failed handshake", async (_, answer, sentence) => {
    const server = await serve(
      createServer(async (peer) => {
        await peer.request;
        peer.send(answer);
      }),
    );
    for (const fastLane of [true, false]) {
      const error = await failure(server.url, { fastLane, dialTimeout: 2000 });
      expect(error).toMatchObject({ condition: "handshake_failed", message: expect.stringMatching(sentence) });
    }
  });

  test("that comes after too many that inform is a failed handshake, in the same packet too", async () => {
    const server = await serve(
      createServer((peer) => peer.accept({ change: (head) => `${"HTTP/1.1 103 Early\r\n\r\n".repeat(40)}${head}` })),
    );
    for (const fastLane of [true, false]) {
      const error = await failure(server.url, { fastLane, dialTimeout: 2000 });
      expect(error).toMatchObject({ condition: "handshake_failed", message: expect.stringMatching(/informational/) });
    }
  });

  test("that cannot be found is no matter of extensions, whatever it is called", async () => {
    const lookup = new Error("getaddrinfo ENOTFOUND extension.example");
    vi.spyOn(dns.promises, "lookup").mockRejectedValue(lookup);
    const error = await failure("ws://extension.example/");
    expect(error).toMatchObject({ condition: "connection_failed", message: expect.stringContaining("ENOTFOUND") });
  });

  test("that agrees to the extension twice is a failed handshake", async () => {
    const extensions = "permessage-deflate, permessage-deflate";
    const server = await serve(createServer((peer) => peer.accept({ extensions })));
    const error = await failure(server.url, { compression: COMPRESSION.CONTEXT_TAKEOVER });
    expect(error).toMatchObject({ condition: "handshake_failed", message: expect.stringContaining("extension") });
  });

  test("whose body drips ends with the deadline; of its headers all are told", async () => {
    const server = await serve(
      createServer(async (peer) => {
        await peer.request;
        peer.send("HTTP/1.1 503 X\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 9000\r\n\r\n");
        await peer.drip("x".repeat(9000), 5);
      }),
    );
    expect(await failure(server.url, { dialTimeout: 60 })).toMatchObject({ condition: "dial_timeout" });
    const refusing = await serve(
      createServer(async (peer) => {
        await peer.request;
        peer.send("HTTP/1.1 503 X\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n");
      }),
    );
    expect((await failure(refusing.url)).details).toMatchObject({ headers: { "set-cookie": "a=1, b=2" } });
  });

  test("whose body has no end is told by its status all the same, with what has come of it", async () => {
    const server = await serve(
      createServer(async (peer) => {
        await peer.request;
        peer.send("HTTP/1.1 403 X\r\n\r\nno entry");
      }),
    );
    const error = await failure(server.url, { dialTimeout: 5000 });
    expect(error).toMatchObject({ condition: "handshake_denied", details: { status: 403, body: "no entry" } });
  });
});

test("from wss: nothing leads to ws:, and https: stands for wss:", async () => {
  const secure = await serve(
    createServer(
      async (peer) => {
        const to = / \/plain /.test(await peer.request)
          ? "ws://127.0.0.1:1/"
          : `https://127.0.0.1:${peer.socket.localPort}/plain`;
        await peer.redirect(to);
      },
      { tls: certificates.server },
    ),
  );
  const error = await failure(`wss://127.0.0.1:${secure.port}/`, { tls: { ca: certificates.ca }, followRedirects: 5 });
  expect(error).toMatchObject({ condition: "handshake_failed", message: expect.stringContaining("from wss: to ws:") });
});

test("a name without an address is a failed connection", async () => {
  resolveTo([]);
  expect(await failure("ws://nowhere.test/")).toMatchObject({
    condition: "connection_failed",
    message: expect.stringContaining("nowhere.test has no address"),
  });
});

test.each([5, undefined, {}])("%j is no URL, and neither is it when a function gives it", async (url) => {
  for (const given of [url, () => url]) {
    expect(await failure(given as string)).toMatchObject({ condition: "invalid_argument", details: { option: "url" } });
  }
});

test("what a function for the URL throws is told, whatever it is", async () => {
  const error = await failure(() => Promise.reject("no more tokens"));
  expect(error).toMatchObject({ condition: "connection_failed", message: expect.stringContaining("no more tokens") });
});

test("what a function for the headers throws is told, and is no fault of the server", async () => {
  const server = await serve(wsServer(echo));
  const headers = () => Promise.reject(new Error("Invalid extension of the token"));
  const error = await failure(server.url, { headers });
  expect(error).toMatchObject({
    condition: "connection_failed",
    message: expect.stringContaining("the function for the headers failed: Invalid extension of the token"),
  });
});

test("whenever the signal is aborted, it is a cancelation and nothing is left", async () => {
  const server = await serve(wsServer(echo));
  for (let turns = 0; turns < 40; turns++) {
    const controller = new AbortController();
    const dialling = errors.attempt(connect(server.url, { signal: controller.signal, headers: () => ({}) }));
    for (let i = 0; i < turns; i++) await undefined;
    controller.abort();
    const [client, error] = await dialling;
    expect(client).toBeNull();
    expect(error).toMatchObject({ condition: "canceled" });
  }
});

test("a way that is gone within the TLS handshake, without a word, is a failed connection", async () => {
  const [mine, other] = duplexPair();
  other.once("data", () => other.destroy());
  const error = await inNetwork({ connect: async () => mine }, () => failure("wss://name.test/"));
  expect(error).toMatchObject({
    condition: "connection_failed",
    message: expect.stringContaining("the connection ended during the TLS handshake"),
  });
});
