/** One connection to a scripted server: what a script can do to the client at its other end. */
import { createServer as createHttpServer, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { type WebSocket, WebSocketServer, type ServerOptions as WebSocketServerOptions } from "ws";
import { type ClientFrame, FrameReader } from "./frame-reader.js";
import { acceptance, closePayload, frame } from "./frames.js";

/** How a handshake is accepted; by default as RFC 6455 wants it. */
export interface AcceptOptions {
  /** Further headers of the answer, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `Sec-WebSocket-Protocol`. */
  readonly protocol?: string;
  /** `Sec-WebSocket-Extensions`, such as `permessage-deflate`. What the script then sends it compresses itself. */
  readonly extensions?: string;
  /** Changes the whole answer, in the end; each character is a byte of it. What is behind the head goes out with it. */
  readonly change?: (head: string) => string;
}

export interface RefuseOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `Retry-After`: seconds, or a date. */
  readonly retryAfter?: number | Date;
}

export interface FloodOptions {
  /** How often the bytes are written. Default: until the connection ends. */
  readonly times?: number;
}

/** How many bytes a flood writes at once. */
const FLOOD_CHUNK = 65_536;
/** Close without a code (RFC 6455 section 7.1.5). */
const NO_STATUS = 1005;
const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export class Peer {
  /** Whatever the kit does not do for you: the TCP socket, or that of TLS. */
  readonly socket: Socket;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly gone: Promise<void>;
  readonly #reader: FrameReader = new FrameReader();
  readonly #waiting: Set<{ readonly opcode: number | undefined; readonly tell: (frame: ClientFrame) => void }> =
    new Set();
  #request: Promise<string> | undefined;
  #close: Promise<{ readonly code: number; readonly reason: string }>;
  #reading = false;

  /** The server makes them: your script gets each as its argument. */
  constructor(socket: Socket) {
    this.socket = socket;
    this.gone = new Promise((resolve) => socket.once("close", () => resolve()));
    this.#close = this.nextFrame(OPCODE.close).then(({ payload }) =>
      payload.length < 2
        ? { code: NO_STATUS, reason: "" }
        : { code: payload.readUInt16BE(0), reason: payload.toString("utf8", 2) },
    );
  }

  /** The head of the client's request, once it is there. */
  get request(): Promise<string> {
    this.#request ??= readHead(this.socket);
    return this.#request;
  }

  /** Bytes that have left for the client, handshake included: it stands still when the client stops reading. */
  get taken(): number {
    return this.socket.bytesWritten - this.socket.writableLength;
  }

  /** Opens the WebSocket and reads what the client sends from then on. A text is further lines, each with its line end. */
  async accept(options: AcceptOptions | string = {}): Promise<void> {
    const { headers = {}, protocol, extensions, change = same } = typeof options === "string" ? {} : options;
    const lines = Object.entries({
      ...headers,
      ...(protocol === undefined ? {} : { "Sec-WebSocket-Protocol": protocol }),
      ...(extensions === undefined ? {} : { "Sec-WebSocket-Extensions": extensions }),
    });
    const more = typeof options === "string" ? options : lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const head = acceptance(await this.request, more);
    this.#read();
    this.send(Buffer.from(change(head), "latin1"));
  }

  /**
   * From here on a well-behaved peer: a WebSocket of `ws`, which answers the handshake. `options` as `ws` takes them
   * (`perMessageDeflate`, `handleProtocols`, `autoPong`, …). To be called before anything of the request was read.
   */
  webSocket(
    options: WebSocketServerOptions = {},
  ): Promise<{ readonly webSocket: WebSocket; readonly request: IncomingMessage }> {
    const http = createHttpServer();
    const server = new WebSocketServer({ ...options, server: http });
    return new Promise((resolve) => {
      server.once("connection", (webSocket, request) => resolve({ webSocket, request }));
      http.emit("connection", this.socket);
    });
  }

  /** Answers the handshake with another status than 101. */
  async refuse(status: number, { headers = {}, body = "", retryAfter }: RefuseOptions = {}): Promise<void> {
    await this.request;
    const lines = Object.entries({
      ...headers,
      ...(retryAfter === undefined
        ? {}
        : { "Retry-After": typeof retryAfter === "number" ? String(retryAfter) : retryAfter.toUTCString() }),
      "Content-Length": String(Buffer.byteLength(body)),
      Connection: "close",
    });
    this.socket.end(
      [`HTTP/1.1 ${status} Refused`, ...lines.map(([name, value]) => `${name}: ${value}`), "", body].join("\r\n"),
    );
  }

  /** Answers the handshake with a redirect. */
  redirect(location: string, status = 302): Promise<void> {
    return this.refuse(status, { headers: { Location: location } });
  }

  /** Writes bytes as they are. */
  send(bytes: string | Uint8Array): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** Writes a frame; see `frame`. */
  frame(opcode: number, payload?: string | Uint8Array, first?: number): void {
    this.send(frame(opcode, payload, first));
  }

  /** Writes a message in one frame: text, or binary for bytes. */
  message(data: string | Uint8Array): void {
    this.frame(typeof data === "string" ? OPCODE.text : OPCODE.binary, data);
  }

  /** Writes a close frame; without a code, an empty one. What comes after it is up to the script. */
  close(code?: number, reason?: string): void {
    this.frame(OPCODE.close, code === undefined ? "" : closePayload(code, reason));
  }

  /** Writes the same bytes again and again, as fast as the client takes them. Resolves with how often they were written. */
  async flood(bytes: string | Uint8Array, { times = Number.POSITIVE_INFINITY }: FloodOptions = {}): Promise<number> {
    const unit = Buffer.from(bytes);
    const most = Math.max(1, Math.floor(FLOOD_CHUNK / unit.length));
    const chunk = Buffer.concat(Array.from({ length: most }, () => unit));
    let done = 0;
    while (done < times && this.socket.writable) {
      const count = Math.min(most, times - done);
      done += count;
      const room = this.socket.write(count === most ? chunk : chunk.subarray(0, count * unit.length));
      if (!room) await Promise.race([this.gone, new Promise((resolve) => this.socket.once("drain", resolve))]);
    }
    return done;
  }

  /** Writes the bytes one by one, so many milliseconds apart; an iterable may have no end. Resolves after the last. */
  async drip(bytes: string | Iterable<number>, everyMs: number): Promise<void> {
    for (const byte of typeof bytes === "string" ? Buffer.from(bytes) : bytes) {
      if (!this.socket.writable) return;
      this.socket.write(Buffer.from([byte]));
      await this.wait(everyMs);
    }
  }

  /** So many milliseconds, or until the connection is gone. */
  async wait(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const time = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([time, this.gone]);
    clearTimeout(timer);
  }

  /** The next frame that the client sends, of that opcode if one is given. Only after `accept`. */
  nextFrame(opcode?: number): Promise<ClientFrame> {
    return new Promise((resolve) => this.#waiting.add({ opcode, tell: resolve }));
  }

  /** The first close frame that the client sends: its code is 1005 where it has none. Only after `accept`. */
  get closeFrame(): Promise<{ readonly code: number; readonly reason: string }> {
    return this.#close;
  }

  /** Sends every whole data frame back, from now on. */
  echo(): void {
    this.#always((got) => {
      if (got.opcode === OPCODE.text || got.opcode === OPCODE.binary) this.frame(got.opcode, got.payload);
    });
  }

  /** Answers pings, from now on. */
  answerPings(): void {
    this.#always((got) => {
      if (got.opcode === OPCODE.ping) this.frame(OPCODE.pong, got.payload);
    });
  }

  /** Answers the client's close frame with the same, so many milliseconds later, and ends the connection. */
  answerClose(afterMs = 0): void {
    void this.nextFrame(OPCODE.close).then(async ({ payload }) => {
      if (afterMs > 0) await this.wait(afterMs);
      this.frame(OPCODE.close, payload);
      this.end();
    });
  }

  /** Stops reading: TCP pushes back on the client. */
  pause(): void {
    this.#read();
    this.socket.pause();
  }

  /** Reads again. */
  resume(): void {
    this.socket.resume();
  }

  /** Ends its side of the TCP connection, without a close frame; it can be read still (half-open). */
  end(): void {
    this.socket.end();
  }

  /** Ends the TCP connection with a reset, without a close frame. */
  reset(): void {
    this.socket.resetAndDestroy();
  }

  #read(): void {
    if (this.#reading) return;
    this.#reading = true;
    this.socket.on("data", (chunk: Buffer) => {
      for (const got of this.#reader.push(chunk)) {
        for (const waiting of [...this.#waiting]) {
          if (waiting.opcode !== undefined && waiting.opcode !== got.opcode) continue;
          this.#waiting.delete(waiting);
          waiting.tell(got);
        }
      }
    });
  }

  #always(act: (frame: ClientFrame) => void): void {
    const again = (got: ClientFrame): void => {
      this.#waiting.add({ opcode: undefined, tell: again });
      act(got);
    };
    this.#waiting.add({ opcode: undefined, tell: again });
  }
}

function same(head: string): string {
  return head;
}

function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let head = "";
    const onData = (chunk: Buffer): void => {
      head += chunk.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      socket.off("data", onData);
      resolve(head);
    };
    socket.on("data", onData);
  });
}
