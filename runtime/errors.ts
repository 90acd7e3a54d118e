/** The one error class of clients, and the factory that fills it from the error table of an API. */

import { inspect } from "node:util";
import type { ErrorRole, ErrorRow, ErrorTable, Kind } from "./api.js";
import { formatMessage } from "./error-message.js";
import { inspectAs, showAs } from "./inspection.js";
import { MASK, redactUrls } from "./redact.js";
import { messageOf } from "./thrown.js";

/** What an error knows besides its sentence. Names are in TypeScript form (`closeInfo`, `retryAfter`). */
export type Details = Readonly<Record<string, unknown>>;

/** What an error is made of. */
export interface ErrorParts<C extends string = string, D extends object = Details, K extends Kind = Kind> {
  readonly kind: K;
  readonly condition: C;
  readonly retryable: boolean;
  readonly message: string;
  readonly details: D;
  /** Names of details that no text, log or inspection may show. */
  readonly secret?: readonly string[] | undefined;
  /** `undefined`: none. */
  readonly cause?: unknown;
}

/**
 * An error of a client: `kind` says what sort of trouble it is, `condition` which row of the API's error table,
 * `code` is `ERR_WS_` and the condition in capitals. A secret detail is read by its name, `error.details.headers`: nothing
 * that prints, copies or serialises an error or its details comes upon it.
 */
export class WebSocketError<
  C extends string = string,
  D extends object = Details,
  K extends Kind = Kind,
