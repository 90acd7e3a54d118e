/**
 * A message whose bytes come in several reads, or in several frames (RFC 6455 section 5.4). They are copied as they come: to
 * copy 16 MiB at a time takes 75 ms and more where fresh memory is slow.
 */

import { isUtf8 } from "node:buffer";
import { ownBytes } from "./payload.js";
import { Chunk, decodeLargeText } from "./text.js";
import { BYTES_A_TURN, isLarge, nextTurn } from "./turn.js";

/** So much room is made at once, however long a frame is said to be. */
const LARGEST_PART = 16_777_216;

export class Assembly {
  readonly #isText: boolean;
  /** All are full but the last. */
  readonly #parts: Buffer[] = [];
  /** Bytes in the last part. */
  #filled = 0;
  #size = 0;
  #missing = 0;
  #final = false;
  #inFragments = false;

  constructor(isText: boolean) {
    this.#isText = isText;
  }

  /** Bytes of all frames that have begun. */
  get size(): number {
    return this.#size;
  }

  get inFragments(): boolean {
    return this.#inFragments;
  }

  get isWhole(): boolean {
    return this.#final && this.#missing === 0;
  }

  /** A frame begins, with a payload of so many bytes. */
  begin(length: number, final: boolean): void {
    this.#size += length;
    this.#missing = length;
    this.#final = final;
    if (!final) this.#inFragments = true;
  }

  /** Copies what belongs to the frame; tells where the rest begins. */
  fill(bytes: Buffer, from: number): number {
    let at = from;
    while (this.#missing > 0 && at < bytes.length) {
      const copied = bytes.copy(this.#room(), this.#filled, at, at + this.#missing);
      at += copied;
      this.#filled += copied;
      this.#missing -= copied;
    }
    return at;
  }

  /** The whole message, later where it takes more than a turn of the event loop. Undefined: it is no UTF-8. */
  read(): string | Uint8Array | undefined | Promise<string | Uint8Array | undefined> {
    if (isLarge(this.#size)) return this.#readInTurns();
    const bytes = this.#onePart() ?? Buffer.concat(this.#parts, this.#size);
    return this.#isText ? new Chunk(bytes).readText(0, bytes.length) : ownBytes(bytes);
  }

  async #readInTurns(): Promise<string | Uint8Array | undefined> {
    const bytes = this.#onePart() ?? (await joinInTurns(this.#parts, this.#size));
    if (!this.#isText) return ownBytes(bytes);
    return isUtf8(bytes) ? decodeLargeText(bytes) : undefined;
  }

  /** The payload in pieces: of a frame, one for each 16 MiB. */
  get parts(): readonly Buffer[] {
    return this.#parts;
  }

  /** Nothing is copied then. */
  #onePart(): Buffer | undefined {
    return this.#parts.length === 1 ? this.#parts[0]?.subarray(0, this.#size) : undefined;
  }

  /** Of many fragments the parts grow: as many of them as there are fragments would cost more than the bytes. */
  #room(): Buffer {
    const last = this.#parts.at(-1);
    if (last !== undefined && this.#filled < last.length) return last;
    const before = this.#size - this.#missing;
    const room = Buffer.allocUnsafeSlow(Math.min(LARGEST_PART, Math.max(this.#missing, before)));
    this.#parts.push(room);
    this.#filled = 0;
    return room;
  }
}

/** The first `size` bytes of the parts, copied in turns of the event loop. */
export async function joinInTurns(parts: readonly Buffer[], size: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(size);
  let at = 0;
  let next = BYTES_A_TURN;
  for (const part of parts) {
    for (let from = 0; from < part.length; from += BYTES_A_TURN) {
      at += part.copy(whole, at, from, from + BYTES_A_TURN);
      if (at < next) continue;
      next = at + BYTES_A_TURN;
      await nextTurn();
    }
  }
  return whole;
}
