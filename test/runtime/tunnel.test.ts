/** Through a proxy: the tunnel is asked for, and what comes through it is as on a direct connection. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Actor, connect, errors, Scope, security, type WebSocketError } from "wireglot";
import { createServer, type ScriptedServer } from "../../testing/index.js";
import { ca, server as certificate } from "../support/certificates.js";
import { connectProxy, type TestProxy, type TestProxyOptions } from "../support/proxy.js";
import { echo, wsServer } from "../support/servers.js";

const open: { close(): Promise<void> }[] = [];
const keep = async <T extends { close(): Promise<void> }>(started: Promise<T>): Promise<T> => {
  const server = await started;
  open.push(server);
  return server;
};
const proxyTo = (options?: TestProxyOptions): Promise<TestProxy> => keep(connectProxy(options));
const scripted = (...args: Parameters<typeof createServer>): Promise<ScriptedServer> => keep(createServer(...args));

beforeEach(() => {
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "WS_PROXY", "WSS_PROXY"]) {
    vi.stubEnv(name, "");
    vi.stubEnv(name.toLowerCase(), "");
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const failure = async (promise: Promise<unknown>): Promise<WebSocketError> => {
  const [, error] = await errors.attempt(promise);
  if (error === null) throw new Error("it should have failed");
  return error;
};

describe("a tunnel", () => {
  test("is asked for by host and port, with no word of the request", async () => {
    const target = await keep(wsServer(echo));
    const proxy = await proxyTo({ port: target.port });
    const client = await connect("ws://somewhere.test/secret?token=1", {
      proxy: proxy.url,
      headers: { Authorization: "Bearer 1" },
    });
    expect(proxy.asked.map(({ authority }) => authority)).toEqual(["somewhere.test:80"]);
    expect(JSON.stringify(proxy.asked)).not.toMatch(/secret|token|Bearer/);
    await client.send("through");
    expect((await client.channel().receive()).value?.data).toBe("through");
    await client.close();
  });

  test("to an IPv6 address has it in brackets", async () => {
    const target = await keep(wsServer(echo));
    const proxy = await proxyTo({ port: target.port });
    const client = await connect("ws://[2001:db8::1]:8080/", { proxy: proxy.url });
    expect(proxy.asked[0]?.authority).toBe("[2001:db8::1]:8080");
    await client.close();
  });

  test("gets the credentials of the proxy's URL, which show nowhere", async () => {
    const target = await keep(wsServer(echo));
    const proxy = await proxyTo({ port: target.port });
    const url = proxy.url.replace("//", "//me:p%40ss%zz@");
    const client = await connect("ws://somewhere.test/", { proxy: url });
    const basic = Buffer.from("me:p%40ss%zz").toString("base64");
    expect(proxy.asked[0]?.headers["proxy-authorization"]).toBe(`Basic ${basic}`);
    await client.close();
    await proxy.close();
    const error = await failure(connect("ws://somewhere.test/", { proxy: url }));
    expect(error.condition).toBe("connection_failed");
    expect(`${error.message} ${error.stack} ${JSON.stringify(error.details)}`).not.toMatch(/p%40ss|p@ss/);
  });

  test("carries TLS to the target, whose certificate is judged by its own name", async () => {
    const target = await scripted(
      async (peer) => {
        await peer.accept();
        peer.frame(1, "inside");
      },
      { tls: certificate },
    );
    const proxy = await proxyTo({ port: target.port });
    const client = await connect("wss://secure.test/", { proxy: proxy.url, tls: { ca }, closeTimeout: 20 });
    expect((await client.channel().receive()).value?.data).toBe("inside");
    await client.close();
    const error = await failure(connect("wss://elsewhere.test/", { proxy: proxy.url, tls: { ca } }));
    expect(error).toMatchObject({ condition: "connection_failed", retryable: true });
    expect(error.message).toMatch(/elsewhere\.test/);
  });

  test("through a proxy that itself speaks TLS", async () => {
    const target = await keep(wsServer(echo));
    const proxy = await proxyTo({ port: target.port, tls: certificate });
    const client = await connect("ws://somewhere.test/", { proxy: proxy.url, tls: { ca } });
    await client.send("through");
    expect((await client.channel().receive()).value?.data).toBe("through");
    await client.close();
    expect((await failure(connect("ws://somewhere.test/", { proxy: proxy.url }))).condition).toBe("connection_failed");
  });

  test("is refused by a policy that waits for the address, before the proxy hears of it", async () => {
    const proxy = await proxyTo();
    const scope = new Scope([
      { id: "public", actions: ["*"], resources: ["*"], effect: "allow" },
      {
        id: "no-loopback",
        actions: ["*"],
        resources: ["*"],
        effect: "deny",
        conditions: [{ field: "meta.address", operator: "eq", value: "127.0.0.1" }],
      },
    ]);
    const error = await security.run({ actor: new Actor("me"), scope }, () =>
      failure(connect("ws://somewhere.test/", { proxy: proxy.url })),
    );
    expect(error.condition).toBe("url_not_allowed");
    expect(error.message).toMatch(/proxy/);
    expect(proxy.asked).toEqual([]);
  });
});

describe("informational answers of a proxy", () => {
  const early = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";

  test.each([
    ["100", "HTTP/1.1 100 Continue\r\n\r\n"],
    ["102", "HTTP/1.1 102 Processing\r\n\r\n"],
    ["several, of 103 too", `HTTP/1.1 100 Continue\r\n\r\n${early.repeat(31)}`],
  ])("before the one that opens the tunnel are none: %s", async (_, informs) => {
    const target = await keep(wsServer(echo));
    for (const drips of [false, true]) {
      const proxy = await proxyTo({ port: target.port, informs, drips });
      const client = await connect("ws://somewhere.test/", { proxy: proxy.url });
      await client.send("through");
      expect((await client.channel().receive()).value?.data).toBe("through");
      await client.close();
    }
  });

  test("before one that refuses are none either", async () => {
    const proxy = await scripted(async (peer) => {
      await peer.request;
      peer.send(`${early}HTTP/1.1 403 No\r\nRetry-After: 3\r\n\r\nwhy`);
    });
    const error = await failure(connect("ws://somewhere.test/", { proxy: `http://127.0.0.1:${proxy.port}` }));
    expect(error).toMatchObject({ condition: "handshake_denied", details: { status: 403, body: "why" } });
  });

  test.each(["", "HTTP/1.1 200 OK\r\n\r\n"])(
    "without end are a failed handshake, whatever follows: %j",
    async (rest) => {
      let gone: Promise<void> | undefined;
      const proxy = await scripted(async (peer) => {
        gone = peer.gone;
        await peer.request;
        peer.send(`${early.repeat(40)}${rest}`);
      });
      const error = await failure(
        connect("ws://somewhere.test/", { proxy: `http://127.0.0.1:${proxy.port}`, dialTimeout: 2000 }),
      );
      expect(error).toMatchObject({
        condition: "handshake_failed",
        message: expect.stringContaining("informational answers without end"),
      });
      await gone;
    },
  );
});

describe("the environment's proxy", () => {
  test.each([
    ["HTTP_PROXY", "ws://somewhere.test/", true],
    ["http_proxy", "ws://somewhere.test/", true],
    ["ALL_PROXY", "ws://somewhere.test/", true],
    ["WS_PROXY", "ws://somewhere.test/", true],
  ])("%s is used for %s", async (name, url) => {
    const target = await keep(wsServer(echo));
    const proxy = await proxyTo({ port: target.port });
    vi.stubEnv(name, proxy.url);
    const client = await connect(url);
    expect(proxy.asked).toHaveLength(1);
    await client.close();
  });

  test.each(["127.0.0.1", "*", "127.0.0.1:$port"])("NO_PROXY=%s leads past it", async (exempt) => {
    const target = await keep(wsServer(echo));
    const proxy = await proxyTo();
    vi.stubEnv("HTTP_PROXY", proxy.url);
    vi.stubEnv("NO_PROXY", exempt.replace("$port", String(target.port)));
    const client = await connect(target.url);
    expect(proxy.asked).toEqual([]);
    await client.close();
  });

  test("is not used with proxy: false", async () => {
    const target = await keep(wsServer(echo));
    const proxy = await proxyTo();
    vi.stubEnv("HTTP_PROXY", proxy.url);
    const client = await connect(target.url, { proxy: false });
    expect(proxy.asked).toEqual([]);
    await client.close();
  });

  test("that is no URL is an error that says so", async () => {
    vi.stubEnv("HTTP_PROXY", "http://a b:1");
    const error = await failure(connect("ws://somewhere.test/"));
    expect(error.condition).toBe("connection_failed");
    expect(error.message).toMatch(/proxy that the environment names/);
  });
});

describe("a proxy that", () => {
  test.each([
    [407, "handshake_denied"],
    [403, "handshake_denied"],
    [502, "handshake_unavailable"],
    [429, "handshake_rate_limited"],
    [301, "handshake_failed"],
  ])("answers %i is %s, and the sentence names the proxy", async (status, condition) => {
    const proxy = await scripted((peer) => peer.refuse(status, { body: "why", headers: { "Retry-After": "3" } }));
    const error = await failure(connect("ws://somewhere.test/", { proxy: proxy.url.replace("ws", "http") }));
    expect(error.condition).toBe(condition);
    expect(error.message).toContain(String(status));
    expect(error.details).toMatchObject({ status });
  });

  test("drips its answer ends with the dial's own deadline, in its phase", async () => {
    const proxy = await scripted((peer) => peer.drip("HTTP/1.1 200 OK\r\nX-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 5));
    const error = await failure(
      connect("ws://somewhere.test/", { proxy: proxy.url.replace("ws", "http"), dialTimeout: 80 }),
    );
    expect(error).toMatchObject({ condition: "dial_timeout", details: { phase: "proxy" } });
  });

  test("floods headers, or answers with garbage, is handshake_failed", async () => {
    for (const answer of [`HTTP/1.1 200 OK\r\n${"X-A: b\r\n".repeat(20_000)}\r\n`, "SSH-2.0-OpenSSH_9.6\r\n"]) {
      const proxy = await scripted((peer) => peer.send(answer));
      const error = await failure(connect("ws://somewhere.test/", { proxy: proxy.url.replace("ws", "http") }));
      expect(error.condition).toBe("handshake_failed");
    }
  });

  test("answers with a status that is none is handshake_failed at once", async () => {
    for (const status of ["000", "099", "101", "999"]) {
      const proxy = await scripted((peer) => peer.send(`HTTP/1.1 ${status} X\r\n\r\n`));
      const error = await failure(connect("ws://somewhere.test/", { proxy: `http://127.0.0.1:${proxy.port}` }));
      expect(error).toMatchObject({ condition: "handshake_failed", details: { status: Number(status) } });
    }
  }, 5000);

  test("opens the tunnel and ends it is a failed connection", async () => {
    const proxy = await scripted(async (peer) => {
      await peer.request;
      peer.socket.end("HTTP/1.1 200 OK\r\n\r\n");
    });
    const error = await failure(connect("ws://somewhere.test/", { proxy: proxy.url.replace("ws", "http") }));
    expect(error.condition).toBe("connection_failed");
  });
});

describe("a proxy's URL", () => {
  test("may be a name, whose port is that of its scheme where none is given", async () => {
    const target = await keep(wsServer(echo));
    const proxy = await proxyTo({ port: target.port });
    const client = await connect("ws://somewhere.test/", { proxy: proxy.url.replace("127.0.0.1", "localhost") });
    await client.close();
    for (const [scheme, port] of [
      ["http", 80],
      ["https", 443],
    ] as const) {
      const error = await failure(connect("ws://somewhere.test/", { proxy: `${scheme}://127.0.0.9/` }));
      expect(error).toMatchObject({
        condition: "connection_failed",
        message: expect.stringContaining(`127.0.0.9:${port}`),
      });
    }
  });
});

test("what a proxy sends behind its answer is the target's", async () => {
  const proxy = await scripted(async (peer) => {
    await peer.request;
    peer.send("HTTP/1.1 200 OK\r\n\r\nnot HTTP at all\r\n\r\n");
  });
  const error = await failure(connect("ws://somewhere.test/", { proxy: `http://127.0.0.1:${proxy.port}` }));
  expect(error).toMatchObject({ condition: "handshake_failed", message: expect.stringContaining("no HTTP") });
});
