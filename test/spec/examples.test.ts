/** Every program that the documentation shows, run as a user would run it, against a live server. Needs a build. */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { type TestServer, wsServer } from "../support/servers.js";

const built = fileURLToPath(new URL("../../dist/spec/examples/", import.meta.url));
const sources = fileURLToPath(new URL("../../spec/examples/", import.meta.url));

/** What the server saw. */
interface Seen {
  readonly messages: (string | Buffer)[];
  readonly headers: Record<string, unknown>;
  close?: readonly [code: number, reason: string];
  pings: number;
}

interface Example {
  /** What the server does once it is connected; it closes on its own only where it says so. */
  readonly serve?: (socket: WebSocket) => void;
  readonly env?: Readonly<Record<string, string>>;
  readonly prints?: readonly (string | RegExp)[];
  readonly protocols?: string;
  readonly seen?: Partial<Omit<Seen, "pings">> & { readonly pings?: number };
}

/** How often the server of `reconnect` has served. */
let served = 0;

const json = (value: unknown): string => JSON.stringify(value);

const examples: Readonly<Record<string, Example>> = {
  loading: { prints: ["loaded, with the default close code 1000"] },
  connect: { prints: [/^connected, connection [0-9a-f-]{36}$/], seen: { close: [1000, ""] } },
  "connect-options": {
    env: { TOKEN: "t0ken" },
    protocols: "graphql-ws",
    prints: ["subprotocol: graphql-ws", "compression: 1"],
    seen: { headers: { authorization: "Bearer t0ken", "sec-websocket-protocol": "graphql-ws" }, close: [1000, ""] },
  },
  "send-text": { seen: { messages: ["Hello, Server!"] } },
  "send-json": { seen: { messages: [json({ type: "subscribe", channel: "orders" })] } },
  "send-binary": { seen: { messages: [Buffer.from([0xca, 0xfe])] } },
  ping: { prints: [/^pong after \d+\.\d ms$/], seen: { pings: 1 } },
  receive: { serve: (socket) => socket.send("a message"), prints: ["type: text", "data: a message"] },
  "message-loop": {
    serve: (socket) => {
      socket.send(json({ n: 1 }));
      socket.send(Buffer.from([1]));
      socket.send(json({ n: 2 }));
      socket.close(1000);
    },
    prints: ["received { n: 1 }", "received { n: 2 }", "connection closed"],
  },
  select: {
    serve: (socket) => {
      socket.send("one");
      socket.close(1000);
    },
    prints: ["received one"],
  },
  close: { seen: { close: [1000, ""] } },
  "close-reason": { prints: ["closed with 1000 Session ended cleanly"], seen: { close: [1000, "Session ended"] } },
  "close-error": { seen: { close: [1011, "Processing failed"] } },
  constants: {
    prints: ["to send: 1 2", "received: text binary ping pong close", "compression: 0 1 2"],
    seen: { messages: ["as text"], close: [1000, "Done"] },
  },
  chat: {
    env: { TOKEN: "abc" },
    serve: (socket) => {
      socket.once("message", () => {
        socket.send(json({ from: "ana", text: "hello" }));
        socket.close(1000);
      });
    },
    prints: ["ana: hello", "the room is closed"],
    seen: { headers: { authorization: "Bearer abc" }, messages: [json({ type: "join", room: "lobby" })] },
  },
  prices: {
    env: { KEEP_ALIVE: "20ms" },
    serve: (socket) => {
      socket.once("message", () => {
        socket.send(json({ symbol: "BTC-USD", value: 64_000.5 }));
        socket.once("ping", () => socket.close(1000));
      });
    },
    prints: ["BTC-USD 64000.50", "the stream has ended"],
    seen: { messages: [json({ action: "subscribe", symbols: ["BTC-USD", "ETH-USD"] })], pings: 1 },
  },
  security: { prints: ["allowed, as user-1"] },
  channel: { prints: ["ana does job 1", "rui does job 2", "all jobs are done"] },
  "select-cases": {
    env: { DEADLINE: "20s" },
    serve: (socket) => {
      socket.send("one");
      setImmediate(() => socket.close(1000));
    },
    prints: ["there was room to send", "received one", /^the end, by (messages|ended)$/],
  },
  reconnect: {
    env: { DELAY: "1ms" },
    serve: (socket) => {
      socket.once("message", () => {
        socket.send("a price");
        if (served++ === 0) socket.close(1012);
        else socket.close(1000);
      });
    },
    prints: ["attempt 1", "received a price", "the end"],
    seen: {
      messages: [
        json({ action: "subscribe", symbols: ["BTC-USD"] }),
        json({ action: "subscribe", symbols: ["BTC-USD"] }),
      ],
    },
  },
  "private-networks": { prints: ["not connected: url_not_allowed"] },
  "policy-file": { prints: ["allowed by the policies"], seen: { close: [1000, ""] } },
  retry: { env: { DELAY: "1" }, prints: ["connected"], seen: { close: [1000, ""] } },
  "error-details": { seen: { close: [1000, ""] } },
  errors: { prints: ["connected"], seen: { close: [1000, ""] } },
};

const open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe("spec/examples", () => {
  test("every program has a test here", () => {
    const programs = readdirSync(sources).map((name) => name.replace(/\.ts$/, ""));
    expect(Object.keys(examples).sort()).toEqual(programs.sort());
  });

  test.each(Object.entries(examples))("%s", async (name, example) => {
    const seen: Seen = { messages: [], headers: {}, pings: 0 };
    const server = await wsServer(
      (socket, request) => {
        Object.assign(seen.headers, request.headers);
        socket.on("message", (data, binary) =>
          seen.messages.push(binary && Buffer.isBuffer(data) ? data : data.toString()),
        );
        socket.on("ping", () => {
          seen.pings += 1;
        });
        socket.on("close", (code, reason) => {
          seen.close = [code, reason.toString()];
        });
        example.serve?.(socket);
      },
      {
        perMessageDeflate: true,
        ...(example.protocols === undefined ? {} : { handleProtocols: () => example.protocols ?? false }),
      },
    );
    open.push(server);
    const { code, lines, errors } = await run(name, { ...example.env, WS_URL: `${server.url}/ws` });
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    for (const line of example.prints ?? []) {
      expect(lines).toContainEqual(typeof line === "string" ? line : expect.stringMatching(line));
    }
    const { pings, ...rest } = example.seen ?? {};
    expect(seen).toMatchObject(rest);
    expect(seen.pings).toBeGreaterThanOrEqual(pings ?? 0);
  });

  test("errors tells a denial from a temporary error", async () => {
    const { lines, errors } = await run("errors", { WS_URL: "ws://user:pass@127.0.0.1:9/" });
    expect(lines).toEqual([]);
    expect(errors).toMatch(/^access denied: /);
    const other = await run("errors", { WS_URL: "ws://127.0.0.1:9/" });
    expect(other.errors).toMatch(/^temporary error: /);
  });
});

function run(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; lines: readonly string[]; errors: string }> {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [`${built}${name}.js`], { env: { ...process.env, ...env } });
    let out = "";
    let errors = "";
    program.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    program.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    program.once("error", reject);
    program.once("close", (code) => resolve({ code, lines: out.split("\n").filter((line) => line !== ""), errors }));
  });
}
