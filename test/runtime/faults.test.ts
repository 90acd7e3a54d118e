/** Peers that misbehave, a row each: what they do, and the one outcome that a client must have. */
import type { Socket } from "node:net";
import { deflateRawSync, constants as zlib } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { COMPRESSION, type ConnectOptions, connect, errors } from "wireglot";
import {
  acceptance,
  closePayload,
  frame,
  rawServer,
  refusingServer,
  type TestServer,
  tcpServer,
  wsServer,
} from "../support/servers.js";

const open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(server: Promise<TestServer>): Promise<TestServer> {
  const started = await server;
  open.push(started);
  return started;
}

/** Answers the request with these bytes, and leaves the connection open. */
const answering = (answer: (request: string) => string | Buffer) => (): Promise<TestServer> =>
  tcpServer((socket) => {
    socket.once("data", (chunk) => socket.write(answer(chunk.toString("latin1"))));
  });

const upgraded = (request: string, change: (head: string) => string): string => change(acceptance(request));

interface HandshakeFault {
  readonly serve: () => Promise<TestServer>;
  readonly options?: ConnectOptions;
  readonly condition: string;
  readonly kind: string;
  readonly retryable: boolean;
  readonly reason?: RegExp;
}

const failed = { condition: "handshake_failed", kind: "INTERNAL", retryable: false } as const;
const unreachable = { condition: "connection_failed", kind: "INTERNAL", retryable: true } as const;
const late = { condition: "dial_timeout", kind: "TIMEOUT", retryable: true } as const;
const soon: ConnectOptions = { dialTimeout: 60 };

