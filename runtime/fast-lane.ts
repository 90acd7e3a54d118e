/**
 * The fast lane: a stream around the socket that `ws` is given in its place. A whole, unfragmented, unmasked, valid data
 * frame is delivered straight from here, and of a message in fragments `ws` gets all but the payload; every other byte goes to
 * `ws` in order, the handshake, control frames and everything malformed included. So `ws` stays the judge of RFC 6455.
 *
 * It is a turnstile, too: `ws` is given the next message only when it has told the last one. For `ws` inflates one message
 * after the other, later than it reads them, and does not stop at a pause nor at a fault for those that it has already; and a
 * large text is decoded in several turns of the event loop. Where compression was agreed to the lane delivers nothing itself.
 */

import { Duplex } from "node:stream";
import { Assembly } from "./assembly.js";
import {
  BINARY_FRAME,
  headLength,
  headOf,
  LAST_FRAGMENT,
  missingBytes,
  OPCODE,
  payloadLength,
  RSV1,
  TEXT_FRAME,
} from "./frame-header.js";
import { FrameWriter } from "./frame-writer.js";
import { ownBytes } from "./payload.js";
import { borrowCopy, giveBack, type LentReads } from "./read-buffer.js";
import { Chunk } from "./text.js";

/** Methods, not closures: V8 gives up the code that it had inlined when another connection brings closures of its own. */
export interface LaneDelivery {
  /** A message. False: none may follow, until `proceed` says so. */
  deliver(data: string | Uint8Array, bytes: number): boolean;
  /** May more be read than what has been? */
  readonly hasRoom: boolean;
  /** There has been no room for a turn of the event loop, or for what was read meanwhile. */
  onFull(): void;
  /** What was sent goes out now. What is returned is called when the kernel took it, or failed to. */
  onFlush(): (error?: Error | null) => void;
  /** Something was read from the socket. */
  onActivity(): void;
  /** Bytes of the largest message; `ws` judges what is larger. */
  readonly limit: number;
  /** Was compression agreed to? */
  readonly compressed: boolean;
}

/** What is sent in one tick and is more than this does not wait for its end. */
const MOST_UNWRITTEN = 1_048_576;

/** The head of an answer is shorter. */
const LONGEST_HEAD = 65_536;

/** So many frames go to `ws` in one turn of the event loop, however many were read: a frame of a byte costs as much as another. */
const FRAMES_A_TURN = 512;

/** A byte that no text has: by it `ws` learns that a text is none. */
const NO_UTF8 = 0xff;

const NOTHING: Chunk = new Chunk(Buffer.alloc(0));

/** How an answer begins that opens a WebSocket. */
const UPGRADED = "HTTP/1.1 101";
/** How one begins that says only that the answer will come (RFC 9110 section 15.2). */
const INFORMED = /^HTTP\/1\.1 1(?!01)\d\d/;

export interface LaneOptions {
  /** False where it is to be a turnstile only. */
  readonly delivers: boolean;
  /** Where the bytes may come from instead of the socket's `data` events. */
  readonly reads?: LentReads | undefined;
}

/** A message that `ws` is given without its payload. */
export interface Assembled {
  readonly data: string | Uint8Array;
  readonly bytes: number;
}

function isData(first: number): boolean {
  return (first & 0x0f) <= OPCODE.binary;
}

