/** What the channels of a client deliver. The words of `type` are those of the API. */

import type { WebSocketError } from "./errors.js";

export type Message =
  | { readonly type: string; readonly data: string }
  | { readonly type: string; readonly data: Uint8Array };

export type ControlMessage =
  | { readonly type: string; readonly data: Uint8Array }
  | { readonly type: string; readonly code: number; readonly reason: string }
  | ReconnectingMessage
  | ReconnectedMessage;

/** The client is going to connect again. */
export interface ReconnectingMessage {
  readonly type: "reconnecting";
  /** From 1; a connection that held begins anew. */
  readonly attempt: number;
  /** Milliseconds until the attempt. */
  readonly delay: number;
  /** Why the attempt before it failed, or how the connection ended. */
  readonly error: WebSocketError;
}

/** The client is connected again. */
export interface ReconnectedMessage {
  readonly type: "reconnected";
  readonly attempt: number;
}
