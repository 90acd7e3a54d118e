/** The head of a frame that is not masked (RFC 6455 section 5.2). */

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, pong: 10 } as const;

/** FIN and the opcode, no reserved bit. */
export const TEXT_FRAME = 0x81;
export const BINARY_FRAME = 0x82;
export const LAST_FRAGMENT = 0x80;

/** The bit of a compressed message (RFC 7692 section 6). */
export const RSV1 = 0x40;

const LONGEST = 10;

/** Bytes of a head; `second` is its second byte. */
export function headLength(second: number): number {
  return second < 126 ? 2 : second === 126 ? 4 : LONGEST;
}

/** Bytes of the payload. The head has to be whole. */
export function payloadLength(bytes: Buffer, at: number): number {
  const short = (bytes[at + 1] as number) & 0x7f;
  if (short < 126) return short;
  return short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
}

/** A head as {@link payloadLength} reads it. */
export function headOf(first: number, length: number): Buffer {
  if (length < 126) return Buffer.from([first, length]);
  if (length < 65_536) return Buffer.from([first, 126, length >> 8, length & 0xff]);
  const head = Buffer.alloc(LONGEST);
  head[0] = first;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** Bytes that a frame lacks, of which this is the beginning: of its head, where that is not whole. */
export function missingBytes(start: Buffer): number {
  const head = headLength((start[1] as number) & 0x7f);
  if (start.length < head) return head - start.length;
  return Math.max(0, head + payloadLength(start, 0) - start.length);
}