export class FastLane extends Duplex {
  readonly #socket: Duplex;
  readonly #delivers: boolean;
  #delivery: LaneDelivery | undefined;
  /** Read, and neither delivered nor handed to `ws` yet. */
  #held: Chunk = NOTHING;
  /** So much of it is done with: a view of the rest would cost more than to remember this. */
  #at = 0;
  /** The memory of this read, which the next one overwrites. */
  #loan: ArrayBufferLike | undefined;
  /** What was left of a read; others use its memory when this lane is done with it. */
  #borrowed: Buffer | undefined;
  /** A message that has begun, and comes before what is held. */
  #assembly: Assembly | undefined;
  /** Set: it is a frame for `ws`, of which this is the head. */
  #headOfAssembly: Buffer | undefined;
  #assembled: Assembled | undefined;
  #mode: "handshake" | "held" | "lane" | "through" | "closed" = "handshake";
  #reading = true;
  /** No room, by the word of the delivery. The socket goes on: most often there is room again within this turn. */
  #full = false;
  #waiting: NodeJS.Immediate | undefined;
  /** Bytes of a frame that goes to `ws`, which have not come yet. */
  #rest = 0;
  /** The next data frame has to be a continuation. */
  #fragmented = false;
  /** Messages that `ws` has and has not told yet. */
  #untold = 0;
  /** The peer ended its side meanwhile. */
  #ended = false;
  /** The socket is closed. */
  #gone = false;
  /** Frames that `ws` got in this turn of the event loop. */
  #passed = 0;
  #resting: NodeJS.Immediate | undefined;
  readonly #writer: FrameWriter = new FrameWriter();
  /** Bytes that were given to the socket by `send`, and that the kernel has not taken yet. */
  #writing = 0;

