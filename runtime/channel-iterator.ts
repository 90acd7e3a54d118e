/** `for await` over a channel. By hand, since an async generator costs several promises a value. */

import type { Exchange, Receiver } from "./exchange.js";
import { ready } from "./turn.js";

type Step<T> = IteratorResult<T, undefined>;

export class ChannelIterator<T> implements AsyncIterableIterator<T, undefined, undefined> {
  readonly #exchange: Exchange<T>;
  /** Calls of next() that wait: several only when a program calls it by hand. */
  readonly #waiting: Set<PendingNext<T>> = new Set();
  #done = false;

  constructor(exchange: Exchange<T>) {
    this.#exchange = exchange;
  }

  next(): Promise<Step<T>> {
    if (this.#done) return ready({ done: true, value: undefined });
    const exchange = this.#exchange;
    if (exchange.readable) return ready({ done: false, value: exchange.take() });
    if (exchange.ending !== undefined) return this.#finish();
    return new Promise((resolve) => {
      const pending = new PendingNext(this.#waiting, resolve, () => this.#finish());
      this.#waiting.add(pending);
      exchange.enlistReceiver(pending);
    });
  }

  /** Leaves the channel as it is. Steps that still wait are done, so that no value is lost to nobody. */
  return(): Promise<Step<T>> {
    this.#done = true;
    for (const pending of this.#waiting) {
      this.#exchange.withdrawReceiver(pending);
      pending.end();
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The end is told once: by an error if the connection failed, afterwards always as done. */
  #finish(): Promise<Step<T>> {
    const failure = this.#done ? undefined : this.#exchange.ending?.failure;
    this.#done = true;
    return failure === undefined ? ready({ done: true, value: undefined }) : Promise.reject(failure);
  }
}

class PendingNext<T> implements Receiver<T> {
  previous: Receiver<T> | undefined;
  next: Receiver<T> | undefined;
  readonly #waiting: Set<PendingNext<T>>;
  readonly #resolve: (step: Step<T> | Promise<Step<T>>) => void;
  readonly #finish: () => Promise<Step<T>>;

  constructor(
    waiting: Set<PendingNext<T>>,
    resolve: (step: Step<T> | Promise<Step<T>>) => void,
    finish: () => Promise<Step<T>>,
  ) {
    this.previous = undefined;
    this.next = undefined;
    this.#waiting = waiting;
    this.#resolve = resolve;
    this.#finish = finish;
  }

  deliver(value: T): void {
    this.#waiting.delete(this);
    this.#resolve({ done: false, value });
  }

  end(): void {
    this.#waiting.delete(this);
    this.#resolve(this.#finish());
  }
}
