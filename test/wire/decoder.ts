/**
 * What a client must make of the bytes that a server sends after the handshake, by RFC 6455 sections 5 to 8 and RFC 7692
 * section 7. Written for the tests alone, from the RFCs, and with nothing of the client or of `ws`, so that it can judge both.
 */
import { inflateRawSync, constants as zlib } from "node:zlib";

export type Compression = "disabled" | "context-takeover" | "no-context";

export interface DecoderOptions {
  readonly compression: Compression;
  /** Bytes of a message, as sent and inflated. */
  readonly limit: number;
}

export interface Verdict {
  /** Text as a string, binary data as hexadecimal digits after `0x`. */
  readonly messages: readonly string[];
  readonly pings: readonly string[];
  readonly pongs: readonly string[];
  readonly end:
    | { readonly kind: "close"; readonly code: number; readonly reason: string }
    | { readonly kind: "violation"; readonly code: number }
    /** The bytes ended before anything else did. */
    | { readonly kind: "cut" };
}

class Violation extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`violation, to be answered with ${code}`);
    this.code = code;
  }
}

interface Frame {
  readonly fin: boolean;
  readonly rsv1: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

export function decode(bytes: Buffer, options: DecoderOptions): Verdict {
  const messages: string[] = [];
  const pings: string[] = [];
  const pongs: string[] = [];
  const message = new MessageReader(options);
  let at = 0;
  try {
    for (;;) {
      const next = readFrame(bytes, at, message);
      if (next === undefined) return { messages, pings, pongs, end: { kind: "cut" } };
      at = next.end;
      const { opcode, payload } = next.frame;
      if (opcode === 8) return { messages, pings, pongs, end: { kind: "close", ...readClose(payload) } };
      if (opcode === 9) pings.push(payload.toString("hex"));
      else if (opcode === 10) pongs.push(payload.toString("hex"));
      else {
        const whole = message.add(next.frame);
        if (whole !== undefined) messages.push(whole);
      }
    }
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { messages, pings, pongs, end: { kind: "violation", code: error.code } };
  }
}

/** The frame at an offset; undefined where it is not whole, and what there is of it is right. */
function readFrame(
  bytes: Buffer,
  at: number,
  message: MessageReader,
): { readonly frame: Frame; readonly end: number } | undefined {
  if (bytes.length - at < 2) return undefined;
  const first = bytes.readUInt8(at);
  const second = bytes.readUInt8(at + 1);
  const fin = first >= 0x80;
  const rsv1 = (first & 0x40) !== 0;
  const opcode = first % 16;
  const short = second % 128;
  if ((first & 0x30) !== 0) throw new Violation(1002);
  if (second >= 0x80) throw new Violation(1002);
  if ([3, 4, 5, 6, 7, 11, 12, 13, 14, 15].includes(opcode)) throw new Violation(1002);
  const control = opcode >= 8;
  if (control && (!fin || rsv1 || short > 125)) throw new Violation(1002);
  if (opcode === 8 && short === 1) throw new Violation(1002);
  if (!control) message.expect(opcode, rsv1);
  let start = at + 2;
  let length = short;
  if (short === 126) {
    if (bytes.length - start < 2) return undefined;
    length = bytes.readUInt16BE(start);
    start += 2;
  } else if (short === 127) {
    if (bytes.length - start < 8) return undefined;
    const long = bytes.readBigUInt64BE(start);
    // More than any limit; the top bit, which must be clear, is answered alike.
    if (long > BigInt(Number.MAX_SAFE_INTEGER)) throw new Violation(1009);
    length = Number(long);
    start += 8;
  }
  if (!control) message.announce(length);
  if (bytes.length - start < length) return undefined;
  const payload = bytes.subarray(start, start + length);
  return { frame: { fin, rsv1, opcode, payload }, end: start + length };
}

function readClose(payload: Buffer): { readonly code: number; readonly reason: string } {
  if (payload.length === 0) return { code: 1005, reason: "" };
  const code = payload.readUInt16BE(0);
  const allowed =
    (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);
  if (!allowed) throw new Violation(1002);
  return { code, reason: readText(payload.subarray(2)) };
}

function readText(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Violation(1007);
  }
}

/** One message after the other, from its frames. */
class MessageReader {
  readonly #options: DecoderOptions;
  #opcode = 0;
  #compressed = false;
  #frames: Buffer[] = [];
  #announced = 0;
  /** What was inflated, of which the last 32 KiB are the sliding window. */
  #window: Buffer = Buffer.alloc(0);

  constructor(options: DecoderOptions) {
    this.#options = options;
  }

  expect(opcode: number, rsv1: boolean): void {
    const begun = this.#opcode !== 0;
    if (begun !== (opcode === 0)) throw new Violation(1002);
    if (rsv1 && (begun || this.#options.compression === "disabled")) throw new Violation(1002);
  }

  announce(length: number): void {
    if (length > 0 && this.#announced + length > this.#options.limit) throw new Violation(1009);
  }

  add({ fin, rsv1, opcode, payload }: Frame): string | undefined {
    if (opcode !== 0) {
      this.#opcode = opcode;
      this.#compressed = rsv1;
    }
    this.#announced += payload.length;
    this.#frames.push(payload);
    if (!fin) return undefined;
    const data = this.#compressed ? this.#inflate() : Buffer.concat(this.#frames);
    const text = this.#opcode === 1;
    if (this.#compressed && this.#options.compression === "context-takeover") {
      this.#window = Buffer.concat([this.#window, data]).subarray(-32_768);
    }
    this.#opcode = 0;
    this.#announced = 0;
    this.#frames = [];
    return text ? readText(data) : `0x${data.toString("hex")}`;
  }

  #inflate(): Buffer {
    const dictionary = this.#window.length > 0 ? { dictionary: this.#window } : {};
    let data: Buffer;
    try {
      data = inflateRawSync(Buffer.concat([...this.#frames, Buffer.from([0, 0, 0xff, 0xff])]), {
        finishFlush: zlib.Z_SYNC_FLUSH,
        maxOutputLength: this.#options.limit,
        ...dictionary,
      });
    } catch (error) {
      const tooLong = error instanceof RangeError;
      throw new Violation(tooLong ? 1009 : 1007);
    }
    return data;
  }
}
