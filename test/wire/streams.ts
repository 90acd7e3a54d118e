/** What a server may send, right and wrong, made from a seed: messages whole and in fragments, control frames, faults, an end. */
import { deflateRawSync, constants as zlib } from "node:zlib";
import { closePayload, frame } from "../../testing/frames.js";
import type { Compression } from "./decoder.js";
import { Random } from "./random.js";

export interface Stream {
  readonly compression: Compression;
  readonly limit: number;
  /** As they are written, one after the other. */
  readonly chunks: readonly Buffer[];
}

/** How large the messages of a stream are. */
interface Scale {
  readonly limit: number;
  /** Bytes of binary messages. */
  readonly lengths: readonly number[];
  readonly texts: readonly string[];
  /** Bytes of most chunks, at most. */
  readonly chunk: number;
}

const COMPRESSIONS: readonly Compression[] = ["disabled", "disabled", "context-takeover", "no-context"];

export function streamOf(seed: number): Stream {
  const random = new Random(seed);
  const scale = seed % LARGE_EVERY === LARGE_EVERY - 1 ? LARGE : SMALL;
  const compression = random.pick(COMPRESSIONS);
  const writer = new Writer(random, compression, scale);
  const count = random.below(12);
  const faultAt = random.chance(0.5) ? random.below(count + 1) : -1;
  for (let i = 0; i < count; i++) {
    if (i === faultAt) writer.fault();
    writer.something();
  }
  if (faultAt === count) writer.fault();
  if (random.chance(0.6)) writer.close();
  // Whatever comes after an end is to be ignored.
  if (random.chance(0.5)) writer.something();
  let bytes = Buffer.concat(writer.parts);
  if (random.chance(0.1)) bytes = bytes.subarray(0, random.below(bytes.length + 1));
  if (random.chance(0.05) && bytes.length > 0) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return { compression, limit: scale.limit, chunks: cut(bytes, random, scale) };
}

function cut(bytes: Buffer, random: Random, { chunk }: Scale): readonly Buffer[] {
  if (random.chance(0.25)) return [bytes];
  const tiny = random.chance(0.3);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    // Not endless: the rest comes at once.
    const size = chunks.length >= 60 ? bytes.length : 1 + random.below(tiny ? 4 : chunk);
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

const TEXTS = [
  "",
  "a",
  "hello",
  "Grüße",
  "日本語のテキスト",
  "🦜🦜🦜",
  "\u0000",
  "\ufeffbom",
  "x".repeat(125),
  "y".repeat(126),
  "ü".repeat(70),
  "Länge ".repeat(200),
  "z".repeat(1500),
];
const SMALL: Scale = {
  limit: 4096,
  lengths: [0, 1, 10, 100, 125, 126, 127, 400, 1023, 2500],
  texts: TEXTS,
  chunk: 300,
};
/** Around the lengths of 64 bits, a stream's buffer, half a read of the client and a whole one. */
const LARGE: Scale = {
  limit: 600_000,
  lengths: [60_000, 65_535, 65_536, 100_000, 131_071, 131_073, 150_000, 262_140, 262_145, 400_000],
  texts: ["z".repeat(65_520), "q".repeat(131_072), "Länge ".repeat(30_000), "日本".repeat(20_000), ...TEXTS],
  chunk: 200_000,
};
/** One stream in so many is large. */
const LARGE_EVERY = 40;

const RESERVED_OPCODES = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15];
const BAD_CODES = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535];
const GOOD_CODES = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999];
/** No UTF-8: lone and cut sequences, overlong forms, surrogates, beyond U+10FFFF. */
const BAD_TEXTS = [
  "ff",
  "c3",
  "61c3",
  "e282",
  "f09f",
  "80",
  "c080",
  "eda080",
  "f4908080",
  "616263fe",
  "f8888080",
  "c328",
].map((hex) => Buffer.from(hex, "hex"));

class Writer {
  readonly parts: Buffer[] = [];
  readonly #random: Random;
  readonly #compression: Compression;
  readonly #scale: Scale;
  #window: Buffer = Buffer.alloc(0);

  constructor(random: Random, compression: Compression, scale: Scale) {
    this.#random = random;
    this.#compression = compression;
    this.#scale = scale;
  }

  something(): void {
    const random = this.#random;
    if (random.chance(0.2)) this.#control();
    else if (random.chance(0.5)) this.#message(1, Buffer.from(this.#text()));
    else this.#message(2, random.bytes(random.pick(this.#scale.lengths)));
  }

  close(): void {
    const random = this.#random;
    const payload = random.chance(0.2)
      ? ""
      : closePayload(random.pick(GOOD_CODES), random.pick(["", "bye", "tschüß", "é".repeat(61)]));
    this.parts.push(frame(8, payload));
  }

