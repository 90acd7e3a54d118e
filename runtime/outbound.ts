/** What is being sent: a promise for each message until the kernel took it, and one clock for the oldest of them. */

import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { onAbort } from "./abort.js";
import { Deflater } from "./deflater.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import type { FastLane } from "./fast-lane.js";
import { BINARY_FRAME, RSV1, TEXT_FRAME } from "./frame-header.js";
import type { Payload } from "./payload.js";
import { type Deadline, setDeadline } from "./timer.js";
import { type Linked, WaitList } from "./wait-list.js";
import { canceled } from "./wait-options.js";

export interface OutboundOptions {
  readonly ws: WebSocket;
  readonly lane: FastLane | undefined;
  /** What `ws` writes to. */
  readonly socket: Duplex;
  readonly errors: ErrorFactory;
  /** Milliseconds; 0: none. */
  readonly timeout: number;
  /** Of a message of so many bytes or more; undefined: compression was not agreed to. */
  readonly compressFrom: number | undefined;
  /** Undefined: `ws` deflates what is to be compressed. */
  readonly deflater: Deflater | undefined;
  /** The oldest message was not taken in time. */
  readonly onTimeout: (error: WebSocketError) => void;
}

interface Pending extends Linked<Pending> {
  readonly since: number;
  readonly settle: (error?: WebSocketError) => void;
}

/** All messages of one tick: they go out together, and share their promise. */
interface Batch extends Pending {
  readonly sent: Promise<void>;
}

export class Outbound {
  readonly #options: OutboundOptions;
  /** In the order of sending, which is that of the callbacks. */
  readonly #pending: WaitList<Pending> = new WaitList();
  #deadline: Deadline | undefined;
  #batch: Batch | undefined;
  /** Messages that `ws` has and has not sent yet: none may overtake them. */
  #byWs = 0;

  constructor(options: OutboundOptions) {
    this.#options = options;
  }

  /** Resolves when the kernel took the message. A signal ends the wait; what is on its way goes on. */
  send(payload: Payload, signal?: AbortSignal): Promise<void> {
    const { lane, deflater, compressFrom } = this.#options;
    const { data, binary, size } = payload;
    const compress = compressFrom !== undefined && size >= compressFrom;
    // One that takes long to deflate is for `ws`, which keeps the order while a thread does it.
    const takesLong = compress && (deflater === undefined || !Deflater.isAtOnce(size));
    if (lane?.sends !== true || this.#byWs > 0 || takesLong) return this.#sendByWs(payload, compress, signal);
    this.#batch ??= this.#startBatch();
    const { sent } = this.#batch;
    const first = binary ? BINARY_FRAME : TEXT_FRAME;
    if (compress) {
      const deflated = (deflater as Deflater).deflateAtOnce(typeof data === "string" ? Buffer.from(data) : data);
      lane.send(first | RSV1, deflated, deflated.length);
    } else lane.send(first, data, size);
    return signal === undefined ? sent : this.#until(sent, signal);
  }

  /** The messages of this tick go out. */
  flushed(): (error?: Error | null) => void {
    const batch = this.#batch;
    this.#batch = undefined;
    return (error) => {
      if (this.#isTaken(error)) batch?.settle();
    };
  }

  ping(payload: Buffer): Promise<void> {
    return this.#write((done) => this.#options.ws.ping(payload, true, done));
  }

  /** The connection has ended: whatever waits fails. */
  fail(error: () => WebSocketError): void {
    this.#deadline?.clear();
    for (let { first } = this.#pending; first !== undefined; { first } = this.#pending) first.settle(error());
  }

  #sendByWs({ data, binary }: Payload, compress: boolean, signal?: AbortSignal): Promise<void> {
    const { ws } = this.#options;
    // The caller may use its bytes again.
    const own = typeof data === "string" ? data : Buffer.from(data);
    this.#byWs += 1;
    return this.#write(
      (done) =>
        ws.send(own, { binary, compress }, (error) => {
          this.#byWs -= 1;
          done(error);
        }),
      signal,
    );
  }

  #startBatch(): Batch {
    let tell!: (error?: WebSocketError) => void;
    const sent = new Promise<void>((resolve, reject) => {
      tell = (error) => (error === undefined ? resolve() : reject(error));
    });
    const batch: Batch = {
      previous: undefined,
      next: undefined,
      since: performance.now(),
      sent,
      settle: (error) => {
        this.#pending.remove(batch);
        tell(error);
      },
    };
    this.#enter(batch);
    return batch;
  }

  #until(sent: Promise<void>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const unwatch = onAbort(signal, () => {
        unwatch();
        reject(canceled(this.#options.errors, signal));
      });
      sent.then(resolve, reject).finally(unwatch);
    });
  }

  #enter(pending: Pending): void {
    this.#pending.add(pending);
    if (this.#deadline === undefined) this.#watch(pending);
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
        this.#pending.remove(pending);
        if (error === undefined) resolve();
        else reject(error);
      };
      const pending: Pending = { previous: undefined, next: undefined, since: performance.now(), settle };
      this.#enter(pending);
      write((error) => {
        if (this.#isTaken(error)) settle();
      });
    });
  }

  /**
   * Of a write that is done. One that failed is told by the end of the connection, which knows why. Node calls it no error
   * where the socket was destroyed before.
   */
  #isTaken(error: Error | null | undefined): boolean {
    const { lane, socket } = this.#options;
    return (error === undefined || error === null) && !(lane === undefined ? socket.destroyed : lane.lost);
  }

  /** One timer for many messages: it looks for how long the oldest has waited when it fires. */
  #watch({ since }: Pending): void {
    const { timeout } = this.#options;
    if (timeout === 0) return;
    const left = Math.max(0, since + timeout - performance.now());
    this.#deadline = setDeadline(left, () => this.#judge(timeout), { ref: false });
  }

  #judge(timeout: number): void {
    this.#deadline = undefined;
    const { first } = this.#pending;
    if (first === undefined) return;
    if (first.since + timeout > performance.now()) this.#watch(first);
    else this.#options.onTimeout(this.#options.errors.of("write-timeout", { timeout }));
  }
}
