/** Opens one WebSocket: every step from the name of the host to the accepted handshake, under one deadline. */

import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import tls from "node:tls";
import { type ClientOptions, WebSocket } from "ws";
import { onceAborted } from "./abort.js";
import type { CompressionMode, HeaderValues, Settings } from "./api.js";
import type { DeflaterOptions } from "./deflater.js";
import { publish, traceConnect } from "./diagnostics.js";
import { DialClock } from "./dial-clock.js";
import { type ErrorFactory, WebSocketError } from "./errors.js";
import { FastLane } from "./fast-lane.js";
import { type Answer, readAnswer, redirectError, redirectTarget, sendRequest, statusError } from "./handshake.js";
import { outgoingHeaders } from "./header.js";
import type { Network } from "./network.js";
import { proxyFor } from "./proxy.js";
import { LentReads } from "./read-buffer.js";
import { redactUrl } from "./redact.js";
import { parseTarget, type Target } from "./target.js";
import { connectTcp } from "./tcp.js";
import { ignore, messageOf } from "./thrown.js";
import { openTunnel } from "./tunnel.js";

/** What the security policy has to say while dialling. Each throws the error to raise. */
export interface Guard {
  /** Asked for the target of each redirect; that of the dial itself was asked for before it. */
  url(target: Target): void;
  /** Asked for each address right before it is connected to, a literal one included. */
  address(target: Target, address: string): void;
  /** Throws where a policy waits for the address, which a proxy or an agent hides. */
  hidden(target: Target): void;
}

export interface DialRequest {
  /** Where to, checked; asked once, under the deadline. */
  readonly locate: () => Promise<Target>;
  readonly settings: Settings;
  readonly errors: ErrorFactory;
  readonly guard: Guard;
  /** Ends the dial besides `settings.signal`. */
  readonly signal?: AbortSignal;
  /** Instead of the system's; then there is neither a proxy nor an address. */
  readonly network?: Network;
}

export interface Dialled {
  /** Open and paused; no message of it was delivered yet. Listeners attached right after the await miss nothing. */
  readonly ws: WebSocket;
  /** Where it leads, after redirects. */
  readonly url: string;
  /** What was negotiated. */
  readonly compression: CompressionMode;
  /** Where compression was agreed to: whether the peer's messages refer to those before them. */
  readonly inflate: { readonly takeover: boolean } | undefined;
  /** The same of ours, and how far back they may refer. */
  readonly deflate: DeflaterOptions | undefined;
  /** What `ws` reads and writes. */
  readonly socket: Duplex;
  /** The same, unless an agent made it; not yet activated. */
  readonly lane: FastLane | undefined;
}

/** RFC 6455 sets no bound on fragments, a client needs one: more than a conformance case sends, fewer than hurt. */
const MAX_FRAGMENTS = 131_072;
/** A window has 32 KiB where nothing was said of it (RFC 7692 section 7.1.2). */
const LARGEST_WINDOW_BITS = 15;
/** What Node's timers can wait at most: as good as for ever. */
const LONGEST = 2 ** 31 - 1;

/** Rejects with one typed error, whatever fails; then no socket, timer or listener is left. */
export function dial(request: DialRequest): Promise<Dialled> {
  const { settings, errors, signal } = request;
  const clock = new DialClock({
    timeout: settings.dialTimeout,
    errors,
    signals: [settings.signal, signal],
  });
  return traceConnect(clock, async () => {
    try {
      return await follow(request, clock);
    } catch (error) {
      throw clock.failure ?? failureOf(error, clock.url, errors);
    } finally {
      clock.stop();
    }
  });
}

