/** What `send` takes, as `ws` is to send it: text or binary, checked, and no longer the caller's. */

import { isUtf8 } from "node:buffer";
import type { RoleConstants } from "./api.js";
import type { ErrorFactory } from "./errors.js";
import { describeValue } from "./redact.js";
import { invalidArgument } from "./wait-options.js";

/** Text, or bytes: a `Uint8Array` (a `Buffer` is one) or an `ArrayBuffer`. */
export type Data = string | Uint8Array | ArrayBuffer;

export interface Payload {
  readonly data: string | Buffer;
  readonly binary: boolean;
  /** Bytes on the wire before compression. */
  readonly size: number;
}

/** Bytes stay the caller's: whoever keeps them makes a copy. `type` is a value of the message-type constants; undefined: text for a string, binary for bytes. Throws `invalid-argument`. */
export function toPayload(
  data: unknown,
  type: unknown,
  constants: RoleConstants["messageType"],
  errors: ErrorFactory,
): Payload {
  const { text, binary } = constants;
  if (type !== undefined && type !== text && type !== binary) {
    throw invalidArgument(
      errors,
      "type",
      describeValue(type),
      `${JSON.stringify(text)} (text) or ${JSON.stringify(binary)} (binary)`,
    );
  }
  if (typeof data === "string") {
    if (!data.isWellFormed())
      throw invalidArgument(errors, "data", "text with a lone surrogate", "well-formed Unicode text, or bytes");
    if (type !== binary) return { data, binary: false, size: Buffer.byteLength(data) };
    const bytes = Buffer.from(data, "utf8");
    return { data: bytes, binary: true, size: bytes.length };
  }
  const view = viewOf(data);
  if (view === undefined)
    throw invalidArgument(errors, "data", describeValue(data), "a string, or bytes (Uint8Array, ArrayBuffer, Buffer)");
  const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  if (type !== text) return { data: bytes, binary: true, size: bytes.length };
  if (!isUtf8(bytes)) throw invalidArgument(errors, "data", "bytes that are no UTF-8", "UTF-8, or the type binary");
  return { data: bytes, binary: false, size: bytes.length };
}

function viewOf(data: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer || data instanceof SharedArrayBuffer) return new Uint8Array(data);
  return undefined;
}

/** For later: the caller may use its bytes again. */
export function ownPayload(payload: Payload): Payload {
  return typeof payload.data === "string" ? payload : { ...payload, data: Buffer.from(payload.data) };
}

/**
 * What was read, for the consumer to keep: a copy, so that a short message does not keep a whole read in memory. What is most
 * of its buffer is given as it is: nobody else has a use for that buffer.
 */
export function ownBytes(bytes: Buffer): Uint8Array {
  const { buffer, byteOffset, length } = bytes;
  return length * 2 >= buffer.byteLength ? new Uint8Array(buffer, byteOffset, length) : new Uint8Array(bytes);
}
