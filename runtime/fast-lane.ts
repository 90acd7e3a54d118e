/**
 * The fast lane: a stream around the socket that `ws` is given in its place. A whole, unfragmented, unmasked, valid data
 * frame is delivered straight from here; every other byte goes to `ws` in order, the handshake, fragments, control frames
 * and everything malformed included. So `ws` stays the judge of RFC 6455. It is not used where compression was agreed to.
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
}

/** Larger frames are seldom whole in one read: `ws` puts them together. */
const LARGEST = 65_536;

/** How an answer begins that opens a WebSocket. */
const UPGRADED = "HTTP/1.1 101";

const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, pong: 10 } as const;

export class FastLane extends Duplex {
  readonly #socket: Socket;
  #delivery: LaneDelivery | undefined;
  /** Read, and neither delivered nor handed to `ws` yet. */
  #held: Buffer = Buffer.alloc(0);
  #mode: "handshake" | "held" | "lane" | "through" = "handshake";
  #reading = true;
  /** Bytes of a frame that goes to `ws`, which have not come yet. */
  #rest = 0;
  /** A message has been begun in fragments: its frames are for `ws`. */
  #fragmented = false;
  /** Messages that `ws` has and has not told yet: none may overtake them. */
  #untold = 0;

  constructor(socket: Socket) {
    super({ allowHalfOpen: socket.allowHalfOpen });
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    socket.on("end", () => this.#end());
    socket.on("error", (error) => this.destroy(error));
    socket.on("close", () => this.#closed());
  }

  /** The WebSocket is open: what was held back is read with `setReading`. Without a delivery everything goes to `ws`, now. */
  activate(delivery?: LaneDelivery): void {
    this.#delivery = delivery;
    this.#mode = delivery === undefined ? "through" : "lane";
    if (delivery === undefined) this.setReading(true);
  }

  /** `ws` has told a message. */
  told(): void {
    if (this.#untold > 0) this.#untold -= 1;
  }

  /** Stops at once: what was read already waits. */
  setReading(reading: boolean): void {
    this.#reading = reading;
    if (reading) this.#parse();
    if (this.#reading) this.#socket.resume();
    else this.#socket.pause();
  }

  override _read(): void {
    if (this.#reading) this.#socket.resume();
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
    this.#socket.destroy();
    done(error);
  }

  #read(chunk: Buffer): void {
    this.#delivery?.onActivity();
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
    const end = this.#held.indexOf("\r\n\r\n");
    const head = this.#held.toString("latin1", 0, 12);
    if (end === -1 && UPGRADED.startsWith(head) && this.#held.length < LARGEST) return;
    if (end === -1 || head !== UPGRADED) {
      this.#mode = "through";
      this.#pass(this.#takeHeld());
      return;
    }
    const whole = this.#held;
    this.#held = whole.subarray(end + 4);
    this.#mode = "held";
    this.#socket.pause();
    this.#pass(whole.subarray(0, end + 4));
  }

  #parse(): void {
    if (this.#mode === "through") {
      if (this.#held.length > 0) this.#pass(this.#takeHeld());
      return;
    }
    while (this.#mode === "lane" && this.#reading && this.#held.length > 0) {
      if (this.#rest > 0) this.#passRest();
      else if (!this.#parseFrame()) return;
    }
  }

  /** False: more bytes are needed. */
  #parseFrame(): boolean {
    const held = this.#held;
    if (held.length < 2) return false;
    const [first = 0, second = 0] = held;
    const short = second & 0x7f;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (held.length < header) return false;
    const length = short < 126 ? short : short === 126 ? held.readUInt16BE(2) : Number(held.readBigUInt64BE(2));
    const opcode = first & 0x0f;
    const whole = (first === 0x81 || first === 0x82) && second < 0x80;
    if (
      whole &&
      length <= LARGEST &&
      this.#untold === 0 &&
      !this.#fragmented &&
      this.#delivery !== undefined &&
      length <= this.#delivery.limit
    ) {
      if (held.length < header + length) return false;
      const payload = held.subarray(header, header + length);
      if (opcode === OPCODE.binary || isUtf8(payload)) {
        this.#held = held.subarray(header + length);
        const data = opcode === OPCODE.text ? payload.toString("utf8") : new Uint8Array(payload);
        // Where there is no room for another, the one who delivers stops the reading.
        this.#delivery.deliver(data, length);
        return true;
      }
    }
    this.#handOver(first, second, header, length);
    return true;
  }

  /** A frame for `ws`. What is malformed ends the lane: `ws` gets everything from there on. */
  #handOver(first: number, second: number, header: number, length: number): void {
    const opcode = first & 0x0f;
    const fin = (first & 0x80) !== 0;
    const plain = (first & 0x70) === 0 && second < 0x80 && Number.isSafeInteger(length);
    const control = opcode >= OPCODE.close && opcode <= OPCODE.pong && fin && length <= 125;
    const data = opcode <= OPCODE.binary && (opcode === OPCODE.continuation) === this.#fragmented;
    const regular = plain && (control || data);
    if (!regular || opcode === OPCODE.close) {
      this.#mode = "through";
      this.#pass(this.#takeHeld());
      return;
    }
    if (data) {
      this.#fragmented = !fin;
      if (fin) this.#untold += 1;
    }
    this.#rest = header + length;
    this.#passRest();
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
    this.#held = Buffer.alloc(0);
    return held;
  }

  /** The peer ended its side: what is held goes to `ws` before the end. */
  #end(): void {
    this.#mode = "through";
    this.#pass(this.#takeHeld());
    this.push(null);
  }

  #closed(): void {
    if (!this.destroyed) this.destroy();
  }
}