const handshakes: Readonly<Record<string, HandshakeFault>> = {
  "accepts the connection and says nothing": { serve: () => tcpServer(() => undefined), options: soon, ...late },
  "closes at once": { serve: () => tcpServer((socket) => socket.destroy()), ...unreachable },
  "resets at once": { serve: () => tcpServer((socket) => socket.resetAndDestroy()), ...unreachable },
  "closes after the request": {
    serve: () => tcpServer((socket) => socket.once("data", () => socket.end())),
    ...unreachable,
  },
  "resets after the request": {
    serve: () => tcpServer((socket) => socket.once("data", () => socket.resetAndDestroy())),
    ...unreachable,
  },
  "resets in the middle of the answer": {
    serve: () =>
      tcpServer((socket) => socket.once("data", () => socket.write("HTTP/1.1 101 Sw", () => socket.resetAndDestroy()))),
    ...unreachable,
  },
  "ends in the middle of the answer": {
    serve: () => tcpServer((socket) => socket.once("data", () => socket.end("HTTP/1.1 101 Switching\r\nUpg"))),
    ...unreachable,
  },
  "answers with garbage": { serve: answering(() => Buffer.from([0, 1, 2, 3, 255, 254])), ...failed },
  "answers with another protocol": { serve: answering(() => "SSH-2.0-OpenSSH_9.6\r\n"), ...failed },
  "answers with half a status line": { serve: answering(() => "HTTP/1.1 101"), options: soon, ...late },
  "drips its headers": {
    serve: () =>
      tcpServer((socket) => {
        const timer = setInterval(() => socket.write(socket.bytesWritten === 0 ? "HTTP/1.1 101 X\r\nX-A: " : "a"), 5);
        socket.on("close", () => clearInterval(timer));
      }),
    options: soon,
    ...late,
  },
  "drips the body of a refusal": {
    serve: () =>
      tcpServer((socket) => {
        socket.once("data", () => socket.write("HTTP/1.1 503 Busy\r\nContent-Length: 100000\r\n\r\n"));
        const timer = setInterval(() => socket.write("a"), 5);
        socket.on("close", () => clearInterval(timer));
      }),
    options: soon,
    ...late,
  },
  "sends a flood of headers": {
    serve: answering((request) =>
      upgraded(request, (head) => head.replace("\r\n\r\n", `\r\n${"X-A: b\r\n".repeat(20_000)}\r\n`)),
    ),
    ...failed,
    reason: /too many headers/,
  },
  "sends one endless header": { serve: answering(() => `HTTP/1.1 101 X\r\nX-A: ${"a".repeat(200_000)}`), ...failed },
  "forgets Upgrade": {
    serve: answering((request) => upgraded(request, (head) => head.replace("Upgrade: websocket\r\n", ""))),
    ...failed,
  },
  "upgrades to something else": {
    serve: answering((request) => upgraded(request, (head) => head.replace("Upgrade: websocket", "Upgrade: h2c"))),
    ...failed,
    reason: /Upgrade/,
  },
  "has no accept key": {
    serve: answering((request) => upgraded(request, (head) => head.replace(/Sec-WebSocket-Accept: .*\r\n/, ""))),
    ...failed,
    reason: /accept key/,
  },
  "has a wrong accept key": {
    serve: answering((request) => upgraded(request, (head) => head.replace(/Accept: .*/, "Accept: AAAA"))),
    ...failed,
    reason: /accept key/,
  },
  "chooses a subprotocol that was not offered": {
    serve: answering((request) =>
      upgraded(request, (head) => head.replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: other\r\n\r\n")),
    ),
    options: { protocols: ["mine"] },
    ...failed,
    reason: /subprotocol that was not offered/,
  },
  "chooses a subprotocol where none was offered": {
    serve: answering((request) =>
      upgraded(request, (head) => head.replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: other\r\n\r\n")),
    ),
    ...failed,
    reason: /none was offered/,
  },
  "chooses none of the subprotocols": {
    serve: answering((request) => acceptance(request)),
    options: { protocols: ["mine"] },
    ...failed,
    reason: /chose none/,
  },
  "agrees to an extension that was not asked for": {
    serve: answering((request) =>
      upgraded(request, (head) => head.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n")),
    ),
    ...failed,
    reason: /extension/,
  },
  "agrees to an unknown extension": {
    serve: answering((request) =>
      upgraded(request, (head) => head.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: x-foo\r\n\r\n")),
    ),
    options: { compression: COMPRESSION.NO_CONTEXT },
    ...failed,
    reason: /extension/,
  },
  "agrees to compression with nonsense": {
    serve: answering((request) =>
      upgraded(request, (head) =>
        head.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99\r\n\r\n"),
      ),
    ),
    options: { compression: COMPRESSION.NO_CONTEXT },
    ...failed,
    reason: /extension/,
  },
  "answers 200": { serve: () => refusingServer(() => ({ status: 200, body: "hello" })), ...failed },
  "answers 426": { serve: () => refusingServer(() => ({ status: 426 })), ...failed },
  "redirects, and that was not asked for": {
    serve: () => refusingServer(() => ({ status: 301, headers: { Location: "ws://elsewhere.test/" } })),
    ...failed,
    reason: /redirects to/,
  },
  "redirects to nowhere": {
    serve: () => refusingServer(() => ({ status: 302 })),
    options: { followRedirects: 3 },
    ...failed,
  },
  "redirects to what is no URL": {
    serve: () => refusingServer(() => ({ status: 302, headers: { Location: "http://[::" } })),
    options: { followRedirects: 3 },
    ...failed,
  },
  "redirects in a circle": {
    serve: () =>
      refusingServer((request) => ({
        status: 307,
        headers: { Location: `http://${/^host: (.*)$/im.exec(request)?.[1]?.trim()}/again` },
      })),
    options: { followRedirects: 3 },
    ...failed,
    reason: /more than 3 redirects/,
  },
  "redirects to a file": {
    serve: () => refusingServer(() => ({ status: 302, headers: { Location: "file:///etc/passwd" } })),
    options: { followRedirects: 3 },
    ...failed,
    reason: /refused/,
  },
  "redirects to a URL with a password": {
    serve: () => refusingServer(() => ({ status: 302, headers: { Location: "ws://u:p@elsewhere.test/" } })),
    options: { followRedirects: 3 },
    ...failed,
    reason: /refused/,
  },
  "has a certificate that nobody trusts, or none": {
    serve: () => tcpServer((socket) => socket.once("data", () => socket.end("no TLS here"))),
    ...unreachable,
  },
};

describe("a server that, at the handshake,", () => {
  test.each(Object.entries(handshakes))("%s", async (name, fault) => {
    const server = await serve(fault.serve());
    const url = name.includes("certificate") ? server.url.replace("ws:", "wss:") : server.url;
    const start = performance.now();
    const [client, error] = await errors.attempt(connect(url, { dialTimeout: "5s", ...fault.options }));
    expect(client).toBeNull();
    expect({ condition: error?.condition, kind: error?.kind, retryable: error?.retryable }).toEqual({
      condition: fault.condition,
      kind: fault.kind,
      retryable: fault.retryable,
    });
    if (fault.reason !== undefined) expect(error?.message).toMatch(fault.reason);
    if (fault.condition === "dial_timeout") expect(performance.now() - start).toBeLessThan(60 + 400);
  });
});

interface FrameFault {
  /** What the server writes after the frame `before`, and before a frame `after`. */
  readonly bytes: Buffer;
  readonly code: number;
  readonly condition?: string;
  readonly options?: ConnectOptions;
}

const deflated = (text: string | Buffer): Buffer => {
  const whole = deflateRawSync(text, { finishFlush: zlib.Z_SYNC_FLUSH });
  return whole.subarray(0, whole.length - 4);
};
const compressed: ConnectOptions = { compression: COMPRESSION.CONTEXT_TAKEOVER, readLimit: 100_000 };
const euro = Buffer.from("€");

const frames: Readonly<Record<string, FrameFault>> = {
  "masks a frame": { bytes: Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5]), code: 1002 },
  "sets RSV1 without compression": { bytes: frame(1, "x", 0xc0), code: 1002 },
  "sets RSV2": { bytes: frame(1, "x", 0xa0), code: 1002 },
  "sets RSV3": { bytes: frame(1, "x", 0x90), code: 1002 },
  ...Object.fromEntries(
    [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) => [
      `uses opcode ${opcode}`,
      { bytes: frame(opcode, "x"), code: 1002 },
    ]),
  ),
  "continues what was not begun": { bytes: frame(0, "x"), code: 1002 },
  "begins a message in a message": { bytes: Buffer.concat([frame(1, "a", 0), frame(1, "b")]), code: 1002 },
  "fragments a ping": { bytes: frame(9, "x", 0), code: 1002 },
  "fragments a close": { bytes: frame(8, closePayload(1000), 0), code: 1002 },
  "sends a ping of 126 bytes": { bytes: frame(9, "x".repeat(126)), code: 1002 },
  "sends a pong of 126 bytes": { bytes: frame(10, "x".repeat(126)), code: 1002 },
  "compresses a ping": { bytes: frame(9, "x", 0xc0), code: 1002, options: compressed },
  "sends a close of one byte": { bytes: frame(8, Buffer.from([3])), code: 1002 },
  ...Object.fromEntries(
    [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535].map((code) => [
      `closes with ${code}`,
      { bytes: frame(8, closePayload(code)), code: 1002 },
    ]),
  ),
  "closes with a reason that is no UTF-8": {
    bytes: frame(8, Buffer.concat([closePayload(1000), Buffer.from([0xff])])),
    code: 1007,
  },
  "sends text that is no UTF-8": { bytes: frame(1, Buffer.from([0xff, 0xfe])), code: 1007 },
  "sends an overlong character": { bytes: frame(1, Buffer.from([0xc0, 0xaf])), code: 1007 },
  "sends a surrogate in UTF-8": { bytes: frame(1, Buffer.from([0xed, 0xa0, 0x80])), code: 1007 },
  "cuts a character off at the end of a message": { bytes: frame(1, euro.subarray(0, 2)), code: 1007 },
  "splits bad UTF-8 over frames": {
    bytes: Buffer.concat([frame(1, euro.subarray(0, 1), 0), frame(0, Buffer.from([0x28]))]),
    code: 1007,
  },
  "announces a frame of 2^63 bytes": {
    bytes: Buffer.from([0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0]),
    code: 1009,
    condition: "message_too_big",
  },
  "announces a frame above the limit": {
    bytes: Buffer.from([0x82, 127, 0, 0, 0, 0, 0x7f, 0, 0, 0]),
    code: 1009,
    condition: "message_too_big",
  },
  "sends fragments above the limit": {
    bytes: Buffer.concat([frame(1, "x".repeat(600), 0), frame(0, "x".repeat(600))]),
    code: 1009,
    condition: "message_too_big",
    options: { readLimit: 1000 },
  },
  "sends a compressed bomb": {
    bytes: frame(1, deflated("x".repeat(5_000_000)), 0xc0),
    code: 1009,
    condition: "message_too_big",
    options: compressed,
  },
  "sends compressed nonsense": {
    bytes: frame(1, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x12]), 0xc0),
    code: 1007,
    options: compressed,
  },
  "sends compressed text that is no UTF-8": {
    bytes: frame(1, deflated(Buffer.from([0xff, 0xfe])), 0xc0),
    code: 1007,
    options: compressed,
  },
  "sets RSV1 on a continuation": {
    bytes: Buffer.concat([frame(1, deflated("ab"), 0x40), frame(0, "x", 0xc0)]),
    code: 1002,
    options: compressed,
  },
};

