/** What is sent while there is no connection: kept in order, until there is one again or none any more. */

import { onAbort } from "./abort.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import type { Payload } from "./payload.js";
import { canceled } from "./wait-options.js";

interface Queued {
  readonly payload: Payload;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (sent: Promise<void>) => void;
  readonly reject: (error: WebSocketError) => void;
}

export class SendQueue {
  readonly #capacity: number;
  readonly #overflow: "wait" | "error";
  readonly #errors: ErrorFactory;
  readonly #queued: Set<Queued> = new Set();

  constructor(capacity: number, overflow: "wait" | "error", errors: ErrorFactory) {
    this.#capacity = capacity;
    this.#overflow = overflow;
    this.#errors = errors;
  }

  /** Settles as the message does once it is really sent. `full`: the error where the queue is full and may not wait. */
  add(payload: Payload, signal: AbortSignal | undefined, full: () => WebSocketError): Promise<void> {
    if (this.#queued.size >= this.#capacity && this.#overflow === "error") return Promise.reject(full());
    return new Promise((resolve, reject) => {
      const unwatch =
        signal &&
        onAbort(signal, () => {
          this.#queued.delete(queued);
          reject(canceled(this.#errors, signal));
        });
      const queued: Queued = {
        payload,
        signal,
        resolve: (sent) => {
          unwatch?.();
          resolve(sent);
        },
        reject: (error) => {
          unwatch?.();
          reject(error);
        },
      };
      this.#queued.add(queued);
    });
  }

  /** In the order of the calls. */
  flush(send: (payload: Payload, signal?: AbortSignal) => Promise<void>): void {
    for (const queued of this.#take()) queued.resolve(send(queued.payload, queued.signal));
  }

  fail(error: () => WebSocketError): void {
    for (const queued of this.#take()) queued.reject(error());
  }

  #take(): readonly Queued[] {
    const all = [...this.#queued];
    this.#queued.clear();
    return all;
  }
}
