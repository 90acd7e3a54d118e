/** How a connection ended. */

import type { ReconnectAdvice } from "./api.js";
import type { WebSocketError } from "./errors.js";

export interface CloseInfo {
  /** 1005: the peer's close frame had no code; 1006: there was no close frame (RFC 6455 §7.4.1). */
  readonly code: number;
  readonly reason: string;
  /** Both sides sent a close frame. */
  readonly wasClean: boolean;
  /** Who ended it; `transport`: the connection under it broke. */
  readonly initiator: "local" | "remote" | "transport";
  /** The advice of the code's row. */
  readonly reconnect: ReconnectAdvice;
  /** What went wrong, where something did. */
  readonly error?: WebSocketError;
}
