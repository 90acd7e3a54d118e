/**
 * Answers pings, each of them. Only where a peer sends pings and does not take the answers, so that very many wait to be
 * written, the most recent one stands for those before it (RFC 6455 section 5.5.3): a flood costs neither memory nor the
 * connection.
 */

import type { WebSocket } from "ws";

/** Pongs that may wait to be written: 1 MiB at most, and more pings than a peer sends that is well. */
const MOST_WAITING = 8192;

export class Pongs {
  readonly #ws: WebSocket;
  #waiting = 0;
  #latest: Buffer | undefined;

  constructor(ws: WebSocket) {
    this.#ws = ws;
  }

  answer(payload: Buffer): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#waiting >= MOST_WAITING) {
      this.#latest = Buffer.from(payload);
      return;
    }
    this.#waiting += 1;
    this.#ws.pong(payload, true, this.#written);
  }

  readonly #written = (error?: Error | null): void => {
    this.#waiting -= 1;
    const next = this.#latest;
    this.#latest = undefined;
    if (next !== undefined && !error) this.answer(next);
  };
}
