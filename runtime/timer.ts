/** A timer without an upper bound: Node's own fires at once beyond 2^31-1 ms. */

const LONGEST = 2 ** 31 - 1;

export interface DeadlineOptions {
  /** Does the timer keep the process alive? Default true. */
  readonly ref?: boolean;
}

/** A timer that runs. */
export interface Deadline {
  /** Stops it; nothing happens when it has fired. */
  clear(): void;
}

/** Calls `act` once, `ms` milliseconds (any number from 0) from now. */
export function setDeadline(ms: number, act: () => void, options?: DeadlineOptions): Deadline {
  return new ChainedTimeout(ms, act, options?.ref ?? true);
}

class ChainedTimeout implements Deadline {
  readonly #act: () => void;
  readonly #ref: boolean;
  #timer: NodeJS.Timeout;

  constructor(ms: number, act: () => void, ref: boolean) {
    this.#act = act;
    this.#ref = ref;
    this.#timer = this.#start(ms);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }

  #start(ms: number): NodeJS.Timeout {
    // Rounded up, since Node cuts a fraction off and would fire early.
    const timer = ms <= LONGEST ? setTimeout(this.#act, Math.ceil(ms)) : this.#startLink(ms);
    if (!this.#ref) timer.unref();
    return timer;
  }

  /** One link of a longer chain: what is left is measured, since every link may fire late. */
  #startLink(ms: number): NodeJS.Timeout {
    const end = performance.now() + ms;
    return setTimeout(() => {
      this.#timer = this.#start(Math.max(0, end - performance.now()));
    }, LONGEST);
  }
}
