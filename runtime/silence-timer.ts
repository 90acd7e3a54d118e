/** Tells when nothing has happened for so long. It is restarted for every read, so that a restart costs a clock's read only. */

import { type Deadline, setDeadline } from "./timer.js";

export class SilenceTimer {
  /** Milliseconds; 0: it never tells. */
  readonly #timeout: number;
  readonly #onSilence: () => void;
  #deadline: Deadline | undefined;
  #last = 0;

  constructor(timeout: number, onSilence: () => void) {
    this.#timeout = timeout;
    this.#onSilence = onSilence;
  }

  /** Something has happened. */
  restart(): void {
    this.#last = performance.now();
  }

  /** It stands still while nothing is read, and begins anew after that. */
  setRunning(running: boolean): void {
    this.stop();
    if (!running || this.#timeout === 0) return;
    this.restart();
    this.#schedule(this.#timeout);
  }

  stop(): void {
    this.#deadline?.clear();
    this.#deadline = undefined;
  }

  #schedule(ms: number): void {
    this.#deadline = setDeadline(
      ms,
      () => {
        const left = this.#last + this.#timeout - performance.now();
        if (left > 0) this.#schedule(left);
        else this.#onSilence();
      },
      { ref: false },
    );
  }
}
