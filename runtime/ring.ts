/** A first-in, first-out queue in constant time: an array's `shift()` moves every element once the array is long. */

const SMALLEST = 16;
/** A queue that was longer than this gives its memory back when it runs empty. */
const KEPT = 1024;

export class Ring<T> {
  /** Its length is a power of two, so that a mask wraps the index. */
  #slots: (T | undefined)[] = [];
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: T): void {
    if (this.#length === this.#slots.length) this.#grow();
    this.#slots[(this.#head + this.#length) & (this.#slots.length - 1)] = value;
    this.#length += 1;
  }

  /** Takes the oldest value. Only of a ring that is not empty. */
  shift(): T {
    if (this.#length === 0) throw new RangeError("shift of an empty ring");
    const value = this.#slots[this.#head];
    this.#slots[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#slots.length - 1);
    this.#length -= 1;
    if (this.#length === 0 && this.#slots.length > KEPT) this.clear();
    return value as T;
  }

  clear(): void {
    this.#slots = [];
    this.#head = 0;
    this.#length = 0;
  }

  #grow(): void {
    const old = this.#slots;
    const slots: (T | undefined)[] = new Array(Math.max(SMALLEST, old.length * 2));
    for (let i = 0; i < this.#length; i += 1) slots[i] = old[(this.#head + i) & (old.length - 1)];
    this.#slots = slots;
    this.#head = 0;
  }
}
