/** Channel: values go in by `send` and come out by `receive`, in order, as Go's channels do it. */

import { inspect } from "node:util";
import { ChannelIterator } from "./channel-iterator.js";
import { type ErrorFactory, unbound } from "./errors.js";
import { Exchange } from "./exchange.js";
import { inspectAs } from "./inspection.js";
import { PendingReceive, PendingSend } from "./pending.js";
import { ended, type ReceiveResult, sendOnClosed, type TryReceiveResult } from "./received.js";
import { ready } from "./turn.js";
import { invalidArgument, readWait, type SignalOptions, type Wait, type WaitOptions } from "./wait-options.js";

/** A case of select(): receiving from a channel. */
export class ReceiveCase<T> {
  readonly direction = "receive";
  readonly channel: Channel<T>;

  constructor(channel: Channel<T>) {
    this.channel = channel;
  }
}

/** A case of select(): sending a value into a channel. */
export class SendCase<T> {
  readonly direction = "send";
  readonly channel: Channel<T>;
  readonly value: T;

  constructor(channel: Channel<T>, value: T) {
    this.channel = channel;
    this.value = value;
  }
}

/** The machine under a channel, for what builds on it: select(), clocks, a connection's inbox. */
export let exchangeOf: <T>(channel: Channel<T>) => Exchange<T>;

/**
 * A queue between parts of a program. Without capacity a value passes from hand to hand: `send` waits for a receiver.
 * With one, so many values are kept; `send` waits when it is full. Those who wait are served in order. After `close`,
 * what is buffered can still be received, then every receive has `ok: false`; sending is an error.
 *
 * `undefined` is a value like any other: only `ok` tells the end. `for await` ends with the channel; leaving the loop
 * early loses nothing and leaves the channel open.
 */
export class Channel<T> implements AsyncIterable<T, undefined, undefined> {
  readonly #exchange: Exchange<T>;
  readonly #errors: ErrorFactory;
  #receiveCase: ReceiveCase<T> | undefined;

  static {
    exchangeOf = (channel) => channel.#exchange;
    inspectAs<Channel<unknown>>(Channel.prototype, (channel, options) => {
      const { length, capacity, closed } = channel;
      return `${channel.constructor.name} ${inspect({ length, capacity, closed }, options)}`;
    });
  }

  /** @param capacity how many values it keeps: an integer from 0 (the default). Throws `invalid-argument`. */
  constructor(capacity = 0, errors: ErrorFactory = unbound) {
    if (!Number.isSafeInteger(capacity) || capacity < 0) {
      throw invalidArgument(errors, "capacity", capacity, "an integer from 0");
    }
    this.#exchange = new Exchange(capacity);
    this.#errors = errors;
  }

  /** How many values it keeps for receivers; 0: none, they are handed over. */
  get capacity(): number {
    return this.#exchange.capacity;
  }

  /** How many values are buffered now. */
  get length(): number {
    return this.#exchange.length;
  }

  /** Has it been closed? Values may be left in it all the same. */
  get closed(): boolean {
    return this.#exchange.ending !== undefined;
  }

  /**
   * Puts a value in; resolves when a receiver has it or it is buffered. Rejects with `connection-closed` when the
   * channel is closed, or is closed while the send waits; with `canceled` by the signal: then the value was not sent.
   */
  send(value: T, options?: SignalOptions): Promise<void> {
    let wait: Wait | undefined;
    try {
      if (options !== undefined) wait = readWait(this.#errors, options, ["signal"]);
      if (this.trySend(value)) return ready(undefined);
    } catch (err) {
      return Promise.reject(err);
    }
    return new Promise((resolve, reject) => {
      this.#exchange.enlistSender(new PendingSend(this.#exchange, this.#errors, value, wait, resolve, reject));
    });
  }

  /** Puts a value in if that needs no waiting; true if it did. Throws `connection-closed` on a closed channel. */
  trySend(value: T): boolean {
    const exchange = this.#exchange;
    if (exchange.ending !== undefined) throw sendOnClosed(this.#errors, exchange.ending);
    if (!exchange.writable) return false;
    exchange.put(value);
    return true;
  }

  /**
   * Takes the next value, or says that the channel has ended. Rejects with `receive-timeout` or `canceled`; then
   * nothing was taken, and the next receive has the value.
   */
  receive(options?: WaitOptions): Promise<ReceiveResult<T>> {
    let wait: Wait | undefined;
    if (options !== undefined) {
      try {
        wait = readWait(this.#errors, options, ["timeout", "signal"]);
      } catch (err) {
        return Promise.reject(err);
      }
    }
    const exchange = this.#exchange;
    if (exchange.readable) return ready({ ok: true, value: exchange.take() });
    if (exchange.ending !== undefined) return ready(ended(exchange.ending));
    if (wait?.timeout === 0) return Promise.reject(this.#errors.of("receive-timeout", { timeout: 0 }));
    return new Promise((resolve, reject) => {
      exchange.enlistReceiver(new PendingReceive(exchange, this.#errors, wait, resolve, reject));
    });
  }

  /** As {@link receive}, without waiting: `{ ok: false, empty: true }` when nothing is there. */
  tryReceive(): TryReceiveResult<T> {
    const exchange = this.#exchange;
    if (exchange.readable) return { ok: true, value: exchange.take() };
    return exchange.ending === undefined ? { ok: false, empty: true } : ended(exchange.ending);
  }

  /** Ends it: nothing more can be sent. What is buffered stays receivable. A second time nothing happens. */
  close(): void {
    this.#exchange.close();
  }

  /** The case of select() that receives from this channel (the channel itself stands for it, too). */
  caseReceive(): ReceiveCase<T> {
    this.#receiveCase ??= new ReceiveCase(this);
    return this.#receiveCase;
  }

  /** The case of select() that sends this value. */
  caseSend(value: T): SendCase<T> {
    return new SendCase(this, value);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<T, undefined, undefined> {
    return new ChannelIterator(this.#exchange);
  }
}

/** Channels whose errors are those of one API. */
export interface ChannelConstructor {
  /** @param capacity how many values it keeps: an integer from 0 (the default). Throws `invalid-argument`. */
  new <T>(capacity?: number): Channel<T>;
  readonly prototype: Channel<unknown>;
}

export function bindChannel(errors: ErrorFactory): ChannelConstructor {
  const Bound = class<T> extends Channel<T> {
    constructor(capacity?: number) {
      super(capacity, errors);
    }

    /** Every channel is one, those of clocks and connections too. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Channel;
    }
  };
  Object.defineProperty(Bound, "name", { value: "Channel" });
  return Bound;
}
