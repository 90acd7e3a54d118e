/**
 * What sockets read into: one buffer for all of them, since a read is done with before the next one. A buffer of its own for
 * each read, as Node has it, costs more than all the rest of receiving; and in so large a one a read takes what four would.
 */

import type { OnReadOpts } from "node:net";

const BYTES = 262_144;
let buffer: Buffer | undefined;

/** Shorter bytes are copied into memory of their own: a buffer that is held for long is to be filled. */
const LEAST_BORROWED = 65_536;
/** So many buffers that are not in use are kept. */
const MOST_SPARE = 4;
const spare: Buffer[] = [];

/**
 * A copy of what is left of a read. A fresh buffer for each costs 7 to 15 % of receiving 1 KiB, for new pages of memory mostly:
 * give it to {@link giveBack} when it is done with.
 */
export function borrowCopy(bytes: Buffer): Buffer {
  if (bytes.length < LEAST_BORROWED || bytes.length > BYTES) return Buffer.from(bytes);
  const borrowed = spare.pop() ?? Buffer.allocUnsafeSlow(BYTES);
  bytes.copy(borrowed);
  return borrowed.subarray(0, bytes.length);
}

/** Nothing may use these bytes any more. Those that were not borrowed are left to the garbage collector. */
export function giveBack(bytes: Buffer): void {
  if (bytes.buffer.byteLength === BYTES && spare.length < MOST_SPARE) spare.push(Buffer.from(bytes.buffer));
}

/** The reads of one socket: bytes that the next read overwrites. Who takes them comes later than the socket. */
export class LentReads {
  readonly #early: Buffer[] = [];
  #take: (bytes: Buffer) => void = (bytes) => this.#early.push(Buffer.from(bytes));

  /** For the socket. Where a platform does not know it, there are `data` events as ever. */
  get onread(): OnReadOpts {
    buffer ??= Buffer.allocUnsafeSlow(BYTES);
    const bytes = buffer;
    return {
      buffer: bytes,
      callback: (length) => {
        this.#take(bytes.subarray(0, length));
        return true;
      },
    };
  }

  /** Whatever outlasts a call of `take` must be copied in it. */
  start(take: (bytes: Buffer) => void): void {
    this.#take = take;
    for (const bytes of this.#early.splice(0)) take(bytes);
  }
}
