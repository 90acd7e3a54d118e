/**
 * The fast lane: a stream around the socket that `ws` is given in its place. A whole, unfragmented, unmasked, valid data
 * frame is delivered straight from here; every other byte goes to `ws` in order, the handshake, fragments, control frames
 * and everything malformed included. So `ws` stays the judge of RFC 6455.
 *
 * Where compression was agreed to it delivers nothing itself: then it is a turnstile. `ws` inflates one message after the
 * other, later than it reads them, and does not stop at a pause nor at a fault for those that it has already; so it is given
 * the next message only when it has told the last one.
 */

import { isUtf8 } from "node:buffer";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";

export interface LaneDelivery {
  /** A message. */
  readonly deliver: (data: string | Uint8Array, bytes: number) => void;
  /** Something was read from the socket. */
  readonly onActivity: () => void;
  /** Bytes of the largest message; `ws` judges what is larger. */
  readonly limit: number;
  /** Was compression agreed to? */
  readonly compressed: boolean;
}

/** Larger frames are seldom whole in one read: `ws` puts them together. */
const LARGEST = 65_536;

/** So many frames go to `ws` in one turn of the event loop, however many were read: a frame of a byte costs as much as another. */
const FRAMES_A_TURN = 2048;

/** FIN and the opcode, no reserved bit. */
const TEXT_FRAME = 0x81;
const BINARY_FRAME = 0x82;

/** The bit of a compressed message (RFC 7692 section 6). */
const RSV1 = 0x40;

/** Up to this length, a loop over the bytes is faster than a call into Node. */
const SHORT = 64;

const NOTHING: Buffer = Buffer.alloc(0);

/** How an answer begins that opens a WebSocket. */
const UPGRADED = "HTTP/1.1 101";
/** How one begins that says only that the answer will come (RFC 9110 section 15.2). */
const INFORMED = /^HTTP\/1\.1 1(?!01)\d\d/;

const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, pong: 10 } as const;

export class FastLane extends Duplex {
  readonly #socket: Socket;
  readonly #delivers: boolean;
  #delivery: LaneDelivery | undefined;
  /** Read, and neither delivered nor handed to `ws` yet. */
  #held: Buffer = NOTHING;
  #mode: "handshake" | "held" | "lane" | "through" | "closed" = "handshake";
  #reading = true;
  /** Bytes of a frame that goes to `ws`, which have not come yet. */
  #rest = 0;
  /** A message has been begun in fragments: its frames are for `ws`. */
  #fragmented = false;
  /** Messages that `ws` has and has not told yet: none may overtake them. */
  #untold = 0;
  /** Frames that `ws` got in this turn of the event loop. */
  #passed = 0;
  #resting: NodeJS.Immediate | undefined;