> extends Error {
  readonly kind: K;
  readonly condition: C;
  readonly code: string;
  /** Trying the same again may work. */
  readonly retryable: boolean;
  readonly details: Readonly<D>;
  readonly #secret: readonly string[];

  static {
    WebSocketError.prototype.name = "WebSocketError";
    inspectAs<WebSocketError>(WebSocketError.prototype, (error, options) => {
      const { kind, code, retryable, cause } = error;
      const details = maskDetails(error.details, error.#secret);
      const facts = {
        kind,
        code,
        retryable,
        ...(Object.keys(details).length > 0 && { details }),
        ...(cause !== undefined && { cause: shownCause(cause) }),
      };
      return `${error.stack} ${inspect(facts, options)}`;
    });
  }

  constructor(parts: ErrorParts<C, D, K>) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.kind = parts.kind;
    this.condition = parts.condition;
    this.code = `ERR_WS_${parts.condition.toUpperCase()}`;
    this.retryable = parts.retryable;
    this.#secret = [...new Set(parts.secret)];
    this.details = Object.freeze(hideSecrets(parts.details, this.#secret));
  }

  /** The same error with another sentence; this one becomes its `cause`. */
  withMessage(message: string): WebSocketError<C, D, K> {
    const { kind, condition, retryable, details } = this;
    return new WebSocketError({ kind, condition, retryable, message, details, secret: this.#secret, cause: this });
  }

  /** For logs: without secrets, and without the stack. */
  toJSON(): Record<string, unknown> {
    const { name, message, kind, condition, code, retryable } = this;
    return { name, message, kind, condition, code, retryable, details: maskDetails(this.details, this.#secret) };
  }
}

/** Builds (does not throw) the errors of one API's table. */
export interface ErrorFactory {
  /** The error of the row that has the role. */
  of(role: ErrorRole, details?: Details, cause?: unknown): WebSocketError;
  /** The error of a handshake that was answered with this status; a status in no row is `handshake-failed`. */
  ofStatus(status: number, details: Details, cause?: unknown): WebSocketError;
  /** The error of any row, for the user's own. A condition that is in no row has kind UNKNOWN. */
  create(condition: string, details?: Details, cause?: unknown): WebSocketError;
}

/** What a server answered is not shown, whatever the table says: it may give credentials, or echo those of the request. */
const ANSWERED: readonly string[] = ["headers", "body"];

/** The errors of a table. A role that has no row in it has an error without table, as {@link unbound} builds it. */
export function bindErrors(table: ErrorTable): ErrorFactory {
  const rows = Object.entries(table).map(([condition, row]): [string, ErrorRow] => [
    condition,
    row.role === undefined ? row : { ...row, secret: [...ANSWERED, ...(row.secret ?? [])] },
  ]);
  const byRole = new Map<ErrorRole, [string, ErrorRow]>();
  for (const [condition, row] of rows) {
    if (row.role !== undefined && !byRole.has(row.role)) byRole.set(row.role, [condition, row]);
  }
  const of = (role: ErrorRole, details: Details = {}, cause?: unknown): WebSocketError => {
    const found = byRole.get(role);
    return found === undefined ? withoutRow(role, details, cause) : fromRow(found[0], found[1], details, cause);
  };
  return {
    of,
    ofStatus(status, details, cause) {
      const found = rowOfStatus(rows, status);
      return found === undefined ? of("handshake-failed", details, cause) : fromRow(found[0], found[1], details, cause);
    },
    create(condition, details = {}, cause) {
      const row = Object.hasOwn(table, condition) ? table[condition] : undefined;
      return row === undefined ? withoutRow(condition, details, cause) : fromRow(condition, row, details, cause);
    },
  };
}

/** Errors for whoever has no table: the condition is the role with `_` for `-`, the kind UNKNOWN. */
export const unbound: ErrorFactory = bindErrors({});

/** Is it, or one of its causes, a {@link WebSocketError} of that kind or condition? */
export function is(err: unknown, kindOrCondition: string): boolean {
  return as(err, kindOrCondition) !== undefined;
}

/** The first {@link WebSocketError} of that kind or condition (of any, when none is given) in the error or its causes. */
export function as(err: unknown, kindOrCondition?: string): WebSocketError | undefined {
  const seen = new Set<unknown>();
  for (let at = err; at instanceof Error && !seen.has(at); at = at.cause) {
    seen.add(at);
    if (!(at instanceof WebSocketError)) continue;
    if (kindOrCondition === undefined || at.kind === kindOrCondition || at.condition === kindOrCondition) return at;
  }
  return undefined;
}

/**
 * The error with a sentence in front of its own: `loading prices: the connection was lost`. Kind, condition, retryable
 * and details stay; the error itself becomes the cause. What is no WebSocketError has kind UNKNOWN.
 */
export function wrap(err: unknown, message: string): WebSocketError {
  if (err instanceof WebSocketError) return err.withMessage(`${message}: ${err.message}`);
  return unknown(err, `${message}: ${messageOf(err)}`);
}

/** A promise's outcome as a pair: `const [client, err] = await attempt(connect(url))`. Never rejects. */
export async function attempt<T>(promise: PromiseLike<T>): Promise<[T, null] | [null, WebSocketError]> {
  try {
    return [await promise, null];
  } catch (err) {
    return [null, err instanceof WebSocketError ? err : unknown(err, messageOf(err))];
  }
}

/** A copy in which nobody comes upon a secret who does not ask for it by its name. */
function hideSecrets<D extends object>(given: D, secret: readonly string[]): D {
  const details = { ...given };
  const own = secret.filter((name) => Object.hasOwn(given, name));
  if (own.length === 0) return details;
  for (const name of own) {
    const value: unknown = Reflect.get(given, name);
    Object.defineProperty(details, name, { get: () => value, enumerable: false });
  }
  return showAs(details, () => maskDetails(details, own));
}

/** The details as a log may show them. */
function maskDetails(details: object, secret: readonly string[]): Record<string, unknown> {
  const own = secret.filter((name) => Object.hasOwn(details, name));
  return { ...details, ...Object.fromEntries(own.map((name) => [name, MASK])) };
}

/** What others throw may carry anything, as Node's errors do: a URL that is none. So it is shown by its stack and code. */
function shownCause(cause: unknown): unknown {
  if (cause instanceof WebSocketError) return cause;
  const shown = {};
  inspectAs(shown, (_, options) => {
    if (!(cause instanceof Error)) return messageOf(cause);
    const { code } = cause as NodeJS.ErrnoException;
    return `${redactUrls(String(cause.stack))}${code === undefined ? "" : ` ${inspect({ code }, options)}`}`;
  });
  return shown;
}

function fromRow(condition: string, row: ErrorRow, details: Details, cause: unknown): WebSocketError {
  return new WebSocketError({
    kind: row.kind,
    condition,
    retryable: row.retryable === "advice" ? advisesRetry(details) : row.retryable,
    message: formatMessage(row, details),
    details,
    secret: row.secret,
    cause,
  });
}

function withoutRow(roleOrCondition: string, details: Details, cause: unknown): WebSocketError {
  const shown = Object.entries(details).filter(([name]) => !ANSWERED.includes(name));
  const facts = shown.filter(([, value]) => typeof value === "string" || typeof value === "number");
  const told = facts.map(([name, value]) => `${name} ${value}`).join(", ");
  const subject = roleOrCondition.replace(/[-_]/g, " ");
  return new WebSocketError({
    kind: "UNKNOWN",
    condition: roleOrCondition.replaceAll("-", "_"),
    retryable: false,
    message: told === "" ? subject : `${subject}: ${told}`,
    details,
    secret: ANSWERED,
    cause,
  });
}

/** An exact code beats a class, whatever their order; of two equals the first in the table. */
function rowOfStatus(rows: readonly [string, ErrorRow][], status: number): [string, ErrorRow] | undefined {
  const statusClass = `${Math.floor(status / 100)}xx`;
  return (
    rows.find(([, row]) => row.role === "http-status" && row.status?.includes(status)) ??
    rows.find(([, row]) => row.role === "http-status" && row.status?.includes(statusClass))
  );
}

/** Where nothing says how the connection ended there is no advice, and trying again is pointless. */
function advisesRetry(details: Details): boolean {
  const closeInfo = details.closeInfo;
  if (typeof closeInfo !== "object" || closeInfo === null || !("reconnect" in closeInfo)) return false;
  return closeInfo.reconnect !== "never";
}

function unknown(cause: unknown, message: string): WebSocketError {
  return new WebSocketError({ kind: "UNKNOWN", condition: "unknown", retryable: false, message, details: {}, cause });
}
