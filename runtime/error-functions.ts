/** `errors` of a generated API: the kinds by name, functions to look at errors, and one for each error of the user's own. */

import type { ErrorTable, Kind } from "./api.js";
import { as, attempt, type Details, type ErrorFactory, is, type WebSocketError, wrap } from "./errors.js";

/** An error that is none of ours, as `attempt` gives it: the cause is the error itself. */
export type UnknownError = WebSocketError<"unknown", Readonly<Record<never, never>>, "UNKNOWN">;

/** `D`: details by condition; `K`: kinds by condition. */
export interface ErrorFunctions<D extends object, K extends { readonly [C in keyof D]: Kind }> extends Kinds {
  /** Is it, or one of its causes, an error of that kind or condition? */
  is(error: unknown, kindOrCondition: Kind | keyof D | (string & {})): boolean;
  /** The error of that condition, or of any: it or the first of its causes; undefined: none is. */
  as<C extends keyof D & string>(error: unknown, condition: C): WebSocketError<C, D[C] & object, K[C]> | undefined;
  as(error: unknown, kind?: Kind): WebSocketError | undefined;
  /** The error with a sentence in front of its own; it becomes the `cause`. */
  wrap(error: unknown, message: string): WebSocketError;
  /** A promise's outcome as a pair. Never rejects. */
  attempt<T>(promise: PromiseLike<T>): Promise<[value: T, error: null] | [value: null, error: AnyError<D, K>]>;
}

/** An error of some condition; `condition` tells which, and narrows the details. */
export type AnyError<D extends object, K extends { readonly [C in keyof D]: Kind }> =
  | { [C in keyof D & string]: WebSocketError<C, D[C] & object, K[C]> }[keyof D & string]
  | UnknownError;

type Kinds = { readonly [P in Kind]: P };

const KINDS: Kinds = {
  NOT_FOUND: "NOT_FOUND",
  ALREADY_EXISTS: "ALREADY_EXISTS",
  INVALID: "INVALID",
  PERMISSION_DENIED: "PERMISSION_DENIED",
  UNAVAILABLE: "UNAVAILABLE",
  INTERNAL: "INTERNAL",
  CANCELED: "CANCELED",
  CONFLICT: "CONFLICT",
  TIMEOUT: "TIMEOUT",
  RATE_LIMITED: "RATE_LIMITED",
  UNKNOWN: "UNKNOWN",
};

/** What every API has; the makers of its own errors are beside them. */
export function bindErrorFunctions(table: ErrorTable, factory: ErrorFactory): object {
  const makers = Object.entries(table).flatMap(([condition, row]) => {
    const { maker } = row;
    if (maker === undefined) return [];
    const make = (details: Details = {}, cause?: unknown): WebSocketError => factory.create(condition, details, cause);
    return [[maker, make] as const];
  });
  return Object.freeze({ ...KINDS, is, as, wrap, attempt, ...Object.fromEntries(makers) });
}