  /** One thing that is wrong. */
  fault(): void {
    const random = this.#random;
    const { limit } = this.#scale;
    const body = random.bytes(random.below(8));
    const data = random.pick([1, 2]);
    const wrong: readonly (() => readonly Buffer[])[] = [
      () => [frame(random.pick(RESERVED_OPCODES), body)],
      () => [frame(data, body, 0x80 | random.pick([0x20, 0x10, 0x30]))],
      () => [frame(random.pick([9, 10]), body, random.pick([0xc0, 0x00, 0xa0]))],
      () => [frame(8, closePayload(1000), random.pick([0x00, 0xc0]))],
      () => [frame(0, body, random.pick([0x80, 0x00]))],
      () => [frame(data, body, 0), frame(random.pick([1, 2]), body)],
      () => [frame(data, body, 0), frame(0, body, 0xc0)],
      () => [frame(data, body, 0), frame(0, body, 0), frame(random.pick(RESERVED_OPCODES), body)],
      () => [Buffer.concat([Buffer.from([0x80 | data, 0x80 | 4]), random.bytes(8)])],
      () => [Buffer.concat([Buffer.from([0x89, 0x80]), random.bytes(4)])],
      () => [frame(random.pick([9, 10]), Buffer.alloc(126 + random.below(100)))],
      () => [frame(8, closePayload(random.pick(BAD_CODES), random.pick(["", "no"])))],
      () => [frame(8, Buffer.from([3]))],
      () => [frame(8, Buffer.concat([closePayload(1000), random.pick(BAD_TEXTS)]))],
      () => [frame(1, Buffer.concat([Buffer.from(this.#text()), random.pick(BAD_TEXTS)]))],
      () => this.#split(1, Buffer.concat([Buffer.from(this.#text()), random.pick(BAD_TEXTS), Buffer.from("z")]), 0),
      () => [frame(data, Buffer.alloc(limit + 1 + random.below(3000)))],
      () => [frame(data, Buffer.alloc(limit - 10, 97), 0), frame(0, Buffer.alloc(11, 97), 0), frame(0, body)],
      () => [Buffer.from([0x80 | data, 127, 0x80, 0, 0, 0, 0, 0, 0, 1]), body],
      () => [Buffer.from([0x80 | data, 127, 0, 0, 0, 1, 0, 0, 0, 0]), body],
      () => [frame(data, random.bytes(20 + random.below(30)), 0xc0)],
      () => [frame(data, deflate(Buffer.alloc(limit * 3)), 0xc0)],
      () => [frame(data, deflate(Buffer.alloc(limit * 3)), 0x40), frame(0, body)],
      () => [frame(1, deflate(random.pick(BAD_TEXTS)), 0xc0)],
    ];
    this.parts.push(...random.pick(wrong)());
  }

  #text(): string {
    const { pick } = { pick: (list: readonly string[]): string => this.#random.pick(list) };
    return pick(this.#scale.texts) + pick(this.#scale.texts);
  }

  #control(): void {
    this.parts.push(frame(this.#random.pick([9, 9, 10]), this.#random.bytes(this.#random.pick([0, 1, 4, 125]))));
  }

  #message(opcode: number, data: Buffer): void {
    const random = this.#random;
    if (this.#compression !== "disabled" && random.chance(0.7)) {
      this.parts.push(...this.#split(opcode, this.#deflate(data), 0x40));
    } else this.parts.push(...this.#split(opcode, data, 0));
  }

  /** In fragments or whole, with control frames between. */
  #split(opcode: number, data: Buffer, rsv: number): readonly Buffer[] {
    const random = this.#random;
    if (random.chance(0.5)) return [frame(opcode, data, 0x80 | rsv)];
    const count = 1 + random.below(4);
    const cuts = Array.from({ length: count }, () => random.below(data.length + 1)).sort((a, b) => a - b);
    const edges = [0, ...cuts, data.length];
    return edges.slice(1).flatMap((end, i) => {
      const last = i === edges.length - 2;
      const part = frame(i === 0 ? opcode : 0, data.subarray(edges[i], end), (last ? 0x80 : 0) | (i === 0 ? rsv : 0));
      return random.chance(0.3) ? [part, ...(last ? [] : [frame(random.pick([9, 10]), "between")])] : [part];
    });
  }

  #deflate(data: Buffer): Buffer {
    const takeover = this.#compression === "context-takeover";
    const out = deflate(data, takeover ? this.#window : undefined);
    if (takeover) this.#window = Buffer.concat([this.#window, data]).subarray(-32_768);
    return out;
  }
}

/** Without the four bytes at the end that RFC 7692 section 7.2.1 takes off. */
function deflate(data: Buffer, window?: Buffer): Buffer {
  const dictionary = window !== undefined && window.length > 0 ? { dictionary: window } : {};
  return deflateRawSync(data, { finishFlush: zlib.Z_SYNC_FLUSH, ...dictionary }).subarray(0, -4);
}
