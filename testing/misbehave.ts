/** Ready scripts for `createServer`: each is one way in which a server can misbehave. */
import { bomb, compress, frame } from "./frames.js";
import { MALFORMED, type Malformed } from "./malformed.js";
import type { AcceptOptions, FloodOptions, Peer, RefuseOptions } from "./peer.js";
import type { Script } from "./server.js";

/** How far a connection comes: TCP has it, the request is there, the WebSocket is open. */
export type Stage = "connect" | "request" | "open";

const DEFLATE: AcceptOptions = { extensions: "permessage-deflate" };

/**
 * Ready scripts:
 *
 *     const server = await createServer(misbehave.silence());
 *     const late = await createServer(misbehave.status(503, { retryAfter: 2 }));
 *     const broken = await createServer(misbehave.malformed("bad UTF-8"));
 */
export const misbehave = {
  /** Takes the connection and says nothing any more: before the answer, or once the WebSocket is open. */
  silence: (stage: Stage = "connect"): Script => at(stage, (peer) => peer.pause()),

  /** Ends the connection. */
  hangUp: (stage: Stage = "connect"): Script => at(stage, (peer) => void peer.socket.destroySoon()),

  /** Ends the connection with a reset. */
  reset: (stage: Stage = "connect"): Script => at(stage, (peer) => peer.reset()),

  /** Ends its side of TCP only, and goes on reading. */
  halfOpen: (stage: Stage = "open"): Script => at(stage, (peer) => peer.end()),

  /** Answers the request with these bytes, whatever they are, and waits. */
  answer:
    (bytes: string | Uint8Array | ((request: string) => string | Uint8Array)): Script =>
    async (peer) => {
      const request = await peer.request;
      peer.send(typeof bytes === "function" ? bytes(request) : bytes);
    },

  /** Answers with another status than 101. */
  status:
    (status: number, options?: RefuseOptions): Script =>
    (peer) =>
      peer.refuse(status, options),

  /** Redirects; without a location back to itself, for ever. */
  redirect:
    (location?: string, status?: number): Script =>
    async (peer) => {
      const host = /^host: (.*)$/im.exec(await peer.request)?.[1]?.trim();
      await peer.redirect(location ?? `http://${host}/again`, status);
    },

  /** Drips the answer, a byte every so many milliseconds. Default: an answer with a header that never ends. */
  drip:
    (
      everyMs: number,
      answer: string | Iterable<number> = endless("HTTP/1.1 101 Switching Protocols\r\nX-Slow: "),
    ): Script =>
    async (peer) => {
      await peer.request;
      await peer.drip(answer, everyMs);
    },

  /** Accepts, with a changed head. */
  head: (change: (head: string) => string): Script => open({ change }),

  /** Accepts with a wrong `Sec-WebSocket-Accept`. */
  acceptKey: (key: string = "AAAAAAAAAAAAAAAAAAAAAAAAAAA="): Script =>
    open({
      change: (head) => head.replace(/Sec-WebSocket-Accept: .*\r\n/, `Sec-WebSocket-Accept: ${key}\r\n`),
    }),

  /** Accepts without `Sec-WebSocket-Accept`. */
  noAcceptKey: (): Script => open({ change: (head) => head.replace(/Sec-WebSocket-Accept: .*\r\n/, "") }),

  /** Upgrades to another protocol; without one, the answer does not say to what. */
  upgrade: (protocol?: string): Script =>
    open({
      change: (head) =>
        head.replace("Upgrade: websocket\r\n", protocol === undefined ? "" : `Upgrade: ${protocol}\r\n`),
    }),

  /** Accepts with a subprotocol of its choice. */
  subprotocol: (protocol: string): Script => open({ protocol }),

  /** Accepts with extensions of its choice. */
  extension: (extensions: string): Script => open({ extensions }),

  /** Accepts with so many headers. */
  headers: (count: number): Script => open("X-A: b\r\n".repeat(count)),

  /** Sends a frame that is none; see `MALFORMED`. With compression agreed to, if `options` say so. */
  malformed: (name: Malformed, options?: AcceptOptions): Script => open(options, (peer) => peer.send(MALFORMED[name])),

  /** Opens, and sends these bytes. */
  bytes: (bytes: Uint8Array, options?: AcceptOptions): Script => open(options, (peer) => peer.send(bytes)),

  /** Sends the head of a frame of so many bytes and half of what it announces, and then waits, ends or resets. */
  cutFrame: (then: "wait" | "end" | "reset" = "reset", length: number = 100): Script =>
    open({}, (peer) => {
      const whole = frame(2, Buffer.alloc(length));
      peer.send(whole.subarray(0, whole.length - Math.ceil(length / 2)));
      if (then !== "wait") setImmediate(() => peer[then]());
    }),

  /** A compressed message of so many bytes once it is inflated. `takeover`: behind a first message, in the same context. */
  bomb: (bytes: number, { takeover = false }: { readonly takeover?: boolean } = {}): Script =>
    open(DEFLATE, (peer) => {
      if (takeover) peer.frame(1, compress("before"), 0xc0);
      peer.frame(2, bomb(bytes), 0xc0);
    }),

  /** One message of so many fragments of so many bytes; `endless`: the last of them is not marked as such. */
  fragments: (
    count: number,
    { bytes = 1, endless = false }: { readonly bytes?: number; readonly endless?: boolean } = {},
  ): Script =>
    open({}, async (peer) => {
      const piece = "x".repeat(bytes);
      peer.frame(1, piece, 0);
      await peer.flood(frame(0, piece, 0), { times: count - 2 });
      peer.frame(0, piece, endless ? 0 : 0x80);
    }),

  /** The same bytes again and again, as fast as the client takes them. */
  flood: (bytes: Uint8Array, options?: FloodOptions): Script =>
    open({}, async (peer) => {
      await peer.flood(bytes, options);
    }),

  /** Opens, and never reads: what the client sends stays with it. */
  deaf: (): Script => open({}, (peer) => peer.pause()),

  /** Sends a close frame; `after` follows it, and the client's is not answered. */
  close: (code?: number, reason?: string, after?: Uint8Array): Script =>
    open({}, (peer) => {
      peer.close(code, reason);
      if (after !== undefined) peer.send(after);
    }),

  /** Answers the client's close frame so many milliseconds later. */
  slowClose: (afterMs: number): Script => open({}, (peer) => peer.answerClose(afterMs)),

  /** Reads, and answers nothing: no ping, no close. */
  mute: (): Script => open(),
} as const;

function open(
  options: AcceptOptions | string = {},
  then: (peer: Peer) => void | Promise<void> = () => undefined,
): Script {
  return async (peer) => {
    await peer.accept(options);
    await then(peer);
  };
}

function at(stage: Stage, act: (peer: Peer) => void): Script {
  return async (peer) => {
    if (stage === "request") await peer.request;
    if (stage === "open") await peer.accept();
    act(peer);
  };
}

function* endless(text: string): Generator<number> {
  yield* Buffer.from(text);
  for (;;) yield 0x61;
}
