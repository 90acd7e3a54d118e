/** Close codes: which may be sent (RFC 6455 §7.4), and what the table of an API says of one. */

import type { CloseCodeRow, ReconnectAdvice } from "./api.js";
import { compileRegex } from "./regex.js";

/** The codes that the protocol itself gives a meaning the runtime must know (RFC 6455 §7.4.1). */
export const PROTOCOL_CODE = {
  normal: 1000,
  goingAway: 1001,
  protocolError: 1002,
  /** Never on the wire: the peer's close frame had no code. */
  noStatus: 1005,
  /** Never on the wire: the connection ended without a close frame. */
  abnormal: 1006,
  invalidPayload: 1007,
  policyViolation: 1008,
  messageTooBig: 1009,
} as const;

/** A close frame's payload is at most 125 bytes (RFC 6455 §5.5), two of which are the code. */
export const LONGEST_REASON_BYTES = 123;

/** May an endpoint send this code? The protocol forbids some; the table may forbid more. */
export function isSendable(table: readonly CloseCodeRow[], code: number): boolean {
  if (!isAllowedOnTheWire(code)) return false;
  const rows = rowsOf(table, code);
  return rows.length === 0 || rows.some((row) => row.sendable);
}

/** The most specific row: code with a matching reason, then the code, then the narrowest range. */
export function lookupCloseCode(
  table: readonly CloseCodeRow[],
  code: number,
  reason: string,
): CloseCodeRow | undefined {
  return rowsOf(table, code).find((row) => row.reason === undefined || matcherOf(row.reason).test(reason));
}

/** The table's advice on reconnecting; `never` for a code that is in no row. */
export function adviceOf(table: readonly CloseCodeRow[], code: number, reason: string): ReconnectAdvice {
  return lookupCloseCode(table, code, reason)?.reconnect ?? "never";
}

/** Does an end by the peer with this code end a loop over messages without an error? So does one without a code. */
export function isClean(table: readonly CloseCodeRow[], code: number, reason: string): boolean {
  return code === PROTOCOL_CODE.noStatus || (lookupCloseCode(table, code, reason)?.clean ?? false);
}

/** RFC 6455 §7.4.2, with 1012 to 1014 of the IANA registry. */
function isAllowedOnTheWire(code: number): boolean {
  if (!Number.isInteger(code)) return false;
  if (code >= 3000) return code <= 4999;
  return code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006;
}

/** The rows that hold the code, the most specific first. */
function rowsOf(table: readonly CloseCodeRow[], code: number): readonly CloseCodeRow[] {
  return table.filter((row) => row.from <= code && code <= row.to).sort((a, b) => breadth(a) - breadth(b));
}

/** Of two rows for the same codes, the one with a reason is the narrower. */
function breadth(row: CloseCodeRow): number {
  return (row.to - row.from) * 2 + (row.reason === undefined ? 1 : 0);
}

const matchers = new Map<string, { test(text: string): boolean }>();

/** Compiled once: the sources are those of the spec, few and fixed. */
function matcherOf(source: string): { test(text: string): boolean } {
  const known = matchers.get(source);
  if (known !== undefined) return known;
  const matcher = compileRegex(source);
  matchers.set(source, matcher);
  return matcher;
}
