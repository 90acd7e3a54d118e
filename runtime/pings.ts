/** Pings under way: each is matched to its pong by its payload, and its clock stands still while nothing is read. */

import { onAbort } from "./abort.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import { type Deadline, setDeadline } from "./timer.js";
import { canceled } from "./wait-options.js";

export interface PingsOptions {
  readonly errors: ErrorFactory;
  /** Writes a ping frame; rejects where the connection has ended. */
  readonly write: (payload: Buffer) => Promise<void>;
  /** Called when there is a first ping under way, and when there is none any more. */
  readonly onPending: (pending: boolean) => void;
}

interface Pending {
  /** Milliseconds that are left when its clock stands still. */
  left: number;
  since: number;
  deadline: Deadline | undefined;
  readonly start: number;
  readonly expire: () => void;
  readonly settle: (outcome: { readonly rtt: number } | WebSocketError) => void;
}

export class Pings {
  readonly #options: PingsOptions;
  readonly #pending: Map<string, Pending> = new Map();
  #running = true;
  #count = 0;

  constructor(options: PingsOptions) {
    this.#options = options;
  }

  /** `timeout` in milliseconds; 0: none. */
  ping(timeout: number, signal?: AbortSignal): Promise<{ readonly rtt: number }> {
    const { errors, write } = this.#options;
    const payload = Buffer.alloc(8);
    payload.writeBigUInt64BE(BigInt(++this.#count));
    const key = payload.toString("latin1");
    return new Promise((resolve, reject) => {
      const unwatch = signal && onAbort(signal, () => settle(canceled(errors, signal)));
      const settle: Pending["settle"] = (outcome) => {
        unwatch?.();
        pending.deadline?.clear();
        if (!this.#pending.delete(key)) return;
        if (this.#pending.size === 0) this.#options.onPending(false);
        if ("rtt" in outcome) resolve(outcome);
        else reject(outcome);
      };
      const pending: Pending = {
        left: timeout === 0 ? Number.POSITIVE_INFINITY : timeout,
        since: performance.now(),
        deadline: undefined,
        start: performance.now(),
        expire: () => settle(errors.of("ping-timeout", { timeout })),
        settle,
      };
      this.#pending.set(key, pending);
      if (this.#pending.size === 1) this.#options.onPending(true);
      if (this.#running) start(pending);
      write(payload).catch((error: WebSocketError) => settle(error));
    });
  }

  /** Of a pong; one that answers no ping of ours is none of these. */
  pong(payload: Buffer): void {
    const pending = this.#pending.get(payload.toString("latin1"));
    pending?.settle({ rtt: performance.now() - pending.start });
  }

  /** Reading has stopped or goes on: the clocks with it. */
  setRunning(running: boolean): void {
    if (running === this.#running) return;
    this.#running = running;
    for (const pending of this.#pending.values()) {
      if (running) start(pending);
      else stop(pending);
    }
  }

  /** The connection has ended: whatever waits fails. */
  fail(error: () => WebSocketError): void {
    for (const pending of [...this.#pending.values()]) pending.settle(error());
  }
}

function start(pending: Pending): void {
  pending.since = performance.now();
  if (pending.left !== Number.POSITIVE_INFINITY) pending.deadline = setDeadline(pending.left, pending.expire);
}

function stop(pending: Pending): void {
  pending.deadline?.clear();
  pending.deadline = undefined;
  pending.left = Math.max(0, pending.left - (performance.now() - pending.since));
}