/** One dial after the other, as long as redirects are followed. */
async function follow(request: DialRequest, clock: DialClock): Promise<Dialled> {
  const { settings, errors, guard } = request;
  const first = await clock.race(request.locate());
  publish("connect", () => ({ url: redactUrl(first.href) }));
  let target = first;
  /** Another origin chooses where it leads to: neither there nor back here are the caller's headers sent. */
  let own = true;
  for (let redirects = 0; ; redirects++) {
    clock.begin(target);
    own &&= target.url.origin === first.url.origin;
    const headers = own ? await headersOf(request, clock) : {};
    const reached = await attempt(request, target, headers, clock);
    if ("ws" in reached) return reached;
    const { answer } = reached;
    const url = redirectTarget(answer, target);
    if (url === undefined) throw statusError(errors, target, answer);
    if (redirects >= settings.followRedirects) {
      const reason =
        settings.followRedirects === 0
          ? "redirects are not followed"
          : `the limit for redirects is ${settings.followRedirects}`;
      throw redirectError(errors, target, answer, `the server redirects to ${redactUrl(url)}, and ${reason}`);
    }
    const parsed = parseTarget(url);
    if (!parsed.ok)
      throw redirectError(errors, target, answer, `the server redirects to a URL that is refused: ${parsed.reason}`);
    if (target.scheme === "wss" && parsed.target.scheme === "ws") {
      throw redirectError(errors, target, answer, `the server redirects from wss: to ws: (${redactUrl(url)})`);
    }
    guard.url(parsed.target);
    target = parsed.target;
  }
}

async function headersOf({ settings, errors }: DialRequest, clock: DialClock): Promise<HeaderValues> {
  const { headers = {} } = settings;
  if (typeof headers !== "function") return headers;
  clock.enter("headers");
  try {
    return await clock.race(Promise.resolve(headers()));
  } catch (error) {
    if (error instanceof WebSocketError) throw error;
    const reason = `the function for the headers failed: ${messageOf(error)}`;
    throw errors.of("connection-failed", { url: clock.url, reason }, error);
  }
}

type Reached = Dialled | { readonly answer: Answer };

async function attempt(
  request: DialRequest,
  target: Target,
  headers: HeaderValues,
  clock: DialClock,
): Promise<Reached> {
  const { settings, guard, errors } = request;
  if (settings.agent !== undefined) {
    guard.hidden(target);
    clock.enter("proxy");
    return upgrade(request, target, headers, clock, { tls: settings.tls, agent: settings.agent });
  }
  const reads = target.scheme === "ws" ? new LentReads() : undefined;
  const reached = await reach(request, target, clock, reads);
  if ("status" in reached) {
    throw statusError(errors, target, reached, `the proxy answered with status ${reached.status} to CONNECT`);
  }
  const socket = target.scheme === "ws" ? reached : await secure(reached, target, settings, clock);
  // Switched off it delivers nothing, but is the turnstile still: a read may hold more frames than `ws` should judge in a turn.
  const lane = new FastLane(socket, { delivers: mayUseLane(settings), reads });
  return upgrade(request, target, headers, clock, { socket, lane });
}

/** `reads` get what is read where the way is direct. */
async function reach(
  request: DialRequest,
  target: Target,
  clock: DialClock,
  reads: LentReads | undefined,
): Promise<Duplex | Answer> {
  const { network, settings, guard } = request;
  if (network !== undefined) {
    guard.hidden(target);
    clock.enter("tcp");
    return clock.race(network.connect(target.host, target.port));
  }
  const proxy = await clock.race(proxyFor(target, settings.proxy));
  return proxy === undefined
    ? connectDirectly(request, target, clock, reads)
    : connectThrough(proxy, request, target, clock);
}

function connectDirectly(
  { guard }: DialRequest,
  target: Target,
  clock: DialClock,
  reads: LentReads | undefined,
): Promise<Socket> {
  clock.enter("dns");
  return connectTcp({
    host: target.host,
    port: target.port,
    judge: (address) => guard.address(target, address),
    onLookup: () => clock.enter("tcp"),
    signal: clock.signal,
    ...(reads === undefined ? {} : { reads }),
  });
}

/** The proxy looks the host up: a policy that waits for the address has to refuse. */
function connectThrough(
  proxy: URL,
  { guard, settings }: DialRequest,
  target: Target,
  clock: DialClock,
): Promise<Socket | Answer> {
  guard.hidden(target);
  clock.enter("proxy");
  return openTunnel({ proxy, target, tls: settings.tls, signal: clock.signal });
}