describe("a server that, on the open connection,", () => {
  test.each(Object.entries(frames))("%s", async (_, fault) => {
    const answers: Buffer[] = [];
    const extensions =
      fault.options?.compression === undefined ? "" : "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    const server = await serve(
      rawServer((socket: Socket) => {
        socket.on("data", (chunk) => answers.push(chunk));
        socket.write(Buffer.concat([frame(1, "before"), fault.bytes, frame(1, "after")]));
      }, extensions),
    );
    const client = await connect(server.url, { closeTimeout: "40ms", ...fault.options });
    const info = await client.closed;
    expect(info).toMatchObject({ code: fault.code, wasClean: false, initiator: "local" });
    expect(info.error?.condition).toBe(fault.condition ?? "protocol_violation");
    const received: unknown[] = [];
    for (let next = client.channel().tryReceive(); next.ok; next = client.channel().tryReceive())
      received.push(next.value.data);
    expect(received).toEqual(["before"]);
    expect(closeCodeOf(Buffer.concat(answers))).toBe(fault.code);
  });

  test("sends 131,073 fragments of one message", async () => {
    const server = await serve(
      rawServer((socket) => {
        socket.write(Buffer.concat([frame(1, "a", 0), ...Array.from({ length: 131_072 }, () => frame(0, "a", 0))]));
      }),
    );
    const client = await connect(server.url, { closeTimeout: "40ms" });
    expect((await client.closed).error?.condition).toBe("protocol_violation");
  });

  test("sends 131,072 fragments of one message, which is its right", async () => {
    const server = await serve(
      rawServer((socket) => {
        socket.write(
          Buffer.concat([frame(1, "a", 0), ...Array.from({ length: 131_070 }, () => frame(0, "a", 0)), frame(0, "a")]),
        );
      }),
    );
    const client = await connect(server.url, { closeTimeout: "40ms" });
    const { value } = await client.channel().receive();
    expect(value?.data).toHaveLength(131_072);
    await client.close();
  });

  test("floods us with pings: the connection and the memory hold", async () => {
    const server = await serve(
      rawServer((socket) => {
        socket.resume();
        socket.write(
          Buffer.concat([...Array.from({ length: 20_000 }, (_, i) => frame(9, String(i))), frame(1, "done")]),
        );
      }),
    );
    const client = await connect(server.url, { closeTimeout: "40ms" });
    expect((await client.channel().receive()).value?.data).toBe("done");
    expect(client.control().length).toBeLessThanOrEqual(64);
    await client.close();
  });

  test("goes on sending after its close frame: nothing of it is delivered", async () => {
    const server = await serve(
      rawServer((socket) => {
        socket.write(Buffer.concat([frame(1, "before"), frame(8, closePayload(1000)), frame(1, "after")]));
      }),
    );
    const client = await connect(server.url, { closeTimeout: "40ms" });
    const seen: unknown[] = [];
    for await (const message of client.channel()) seen.push(message.data);
    expect(seen).toEqual(["before"]);
    expect(await client.closed).toMatchObject({ code: 1000, initiator: "remote" });
  });

  test("closes while we are paused: it is noticed once we read again", async () => {
    const server = await serve(
      wsServer((socket) => {
        for (let i = 0; i < 2000; i++) socket.send(Buffer.alloc(10_000));
        socket.close(1001, "bye");
      }),
    );
    const client = await connect(server.url, { channelCapacity: 1 });
    let count = 0;
    for await (const message of client.channel()) count += message.data.length > 0 ? 1 : 0;
    expect(count).toBe(2000);
    expect(await client.closed).toMatchObject({ code: 1001, reason: "bye", initiator: "remote" });
  });

  test("cuts the connection in the middle of a frame", async () => {
    const server = await serve(
      rawServer((socket) => socket.write(Buffer.from([0x81, 100, 65, 65]), () => socket.destroy())),
    );
    const client = await connect(server.url);
    expect(await client.closed).toMatchObject({
      code: 1006,
      initiator: "transport",
      error: { condition: "connection_lost" },
    });
    expect(await client.channel().receive()).toMatchObject({ ok: false });
  });

  test("ends its side without a close frame", async () => {
    const server = await serve(rawServer((socket) => socket.end()));
    const client = await connect(server.url, { closeTimeout: "40ms" });
    expect(await client.closed).toMatchObject({ code: 1006, initiator: "transport" });
  });

  test("resets it: the cause is told", async () => {
    const server = await serve(rawServer((socket) => socket.once("data", () => socket.resetAndDestroy())));
    const client = await connect(server.url);
    await client.send("now");
    const { error } = await client.closed;
    expect(error?.condition).toBe("connection_lost");
    expect(error?.cause).toMatchObject({ code: "ECONNRESET" });
  });
});

