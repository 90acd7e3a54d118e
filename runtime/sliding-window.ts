/** The end of what was said before, which compressed messages refer to (RFC 7692 section 7.1.1). */

const NOTHING: Buffer = Buffer.alloc(0);

export class SlidingWindow {
  readonly #size: number;
  /** The end of it is what was pushed last. It grows to the room of two windows: then it is moved, seldom. */
  #bytes: Buffer = NOTHING;
  #end = 0;

  /** @param size bytes */
  constructor(size: number) {
    this.#size = size;
  }

  /** For zlib: at most `size` bytes, overwritten by the next push. Nothing was pushed: none. */
  get options(): { readonly dictionary?: Buffer } {
    if (this.#end === 0) return {};
    return { dictionary: this.#bytes.subarray(Math.max(0, this.#end - this.#size), this.#end) };
  }

  push(data: Buffer): void {
    const tail = data.length > this.#size ? data.subarray(data.length - this.#size) : data;
    if (this.#end + tail.length > this.#bytes.length) this.#makeRoom(tail.length);
    tail.copy(this.#bytes, this.#end);
    this.#end += tail.length;
  }

  #makeRoom(more: number): void {
    const kept = this.#bytes.subarray(Math.max(0, this.#end - this.#size), this.#end);
    const most = 2 * this.#size;
    if (this.#bytes.length < most) this.#bytes = Buffer.allocUnsafeSlow(Math.min(most, 2 * (kept.length + more)));
    kept.copy(this.#bytes);
    this.#end = kept.length;
  }
}
