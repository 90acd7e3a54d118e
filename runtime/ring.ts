/** A first-in, first-out queue in constant time: an array's `shift()` moves every element once the array is long. */

const SMALLEST = 16;
/** A queue that was longer than this gives its memory back when it runs empty. */
const KEPT = 1024;

export class Ring<T> {
  /** Its length is a power of two, so that a mask wraps the index. */
  #slots: (T | undefined)[] = [];
  /** What each value weighs: beside it, since a queue of its own costs as much as the first. */
  #weights: number[] = [];
  #head = 0;
  #length = 0;
  #weight = 0;

  get length(): number {
    return this.#length;
  }

  /** Of all that it holds. */
  get weight(): number {
    return this.#weight;
  }

  push(value: T, weight = 0): void {
    if (this.#length === this.#slots.length) this.#grow();
    const at = (this.#head + this.#length) & (this.#slots.length - 1);
    this.#slots[at] = value;
    this.#weights[at] = weight;
    this.#length += 1;
    this.#weight += weight;
  }

  /** Takes the oldest value. Only of a ring that is not empty. */
  shift(): T {
    const value = this.#slots[this.#head];
    this.#slots[this.#head] = undefined;
    this.#weight -= this.#weights[this.#head] as number;
    this.#head = (this.#head + 1) & (this.#slots.length - 1);
    this.#length -= 1;
    if (this.#length === 0 && this.#slots.length > KEPT) this.clear();
    return value as T;
  }

  /** Drops the latest value. Only of a ring that is not empty. */
  dropLatest(): void {
    const at = (this.#head + this.#length - 1) & (this.#slots.length - 1);
    this.#slots[at] = undefined;
    this.#weight -= this.#weights[at] as number;
    this.#length -= 1;
  }

  clear(): void {
    this.#slots = [];
    this.#weights = [];
    this.#head = 0;
    this.#length = 0;
    this.#weight = 0;
  }

  #grow(): void {
    const old = this.#slots;
    const size = Math.max(SMALLEST, old.length * 2);
    const slots: (T | undefined)[] = new Array(size);
    const weights: number[] = new Array(size);
    for (let i = 0; i < this.#length; i += 1) {
      const at = (this.#head + i) & (old.length - 1);
      slots[i] = old[at];
      weights[i] = this.#weights[at] as number;
    }
    this.#slots = slots;
    this.#weights = weights;
    this.#head = 0;
  }
}