function secure(socket: Duplex, target: Target, settings: Settings, clock: DialClock): Promise<Duplex> {
  clock.enter("tls");
  return new Promise((resolve, reject) => {
    const servername = target.address === undefined ? { servername: target.host } : {};
    const secured = tls.connect({
      ...servername,
      ALPNProtocols: ["http/1.1"],
      ...settings.tls,
      // The name that the certificate is judged by. Without it Node takes that of the socket: of none, or of the proxy.
      host: target.host,
      socket,
    });
    let unwatch: (() => void) | undefined;
    const finish = (act: () => void): void => {
      unwatch?.();
      secured.off("secureConnect", onSecure).off("error", onError).off("close", onClose);
      act();
    };
    const onSecure = (): void => finish(() => resolve(secured));
    const fail = (error: unknown): void =>
      finish(() => {
        secured.on("error", ignore);
        secured.destroy();
        socket.destroy();
        reject(error);
      });
    const onError = (error: Error): void => fail(error);
    const onClose = (): void => fail(new Error("the connection ended during the TLS handshake"));
    secured.on("secureConnect", onSecure).on("error", onError).on("close", onClose);
    unwatch = onceAborted(clock.signal, () => fail(clock.signal.reason));
  });
}

/** What `ws` is connected by: a socket of ours, or the caller's agent. */
type Wire =
  | { readonly socket: Duplex; readonly lane: FastLane; readonly agent?: undefined }
  | { readonly agent: Agent; readonly tls: Settings["tls"]; readonly socket?: undefined; readonly lane?: undefined };

function mayUseLane({ fastLane }: Settings): boolean {
  return fastLane && process.env.WIREGLOT_FAST_LANE !== "0";
}

/** The handshake of RFC 6455, section 4, by `ws`. */
function upgrade(
  request: DialRequest,
  target: Target,
  headers: HeaderValues,
  clock: DialClock,
  wire: Wire,
): Promise<Reached> {
  const { settings } = request;
  const { socket, lane } = wire;
  if (socket !== undefined) clock.enter("upgrade");
  return new Promise((resolve, reject) => {
    const options: ClientOptions = {
      headers: outgoingHeaders(headers),
      followRedirects: false,
      maxPayload: settings.readLimit,
      // The connection answers pings itself: `ws` ends it when too many wait.
      autoPong: false,
      perMessageDeflate: deflateOptions(settings.compression),
      finishRequest: (call) => sendRequest(call, (error) => onError(error)),
    };
    const way = wire.agent === undefined ? { createConnection: () => wire.lane } : { agent: wire.agent };
    // Those of TLS come first: none of them may stand for an option of `ws`.
    const all: ClientOptions = Object.assign({}, wire.agent === undefined ? {} : wire.tls, options, way, {
      maxFragments: MAX_FRAGMENTS,
      closeTimeout: settings.closeTimeout === 0 ? LONGEST : settings.closeTimeout,
    });
    const ws = new WebSocket(target.href, [...(settings.protocols ?? [])], all);
    let unwatch: (() => void) | undefined;
    const finish = (act: () => void): void => {
      unwatch?.();
      ws.off("upgrade", onUpgrade).off("unexpected-response", onResponse).off("error", onError);
      act();
    };
    /** Whoever fails leaves nothing: what comes later is told to nobody. */
    const discard = (): void => {
      ws.on("error", ignore);
      ws.terminate();
      socket?.destroy();
    };
    /** `ws` is open right after it has told of the answer. */
    const onUpgrade = (answer: IncomingMessage): void => {
      const extensions = extensionsOf(answer);
      // One extension is offered: `ws` takes it twice as well.
      if (extensions.includes(",")) onError(new Error("more than one extension"));
      else ws.once("open", () => onOpen(extensions, answer.socket));
    };
    const onOpen = (extensions: string, connected: Duplex): void => {
      ws.pause();
      finish(() => resolve({ ws, url: target.href, ...negotiated(extensions), socket: connected, lane }));
    };
    const onResponse = (call: ClientRequest, answer: IncomingMessage): void => {
      // The status says it all, also where the body is broken.
      ws.off("error", onError).on("error", ignore);
      readAnswer(answer, clock.signal).then((read) => {
        call.destroy();
        finish(() => {
          discard();
          if (clock.signal.aborted) reject(clock.signal.reason);
          else resolve({ answer: read });
        });
      }, onError);
    };
    const onError = (error: Error): void =>
      finish(() => {
        discard();
        reject(error);
      });
    ws.on("upgrade", onUpgrade).on("unexpected-response", onResponse).on("error", onError);
    unwatch = onceAborted(clock.signal, () => onError(clock.signal.reason));
  });
}