  constructor(socket: Duplex, { delivers, reads }: LaneOptions) {
    super({ allowHalfOpen: socket.allowHalfOpen });
    this.#socket = socket;
    this.#delivers = delivers;
    reads?.start((bytes) => this.#readLent(bytes));
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

  /** Does `ws` get nothing after a message, not even the end of TCP, before it is `told`? Not once the lane has ended. */
  get waits(): boolean {
    return this.#mode === "lane";
  }

  /** The message that `ws` was given has been told. */
  told(): void {
    // Not at once: whoever gets the message may stop the reading. Nor is more read before what was read already has had its turn.
    process.nextTick(() => {
      if (this.#untold > 0) this.#untold -= 1;
      if (this.#ended) this.#end();
      else this.#parse();
    });
  }

  /** What the message is that `ws` tells, if `ws` had it without its payload. */
  takeAssembled(): Assembled | undefined {
    const assembled = this.#assembled;
    this.#assembled = undefined;
    return assembled;
  }

  /** The peer broke the protocol: nothing that follows reaches `ws`, but the end of TCP. */
  shut(): void {
    this.#mode = "closed";
    this.#assembly = undefined;
    this.#assembled = undefined;
    this.#takeHeld();
    if (this.#ended) this.#end();
    else this.#socket.resume();
  }

  /** There is room again. */
  proceed(): void {
    if (!this.#full) return;
    this.#full = false;
    this.#parse();
  }

  /** Stops at once: what was read already waits. The socket itself is paused when it brings more. */
  setReading(reading: boolean): void {
    this.#reading = reading;
    if (!reading) return;
    this.#full = false;
    this.#parse();
  }

  /** Are frames sent by this lane? */
  get sends(): boolean {
    return this.#mode !== "closed" && this.#delivers;
  }

  /** The socket is gone: what it has not written by now, it never will. */
  get lost(): boolean {
    return this.#socket.destroyed;
  }

  /** Bytes that were sent and that the kernel has not taken yet. */
  get unsent(): number {
    return this.#writer.size + this.#writing;
  }

  /**
   * Sends one message, with all others of this tick; before whatever `ws` writes from now on.
   * @param first the first byte of its head; @param size bytes of the payload
   */
  send(first: number, data: string | Buffer, size: number): void {
    if (this.#writer.size === 0) process.nextTick(() => this.#flush());
    this.#writer.add(first, data, size);
    if (this.#writer.size > MOST_UNWRITTEN) this.#flush();
  }

  #flush(): void {
    const { size } = this.#writer;
    if (size === 0 || this.destroyed) return;
    const parts = this.#writer.take();
    const done = this.#delivery?.onFlush();
    this.#writing += size;
    if (parts.length > 1) this.#socket.cork();
    for (const [index, part] of parts.entries()) {
      if (index < parts.length - 1) this.#socket.write(part);
      else
        this.#socket.write(part, (error) => {
          this.#writing -= size;
          if (this.#writing === 0) this.#writer.release();
          done?.(error);
        });
    }
    if (parts.length > 1) this.#socket.uncork();
    // The kernel has it all: what is sent next in this tick finds memory that is in use already.
    if (this.#socket.writableLength === 0) this.#writer.release();
  }

  override _read(): void {
    if (this.#reading && !this.#isBlocked() && !this.#full) this.#socket.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#flush();
    this.#socket.write(chunk, encoding, done);
  }

  override _writev(
    chunks: readonly { readonly chunk: Buffer; readonly encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this.#flush();
    this.#socket.cork();
    for (const [index, { chunk, encoding }] of chunks.entries()) {
      if (index === chunks.length - 1) this.#socket.write(chunk, encoding, done);
      else this.#socket.write(chunk, encoding);
    }
    this.#socket.uncork();
  }

  override _final(done: () => void): void {
    this.#flush();
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearImmediate(this.#resting);
    clearImmediate(this.#waiting);
    this.#socket.destroy();
    done(error);
  }

  #read(chunk: Buffer): void {
    this.#delivery?.onActivity();
    if (this.#mode === "closed") return;
    if (this.#full) this.#delivery?.onFull();
    if (!this.#reading || this.#isBlocked()) this.#socket.pause();
    if (this.#mode === "through") {
      this.#pass(chunk);
      return;
    }
    if (this.#mode === "lane") this.#readFrames(chunk);
    else {
      const rest = this.#takeHeld();
      this.#hold(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
      if (this.#mode === "handshake") this.#readHandshake();
    }
  }

  /** What is left of it at the end is copied. */
  #readLent(bytes: Buffer): void {
    this.#loan = bytes.buffer;
    this.#read(bytes);
    if (this.#held.bytes.buffer === this.#loan) {
      this.#giveBack();
      this.#borrowed = borrowCopy(this.#takeHeld());
      this.#hold(this.#borrowed);
    }
    this.#loan = undefined;
  }

  #giveBack(): void {
    if (this.#borrowed === undefined) return;
    if (this.#held.bytes === this.#borrowed) this.#hold(NOTHING.bytes);
    giveBack(this.#borrowed);
    this.#borrowed = undefined;
  }

  /** Does it stand in memory that others will use? */
  #isLent({ buffer }: Buffer): boolean {
    return buffer === this.#loan || buffer === this.#borrowed?.buffer;
  }

  /** Copies what belongs to the frame that is coming in; tells where the rest begins. */
  #fill(bytes: Buffer, from: number): number {
    return this.#assembly?.fill(bytes, from) ?? from;
  }

  /** A frame that was not whole is put together first: then the rest of what was read is looked at where it is. */
  #readFrames(chunk: Buffer): void {
    let at = this.#fill(chunk, 0);
    if (this.#left() > 0) {
      const rest = this.#takeHeld();
      const missing = Math.min(missingBytes(rest), chunk.length - at);
      this.#hold(Buffer.concat([rest, chunk.subarray(at, at + missing)]));
      this.#parse();
      at = this.#fill(chunk, at + missing);
      if (this.#left() > 0) {
        this.#hold(Buffer.concat([this.#takeHeld(), chunk.subarray(at)]));
        at = chunk.length;
      }
    }
    if (at < chunk.length) this.#hold(chunk, at);
    this.#parse();
  }

  #own(bytes: Buffer): Buffer {
    return this.#isLent(bytes) ? Buffer.from(bytes) : bytes;
  }

  /** For the consumer. */
  #keep(bytes: Buffer): Uint8Array {
    return this.#isLent(bytes) ? new Uint8Array(bytes) : ownBytes(bytes);
  }

  /** What follows the head of the answer is held back until `ws` has opened: its frames may come in the same read. */
  #readHandshake(): void {
    while (!this.destroyed && this.#left() > 0) {
      const held = this.#takeHeld();
      const end = held.indexOf("\r\n\r\n");
      const head = held.toString("latin1", 0, UPGRADED.length);
      const informs = INFORMED.test(head);
      this.#hold(held);
      if (end === -1 && (informs || UPGRADED.startsWith(head)) && held.length < LONGEST_HEAD) return;
      if (end === -1 || (!informs && head !== UPGRADED)) {
        this.#goThrough();
        return;
      }
      this.#at = end + 4;
      if (!informs) {
        this.#mode = "held";
        this.#socket.pause();
      }
      this.#pass(held.subarray(0, end + 4));
      if (!informs) return;
    }
  }

  #parse(): void {
    if (this.#mode === "through" && this.#left() > 0) this.#pass(this.#takeHeld());
    const delivery = this.#delivery;
    while (delivery !== undefined && this.#mode === "lane" && this.#reading && !this.#full) {
      if (this.#assembly?.isWhole === true) this.#finish(this.#assembly);
      else if (this.#left() === 0) break;
      else if (this.#rest > 0) this.#passRest();
      else if (this.#isBlocked() || !this.#parseFrames(delivery)) break;
    }
    if (this.#left() === 0) this.#giveBack();
    if (this.#mode === "lane" && this.#delivery?.hasRoom === false) this.#stopWhileFull();
    // What waits for room comes first: more of it would only have to be put behind it.
    const backlog = this.#full && this.#left() > 0;
    if (!this.#reading || this.#isBlocked()) return;
    if (backlog) this.#socket.pause();
    else if (this.#socket.isPaused()) this.#socket.resume();
  }

  /** Has `ws` enough for now, or is it not open yet? */
  #isBlocked(): boolean {
    if (this.#mode !== "lane") return this.#mode === "held";
    if (this.#rest > 0) return false;
    return this.#resting !== undefined || this.#untold > 0;
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
  #parseFrames(delivery: LaneDelivery): boolean {
    const held = this.#held;
    const { bytes } = held;
    const takes = this.#delivers && !delivery.compressed;
    const takesWhole = takes && !this.#fragmented;
    const { limit } = delivery;
    while (this.#reading && !this.#full) {
      const at = this.#at;
      const left = bytes.length - at;
      if (left < 2) return false;
      const first = bytes[at] as number;
      const second = bytes[at + 1] as number;
      const whole = takesWhole && (first === TEXT_FRAME || first === BINARY_FRAME) && second < 0x80;
      if (!whole && !this.#isRegular(first, second)) {
        this.#goThrough();
        return true;
      }
      const head = headLength(second);
      if (left < head) return false;
      const length = second < 126 ? second : payloadLength(bytes, at);
      const from = at + head;
      const to = from + length;
      if (!whole || length > limit || to > bytes.length) {
        if (takes && isData(first)) this.#assemble(first, from, length, limit);
        else if (isData(first) && length <= limit && to > bytes.length) this.#collect(at, from, length);
        else this.#handOver(first, head, length);
        return true;
      }
      const data = first === TEXT_FRAME ? held.readText(from, to) : this.#keep(bytes.subarray(from, to));
      if (data === undefined) {
        this.#handOver(first, head, length);
        return true;
      }
      this.#at = to;
      if (delivery.deliver(data, length) === false) this.#stopWhileFull();
    }
    return true;
  }

  /**
   * A data frame that is a fragment, or is not whole yet. Of a message in fragments `ws` gets every frame without its payload,
   * so that it knows where the message begins and ends, and of how many it is.
   */
  #assemble(first: number, from: number, length: number, limit: number): void {
    const assembly = this.#assembly ?? new Assembly((first & 0x0f) === OPCODE.text);
    const size = assembly.size + length;
    if (size > limit) {
      // It is for `ws` to judge that, by the length of the whole message.
      if (Number.isSafeInteger(size) && size > length) {
        this.#at = from;
        this.#pass(headOf(first, size));
      }
      this.#goThrough();
      return;
    }
    const final = first >= 0x80;
    if (!final) this.#passEmpty(first);
    this.#fragmented = !final;
    assembly.begin(length, final);
    this.#assembly = assembly;
    this.#at = assembly.fill(this.#held.bytes, from);
  }

  /** A frame for `ws` that has not come yet as a whole: `ws` takes its payload as it is if it comes in one piece. */
  #collect(at: number, from: number, length: number): void {
    const { bytes } = this.#held;
    this.#headOfAssembly = Buffer.from(bytes.subarray(at, from));
    this.#assembly = new Assembly(false);
    this.#assembly.begin(length, true);
    this.#at = this.#assembly.fill(bytes, from);
  }

  #finish(assembly: Assembly): void {
    this.#assembly = undefined;
    if (this.#headOfAssembly !== undefined) {
      this.#count(this.#headOfAssembly[0] as number);
      this.#pass(this.#headOfAssembly);
      this.#headOfAssembly = undefined;
      for (const part of assembly.parts) this.#pass(part);
      return;
    }
    const data = assembly.read();
    if (!(data instanceof Promise)) {
      this.#tell(assembly, data);
      return;
    }
    this.#untold += 1;
    void data.then((later) => {
      this.told();
      this.#tell(assembly, later);
    });
  }

  #tell({ inFragments, size }: Assembly, data: string | Uint8Array | undefined): void {
    if (data !== undefined && !inFragments) {
      if (this.#delivery?.deliver(data, size) === false) this.#stopWhileFull();
      return;
    }
    this.#untold += 1;
    const first = inFragments ? LAST_FRAGMENT : TEXT_FRAME;
    if (data !== undefined) {
      this.#assembled = { data, bytes: size };
      this.#passEmpty(first);
    } else this.#pass(Buffer.from([first, 1, NO_UTF8]));
  }

  #passEmpty(first: number): void {
    this.#countPassed();
    this.#pass(headOf(first, 0));
  }

  #stopWhileFull(): void {
    this.#full = true;
    this.#waiting ??= setImmediate(() => {
      this.#waiting = undefined;
      if (this.#full) this.#delivery?.onFull();
    });
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
  #handOver(first: number, head: number, length: number): void {
    if (!Number.isSafeInteger(length)) {
      this.#goThrough();
      return;
    }
    this.#count(first);
    this.#rest = head + length;
    this.#passRest();
  }

  #count(first: number): void {
    if (isData(first)) {
      this.#fragmented = first < 0x80;
      if (!this.#fragmented) this.#untold += 1;
    }
    this.#countPassed();
  }

  /** The lane ends at what is malformed, and at a close frame: `ws` gets everything from there on. */
  #goThrough(): void {
    if (this.#mode !== "closed") this.#mode = "through";
    this.#pass(this.#takeHeld());
  }

  #passRest(): void {
    const part = this.#held.bytes.subarray(this.#at, this.#at + this.#rest);
    this.#at += part.length;
    this.#rest -= part.length;
    this.#pass(part);
  }

  #pass(bytes: Buffer): void {
    if (bytes.length === 0) return;
    if (!this.push(this.#own(bytes))) this.#socket.pause();
  }

  /** Bytes that are held. */
  #left(): number {
    return this.#held.bytes.length - this.#at;
  }

  #hold(bytes: Buffer, at = 0): void {
    this.#held = bytes.length === 0 ? NOTHING : new Chunk(bytes);
    this.#at = at;
  }

  #takeHeld(): Buffer {
    const { bytes } = this.#held;
    const rest = this.#at === 0 ? bytes : bytes.subarray(this.#at);
    this.#held = NOTHING;
    this.#at = 0;
    return rest;
  }

  /** The peer ended its side: what is held goes to `ws` before the end. */
  #end(): void {
    // One that is whole and waits for room is not lost.
    if (this.waits && this.#assembly?.isWhole === true) this.#finish(this.#assembly);
    // Of a message that is cut off nothing will be told.
    this.#ended = this.waits && this.#untold > 0 && this.#rest === 0;
    if (this.#ended) return;
    this.#assembly = undefined;
    this.#goThrough();
    this.push(null);
    // In a turn of its own, as sockets are closed: `ws` is to see the end first.
    if (this.#gone) setImmediate(() => this.destroy());
  }

  #closed(): void {
    this.#gone = true;
    if (!this.#ended) this.destroy();
  }
}
