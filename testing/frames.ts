/** Bytes of the protocol, right or wrong, as a server of a test sends them. */
import { createHash } from "node:crypto";
import { deflateRawSync, constants as zlib } from "node:zlib";

/** The answer that opens a connection (RFC 6455 section 4.2.2); `headers`: further lines, each with its line end. */
export function acceptance(request: string, headers = ""): string {
  const key = /^sec-websocket-key: (.*)$/im.exec(request)?.[1]?.trim() ?? "";
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  const lines = [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Accept: ${accept}`,
  ];
  return `${lines.join("\r\n")}\r\n${headers}\r\n`;
}

/**
 * A frame as a server sends it (RFC 6455 section 5.2). `first`: the bits before the opcode; FIN alone by default, `0` for a
 * fragment, `0xc0` with RSV1.
 */
export function frame(opcode: number, payload: string | Uint8Array = "", first = 0x80): Buffer {
  const body = Buffer.from(payload);
  const start = first | opcode;
  if (body.length < 126) return Buffer.concat([Buffer.from([start, body.length]), body]);
  if (body.length < 65_536)
    return Buffer.concat([Buffer.from([start, 126, body.length >> 8, body.length & 0xff]), body]);
  const head = Buffer.alloc(10);
  head[0] = start;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}

/** The payload of a close frame. */
export function closePayload(code: number, reason = ""): Buffer {
  return Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]);
}

/** The payload of a compressed message (RFC 7692 section 7.2.1), which stands alone; its frame has RSV1 (`0xc0`). */
export function compress(payload: string | Uint8Array): Buffer {
  const whole = deflateRawSync(payload, { finishFlush: zlib.Z_SYNC_FLUSH });
  // It ends with 00 00 ff ff, which is not sent.
  return whole.subarray(0, whole.length - 4);
}

/** A compressed payload of a thousandth of its size: so many bytes of zeros, as whole MiB, once it is inflated. */
export function bomb(bytes: number): Buffer {
  const mebibyte = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: zlib.Z_SYNC_FLUSH });
  const whole = Buffer.concat(Array.from({ length: Math.max(1, Math.ceil(bytes / (1 << 20))) }, () => mebibyte));
  return whole.subarray(0, whole.length - 4);
}
