/** What a receive gives: a value, or the end of its channel. */

import type { CloseInfo } from "./close-info.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import type { Ending } from "./exchange.js";

/** A value, or the end: the channel is closed and nothing is left in it. */
export type ReceiveResult<T> = { readonly ok: true; readonly value: T; readonly close?: never } | Ended;

/** As {@link ReceiveResult}, or `empty`: nothing is there now. */
export type TryReceiveResult<T> =
  | { readonly ok: true; readonly value: T; readonly empty?: never; readonly close?: never }
  | (Ended & { readonly empty?: never })
  | { readonly ok: false; readonly value?: undefined; readonly empty: true; readonly close?: never };

export interface Ended {
  readonly ok: false;
  readonly value: undefined;
  /** Of a connection's channel: how the connection ended. */
  readonly close?: CloseInfo;
}

/** What a receive has once the channel has ended. */
export function ended(ending: Ending): Ended {
  return ending.info === undefined
    ? { ok: false, value: undefined }
    : { ok: false, value: undefined, close: ending.info };
}

/** The error of sending on a closed channel. */
export function sendOnClosed(errors: ErrorFactory, ending: Ending): WebSocketError {
  return errors.of("connection-closed", ending.info === undefined ? {} : { closeInfo: ending.info });
}