/**
 * Thresholds are enforced for each message that is sent: `ws` ignores its own under context takeover. Where takeover is asked
 * for, a server may still do without it (RFC 7692 section 7.1.1): then nothing is said of it here.
 */
function deflateOptions(mode: CompressionMode): NonNullable<ClientOptions["perMessageDeflate"]> {
  if (mode === "disabled") return false;
  if (mode === "context-takeover") return { threshold: 0 };
  return { threshold: 0, clientNoContextTakeover: true, serverNoContextTakeover: true };
}

/** RFC 7692, section 7.1: which of the offered modes the server took. */
function negotiated(extensions: string): Pick<Dialled, "compression" | "inflate" | "deflate"> {
  if (!/\bpermessage-deflate\b/.test(extensions))
    return { compression: "disabled", inflate: undefined, deflate: undefined };
  const inflate = { takeover: !/\bserver_no_context_takeover\b/.test(extensions) };
  const [, bits] = /\bclient_max_window_bits="?(\d+)/.exec(extensions) ?? [];
  const deflate = {
    takeover: !/\bclient_no_context_takeover\b/.test(extensions),
    windowBits: bits === undefined ? LARGEST_WINDOW_BITS : Number(bits),
  };
  return { compression: inflate.takeover || deflate.takeover ? "context-takeover" : "no-context", inflate, deflate };
}

function extensionsOf(answer: IncomingMessage): string {
  return answer.headers["sec-websocket-extensions"] ?? "";
}

/** What `ws` and Node say of a handshake that was no answer to ours. Anything else is a failed connection. */
const HANDSHAKE_FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^Invalid Upgrade header/, "the answer has no Upgrade: websocket"],
  [/^Invalid Sec-WebSocket-Accept/, "the answer has a wrong accept key"],
  [/^Server sent a subprotocol but none/, "the server chose a subprotocol, and none was offered"],
  [/^Server sent an invalid subprotocol/, "the server chose a subprotocol that was not offered"],
  [/^Server sent no subprotocol/, "the server chose none of the subprotocols that were offered"],
  [
    /^(Server (sent|indicated)|Invalid|more than one) .*extension/i,
    "the server agreed to an extension that was not asked for, or wrongly",
  ],
  [/^too many informational/, "it sends informational answers without end"],
  [/^Parse Error: Header overflow|HPE_HEADER_OVERFLOW/, "the answer has too many headers"],
  [/^Parse Error/, "the answer is no HTTP"],
];

function failureOf(error: unknown, url: string, errors: ErrorFactory): WebSocketError {
  if (error instanceof WebSocketError) return error;
  // Node adds the bytes that were no HTTP: a log would have the answer's credentials from them.
  Reflect.deleteProperty(Object(error), "rawPacket");
  const message = messageOf(error);
  const fault = HANDSHAKE_FAULTS.find(([pattern]) => pattern.test(message));
  if (fault !== undefined) return errors.of("handshake-failed", { url, reason: fault[1] }, error);
  return errors.of("connection-failed", { url, reason: reasonOf(error, message) }, error);
}

/** Of several addresses that failed, Node's error has no message of its own. */
function reasonOf(error: unknown, message: string): string {
  if (error instanceof AggregateError) {
    return [...new Set(error.errors.map(messageOf))].join("; ");
  }
  return message;
}
