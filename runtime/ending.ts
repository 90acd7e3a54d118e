/** How a connection ended: a pure decision from what is known when its socket is gone. */

import type { CloseCodeRow } from "./api.js";
import { adviceOf, isClean, PROTOCOL_CODE } from "./close-code.js";
import type { CloseInfo } from "./close-info.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";

export interface Evidence {
  /** What we asked for, if `close` was called before the peer's close frame came. */
  readonly local?: { readonly code: number; readonly reason: string };
  /** What the peer's close frame said; 1005 for one without a code; absent: there was none. */
  readonly remote?: { readonly code: number; readonly reason: string };
  /** What we ended it for: a timeout, an abort, a violation; with the code that was sent, if one was. */
  readonly fault?: { readonly error: WebSocketError; readonly code?: number };
  /** What the platform said of the socket. */
  readonly cause?: unknown;
}

export function closeInfoOf(
  { local, remote, fault, cause }: Evidence,
  table: readonly CloseCodeRow[],
  errors: ErrorFactory,
): CloseInfo {
  const info = (code: number, reason: string, rest: Pick<CloseInfo, "wasClean" | "initiator">): CloseInfo => ({
    code,
    reason,
    ...rest,
    reconnect: adviceOf(table, code, reason),
  });
  if (fault !== undefined) {
    const { error, code = PROTOCOL_CODE.abnormal } = fault;
    return { ...info(code, "", { wasClean: false, initiator: "local" }), error };
  }
  if (local !== undefined)
    return info(local.code, local.reason, { wasClean: remote !== undefined, initiator: "local" });
  if (remote !== undefined) return info(remote.code, remote.reason, { wasClean: true, initiator: "remote" });
  const lost = info(PROTOCOL_CODE.abnormal, "", { wasClean: false, initiator: "transport" });
  return { ...lost, error: errors.of("connection-lost", { closeInfo: lost }, cause) };
}

/** What a loop over the messages throws at the end; undefined: it just ends. */
export function failureOf(
  info: CloseInfo,
  table: readonly CloseCodeRow[],
  errors: ErrorFactory,
): WebSocketError | undefined {
  if (info.initiator === "local" && info.error === undefined) return undefined;
  if (info.initiator === "remote" && isClean(table, info.code, info.reason)) return undefined;
  return closedError(info, errors);
}

/** The error of an operation on a connection that has ended. */
export function closedError(info: CloseInfo, errors: ErrorFactory): WebSocketError {
  if (info.initiator === "transport" && info.error !== undefined) return info.error;
  const role = info.code === PROTOCOL_CODE.abnormal ? "connection-lost" : "connection-closed";
  return errors.of(role, { closeInfo: info }, info.error);
}
