/** Inflates one message after the other (RFC 7692 section 7.2.2), in order, with a bound on what comes out. */

import { createInflateRaw, inflateRawSync, type ZlibOptions, constants as zlib } from "node:zlib";
import { joinInTurns } from "./assembly.js";
import { SlidingWindow } from "./sliding-window.js";

export interface InflaterOptions {
  /** The peer's messages refer to those before them: server_no_context_takeover was not agreed to. */
  readonly takeover: boolean;
  /** Bytes of the largest message, inflated. */
  readonly limit: number;
}

/** What the sender of a message took off its end. */
const TAIL: Buffer = Buffer.from([0, 0, 0xff, 0xff]);
/** As far back as a message may refer, whatever window was agreed to. */
const WINDOW_BYTES = 32_768;
/** Up to here a message is inflated at once, which takes a few milliseconds at most; beyond, by a thread. */
const AT_ONCE = { compressed: 65_536, inflated: 1_048_576 } as const;

/** The code of Node's error for more than the largest output. */
const TOO_LARGE = "ERR_BUFFER_TOO_LARGE";

/** Tried once: each try takes 64 KiB and two handles of zlib. */
let refersBack: boolean | undefined;

export class Inflater {
  readonly #limit: number;
  readonly #window: SlidingWindow | undefined;

  /**
   * Can this platform do it? Some have no dictionary for raw data. It is told by the example of RFC 7692 section 7.2.3.2, a
   * message that refers to the one before.
   */
  static works(takeover: boolean): boolean {
    if (!takeover) return true;
    refersBack ??= Inflater.#refersBack();
    return refersBack;
  }

  static #refersBack(): boolean {
    try {
      const inflater = new Inflater({ takeover: true, limit: 16 });
      inflater.inflate([Buffer.from("f248cdc9c90700", "hex")]);
      return String(inflater.inflate([Buffer.from("f200110000", "hex")])) === "Hello";
    } catch {
      return false;
    }
  }

  constructor({ takeover, limit }: InflaterOptions) {
    this.#limit = limit;
    this.#window = takeover ? new SlidingWindow(WINDOW_BYTES) : undefined;
  }

  /**
   * The payload of one message, from that of all its fragments. Its error, thrown or rejected with, has a `code`:
   * {@link TOO_LARGE} over the limit, else one of zlib's. The next may begin when this one is done.
   */
  inflate(fragments: readonly Buffer[]): Buffer | Promise<Buffer> {
    const parts = [...fragments, TAIL];
    const atOnce = Math.min(this.#limit, AT_ONCE.inflated);
    if (fragments.reduce((sum, { length }) => sum + length, 0) <= AT_ONCE.compressed) {
      try {
        return this.#remember(inflateRawSync(Buffer.concat(parts), { ...this.#options(), maxOutputLength: atOnce }));
      } catch (error) {
        if (!isTooLarge(error) || atOnce === this.#limit) throw error;
      }
    }
    return this.#inflateByThread(parts).then((data) => this.#remember(data));
  }

  /** Joined in turns: what zlib joins in one go holds up the loop for 75 ms at 16 MiB where fresh memory is slow. */
  async #inflateByThread(parts: readonly Buffer[]): Promise<Buffer> {
    const stream = createInflateRaw({ ...this.#options(), chunkSize: AT_ONCE.compressed });
    for (const part of parts) stream.write(part);
    stream.end();
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > this.#limit) throw Object.assign(new RangeError("the message is too long"), { code: TOO_LARGE });
      chunks.push(chunk);
    }
    return joinInTurns(chunks, size);
  }

  #options(): ZlibOptions {
    return { finishFlush: zlib.Z_SYNC_FLUSH, ...this.#window?.options };
  }

  #remember(data: Buffer): Buffer {
    this.#window?.push(data);
    return data;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && "code" in error && error.code === TOO_LARGE;
}
