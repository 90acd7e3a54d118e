/** Reads the frames that a client sends (RFC 6455 section 5.2), as they are: it judges nothing. */

export interface ClientFrame {
  readonly fin: boolean;
  /** RSV1 to RSV3 as three bits: `4` is RSV1, a compressed message. */
  readonly reserved: number;
  readonly opcode: number;
  readonly masked: boolean;
  /** Unmasked. */
  readonly payload: Buffer;
}

export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes without which no frame is whole. */
  #needed = 2;

  /** The frames that are whole with these bytes. */
  push(chunk: Buffer): readonly ClientFrame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const frames: ClientFrame[] = [];
    while (this.#length >= this.#needed) {
      const bytes = this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
      const { frame, size } = readFrame(bytes);
      if (frame === undefined) this.#needed = size;
      else {
        frames.push(frame);
        this.#length -= size;
        this.#needed = 2;
      }
      this.#chunks = [frame === undefined ? bytes : bytes.subarray(size)];
    }
    return frames;
  }
}

/** `size`: of the frame, or, where it is not whole, the bytes that are needed to know more. */
function readFrame(bytes: Buffer): { readonly frame?: ClientFrame; readonly size: number } {
  const [first = 0, second = 0] = bytes;
  const masked = second >= 0x80;
  const short = second & 0x7f;
  const lengthEnd = short < 126 ? 2 : short === 126 ? 4 : 10;
  const header = lengthEnd + (masked ? 4 : 0);
  if (bytes.length < header) return { size: header };
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const size = header + length;
  if (bytes.length < size) return { size };
  const payload = Buffer.from(bytes.subarray(header, size));
  if (masked) {
    for (let at = 0; at < length; at++) payload[at] = (payload[at] ?? 0) ^ (bytes[lengthEnd + (at & 3)] ?? 0);
  }
  const frame = { fin: first >= 0x80, reserved: (first >> 4) & 7, opcode: first & 0x0f, masked, payload };
  return { frame, size };
}
