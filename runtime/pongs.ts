/**
 * Answers pings. While one pong waits to be written, only the latest ping is remembered: a flood of pings costs neither
 * memory nor the connection (RFC 6455 section 5.5.3 allows to answer the most recent one alone).
 */

import type { WebSocket } from "ws";

export class Pongs {
  readonly #ws: WebSocket;
  #writing = false;
  #latest: Buffer | undefined;

  constructor(ws: WebSocket) {
    this.#ws = ws;
  }

  answer(payload: Buffer): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#writing) {
      this.#latest = Buffer.from(payload);
      return;
    }
    this.#writing = true;
    this.#ws.pong(payload, true, (error?: Error | null) => {
      this.#writing = false;
      const next = this.#latest;
      this.#latest = undefined;
      if (next !== undefined && !error) this.answer(next);
    });
  }
}
