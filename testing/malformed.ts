/** Frames that break RFC 6455 or RFC 7692, by what is wrong with them. */
import { closePayload, frame } from "./frames.js";

const EURO = Buffer.from("€");
const SEVERAL = { fragment: 0, whole: 0x80, rsv1: 0xc0, rsv2: 0xa0, rsv3: 0x90 } as const;

export type Malformed =
  | "masked"
  | "rsv1"
  | "rsv2"
  | "rsv3"
  | "reserved opcode"
  | "reserved control opcode"
  | "stray continuation"
  | "message in a message"
  | "fragmented ping"
  | "fragmented close"
  | "long ping"
  | "long pong"
  | "long close"
  | "close of one byte"
  | "close with 1005"
  | "close reason that is no UTF-8"
  | "bad UTF-8"
  | "bad UTF-8 over frames"
  | "half a character"
  | "frame of 2^63 bytes"
  | "compressed nonsense";

/** One or more frames each; the comment says what is wrong, and the code that a client has to answer. */
export const MALFORMED: Readonly<Record<Malformed, Buffer>> = {
  /** Of a server (section 5.1): 1002. */
  masked: Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5]),
  /** RSV1 where no extension was agreed to (section 5.2): 1002. */
  rsv1: frame(1, "x", SEVERAL.rsv1),
  /** 1002. */
  rsv2: frame(1, "x", SEVERAL.rsv2),
  /** 1002. */
  rsv3: frame(1, "x", SEVERAL.rsv3),
  /** A data opcode without a meaning (section 5.2): 1002. */
  "reserved opcode": frame(3, "x"),
  /** A control opcode without a meaning: 1002. */
  "reserved control opcode": frame(11, "x"),
  /** A continuation of nothing (section 5.4): 1002. */
  "stray continuation": frame(0, "x"),
  /** A message inside a message: 1002. */
  "message in a message": Buffer.concat([frame(1, "a", SEVERAL.fragment), frame(1, "b")]),
  /** Control frames are whole (section 5.5): 1002. */
  "fragmented ping": frame(9, "x", SEVERAL.fragment),
  /** 1002. */
  "fragmented close": frame(8, closePayload(1000), SEVERAL.fragment),
  /** Control frames have at most 125 bytes: 1002. */
  "long ping": frame(9, "x".repeat(126)),
  /** 1002. */
  "long pong": frame(10, "x".repeat(126)),
  /** 1002. */
  "long close": frame(8, closePayload(1000, "x".repeat(124))),
  /** Half a code (section 5.5.1): 1002. */
  "close of one byte": frame(8, Buffer.from([3])),
  /** A code that may not be sent (section 7.4): 1002. */
  "close with 1005": frame(8, closePayload(1005)),
  /** 1007. */
  "close reason that is no UTF-8": frame(8, Buffer.concat([closePayload(1000), Buffer.from([0xff])])),
  /** Text that is no UTF-8 (section 8.1): 1007. */
  "bad UTF-8": frame(1, Buffer.from([0xff, 0xfe])),
  /** A character in two frames, the second half of it wrong: 1007. */
  "bad UTF-8 over frames": Buffer.concat([
    frame(1, EURO.subarray(0, 1), SEVERAL.fragment),
    frame(0, Buffer.from([0x28])),
  ]),
  /** A character that never ends: 1007. */
  "half a character": frame(1, EURO.subarray(0, 2)),
  /** A length with its top bit set (section 5.2): 1009, for nobody has so much room. */
  "frame of 2^63 bytes": Buffer.from([0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0]),
  /** Where compression was agreed to, what cannot be inflated: 1007. */
  "compressed nonsense": frame(1, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x12]), SEVERAL.rsv1),
};
