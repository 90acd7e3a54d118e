/**
 * What sockets read into: one buffer for all of them, since a read is done with before the next one. A buffer of its own for
 * each read, as Node has it, costs more than all the rest of receiving; and in so large a one a read takes what four would.
 */

import type { OnReadOpts } from "node:net";

const BYTES = 262_144;
let buffer: Buffer | undefined;

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
