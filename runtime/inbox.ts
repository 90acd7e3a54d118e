/** The receiving end of a connection as a channel: bounded in values and in bytes, fed by the connection alone. */

import { Channel, exchangeOf } from "./channel.js";
import type { CloseInfo } from "./close-info.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import type { Drain, Exchange } from "./exchange.js";

/**
 * So many values wait at most, whatever the capacity: what one read brought is parsed together and waits as values instead of
 * bytes. To stop at each 32 and come back costs 13 to 18 % of receiving 1 KiB and 128 B.
 */
const AHEAD = 2048;

export interface InboxOptions {
  /** Most values buffered. */
  readonly capacity: number;
  /** Most bytes buffered; one value is always taken, whatever its size. Default: without bound. */
  readonly bytes?: number;
  /**
   * `wait` (default): the one who pushes heeds {@link Inbox.hasRoom}; nothing is dropped.
   * `drop-oldest`: it keeps the latest values and is never full.
   */
  readonly overflow?: "wait" | "drop-oldest";
  /** Called when there is room again after a push had said, or {@link Inbox.hasRoom}, that there is none. */
  readonly onDrain?: () => void;
  readonly errors: ErrorFactory;
}

/**
 * A channel that is only received from. What it looks like to its user is a Channel; `push` and `end` are the
 * connection's. `send` and `close` are errors: the channel lives and ends with its connection.
 */
export class Inbox<T> extends Channel<T> implements Drain {
  readonly #exchange: Exchange<T>;
  readonly #errors: ErrorFactory;
  readonly #bound: number;
  readonly #ahead: number;
  readonly #dropsOldest: boolean;
  readonly #onDrain: (() => void) | undefined;
  #slotsBound = true;
  /** So many of the latest values came when there was no room. */
  #late = 0;

  constructor(options: InboxOptions) {
    super(options.capacity, options.errors);
    this.#exchange = exchangeOf<T>(this);
    this.#errors = options.errors;
    this.#bound = options.bytes ?? Number.POSITIVE_INFINITY;
    this.#ahead = Math.max(options.capacity, AHEAD);
    this.#dropsOldest = options.overflow === "drop-oldest";
    this.#onDrain = options.onDrain;
  }

  /** Bytes buffered now. */
  get bytes(): number {
    return this.#exchange.weight;
  }

  /** Without what has been parsed ahead: that counts as not read yet. */
  override get length(): number {
    return super.length - this.#parsedAhead();
  }

  /** May more be read? Asking when there is no room arms `onDrain`. */
  get hasRoom(): boolean {
    const room = this.#hasRoom(this.capacity);
    if (!room) this.#exchange.drain = this;
    return room;
  }

  /** Does the bound in values hold? False while reading must go on past it (a ping is pending); bytes are bound still. */
  boundSlots(bound: boolean): void {
    this.#slotsBound = bound;
    if (!bound) this.taken();
  }

  /**
   * Takes a value of so many bytes, past the bounds if need be. Ignored after the end. True: another that has been read already
   * may follow. False arms `onDrain`.
   */
  push(value: T, bytes = 0): boolean {
    const exchange = this.#exchange;
    if (exchange.ending !== undefined) return true;
    if (this.#dropsOldest && exchange.length >= this.capacity) exchange.take();
    this.#late = this.#hasRoom(this.capacity) ? 0 : this.#late + 1;
    exchange.put(value, bytes);
    if (this.#hasRoom(this.#ahead)) return true;
    exchange.drain = this;
    return false;
  }

  /** For the exchange: told while somebody waits for room. */
  taken(): void {
    if (this.#exchange.drain === undefined || !this.#hasMuchRoom()) return;
    this.#exchange.drain = undefined;
    this.#onDrain?.();
  }

  /** Nothing more is to be received than what there was room for. */
  dropAhead(): void {
    for (let ahead = this.#parsedAhead(); ahead > 0; ahead--) this.#exchange.dropLatest();
    this.#late = 0;
  }

  /** Ends it: what is buffered is delivered, then the end. `failure` is what `for await` throws then. */
  end(info: CloseInfo, failure?: WebSocketError): void {
    this.#late = 0;
    this.#exchange.close(failure === undefined ? { info } : { info, failure });
  }

  override send(_value: T): Promise<void> {
    return Promise.reject(this.#fedByConnection("send"));
  }

  override trySend(_value: T): boolean {
    throw this.#fedByConnection("send");
  }

  override close(): void {
    throw this.#fedByConnection("close");
  }

  #fedByConnection(call: string): WebSocketError {
    const accepted =
      call === "send"
        ? "a channel of your own; this one is fed by its connection"
        : "the client's own close; this channel ends with its connection";
    return this.#errors.of("invalid-argument", { option: "channel", value: "a connection's channel", accepted });
  }

  #parsedAhead(): number {
    return Math.max(0, Math.min(this.#late, this.#exchange.length - this.capacity));
  }

  #hasRoom(slots: number): boolean {
    if (this.#dropsOldest) return true;
    const { length, weight } = this.#exchange;
    return length === 0 || (weight < this.#bound && (!this.#slotsBound || length < slots));
  }

  /** Half of it: whoever fills it goes on less often than for each value. */
  #hasMuchRoom(): boolean {
    if (!this.#hasRoom(this.capacity)) return false;
    return !this.#slotsBound || this.#exchange.length <= this.capacity / 2;
  }
}
