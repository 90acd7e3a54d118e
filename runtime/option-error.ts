/** The error of a wrong option: its path, the value seen, what is accepted, and the name that was probably meant. */

import type { OptionRow } from "./api.js";
import { type ErrorFactory, WebSocketError } from "./errors.js";
import { describeType, describeValue, MASK, shorten } from "./redact.js";
import { messageOf } from "./thrown.js";

/** What is said of a wrong option. */
export interface Complaint {
  /** `heartbeat.interval`, `protocols[1]` */
  readonly path: string;
  readonly value: unknown;
  readonly accepted: string;
  readonly secret?: boolean;
  readonly suggestion?: string | undefined;
  readonly cause?: unknown;
}

export function optionError(errors: ErrorFactory, complaint: Complaint): WebSocketError {
  const { path, value, accepted, secret, suggestion, cause } = complaint;
  const seen = secret ? masked(value) : describeValue(value);
  return errors.of(
    "invalid-argument",
    { option: path, value: seen, accepted, ...(suggestion !== undefined && { suggestion }) },
    cause,
  );
}

/** What `read` gives. What a getter or a proxy of the caller's throws meanwhile is a wrong option. */
export function reading<T>(errors: ErrorFactory, option: Omit<Complaint, "accepted">, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof WebSocketError) throw cause;
    const accepted = `what can be read (reading it failed: ${messageOf(cause)})`;
    throw optionError(errors, { ...option, accepted, cause });
  }
}

/** The path of a property, of a record's entry, or of a list's item. */
export function pathTo(parent: string, step: string | number): string {
  if (typeof step === "number") return `${parent}[${step}]`;
  if (parent === "") return /^[\w$-]+$/.test(step) ? shorten(step) : JSON.stringify(shorten(step));
  return /^[\w$-]+$/.test(step) ? `${parent}.${shorten(step)}` : `${parent}[${JSON.stringify(shorten(step))}]`;
}

/** May a value of this row be shown? Header values may not, whatever the spec says. */
export function isSecret(row: OptionRow): boolean {
  return row.secret === true || row.type === "headers" || row.role === "headers";
}

/** That something is missing, or of another type, gives no secret away. */
function masked(value: unknown): string {
  return typeof value === "string" ? MASK : describeType(value);
}