describe("a proxy that", () => {
  const proxies: Readonly<Record<string, { readonly serve: () => Promise<TestServer>; readonly condition: string }>> = {
    "asks for credentials": { serve: () => refusingServer(() => ({ status: 407 })), condition: "handshake_denied" },
    "forbids the target": { serve: () => refusingServer(() => ({ status: 403 })), condition: "handshake_denied" },
    "cannot reach it": { serve: () => refusingServer(() => ({ status: 502 })), condition: "handshake_unavailable" },
    "says nothing": { serve: () => tcpServer(() => undefined), condition: "dial_timeout" },
    "hangs up": { serve: () => tcpServer((socket) => socket.destroy()), condition: "connection_failed" },
  };
  test.each(Object.entries(proxies))("%s", async (_, { serve: start, condition }) => {
    const proxy = await serve(start());
    const [, error] = await errors.attempt(
      connect("ws://target.test/", { proxy: proxy.url.replace("ws", "http"), dialTimeout: 150 }),
    );
    expect(error?.condition).toBe(condition);
  });
});

describe("a signal ends", () => {
  const aborted = (): AbortSignal => AbortSignal.abort("enough");
  const soonAborted = (): AbortSignal => {
    const controller = new AbortController();
    setImmediate(() => controller.abort("enough"));
    return controller.signal;
  };
  const canceled = { condition: "canceled", cause: "enough" };

  test.each([aborted, soonAborted])("connecting, at any step", async (signal) => {
    const server = await serve(tcpServer(() => undefined));
    await expect(connect(server.url, { signal: signal() })).rejects.toMatchObject(canceled);
  });

  test.each([aborted, soonAborted])(
    "a ping, a receive, a send: the connection goes on, and no message is eaten",
    async (signal) => {
      const server = await serve(
        wsServer((socket) => socket.on("message", (data) => socket.send(data.toString())), { autoPong: false }),
      );
      const client = await connect(server.url);
      await expect(client.ping({ signal: signal() })).rejects.toMatchObject(canceled);
      await expect(client.channel().receive({ signal: signal() })).rejects.toMatchObject(canceled);
      if (signal === aborted)
        await expect(client.send("never", undefined, { signal: signal() })).rejects.toMatchObject(canceled);
      await client.send("one");
      expect((await client.channel().receive()).value?.data).toBe("one");
      await client.close();
    },
  );

  test("a send that waits for a slow peer", async () => {
    const server = await serve(rawServer((socket) => socket.pause()));
    const client = await connect(server.url, { closeTimeout: "40ms" });
    const controller = new AbortController();
    const waiting = Array.from({ length: 40 }, () =>
      errors.attempt(client.send(Buffer.alloc(1_000_000), undefined, { signal: controller.signal })),
    );
    setTimeout(() => controller.abort("enough"), 50);
    const outcomes = await Promise.all(waiting);
    expect(outcomes.at(-1)?.[1]).toMatchObject(canceled);
    expect(client.bufferedAmount).toBeGreaterThan(0);
    await client.close();
    await client.closed;
  });
});

/** The code of the close frame among what a client sent. */
function closeCodeOf(bytes: Buffer): number | undefined {
  for (let at = 0; at + 6 <= bytes.length; ) {
    const length = (bytes[at + 1] ?? 0) & 0x7f;
    if (((bytes[at] ?? 0) & 0x0f) === 8 && length >= 2) {
      return (((bytes[at + 6] ?? 0) ^ (bytes[at + 2] ?? 0)) << 8) | ((bytes[at + 7] ?? 0) ^ (bytes[at + 3] ?? 0));
    }
    at += 6 + length;
  }
  return undefined;
}
