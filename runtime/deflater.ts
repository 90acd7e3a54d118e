/** Deflates one message after the other (RFC 7692 section 7.2.1), in order. */

import { promisify } from "node:util";
import { deflateRaw, deflateRawSync, type ZlibOptions, constants as zlib } from "node:zlib";
import { SlidingWindow } from "./sliding-window.js";

export interface DeflaterOptions {
  /** Messages refer to those before them: client_no_context_takeover was not agreed to. */
  readonly takeover: boolean;
  /** Of the largest window that the peer has, as a power of two: client_max_window_bits. */
  readonly windowBits: number;
}

/** What is taken off the end of a message. */
const TAIL_BYTES = 4;
/** So far back a message refers. zlib reads all of it again for each message: 26 µs for a KiB of JSON, with 32 KiB 71. */
const WINDOW_BYTES = 8192;
/** Bytes of a message that is deflated at once, in a millisecond or two; beyond, by a thread. */
const AT_ONCE = 65_536;

const deflateByThread = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);

/** Tried once. */
let refersBack: boolean | undefined;

export class Deflater {
  readonly #windowBits: number;
  readonly #window: SlidingWindow | undefined;

  /** Can this platform do it? Some have no dictionary for raw data. */
  static works(takeover: boolean): boolean {
    if (!takeover) return true;
    refersBack ??= Deflater.#refersBack();
    return refersBack;
  }

  static #refersBack(): boolean {
    const deflater = new Deflater({ takeover: true, windowBits: 15 });
    const message = Buffer.from("what refers back is shorter");
    try {
      const first = deflater.deflateAtOnce(message);
      return deflater.deflateAtOnce(message).length < first.length;
    } catch {
      return false;
    }
  }

  constructor({ takeover, windowBits }: DeflaterOptions) {
    this.#windowBits = windowBits;
    this.#window = takeover ? new SlidingWindow(WINDOW_BYTES) : undefined;
  }

  /** Is a message of so many bytes deflated at once? */
  static isAtOnce(size: number): boolean {
    return size <= AT_ONCE;
  }

  /** The payload of one message. */
  deflateAtOnce(message: Buffer): Buffer {
    return this.#finish(message, deflateRawSync(message, this.#options()));
  }

  /** The same, by a thread where it takes long. The next may begin when this one is done. */
  deflate(message: Buffer): Buffer | Promise<Buffer> {
    if (Deflater.isAtOnce(message.length)) return this.deflateAtOnce(message);
    return deflateByThread(message, this.#options()).then((deflated) => this.#finish(message, deflated));
  }

  #options(): ZlibOptions {
    return { finishFlush: zlib.Z_SYNC_FLUSH, windowBits: this.#windowBits, ...this.#window?.options };
  }

  #finish(message: Buffer, deflated: Buffer): Buffer {
    this.#window?.push(message);
    return deflated.subarray(0, -TAIL_BYTES);
  }
}
