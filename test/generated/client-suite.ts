/**
 * What every client does, over real sockets, whatever its spec calls things: the suite is run for the base API and for
 * a copy of it with every name changed.
 */
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { type Channel, Channel as RuntimeChannel } from "../../runtime/index.js";
import type { LooseApi, LooseClient, LooseCloseInfo, LooseError, LooseSecurity } from "../support/generated.js";
import {
  closePayload,
  echo,
  frame,
  memoryServer,
  wsServer as networkServer,
  rawServer,
  refusingServer,
  type TestServer,
  tcpServer,
  within,
} from "../support/servers.js";

/** How an API spells the names of the base API. Options, constants and methods in TypeScript form. */
export interface Names {
  option(name: string): string;
  condition(name: string): string;
  action(name: string): string;
  constant(name: string): string;
  code(name: string): string;
  method(name: string): string;
}

interface Message {
  readonly type: string;
  readonly data: string | Uint8Array;
}

interface Control {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** `memory`: over a pair of streams instead of TCP; what is about a network is left out then. */
export type Medium = "network" | "memory";

export function clientSuite(
  title: string,
  names: Names,
  load: () => Promise<LooseApi>,
  medium: Medium = "network",
): void {
  let api: LooseApi;
  const wsServer = medium === "network" ? networkServer : memoryServer;
  const networkTest = medium === "network" ? test : test.skip;
  const open: TestServer[] = [];

  beforeAll(async () => {
    api = await load();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });

  const serve = async (server: Promise<TestServer>): Promise<TestServer> => {
    const started = await server;
    open.push(started);
    return started;
  };
  const options = (given: object): object =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        names.option(name),
        typeof value === "object" &&
        value !== null &&
        Object.getPrototypeOf(value) === Object.prototype &&
        name !== "headers" &&
        name !== "tls"
          ? options(value)
          : value,
      ]),
    );
  const connect = (to: TestServer | string, given: object = {}): Promise<LooseClient> => {
    const url = typeof to === "string" ? to : to.url;
    const server = typeof to === "string" ? open.find((one) => to.startsWith(one.url)) : to;
    const dial = (): Promise<LooseClient> => api.connect(url, options(given));
    return server === undefined ? dial() : within(server, dial);
  };
  const call = <T = unknown>(client: LooseClient, method: string, ...args: readonly unknown[]): Promise<T> => {
    const fn = client[names.method(method)];
    if (typeof fn !== "function") throw new Error(`there is no method ${names.method(method)}`);
    return fn.apply(client, args);
  };
  const send = (client: LooseClient, ...args: readonly unknown[]): Promise<void> => call(client, "send", ...args);
  const close = (client: LooseClient, ...args: readonly unknown[]): Promise<LooseCloseInfo> =>
    call(client, "close", ...args);
  const ping = (client: LooseClient, ...args: readonly unknown[]): Promise<{ rtt: number }> =>
    call(client, "ping", ...args);
  const channelOf = (client: LooseClient): Channel<Message> => inboxOf(client[names.method("channel")], client);
  const controlOf = (client: LooseClient): Channel<Control> => inboxOf(client[names.method("control")], client);
  const constant = (group: string, member: string): unknown => {
    const table = api[names.constant(group)];
    return typeof table === "object" && table !== null ? Reflect.get(table, names.constant(member)) : undefined;
  };
  const flat = (name: string): unknown => api[names.constant(name)];
  const code = (name: string): unknown => api.CLOSE_CODES[names.code(name)];
  const failure = async (promise: Promise<unknown>): Promise<LooseError> => {
    const [value, error] = await api.errors.attempt(promise);
    if (error === null) throw new Error(`it did not fail, but gave ${JSON.stringify(value)}`);
    return error;
  };
  const expectError = (error: LooseError, condition: string, kind: string, retryable: boolean): void => {
    expect({ condition: error.condition, kind: error.kind, retryable: error.retryable }).toEqual({
      condition: names.condition(condition),
      kind,
      retryable,
    });
    expect(error.code).toBe(`ERR_WS_${names.condition(condition).toUpperCase()}`);
  };
  const security = (): LooseSecurity => api.security;
  const context = (policies: readonly object[]): object => {
    return { actor: new api.Actor("test", {}), scope: new api.Scope(policies) };
  };

  describe(`${title}: connecting`, () => {
    test("connects and knows its id, url and protocol", async () => {
      const server = await serve(wsServer(echo));
      const client = await connect(`${server.url}/room?a=1`);
      expect(client.url).toBe(`${server.url}/room?a=1`);
      expect(client.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(client.protocol).toBe("");
      await close(client);
    });

    test("headers go out with the handshake, single and repeated", async () => {
      let seen: Record<string, unknown> = {};
      const server = await serve(
        wsServer((_, request) => {
          seen = { ...request.headers };
        }),
      );
      await close(await connect(server, { headers: { Authorization: "Bearer x", "X-Many": ["a", "b"] } }));
      expect(seen).toMatchObject({ authorization: "Bearer x", "x-many": "a, b" });
    });

    test("headers may be a function, asked at each dial", async () => {
      const seen: unknown[] = [];
      const server = await serve(wsServer((_, request) => seen.push(request.headers["x-n"])));
      let calls = 0;
      const headers = async () => ({ "X-N": String(++calls) });
      await close(await connect(server, { headers }));
      await close(await connect(server, { headers }));
      expect(seen).toEqual(["1", "2"]);
    });

    test.each([
      ["Host", "x"],
      ["Sec-WebSocket-Key", "x"],
      ["X-A", "a\r\nX-B: b"],
      ["X A", "a"],
      ["X-A", "\u20ac"],
    ])("header %j: %j is refused, and its value not shown", async (name, value) => {
      const error = await failure(connect("ws://127.0.0.1:9/", { headers: { [name]: value } }));
      expectError(error, "invalid_argument", "INVALID", false);
      expect(error.details.option).toContain(names.option("headers"));
      if (value.length > 1) expect(JSON.stringify(error)).not.toContain(value);
    });

    test("protocols are offered in order, and the chosen one is known", async () => {
      let offered: unknown;
      const server = await serve(
        wsServer(
          (_, request) => {
            offered = request.headers["sec-websocket-protocol"];
          },
          { handleProtocols: () => "graphql-ws" },
        ),
      );
      const client = await connect(server, { protocols: ["graphql-ws", "v2.chat"] });
      expect(offered).toBe("graphql-ws,v2.chat");
      expect(client.protocol).toBe("graphql-ws");
      await close(client);
    });

    networkTest("dial timeout is total, also against a server that drips", async () => {
      const server = await serve(
        tcpServer((socket) => {
          const drops = [..."HTTP/1.1 101 Switching Protocols\r\nX-Slow: ", ..."a".repeat(1000)];
          const timer = setInterval(() => socket.write(drops.shift() ?? "a"), 5);
          socket.on("close", () => clearInterval(timer));
        }),
      );
      const error = await failure(connect(server, { dialTimeout: "80ms" }));
      expectError(error, "dial_timeout", "TIMEOUT", true);
      expect(error.details).toMatchObject({ phase: "upgrade", url: `${server.url}/` });
      expect(error.details.elapsed).toBeGreaterThanOrEqual(80);
    });

    networkTest("the signal cancels connecting, with its reason", async () => {
      const server = await serve(tcpServer(() => undefined));
      const controller = new AbortController();
      const pending = failure(connect(server, { signal: controller.signal }));
      controller.abort(new Error("no longer wanted"));
      const error = await pending;
      expectError(error, "canceled", "CANCELED", false);
      expect(error.cause).toMatchObject({ message: "no longer wanted" });
    });

    test("compression is negotiated in each mode", async () => {
      const server = await serve(wsServer(echo, { perMessageDeflate: true }));
      for (const mode of ["DISABLED", "CONTEXT_TAKEOVER", "NO_CONTEXT"]) {
        const client = await connect(server, { compression: constant("COMPRESSION", mode), compressionThreshold: 0 });
        expect(client.compression).toBe(constant("COMPRESSION", mode));
        const text = "compress me ".repeat(100);
        await send(client, text);
        expect(await channelOf(client).receive()).toMatchObject({ ok: true, value: { data: text } });
        await close(client);
      }
    });

    test("compression that the server refuses is known", async () => {
      const server = await serve(wsServer(echo));
      const client = await connect(server, { compression: constant("COMPRESSION", "NO_CONTEXT") });
      expect(client.compression).toBe(constant("COMPRESSION", "DISABLED"));
      await close(client);
    });

    networkTest("messages below the threshold go out uncompressed, in every mode", async () => {
      for (const mode of ["CONTEXT_TAKEOVER", "NO_CONTEXT"]) {
        let bytes = Buffer.alloc(0);
        const answer = mode === "NO_CONTEXT" ? "; server_no_context_takeover; client_no_context_takeover" : "";
        const server = await serve(
          rawServer((socket) => {
            socket.on("data", (chunk: Buffer) => {
              bytes = Buffer.concat([bytes, chunk]);
            });
          }, `Sec-WebSocket-Extensions: permessage-deflate${answer}\r\n`),
        );
        const client = await connect(server, {
          compression: constant("COMPRESSION", mode),
          compressionThreshold: 100,
          closeTimeout: 10,
        });
        await send(client, "x".repeat(99));
        await send(client, "x".repeat(100));
        // A head of two bytes, the masking key, and the first message as it is: then the second begins.
        const second = 2 + 4 + 99;
        await expect.poll(() => bytes.length).toBeGreaterThan(second);
        expect([bytes.readUInt8(0), bytes.readUInt8(second)]).toEqual([0x81, 0xc1]);
        await close(client);
      }
    });

    networkTest("redirects are followed only when asked for, and checked", async () => {
      const target = await serve(wsServer(echo));
      const server = await serve(
        refusingServer(() => ({ status: 302, headers: { Location: `${target.url.replace("ws", "http")}/there` } })),
      );
      expectError(await failure(connect(server)), "handshake_failed", "INTERNAL", false);
      const client = await connect(server, { followRedirects: 1 });
      expect(client.url).toBe(`${target.url}/there`);
      await close(client);
    });

    networkTest("headers do not cross to another origin by a redirect", async () => {
      let seen: unknown = "unset";
      const target = await serve(
        wsServer((_, request) => {
          seen = request.headers.authorization;
        }),
      );
      const server = await serve(refusingServer(() => ({ status: 307, headers: { Location: target.url } })));
      await close(await connect(server, { followRedirects: 3, headers: { Authorization: "secret" } }));
      expect(seen).toBeUndefined();
    });

    networkTest("a proxy is asked for a tunnel", async () => {
      const target = await serve(wsServer(echo));
      let asked = "";
      const proxy = await serve(
        tcpServer((socket) => {
          socket.once("data", (chunk) => {
            asked = chunk.toString("latin1").split("\r\n", 1)[0] ?? "";
            const through = import("node:net").then((net) => net.connect(target.port, "127.0.0.1"));
            through.then((other) => {
              socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
              socket.pipe(other).pipe(socket);
            });
          });
        }),
      );
      const client = await connect(target, { proxy: `http://127.0.0.1:${proxy.port}` });
      expect(asked).toBe(`CONNECT 127.0.0.1:${target.port} HTTP/1.1`);
      await send(client, "through");
      expect(await channelOf(client).receive()).toMatchObject({ value: { data: "through" } });
      await close(client);
    });
  });

  describe(`${title}: options`, () => {
    test.each([
      ["dialTimeout", "5", "a duration"],
      ["dialTimeout", "25h", "a duration from 0s to 24h"],
      ["dialTimeout", -1, "a duration"],
      ["readTimeout", "1d", "a duration"],
      ["writeTimeout", "5 s", "a duration"],
      ["closeTimeout", Number.NaN, "a duration"],
      ["compression", 3, "one of"],
      ["compressionThreshold", 104857601, "a size"],
      ["readLimit", 134217729, "a size"],
      ["readLimit", "1MB", "a size"],
      ["channelCapacity", 0, "an integer from 1 to 10000"],
      ["channelCapacity", 10001, "an integer from 1 to 10000"],
      ["channelBytes", 65535, "a size"],
      ["followRedirects", 21, "an integer from 0 to 20"],
      ["fastLane", "yes", "true or false"],
      ["protocols", ["a b"], "a string"],
      ["protocols", ["a", "a"], "a list"],
      ["signal", {}, "an AbortSignal"],
      ["agent", {}, "an http.Agent"],
      ["proxy", "ftp://x", "an http: or https: URL"],
      ["heartbeat", { interval: 0 }, "a duration"],
      ["reconnect", { maxAttempts: -1 }, "an integer"],
      ["reconnect", { queue: { overflow: "drop" } }, "one of"],
    ])("%s %j is an error that names it, before anything is dialled", async (name, value, accepted) => {
      const error = await failure(connect("ws://127.0.0.1:9/", { [name]: value }));
      expectError(error, "invalid_argument", "INVALID", false);
      expect(error.details.option).toContain(names.option(name));
      expect(error.details.accepted).toContain(accepted);
      expect(error.message).toContain(String(error.details.option));
    });

    test("an unknown option is an error with the nearest name", async () => {
      const wrong = `${names.option("dialTimeout").slice(0, -1)}`;
      const error = await failure(api.connect("ws://127.0.0.1:9/", { [wrong]: 1 }));
      expectError(error, "invalid_argument", "INVALID", false);
      expect(error.details.suggestion).toBe(names.option("dialTimeout"));
      expect(error.message).toContain(`did you mean "${names.option("dialTimeout")}"?`);
    });

    test("durations, sizes and defaults are in client.options, frozen", async () => {
      const server = await serve(wsServer(echo));
      const client = await connect(server, {
        dialTimeout: "1m30s",
        readLimit: "1MiB",
        readTimeout: undefined,
        heartbeat: {},
      });
      expect(client.options).toMatchObject(
        options({
          dialTimeout: 90_000,
          readTimeout: 0,
          writeTimeout: 0,
          closeTimeout: 5000,
          readLimit: 1_048_576,
          channelCapacity: 32,
          channelBytes: 16_777_216,
          compressionThreshold: 512,
          heartbeat: { interval: 30_000, timeout: 10_000 },
        }),
      );
      expect(Object.isFrozen(client.options)).toBe(true);
      await close(client);
    });
  });

  describe(`${title}: sending and receiving`, () => {
    test("text and bytes arrive as they were sent, typed", async () => {
      const server = await serve(wsServer(echo));
      const client = await connect(server);
      const channel = channelOf(client);
      const bytes = new Uint8Array([0, 1, 254, 255]);
      await send(client, "héllo");
      await send(client, bytes);
      await send(client, "as bytes", flat("BINARY"));
      await send(client, Buffer.from("as text"), flat("TEXT"));
      const received = [];
      for (let i = 0; i < 4; i++) received.push((await channel.receive()).value);
      expect(received).toEqual([
        { type: flat("TYPE_TEXT"), data: "héllo" },
        { type: flat("TYPE_BINARY"), data: bytes },
        { type: flat("TYPE_BINARY"), data: new Uint8Array(Buffer.from("as bytes")) },
        { type: flat("TYPE_TEXT"), data: "as text" },
      ]);
      await close(client);
    });

    test.each([
      ["a lone surrogate", ["\ud800"]],
      ["bytes that are no UTF-8, as text", [new Uint8Array([0xff]), 1]],
      ["a number", [5]],
      ["another type", ["x", 9]],
    ])("sending %s is an error", async (_, args) => {
      const server = await serve(wsServer(echo));
      const client = await connect(server);
      expectError(await failure(send(client, ...args)), "invalid_argument", "INVALID", false);
      await close(client);
    });

    test("bytes are taken at the call", async () => {
      const server = await serve(wsServer(echo, { perMessageDeflate: true }));
      const client = await connect(server, {
        compression: constant("COMPRESSION", "CONTEXT_TAKEOVER"),
        compressionThreshold: 0,
      });
      const bytes = new Uint8Array([1, 2, 3]);
      const first = send(client, "x".repeat(10_000));
      const second = send(client, bytes);
      bytes.fill(0);
      await Promise.all([first, second]);
      await channelOf(client).receive();
      expect(await channelOf(client).receive()).toMatchObject({ value: { data: new Uint8Array([1, 2, 3]) } });
      await close(client);
    });

    test("messages go out in the order of the calls", async () => {
      const server = await serve(wsServer(echo, { perMessageDeflate: true }));
      const client = await connect(server, {
        compression: constant("COMPRESSION", "NO_CONTEXT"),
        compressionThreshold: 50,
        channelCapacity: 1000,
      });
      for (let i = 0; i < 100; i++) void send(client, `${i} ${"x".repeat(i)}`);
      for (let i = 0; i < 100; i++)
        expect((await channelOf(client).receive()).value?.data).toMatch(new RegExp(`^${i} `));
      await close(client);
    });

    networkTest("no message is lost between connecting and the first receive", async () => {
      const server = await serve(
        rawServer((socket) => {
          socket.write(Buffer.concat([frame(1, "one"), frame(1, "two")]));
        }),
      );
      const client = await connect(server, { closeTimeout: 10 });
      expect((await channelOf(client).receive()).value?.data).toBe("one");
      expect((await channelOf(client).receive()).value?.data).toBe("two");
      await close(client);
    });

    test("a loop over the messages ends with the connection", async () => {
      const server = await serve(
        wsServer((socket) => {
          socket.send("a");
          socket.send("b");
          socket.close(1000);
        }),
      );
      const seen: unknown[] = [];
      const client = await connect(server);
      for await (const message of channelOf(client)) seen.push(message.data);
      expect(seen).toEqual(["a", "b"]);
    });

    test("a full channel stops reading, and nothing is dropped", async () => {
      let sent = 0;
      const server = await serve(
        wsServer((socket) => {
          const push = (): void => {
            if (sent === 3000) return;
            sent += 1;
            socket.send(Buffer.alloc(16_384, sent % 256), push);
          };
          push();
        }),
      );
      const client = await connect(server, { channelCapacity: 4 });
      const channel = channelOf(client);
      await expect.poll(() => channel.length).toBeGreaterThanOrEqual(4);
      const before = sent;
      expect(before).toBeLessThan(3000);
      for (let i = 1; i <= 3000; i++) {
        const { value } = await channel.receive();
        if (!(value?.data instanceof Uint8Array) || value.data[0] !== i % 256) throw new Error(`message ${i} is wrong`);
      }
      await close(client);
    });

    test("the channel is bound in bytes too", async () => {
      const server = await serve(
        wsServer((socket) => {
          for (let i = 0; i < 200; i++) socket.send(Buffer.alloc(65_536));
        }),
      );
      const client = await connect(server, { channelCapacity: 10_000, channelBytes: "128KiB" });
      const channel = channelOf(client);
      await expect.poll(() => channel.length).toBeGreaterThan(1);
      await ticks(20);
      expect(channel.length).toBeLessThan(10);
      await close(client);
    });

    test("control tells pings, pongs and the close", async () => {
      const server = await serve(
        wsServer((socket) => {
          socket.ping("hi");
          socket.pong("unasked");
          socket.close(1001, "bye");
        }),
      );
      const client = await connect(server);
      const control = controlOf(client);
      expect((await control.receive()).value).toEqual({
        type: flat("TYPE_PING"),
        data: new Uint8Array(Buffer.from("hi")),
      });
      expect((await control.receive()).value).toEqual({
        type: flat("TYPE_PONG"),
        data: new Uint8Array(Buffer.from("unasked")),
      });
      expect((await control.receive()).value).toEqual({ type: flat("TYPE_CLOSE"), code: 1001, reason: "bye" });
      expect((await control.receive()).ok).toBe(false);
    });
  });

  describe(`${title}: ping`, () => {
    test("ping tells the round trip", async () => {
      const server = await serve(wsServer(echo));
      const client = await connect(server);
      const { rtt } = await ping(client);
      expect(rtt).toBeGreaterThan(0);
      const all = await Promise.all([ping(client), ping(client), ping(client)]);
      expect(all).toHaveLength(3);
      await close(client);
    });

    test("a ping without an answer is an error, and the connection goes on", async () => {
      const server = await serve(wsServer(echo, { autoPong: false }));
      const client = await connect(server);
      expectError(await failure(ping(client, { timeout: "20ms" })), "ping_timeout", "TIMEOUT", true);
      await send(client, "still here");
      expect((await channelOf(client).receive()).value?.data).toBe("still here");
      await close(client);
    });

    test("a ping finds its pong behind messages that nobody has received", async () => {
      const server = await serve(
        wsServer((socket) => {
          for (let i = 0; i < 500; i++) socket.send(`price ${i}`);
          echo(socket);
        }),
      );
      const client = await connect(server, { channelCapacity: 1 });
      await expect.poll(() => channelOf(client).length).toBeGreaterThanOrEqual(1);
      const { rtt } = await ping(client, { timeout: "5s" });
      expect(rtt).toBeGreaterThan(0);
      for (let i = 0; i < 500; i++) expect((await channelOf(client).receive()).value?.data).toBe(`price ${i}`);
      await close(client);
    });

    test("the heartbeat pings, and ends a connection that does not answer", async () => {
      let pings = 0;
      const server = await serve(
        wsServer(
          (socket) => {
            socket.on("ping", (data) => {
              pings += 1;
              if (pings < 3) socket.pong(data);
            });
          },
          { autoPong: false },
        ),
      );
      const client = await connect(server, { heartbeat: { interval: 10, timeout: 30 } });
      const info = await client.closed;
      expect(pings).toBe(3);
      expect(info).toMatchObject({ code: 1006, initiator: "local", wasClean: false });
      expect(info.error?.condition).toBe(names.condition("ping_timeout"));
    });
  });

  describe(`${title}: closing`, () => {
    const closedBy = async (act: (socket: WebSocket) => void): Promise<LooseCloseInfo> => {
      const server = await serve(wsServer(act));
      const client = await connect(server);
      return client.closed;
    };

    test("close without arguments is normal closure, and the peer sees it", async () => {
      const seen: unknown[] = [];
      const server = await serve(
        wsServer((socket) => socket.on("close", (number, reason) => seen.push([number, reason.toString()]))),
      );
      const client = await connect(server);
      expect(await close(client)).toMatchObject({ code: 1000, reason: "", wasClean: true, initiator: "local" });
      await expect.poll(() => seen).toEqual([[1000, ""]]);
    });

    test("close with code and reason", async () => {
      const seen: unknown[] = [];
      const server = await serve(
        wsServer((socket) => socket.on("close", (number, reason) => seen.push([number, reason.toString()]))),
      );
      const client = await connect(server);
      const first = close(client, code("INTERNAL_ERROR"), "Processing failed");
      expect(await close(client, code("NORMAL"))).toBe(await first);
      expect(await first).toMatchObject({
        code: 1011,
        reason: "Processing failed",
        wasClean: true,
        initiator: "local",
      });
      await expect.poll(() => seen).toEqual([[1011, "Processing failed"]]);
    });

    test.each([999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 1000.5, "1000"])(
      "close code %j is refused",
      async (number) => {
        const server = await serve(wsServer(echo));
        const client = await connect(server);
        expectError(await failure(close(client, number)), "invalid_argument", "INVALID", false);
        await close(client);
      },
    );

    test.each([1000, 1003, 1007, 1010, 1014, 3000, 4999])("close code %j goes out", async (number) => {
      const seen: unknown[] = [];
      const server = await serve(wsServer((socket) => socket.on("close", (got) => seen.push(got))));
      const client = await connect(server);
      expect(await close(client, number)).toMatchObject({ code: number });
      await expect.poll(() => seen).toEqual([number]);
    });

    test("a reason of more than 123 bytes is refused", async () => {
      const server = await serve(wsServer(echo));
      const client = await connect(server);
      expectError(await failure(close(client, 1000, "é".repeat(62))), "invalid_argument", "INVALID", false);
      expect(await close(client, 1000, `${"é".repeat(61)}x`)).toMatchObject({ wasClean: true });
    });

    test("messages sent before close reach the peer first", async () => {
      const seen: unknown[] = [];
      const server = await serve(
        wsServer((socket) => {
          socket.on("message", (data) => seen.push(data.toString()));
          socket.on("close", () => seen.push("close"));
        }),
      );
      const client = await connect(server);
      for (let i = 0; i < 5; i++) void send(client, `m${i}`);
      await close(client);
      await expect.poll(() => seen).toEqual(["m0", "m1", "m2", "m3", "m4", "close"]);
    });

    networkTest("a peer that does not answer is waited for no longer than the close timeout", async () => {
      const server = await serve(rawServer(() => undefined));
      const client = await connect(server, { closeTimeout: "50ms" });
      const start = performance.now();
      expect(await close(client)).toMatchObject({ code: 1000, wasClean: false, initiator: "local" });
      expect(performance.now() - start).toBeLessThan(2000);
    });

    test("what was buffered before close stays receivable", async () => {
      const server = await serve(
        wsServer((socket) => {
          socket.send("one");
          socket.send("two");
        }),
      );
      const client = await connect(server);
      await expect.poll(() => channelOf(client).length).toBe(2);
      await close(client);
      expect((await channelOf(client).receive()).value?.data).toBe("one");
      expect((await channelOf(client).receive()).value?.data).toBe("two");
      expect(await channelOf(client).receive()).toMatchObject({ ok: false, close: { code: 1000 } });
    });

    test.each([
      ["NORMAL", 1000, "never"],
      ["GOING_AWAY", 1001, "backoff"],
      ["PROTOCOL_ERROR", 1002, "never"],
      ["UNSUPPORTED_DATA", 1003, "never"],
      ["INVALID_PAYLOAD", 1007, "never"],
      ["POLICY_VIOLATION", 1008, "never"],
      ["MESSAGE_TOO_BIG", 1009, "never"],
      ["MANDATORY_EXTENSION", 1010, "never"],
      ["INTERNAL_ERROR", 1011, "backoff"],
      ["SERVICE_RESTART", 1012, "backoff"],
      ["TRY_AGAIN_LATER", 1013, { after: 30_000 }],
      ["BAD_GATEWAY", 1014, "backoff"],
    ])("the peer closes with %s (%i)", async (name, number, reconnect) => {
      expect(code(name)).toBe(number);
      const info = await closedBy((socket) => socket.close(number, "why"));
      expect(info).toEqual({ code: number, reason: "why", wasClean: true, initiator: "remote", reconnect });
    });

    test("the peer closes without a code: NO_STATUS (1005)", async () => {
      expect(code("NO_STATUS")).toBe(1005);
      expect(await closedBy((socket) => socket.close())).toMatchObject({
        code: 1005,
        reason: "",
        wasClean: true,
        initiator: "remote",
      });
    });

    test("the connection breaks: ABNORMAL_CLOSURE (1006)", async () => {
      expect(code("ABNORMAL_CLOSURE")).toBe(1006);
      const info = await closedBy((socket) => socket.terminate());
      expect(info).toMatchObject({ code: 1006, wasClean: false, initiator: "transport" });
      expect(info.error?.condition).toBe(names.condition("connection_lost"));
    });

    test("the codes that never go over the wire have their numbers", () => {
      expect([code("RESERVED"), code("TLS_HANDSHAKE")]).toEqual([1004, 1015]);
    });

    test("read timeout ends a silent connection", async () => {
      const server = await serve(wsServer(() => undefined));
      const client = await connect(server, { readTimeout: "40ms" });
      const info = await client.closed;
      expect(info).toMatchObject({ code: 1006, initiator: "local", wasClean: false });
      if (info.error === undefined) throw new Error("no error");
      expectError(info.error, "read_timeout", "TIMEOUT", true);
    });

    networkTest("write timeout ends a connection to a peer that does not read", async () => {
      const server = await serve(rawServer((socket) => socket.pause()));
      const client = await connect(server, { writeTimeout: "60ms" });
      // The first fit into the buffers of the kernel.
      const sends = await Promise.all(
        Array.from({ length: 30 }, () => api.errors.attempt(send(client, Buffer.alloc(1_000_000)))),
      );
      for (const [, error] of sends.slice(-5)) {
        if (error === null) throw new Error("it was sent");
        expectError(error, "write_timeout", "TIMEOUT", true);
      }
      expect(await client.closed).toMatchObject({ code: 1006, initiator: "local" });
    });
  });

  describe(`${title}: errors`, () => {
    networkTest.each([
      [401, "handshake_denied", "PERMISSION_DENIED", false],
      [403, "handshake_denied", "PERMISSION_DENIED", false],
      [407, "handshake_denied", "PERMISSION_DENIED", false],
      [404, "handshake_not_found", "NOT_FOUND", false],
      [410, "handshake_not_found", "NOT_FOUND", false],
      [429, "handshake_rate_limited", "RATE_LIMITED", true],
      [500, "handshake_unavailable", "UNAVAILABLE", true],
      [503, "handshake_unavailable", "UNAVAILABLE", true],
      [400, "handshake_failed", "INTERNAL", false],
      [200, "handshake_failed", "INTERNAL", false],
    ])("status %i is %s", async (status, condition, kind, retryable) => {
      const server = await serve(
        refusingServer(() => ({
          status,
          headers: { "Retry-After": "2", "X-Why": "because" },
          body: "sorry ".repeat(500),
        })),
      );
      const error = await failure(connect(`${server.url}/?token=secret`));
      expectError(error, condition, kind, retryable);
      expect(error.details).toMatchObject({ status, retryAfter: 2000, headers: { "x-why": "because" } });
      expect(String(error.details.body)).toHaveLength(1024);
      expect(`${error.message} ${JSON.stringify(error)}`).not.toContain("secret");
    });

    networkTest("nobody listens: connection failed", async () => {
      const server = await tcpServer(() => undefined);
      await server.close();
      const error = await failure(connect(server));
      expectError(error, "connection_failed", "INTERNAL", true);
      expect(error.cause).toMatchObject({ code: "ECONNREFUSED" });
    });

    test("a name that does not exist: connection failed", async () => {
      expectError(await failure(connect("ws://no-such-host.invalid/")), "connection_failed", "INTERNAL", true);
    });

    networkTest("a wrong accept key is a failed handshake", async () => {
      const server = await serve(
        tcpServer((socket) => {
          socket.once("data", () =>
            socket.write(
              "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: wrong\r\n\r\n",
            ),
          );
        }),
      );
      expectError(await failure(connect(server)), "handshake_failed", "INTERNAL", false);
    });

    test("a message above the limit is message_too_big, and 1009 goes out", async () => {
      const seen: unknown[] = [];
      const server = await serve(
        wsServer((socket) => {
          socket.on("close", (number) => seen.push(number));
          socket.send("x".repeat(2000));
          socket.send("after");
        }),
      );
      const client = await connect(server, { readLimit: 1000 });
      const info = await client.closed;
      expect(info).toMatchObject({ code: 1009, wasClean: false, initiator: "local" });
      if (info.error === undefined) throw new Error("no error");
      expectError(info.error, "message_too_big", "INVALID", false);
      expect(info.error.details).toMatchObject({ limit: 1000 });
      expect(await channelOf(client).receive()).toMatchObject({ ok: false });
      await expect.poll(() => seen).toEqual([1009]);
    });

    networkTest.each([
      ["a masked frame", Buffer.from([0x81, 0x80, 0, 0, 0, 0]), 1002],
      ["reserved bits", frame(1, "x", 0xc0), 1002],
      ["an unknown opcode", frame(3, "x"), 1002],
      ["bad UTF-8", frame(1, new Uint8Array([0xff])), 1007],
      ["a close code that may not be sent", frame(8, closePayload(1005)), 1002],
    ])("%s is a protocol violation", async (_, bytes, number) => {
      const server = await serve(
        rawServer((socket) => {
          socket.write(Buffer.concat([frame(1, "before"), bytes, frame(1, "after")]));
        }),
      );
      const client = await connect(server, { closeTimeout: "30ms" });
      const info = await client.closed;
      expect(info).toMatchObject({ code: number, wasClean: false, initiator: "local" });
      if (info.error === undefined) throw new Error("no error");
      expectError(info.error, "protocol_violation", "INTERNAL", false);
      expect(info.error.details).toMatchObject({ closeCode: number });
      expect((await channelOf(client).receive()).value?.data).toBe("before");
      expect((await channelOf(client).receive()).ok).toBe(false);
    });

    test("sending on a closed connection is connection_closed, retryable as its code advises", async () => {
      for (const [number, retryable] of [
        [1008, false],
        [1012, true],
      ] as const) {
        const server = await serve(wsServer((socket) => socket.close(number)));
        const client = await connect(server);
        await client.closed;
        const error = await failure(send(client, "late"));
        expectError(error, "connection_closed", "UNAVAILABLE", retryable);
        expect(error.details.closeInfo).toMatchObject({ code: number, initiator: "remote" });
      }
    });

    test("a loop throws connection_closed for an error code, connection_lost without a close frame", async () => {
      for (const [act, condition] of [
        [(socket: WebSocket) => socket.close(1011), "connection_closed"],
        [(socket: WebSocket) => socket.terminate(), "connection_lost"],
      ] as const) {
        const server = await serve(wsServer(act));
        const client = await connect(server);
        const error = await failure(
          (async () => {
            for await (const message of channelOf(client)) void message;
          })(),
        );
        expectError(error, condition, "UNAVAILABLE", true);
      }
    });

    test("receive gives up after its timeout, and loses nothing", async () => {
      let late: WebSocket | undefined;
      const server = await serve(
        wsServer((socket) => {
          late = socket;
        }),
      );
      const client = await connect(server);
      expectError(await failure(channelOf(client).receive({ timeout: "10ms" })), "receive_timeout", "TIMEOUT", true);
      await expect.poll(() => late !== undefined).toBe(true);
      late?.send("late");
      expect((await channelOf(client).receive()).value?.data).toBe("late");
      await close(client);
    });

    test("an unknown connection ID is an error, a known one is the client", async () => {
      const server = await serve(wsServer(echo));
      const client = await connect(server);
      const { connections } = api;
      expect(connections.get(client.id)).toBe(client);
      expect(connections.list()).toContain(client);
      await close(client);
      for (const id of [client.id, "nonsense", 7]) {
        const error = await failure(Promise.resolve().then(() => connections.get(id)));
        expectError(error, "invalid_connection_id", "INTERNAL", false);
      }
    });

    test("an error shows no credential of the URL", async () => {
      const error = await failure(connect("ws://user:pass@127.0.0.1:9/?key=abc"));
      expectError(error, "url_not_allowed", "PERMISSION_DENIED", false);
      expect(`${error.message} ${JSON.stringify(error.details)}`).not.toMatch(/user:|:pass|abc/);
    });

    test.each(["nonsense", "/path", "ws://"])("%j is no URL", async (url) => {
      const error = await failure(connect(url));
      expectError(error, "invalid_argument", "INVALID", false);
      expect(error.details.option).toBe("url");
    });
  });

  describe(`${title}: permissions`, () => {
    test("a policy that does not allow connecting: connections_disabled", async () => {
      const server = await serve(wsServer(echo));
      const none = context([]);
      const error = await security().run(none, () => failure(connect(server)));
      expectError(error, "connections_disabled", "PERMISSION_DENIED", false);
      expect(error.details.action).toBe(names.action("websocket.connect"));
      expect(security().run(none, () => security().can(names.action("websocket.connect")))).toBe(false);
    });

    test("a URL that no policy allows: url_not_allowed, and can() agrees", async () => {
      const server = await serve(wsServer(echo));
      const policies = [
        { id: "any", actions: [names.action("websocket.connect")], resources: ["*"], effect: "allow" },
        {
          id: "public",
          actions: [names.action("websocket.connect.url")],
          resources: [`${server.url}/public/*`],
          effect: "allow",
        },
      ];
      const error = await security().run(context(policies), () => failure(connect(`${server.url}/private/x`)));
      expectError(error, "url_not_allowed", "PERMISSION_DENIED", false);
      expect(error.details).toMatchObject({
        action: names.action("websocket.connect.url"),
        url: `${server.url}/private/x`,
      });
      const client = await security().run(context(policies), () => connect(`${server.url}/public/x`));
      await close(client);
      security().run(context(policies), () => {
        expect(security().can(names.action("websocket.connect.url"), `${server.url}/public/x`)).toBe(true);
        expect(security().can(names.action("websocket.connect.url"), `${server.url}/private/x`)).toBe(false);
      });
    });

    networkTest("a policy on addresses is judged on what is dialled", async () => {
      const server = await serve(wsServer(echo));
      const policies = [
        { id: "all", actions: ["*"], resources: ["*"], effect: "allow" },
        security().denyPrivateNetworks,
      ];
      const error = await security().run(context(policies), () => failure(connect(`ws://localhost:${server.port}/`)));
      expectError(error, "url_not_allowed", "PERMISSION_DENIED", false);
      expect(error.details.policy).toBe("deny-private-networks");
    });

    test("strict mode needs a context: no_context", async () => {
      security().configure({ strict: true });
      try {
        expectError(await failure(connect("ws://127.0.0.1:9/")), "no_context", "INTERNAL", false);
      } finally {
        security().configure({ strict: false });
      }
    });
  });

  describe(`${title}: reconnecting`, () => {
    test("connects again when the code advises it, on the same channel", async () => {
      let count = 0;
      const server = await serve(
        wsServer((socket) => {
          count += 1;
          socket.send(`connection ${count}`);
          if (count === 1) socket.close(1012, "restart");
        }),
      );
      const client = await connect(server, { reconnect: { initialDelay: 1, maxDelay: 5 } });
      const channel = channelOf(client);
      expect((await channel.receive()).value?.data).toBe("connection 1");
      expect((await channel.receive()).value?.data).toBe("connection 2");
      const seen: unknown[] = [];
      for (let next = controlOf(client).tryReceive(); next.ok; next = controlOf(client).tryReceive())
        seen.push(next.value.type);
      expect(seen).toEqual([flat("TYPE_CLOSE"), "reconnecting", "reconnected"]);
      expect(await close(client)).toMatchObject({ code: 1000 });
    });

    test("asks for the URL and the headers anew at each dial, and goes on when that fails", async () => {
      const seen: unknown[] = [];
      const server = await serve(
        wsServer((socket, request) => {
          seen.push([request.url, request.headers["x-n"]]);
          if (seen.length === 1) socket.close(1012);
        }),
      );
      let calls = 0;
      const url = (): string => {
        calls += 1;
        if (calls === 2) throw new Error("not now");
        return `${server.url}/${calls}`;
      };
      const client = await within(server, () =>
        api.connect(
          url,
          options({ reconnect: { initialDelay: 1, maxDelay: 2 }, headers: () => ({ "X-N": String(calls) }) }),
        ),
      );
      await expect
        .poll(() => seen)
        .toEqual([
          ["/1", "1"],
          ["/3", "3"],
        ]);
      await close(client);
    });

    test("the signal that was for connecting does not end it later", async () => {
      let count = 0;
      const server = await serve(
        wsServer((socket) => {
          count += 1;
          if (count === 1) socket.close(1012);
        }),
      );
      const controller = new AbortController();
      const client = await connect(server, { signal: controller.signal, reconnect: { initialDelay: 1, maxDelay: 2 } });
      controller.abort();
      await expect.poll(() => count).toBe(2);
      await close(client);
    });

    test("does not when the code advises against it", async () => {
      const server = await serve(wsServer((socket) => socket.close(1008)));
      const client = await connect(server, { reconnect: { initialDelay: 1 } });
      expect(await client.closed).toMatchObject({ code: 1008, initiator: "remote" });
    });

    test("gives up after so many failed attempts", async () => {
      const server = await wsServer((socket) => socket.terminate());
      const client = await connect(server, { reconnect: { initialDelay: 1, maxDelay: 2, maxAttempts: 3 } });
      await server.close();
      const info = await client.closed;
      expect(info.error?.condition).toBe(names.condition("connection_failed"));
    });

    test("a server that accepts and closes at once, again and again, is no success", async () => {
      let count = 0;
      const server = await serve(
        wsServer((socket) => {
          count += 1;
          socket.close(1012);
        }),
      );
      const client = await connect(server, { reconnect: { initialDelay: "1h", maxDelay: 1, maxAttempts: 3 } });
      expect(await client.closed).toMatchObject({ code: 1012, initiator: "remote" });
      expect(count).toBe(4);
    });

    test("keeps what is sent meanwhile, if asked to", async () => {
      const seen: string[] = [];
      let count = 0;
      const server = await serve(
        wsServer((socket) => {
          count += 1;
          if (count === 1) socket.close(1001);
          socket.on("message", (data) => seen.push(data.toString()));
        }),
      );
      const client = await connect(server, {
        reconnect: { initialDelay: 30, maxDelay: 30, queue: { capacity: 2, overflow: "error" } },
      });
      const control = controlOf(client);
      while ((await control.receive()).value?.type !== "reconnecting");
      const sends = [send(client, "a"), send(client, "b")];
      expectError(await failure(send(client, "c")), "connection_closed", "UNAVAILABLE", true);
      await Promise.all(sends);
      await expect.poll(() => seen).toEqual(["a", "b"]);
      await close(client);
    });

    test("close ends the waiting", async () => {
      const server = await serve(wsServer((socket) => socket.close(1001)));
      const client = await connect(server, { reconnect: { initialDelay: "1h", maxDelay: "1h" } });
      while ((await controlOf(client).receive()).value?.type !== "reconnecting");
      expect(await close(client)).toMatchObject({ code: 1000, initiator: "local", wasClean: false });
    });
  });
}

function inboxOf<T>(method: unknown, client: LooseClient): Channel<T> {
  const channel: unknown = typeof method === "function" ? method.call(client) : undefined;
  if (!(channel instanceof RuntimeChannel)) throw new Error("there is no such channel");
  return channel;
}

/** So many turns of the event loop. */
async function ticks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}
