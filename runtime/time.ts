/** Clocks as channels: `after`, `ticker`, `timer`; and `sleep`. A Node timer runs only while somebody waits for it. */

import { onAbort } from "./abort.js";
import { Channel, exchangeOf } from "./channel.js";
import type { Duration } from "./duration.js";
import type { ErrorFactory } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { type Deadline, setDeadline } from "./timer.js";
import { canceled, invalidArgument, readDuration, readWait, type SignalOptions } from "./wait-options.js";

/** A channel of times, one every so often. */
export interface Ticker extends Channel<Date> {
  /** No more ticks: the channel is closed. */
  stop(): void;
}

export interface Timer {
  /** Delivers the time once the timer has fired. It stays open: a reset timer fires again. */
  readonly channel: Channel<Date>;
  /** Starts it again, from now. True if it was still running. */
  reset(duration: Duration): boolean;
  /** True if it was still running. */
  stop(): boolean;
}

export interface TimeApi {
  /** A channel that delivers once, at a time that is fixed now, and is closed then. */
  after(duration: Duration): Channel<Date>;
  /** A channel that delivers every so often; ticks that nobody takes are dropped, the latest is kept. */
  ticker(duration: Duration): Ticker;
  /** A channel that delivers once and can be reset and stopped. */
  timer(duration: Duration): Timer;
  /** Resolves after so long, at the next turn of the event loop for 0. Rejects with `canceled`. */
  sleep(duration: Duration, options?: SignalOptions): Promise<void>;
}

export function bindTime(errors: ErrorFactory): TimeApi {
  const channel = (): Channel<Date> => new Channel<Date>(1, errors);
  return {
    after(duration) {
      const clock = new Clock(channel(), { first: readDuration(errors, "duration", duration), closes: true });
      return clock.channel;
    },
    ticker(duration) {
      const period = readDuration(errors, "duration", duration);
      if (period === 0) throw invalidArgument(errors, "duration", duration, "a duration above 0");
      const clock = new Clock(channel(), { first: period, period });
      return Object.assign(clock.channel, { stop: () => clock.close() });
    },
    timer(duration) {
      const clock = new Clock(channel(), { first: readDuration(errors, "duration", duration) });
      return {
        channel: clock.channel,
        reset: (next) => clock.reset(readDuration(errors, "duration", next)),
        stop: () => clock.stop(),
      };
    },
    sleep(duration, options) {
      return new Promise((resolve, reject) => {
        const ms = readDuration(errors, "duration", duration);
        const { signal } = readWait(errors, options ?? {}, ["signal"]);
        const deadline = setDeadline(ms, () => {
          unwatch?.();
          resolve();
        });
        const unwatch =
          signal &&
          onAbort(signal, () => {
            deadline.clear();
            reject(canceled(errors, signal));
          });
      });
    },
  };
}

interface ClockOptions {
  /** Milliseconds until the first tick. */
  readonly first: number;
  /** Milliseconds between ticks; absent: there is one. */
  readonly period?: number;
  /** The channel closes after the tick. */
  readonly closes?: boolean;
}

/** Puts the time into a channel when it is due: at once for who looks after it, by a Node timer for who waits. */
class Clock {
  readonly channel: Channel<Date>;
  readonly #exchange: Exchange<Date>;
  readonly #period: number | undefined;
  readonly #closes: boolean;
  /** On the clock of `performance`; undefined: it does not run. */
  #due: number | undefined;
  #timer: Deadline | undefined;
  #waiting = false;

  constructor(channel: Channel<Date>, { first, period, closes = false }: ClockOptions) {
    this.channel = channel;
    this.#exchange = exchangeOf(channel);
    this.#period = period;
    this.#closes = closes;
    this.#due = performance.now() + first;
    this.#exchange.poll = () => this.#poll();
    this.#exchange.watch = (waiting) => {
      this.#waiting = waiting;
      this.#schedule();
    };
  }

  reset(ms: number): boolean {
    this.#poll();
    const running = this.#due !== undefined;
    this.#exchange.clear();
    this.#due = performance.now() + ms;
    this.#schedule();
    return running;
  }

  stop(): boolean {
    this.#poll();
    const running = this.#due !== undefined;
    this.#due = undefined;
    this.#exchange.clear();
    this.#schedule();
    return running;
  }

  close(): void {
    this.stop();
    this.#exchange.close();
  }

  #poll(): void {
    const now = performance.now();
    if (this.#due !== undefined && now >= this.#due) this.#fire(now, this.#due);
  }

  #fire(now: number, due: number): void {
    // Ticks that nobody took are dropped: the next is the next whole period from the first.
    this.#due =
      this.#period === undefined ? undefined : due + this.#period * (Math.floor((now - due) / this.#period) + 1);
    this.#exchange.clear();
    this.#exchange.put(new Date());
    if (this.#closes) this.#exchange.close();
  }

  #schedule(): void {
    this.#timer?.clear();
    this.#timer = undefined;
    if (!this.#waiting || this.#due === undefined) return;
    this.#timer = setDeadline(Math.max(0, this.#due - performance.now()), () => {
      this.#timer = undefined;
      this.#poll();
      // A timer may fire a little early, and others may wait for the tick after this one.
      this.#schedule();
    });
  }
}