  /** `delivers`: false where it is to be a turnstile only. */
  constructor(socket: Socket, delivers: boolean) {
    super({ allowHalfOpen: socket.allowHalfOpen });
    this.#socket = socket;
    this.#delivers = delivers;
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    socket.on("end", () => this.#end());
    socket.on("error", (error) => this.destroy(error));
    socket.on("close", () => this.#closed());
  }

  /** The WebSocket is open: what was held back is read with `setReading`. */
  activate(delivery: LaneDelivery): void {
    this.#delivery = delivery;
    this.#mode = "lane";
  }

  /** `ws` has told a message. */
  told(): void {
    if (this.#untold > 0) this.#untold -= 1;
    // Not at once: whoever gets the message may stop the reading.
    if (this.#delivery?.compressed === true) process.nextTick(() => this.#parse());
  }

  /** The peer broke the protocol: nothing that follows reaches `ws`. */
  shut(): void {
    this.#mode = "closed";
    this.#held = NOTHING;
  }

  /** Stops at once: what was read already waits. The socket itself is paused when it brings more. */
  setReading(reading: boolean): void {
    this.#reading = reading;
    if (reading) this.#parse();
  }

  override _read(): void {
    if (this.#reading && !this.#blocked) this.#socket.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, encoding, done);
  }

  override _writev(
    chunks: readonly { readonly chunk: Buffer; readonly encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this.#socket.cork();
    for (const [index, { chunk, encoding }] of chunks.entries()) {
      if (index === chunks.length - 1) this.#socket.write(chunk, encoding, done);
      else this.#socket.write(chunk, encoding);
    }
    this.#socket.uncork();
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearImmediate(this.#resting);
    this.#socket.destroy();
    done(error);
  }

  #read(chunk: Buffer): void {
    this.#delivery?.onActivity();
    if (this.#mode === "closed") return;
    if (!this.#reading || this.#blocked) this.#socket.pause();
    if (this.#mode === "through") {
      this.#pass(chunk);
      return;
    }
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    if (this.#mode === "handshake") this.#readHandshake();
    else if (this.#mode === "lane") this.#parse();
  }

  /** What follows the head of the answer is held back until `ws` has opened: its frames may come in the same read. */
  #readHandshake(): void {
    while (!this.destroyed && this.#held.length > 0) {
      const end = this.#held.indexOf("\r\n\r\n");
      const head = this.#held.toString("latin1", 0, UPGRADED.length);
      const informs = INFORMED.test(head);
      if (end === -1 && (informs || UPGRADED.startsWith(head)) && this.#held.length < LARGEST) return;
      if (end === -1 || (!informs && head !== UPGRADED)) {
        this.#goThrough();
        return;
      }
      const whole = this.#held;
      this.#held = whole.subarray(end + 4);
      if (!informs) {
        this.#mode = "held";
        this.#socket.pause();
      }
      this.#pass(whole.subarray(0, end + 4));
      if (!informs) return;
    }
  }

  #parse(): void {
    if (this.#mode === "through" && this.#held.length > 0) this.#pass(this.#takeHeld());
    while (this.#mode === "lane" && this.#reading && this.#held.length > 0) {
      if (this.#rest > 0) this.#passRest();
      else if (this.#blocked || !this.#parseFrames()) break;
    }
    if (this.#reading && !this.#blocked && this.#socket.isPaused()) this.#socket.resume();
  }

  /** Has `ws` enough for now? */
  get #blocked(): boolean {
    if (this.#rest > 0) return false;
    return this.#resting !== undefined || (this.#delivery?.compressed === true && this.#untold > 0);
  }

  /** Counts a frame for `ws`; after too many, the event loop has its turn first. */
  #countPassed(): void {
    this.#passed += 1;
    if (this.#passed < FRAMES_A_TURN) return;
    this.#passed = 0;
    this.#resting = setImmediate(() => {
      this.#resting = undefined;
      this.#parse();
    });
  }

  /** Delivers frames until there is one for `ws`, or no room. False: more bytes are needed. */
  #parseFrames(): boolean {
    const held = this.#held;
    const delivery = this.#delivery;
    const limit =
      delivery === undefined || !this.#delivers || delivery.compressed || this.#untold > 0 || this.#fragmented
        ? -1
        : Math.min(LARGEST, delivery.limit);
    let at = 0;
    const advance = (): void => {
      this.#held = at === held.length ? NOTHING : at === 0 ? held : held.subarray(at);
    };
    while (this.#reading) {
      const left = held.length - at;
      if (left < 2) break;
      const first = held[at] ?? 0;
      const second = held[at + 1] ?? 0;
      if (!this.#isRegular(first, second)) {
        advance();
        this.#goThrough();
        return true;
      }
      const short = second & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (left < header) break;
      const length =
        short < 126 ? short : short === 126 ? held.readUInt16BE(at + 2) : Number(held.readBigUInt64BE(at + 2));
      const whole = (first === TEXT_FRAME || first === BINARY_FRAME) && second < 0x80 && length <= limit;
      if (whole && left < header + length) break;
      const data = whole ? readPayload(held, at + header, at + header + length, first === TEXT_FRAME) : undefined;
      if (data === undefined) {
        advance();
        this.#handOver(first, header, length);
        return true;
      }
      at += header + length;
      // Where there is no room for another, the one who delivers stops the reading.
      delivery?.deliver(data, length);
    }
    advance();
    return !this.#reading;
  }

  /** Two bytes tell: `ws` must not have to wait for more to find a fault. */
  #isRegular(first: number, second: number): boolean {
    const opcode = first & 0x0f;
    const begins = opcode === OPCODE.text || opcode === OPCODE.binary;
    const allowed = begins && this.#delivery?.compressed === true ? RSV1 : 0;
    if ((first & 0x70 & ~allowed) !== 0 || second >= 0x80) return false;
    if (opcode <= OPCODE.binary) return (opcode === OPCODE.continuation) === this.#fragmented;
    return opcode > OPCODE.close && opcode <= OPCODE.pong && first >= 0x80 && second <= 125;
  }

  /** A frame for `ws`, which is regular. */
  #handOver(first: number, header: number, length: number): void {
    if (!Number.isSafeInteger(length)) {
      this.#goThrough();
      return;
    }
    if ((first & 0x0f) <= OPCODE.binary) {
      this.#fragmented = first < 0x80;
      if (!this.#fragmented) this.#untold += 1;
    }
    this.#rest = header + length;
    this.#countPassed();
    this.#passRest();
  }

  /** The lane ends at what is malformed, and at a close frame: `ws` gets everything from there on. */
  #goThrough(): void {
    if (this.#mode !== "closed") this.#mode = "through";
    this.#pass(this.#takeHeld());
  }

  #passRest(): void {
    const part = this.#held.subarray(0, this.#rest);
    this.#held = this.#held.subarray(part.length);
    this.#rest -= part.length;
    this.#pass(part);
  }

  #pass(bytes: Buffer): void {
    if (bytes.length > 0 && !this.push(bytes)) this.#socket.pause();
  }

  #takeHeld(): Buffer {
    const held = this.#held;
    this.#held = NOTHING;
    return held;
  }

  /** The peer ended its side: what is held goes to `ws` before the end. */
  #end(): void {
    this.#goThrough();
    this.push(null);
  }

  #closed(): void {
    if (!this.destroyed) this.destroy();
  }
}

/** A message of its own, which shares nothing with what was read; undefined: text that is no UTF-8. */
function readPayload(bytes: Buffer, from: number, to: number, text: boolean): string | Uint8Array | undefined {
  if (!text) return new Uint8Array(bytes.subarray(from, to));
  if (to - from <= SHORT && isAscii(bytes, from, to)) return bytes.toString("latin1", from, to);
  return isUtf8(bytes.subarray(from, to)) ? bytes.toString("utf8", from, to) : undefined;
}

function isAscii(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}
