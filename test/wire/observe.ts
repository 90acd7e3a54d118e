/** What the client makes of a stream, and what it answers, over a real connection. */
import { type Client, connect } from "wireglot";
import { createServer, type Peer, type ScriptedServer } from "../../testing/index.js";
import type { Verdict } from "./decoder.js";
import type { Stream } from "./streams.js";

export interface Observer {
  /** `cut`: the server ends TCP after the bytes; else it waits for the close frame of the client. */
  observe(stream: Stream, fastLane: boolean, cut: boolean): Promise<Observed>;
  close(): Promise<void>;
}

export interface Observed {
  readonly verdict: Verdict;
  /** Of the close frame that the client sent; undefined: it sent none. */
  readonly answered: number | undefined;
  /** The payloads of its pongs. */
  readonly pongs: readonly string[];
  /** What is wrong with what the client sent; undefined: nothing. */
  readonly malformed: string | undefined;
}

const EXTENSION = {
  disabled: "",
  "context-takeover": "Sec-WebSocket-Extensions: permessage-deflate\r\n",
  "no-context":
    "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n",
} as const;
const MODES = { disabled: 0, "context-takeover": 1, "no-context": 2 } as const;

export async function createObserver(): Promise<Observer> {
  const waiting = new Map<string, (peer: Peer) => void>();
  const server = await createServer(async (peer) => {
    const path = /^GET (\S+)/.exec(await peer.request)?.[1] ?? "";
    waiting.get(path)?.(peer);
    waiting.delete(path);
  });
  let count = 0;
  return {
    close: () => server.close(),
    observe: (stream, fastLane, cut) => {
      count += 1;
      const path = `/${count}`;
      const peer = new Promise<Peer>((resolve) => waiting.set(path, resolve));
      return observe(server, path, peer, { stream, fastLane, cut });
    },
  };
}

async function observe(
  server: ScriptedServer,
  path: string,
  arrived: Promise<Peer>,
  { stream, fastLane, cut }: { readonly stream: Stream; readonly fastLane: boolean; readonly cut: boolean },
): Promise<Observed> {
  const connecting = connect(server.url + path, {
    fastLane,
    compression: MODES[stream.compression],
    readLimit: stream.limit,
    closeTimeout: 1000,
  });
  const peer = await arrived;
  const sent: Buffer[] = [];
  peer.socket.on("data", (chunk) => {
    sent.push(chunk);
    if (!cut && readAnswers(Buffer.concat(sent)).answered !== undefined) peer.end();
  });
  const gone = new Promise<void>((resolve) => peer.socket.once("close", () => resolve()));
  await peer.accept(EXTENSION[stream.compression]);
  const seeing = connecting.then(see);
  for (const chunk of stream.chunks) {
    peer.send(chunk);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (cut) peer.end();
  const verdict = await seeing;
  await gone;
  return { verdict, ...readAnswers(Buffer.concat(sent)) };
}

async function see(client: Client): Promise<Verdict> {
  const received: (string | Uint8Array)[] = [];
  const pings: string[] = [];
  const pongs: string[] = [];
  const control = (async () => {
    for await (const event of client.control()) {
      if (event.type === "ping") pings.push(Buffer.from(event.data).toString("hex"));
      else if (event.type === "pong") pongs.push(Buffer.from(event.data).toString("hex"));
    }
  })().catch(() => undefined);
  for (;;) {
    const next = await client.channel().receive();
    if (!next.ok) break;
    received.push(next.value.data);
  }
  const { code, reason, initiator } = await client.closed;
  await control;
  // Only now: memory that the client uses again would show.
  const messages = received.map((data) => (typeof data === "string" ? data : `0x${Buffer.from(data).toString("hex")}`));
  const seen = { messages, pings, pongs };
  if (initiator === "remote") return { ...seen, end: { kind: "close", code, reason } };
  if (initiator === "local") return { ...seen, end: { kind: "violation", code } };
  return { ...seen, end: { kind: "cut" } };
}

/** The frames of a client: masked, whole, nothing after a close frame. */
function readAnswers(bytes: Buffer): Omit<Observed, "verdict"> {
  const pongs: string[] = [];
  let answered: number | undefined;
  let malformed: string | undefined;
  for (let at = 0; at < bytes.length; ) {
    if (answered !== undefined) malformed = "something was sent after the close frame";
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    const length = second & 0x7f;
    if (second < 0x80) return { answered, pongs, malformed: "a frame is not masked" };
    if (![0x88, 0x8a].includes(first) || length > 125)
      return { answered, pongs, malformed: `an answer begins with ${first}` };
    if (bytes.length - at < 6 + length) return { answered, pongs, malformed: "the last frame is not whole" };
    const mask = bytes.subarray(at + 2, at + 6);
    const payload = bytes.subarray(at + 6, at + 6 + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
    if (first === 0x88) answered = length === 0 ? 1005 : Buffer.from(payload).readUInt16BE(0);
    else pongs.push(Buffer.from(payload).toString("hex"));
    at += 6 + length;
  }
  return { answered, pongs, malformed };
}
