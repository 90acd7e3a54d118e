/** Those who wait, in the order of their coming. Anyone may leave from the middle, in constant time. */

/** What a member carries: its neighbours. Whoever makes a member starts both as `undefined`. */
export interface Linked<W> {
  previous: W | undefined;
  next: W | undefined;
}

export class WaitList<W extends Linked<W>> {
  #first: W | undefined;
  #last: W | undefined;

  get first(): W | undefined {
    return this.#first;
  }

  add(waiter: W): void {
    waiter.previous = this.#last;
    if (this.#last === undefined) this.#first = waiter;
    else this.#last.next = waiter;
    this.#last = waiter;
  }

  /** Takes the first off the list. */
  shift(): W | undefined {
    const first = this.#first;
    if (first !== undefined) this.remove(first);
    return first;
  }

  /** True if it was on the list. */
  remove(waiter: W): boolean {
    const { previous, next } = waiter;
    if (previous === undefined && this.#first !== waiter) return false;
    if (previous === undefined) this.#first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    waiter.previous = undefined;
    waiter.next = undefined;
    return true;
  }
}
