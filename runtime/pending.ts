/** Calls of a channel that wait: what to tell their promise, and what to tidy up, whichever way the wait ends. */

import { onAbort } from "./abort.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import type { Ending, Exchange, Receiver, Sender } from "./exchange.js";
import { ended, type ReceiveResult, sendOnClosed } from "./received.js";
import { setDeadline } from "./timer.js";
import { canceled, type Wait } from "./wait-options.js";

type Reject = (error: WebSocketError) => void;

export class PendingReceive<T> implements Receiver<T> {
  previous: Receiver<T> | undefined;
  next: Receiver<T> | undefined;
  readonly #resolve: (result: ReceiveResult<T>) => void;
  readonly #stop: (() => void) | undefined;

  constructor(
    exchange: Exchange<T>,
    errors: ErrorFactory,
    wait: Wait | undefined,
    resolve: (result: ReceiveResult<T>) => void,
    reject: Reject,
  ) {
    this.previous = undefined;
    this.next = undefined;
    this.#resolve = resolve;
    this.#stop =
      wait &&
      interrupt(wait, errors, (error) => {
        exchange.withdrawReceiver(this);
        reject(error);
      });
  }

  deliver(value: T): void {
    this.#stop?.();
    this.#resolve({ ok: true, value });
  }

  end(ending: Ending): void {
    this.#stop?.();
    this.#resolve(ended(ending));
  }
}

export class PendingSend<T> implements Sender<T> {
  previous: Sender<T> | undefined;
  next: Sender<T> | undefined;
  readonly value: T;
  readonly #errors: ErrorFactory;
  readonly #resolve: () => void;
  readonly #reject: Reject;
  readonly #stop: (() => void) | undefined;

  constructor(
    exchange: Exchange<T>,
    errors: ErrorFactory,
    value: T,
    wait: Wait | undefined,
    resolve: () => void,
    reject: Reject,
  ) {
    this.previous = undefined;
    this.next = undefined;
    this.value = value;
    this.#errors = errors;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#stop =
      wait &&
      interrupt(wait, errors, (error) => {
        exchange.withdrawSender(this);
        reject(error);
      });
  }

  accept(): void {
    this.#stop?.();
    this.#resolve();
  }

  refuse(ending: Ending): void {
    this.#stop?.();
    this.#reject(sendOnClosed(this.#errors, ending));
  }
}

/** Calls `act` with the error when the signal is aborted or the time is over; the result stops the watch. */
function interrupt(wait: Wait, errors: ErrorFactory, act: (error: WebSocketError) => void): () => void {
  const { signal, timeout } = wait;
  const stop = (): void => {
    unwatch?.();
    deadline?.clear();
  };
  const unwatch =
    signal &&
    onAbort(signal, () => {
      stop();
      act(canceled(errors, signal));
    });
  const deadline =
    timeout === undefined
      ? undefined
      : setDeadline(timeout, () => {
          stop();
          act(errors.of("receive-timeout", { timeout }));
        });
  return stop;
}
