/** What is being sent: a promise for each message until the kernel took it, and one clock for the oldest of them. */

import type { WebSocket } from "ws";
import { onAbort } from "./abort.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import type { Payload } from "./payload.js";
import { type Deadline, setDeadline } from "./timer.js";
import { canceled } from "./wait-options.js";

export interface OutboundOptions {
  readonly ws: WebSocket;
  readonly errors: ErrorFactory;
  /** Milliseconds; 0: none. */
  readonly timeout: number;
  /** Of a message of so many bytes or more; undefined: compression was not agreed to. */
  readonly compressFrom: number | undefined;
  /** The oldest message was not taken in time. */
  readonly onTimeout: (error: WebSocketError) => void;
}

interface Pending {
  readonly since: number;
  readonly settle: (error?: WebSocketError) => void;
}

export class Outbound {
  readonly #options: OutboundOptions;
  /** In the order of sending, which is that of the callbacks. */
  readonly #pending: Set<Pending> = new Set();
  #deadline: Deadline | undefined;

  constructor(options: OutboundOptions) {
    this.#options = options;
  }

  /** Resolves when the kernel took the message. A signal ends the wait; what is on its way goes on. */
  send({ data, binary, size }: Payload, signal?: AbortSignal): Promise<void> {
    const { ws, compressFrom } = this.#options;
    const compress = compressFrom !== undefined && size >= compressFrom;
    return this.#write((done) => ws.send(data, { binary, compress }, done), signal);
  }

  ping(payload: Buffer): Promise<void> {
    return this.#write((done) => this.#options.ws.ping(payload, true, done));
  }

  /** The connection has ended: whatever waits fails. */
  fail(error: WebSocketError): void {
    this.#deadline?.clear();
    for (const pending of [...this.#pending]) pending.settle(error);
  }

  #write(write: (done: (error?: Error | null) => void) => void, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const { errors } = this.#options;
      const unwatch =
        signal &&
        onAbort(signal, () => {
          settle(canceled(errors, signal));
        });
      const settle = (error?: WebSocketError): void => {
        unwatch?.();
        this.#leave(pending);
        if (error === undefined) resolve();
        else reject(error);
      };
      const pending: Pending = { since: performance.now(), settle };
      this.#pending.add(pending);
      if (this.#pending.size === 1) this.#watch(pending);
      // A failed write is told by the end of the connection, which knows why.
      write((error) => {
        if (error === undefined || error === null) settle();
      });
    });
  }

  #leave(pending: Pending): void {
    if (!this.#pending.delete(pending)) return;
    this.#deadline?.clear();
    const [oldest] = this.#pending;
    if (oldest !== undefined) this.#watch(oldest);
  }

  #watch(oldest: Pending): void {
    const { timeout, errors, onTimeout } = this.#options;
    if (timeout === 0) return;
    const left = Math.max(0, oldest.since + timeout - performance.now());
    this.#deadline = setDeadline(left, () => onTimeout(errors.of("write-timeout", { timeout })), { ref: false });
  }
}
