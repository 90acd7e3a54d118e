/** What was found wrong with the peer's frames, as our error and the close code that it is answered with. */

import { PROTOCOL_CODE } from "./close-code.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";

/** The codes of errors, of `ws` and of zlib, that are not answered with 1002 (RFC 6455, sections 7.4.1 and 10.4). */
const ANSWERS: Readonly<Record<string, number>> = {
  ERR_BUFFER_TOO_LARGE: PROTOCOL_CODE.messageTooBig,
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: PROTOCOL_CODE.messageTooBig,
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: PROTOCOL_CODE.messageTooBig,
  WS_ERR_INVALID_UTF8: PROTOCOL_CODE.invalidPayload,
  WS_ERR_TOO_MANY_BUFFERED_PARTS: PROTOCOL_CODE.policyViolation,
};

/** `limit`: bytes of a message. */
export function violationOf(
  error: Error,
  limit: number,
  errors: ErrorFactory,
): { readonly error: WebSocketError; readonly code: number } {
  const name = String(Reflect.get(error, "code"));
  const code = (Object.hasOwn(ANSWERS, name) ? ANSWERS[name] : undefined) ?? codeOfZlib(name);
  if (code === PROTOCOL_CODE.messageTooBig) return { error: errors.of("message-too-big", { limit }, error), code };
  const reason = error.message.replace(/^Invalid WebSocket frame: /, "");
  return { error: errors.of("protocol-violation", { closeCode: code, reason }, error), code };
}

/** Data that cannot be inflated is no valid payload. */
function codeOfZlib(name: string): number {
  return name.startsWith("Z_") ? PROTOCOL_CODE.invalidPayload : PROTOCOL_CODE.protocolError;
}
