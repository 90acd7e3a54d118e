/** What every call that waits takes: how long at most, and a signal that ends the wait. */

import { type Duration, parseDuration } from "./duration.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import { describeValue } from "./redact.js";

export interface SignalOptions {
  /** Ends the wait with the error of role `canceled`, whose `cause` is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface WaitOptions extends SignalOptions {
  /** Longest time to wait; 0: not at all. Default: without end. */
  readonly timeout?: Duration | undefined;
}

/** The options after the checks, the timeout in milliseconds. */
export interface Wait {
  readonly timeout: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Checks what a caller gave. Throws `invalid-argument`, or `canceled` when the signal has been aborted already. */
export function readWait(errors: ErrorFactory, options: unknown, known: readonly string[]): Wait {
  if (typeof options !== "object" || options === null) {
    throw invalidArgument(errors, "options", options, "an object");
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw invalidArgument(errors, name, Reflect.get(options, name), known.join(", "));
  }
  const { timeout, signal } = options as { readonly timeout?: unknown; readonly signal?: unknown };
  return { timeout: readTimeout(errors, timeout), signal: readSignal(errors, signal) };
}

/** Throws `invalid-argument` unless it is a signal or undefined, and `canceled` when it has been aborted. */
export function readSignal(errors: ErrorFactory, signal: unknown): AbortSignal | undefined {
  if (signal === undefined) return undefined;
  if (!(signal instanceof AbortSignal)) throw invalidArgument(errors, "signal", signal, "an AbortSignal");
  if (signal.aborted) throw canceled(errors, signal);
  return signal;
}

/** Milliseconds of a duration that a caller gave. Throws `invalid-argument`. */
export function readDuration(errors: ErrorFactory, name: string, value: unknown): number {
  const ms = parseDuration(value);
  if (ms === undefined) {
    throw invalidArgument(errors, name, value, 'a duration: milliseconds, or text such as "1m30s"');
  }
  return ms;
}

export function canceled(errors: ErrorFactory, signal: AbortSignal): WebSocketError {
  return errors.of("canceled", {}, signal.reason);
}

/** `value`: the words for it, or the value itself. */
export function invalidArgument(
  errors: ErrorFactory,
  option: string,
  value: unknown,
  accepted: string,
): WebSocketError {
  const seen = typeof value === "string" ? value : describeValue(value);
  return errors.of("invalid-argument", { option, value: seen, accepted });
}

function readTimeout(errors: ErrorFactory, timeout: unknown): number | undefined {
  return timeout === undefined ? undefined : readDuration(errors, "timeout", timeout);
}
