/** The one deadline of a dial, with the step that it has come to and the time that each step took. */

import { onceAborted } from "./abort.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import { redactUrl } from "./redact.js";
import type { Target } from "./target.js";
import { ignore } from "./thrown.js";
import { type Deadline, setDeadline } from "./timer.js";
import { canceled } from "./wait-options.js";

export type DialPhase = "url" | "headers" | "policy" | "dns" | "tcp" | "proxy" | "tls" | "upgrade";

export interface DialClockOptions {
  /** Milliseconds; 0: no deadline. */
  readonly timeout: number;
  readonly errors: ErrorFactory;
  readonly signals: readonly (AbortSignal | undefined)[];
}

export class DialClock {
  /** Aborted when the time is over, or one of the signals is; its reason is {@link failure}. */
  readonly signal: AbortSignal;
  /** Where this dial leads; undefined: the caller's function for the URL has not answered yet. */
  target: Target | undefined;
  readonly #controller: AbortController = new AbortController();
  readonly #errors: ErrorFactory;
  readonly #start: number = performance.now();
  readonly #phases: Map<DialPhase, number> = new Map();
  readonly #deadline: Deadline | undefined;
  readonly #unwatch: readonly (() => void)[];
  #phase: DialPhase = "url";
  #entered: number = performance.now();
  #failure: WebSocketError | undefined;

  constructor({ timeout, errors, signals }: DialClockOptions) {
    this.signal = this.#controller.signal;
    this.#errors = errors;
    this.#deadline = timeout === 0 ? undefined : setDeadline(timeout, () => this.#fail(this.#timedOut()));
    const given = signals.filter((signal) => signal !== undefined);
    const watched = given.map((signal) => onceAborted(signal, () => this.#fail(canceled(errors, signal))));
    // Each step watches it: the listener of the first stays for all of them.
    this.#unwatch = [...watched, onceAborted(this.signal, ignore)];
  }

  /** Why the dial was ended by its clock; undefined: it was not. */
  get failure(): WebSocketError | undefined {
    return this.#failure;
  }

  /** For sentences: {@link target} without its secrets. */
  get url(): string {
    return this.target === undefined ? "(none)" : redactUrl(this.target.href);
  }

  /** A new dial, of the same deadline: the first, or one after a redirect. */
  begin(target: Target): void {
    this.target = target;
    this.enter("policy");
  }

  enter(phase: DialPhase): void {
    this.#count();
    this.#phase = phase;
  }

  /** The promise's outcome, unless the clock ends the dial first. */
  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const unwatch = onceAborted(this.signal, () => reject(this.#failure));
      promise.then(resolve, reject).finally(unwatch);
    });
  }

  stop(): void {
    this.#deadline?.clear();
    for (const unwatch of this.#unwatch) unwatch();
  }

  #count(): void {
    const now = performance.now();
    this.#phases.set(this.#phase, (this.#phases.get(this.#phase) ?? 0) + now - this.#entered);
    this.#entered = now;
  }

  #fail(error: WebSocketError): void {
    this.#failure ??= error;
    this.#controller.abort(this.#failure);
  }

  #timedOut(): WebSocketError {
    this.#count();
    const phases = Object.fromEntries(
      [...this.#phases].filter(([, time]) => time > 0).map(([phase, time]) => [phase, Math.round(time)]),
    );
    const elapsed = Math.round(performance.now() - this.#start);
    return this.#errors.of("dial-timeout", { url: this.url, phase: this.#phase, elapsed, phases });
  }
}
