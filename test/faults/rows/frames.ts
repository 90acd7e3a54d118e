/** Frames and messages that break the protocol: between a message that is delivered, and one that must not be. */
import { COMPRESSION, type ConnectOptions } from "wireglot";
import {
  type AcceptOptions,
  bomb,
  closePayload,
  compress,
  frame,
  MALFORMED,
  type Malformed,
  type Script,
} from "../../../testing/index.js";
import type { Row } from "../row.js";

const EURO = Buffer.from("€");
const withTakeover: ConnectOptions = { compression: COMPRESSION.CONTEXT_TAKEOVER };
const without: ConnectOptions = { compression: COMPRESSION.NO_CONTEXT };
const DEFLATE: AcceptOptions = { extensions: "permessage-deflate" };
const DEFLATE_WITHOUT: AcceptOptions = {
  extensions: "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
};

/** What the server writes, all at once, between two messages. */
const between =
  (bytes: Uint8Array, accept?: AcceptOptions): Script =>
  async (peer) => {
    await peer.accept(accept);
    peer.send(Buffer.concat([frame(1, "before"), bytes, frame(1, "after"), frame(1, "after")]));
  };

interface Fault {
  readonly name: string;
  readonly mechanism: string;
  readonly bytes: Uint8Array;
  readonly code: number;
  readonly condition?: string;
  readonly accept?: AcceptOptions;
  readonly options?: ConnectOptions;
}

const rowOf = ({
  name,
  mechanism,
  bytes,
  code,
  condition = "protocol_violation",
  accept,
  options = {},
}: Fault): Row => ({
  name,
  mechanism,
  server: between(bytes, accept),
  options,
  steps: [["drain"], ["closed"]],
  condition,
  want: {
    info: { code, wasClean: false, initiator: "local" },
    log: [{ count: 1, first: ["before"] }, { code }],
  },
  wire: code,
});

/** The code that answers each of the kit's malformed frames. */
const answers: Readonly<Record<Malformed, number>> = {
  masked: 1002,
  rsv1: 1002,
  rsv2: 1002,
  rsv3: 1002,
  "reserved opcode": 1002,
  "reserved control opcode": 1002,
  "stray continuation": 1002,
  "message in a message": 1002,
  "fragmented ping": 1002,
  "fragmented close": 1002,
  "long ping": 1002,
  "long pong": 1002,
  "long close": 1002,
  "close of one byte": 1002,
  "close with 1005": 1002,
  "close reason that is no UTF-8": 1007,
  "bad UTF-8": 1007,
  "bad UTF-8 over frames": 1007,
  "half a character": 1007,
  "frame of 2^63 bytes": 1009,
  "compressed nonsense": 1007,
};

const ofTheKit = (Object.keys(answers) as Malformed[]).map((name) =>
  rowOf({
    name: `sends: ${name}`,
    mechanism: name,
    bytes: MALFORMED[name],
    code: answers[name],
    ...(answers[name] === 1009 ? { condition: "message_too_big" } : {}),
    ...(name === "compressed nonsense" ? { accept: DEFLATE, options: withTakeover } : {}),
  }),
);

const values: readonly Fault[] = [
  ...[0].map((code) => ({
    name: `closes with ${code}`,
    mechanism: "close with 1005",
    bytes: frame(8, closePayload(code)),
    code: 1002,
  })),
  {
    name: "sends bad UTF-8 behind 64 KiB that are right",
    mechanism: "bad UTF-8",
    bytes: frame(1, Buffer.concat([Buffer.alloc(65_535, "a"), Buffer.from([0xff])])),
    code: 1007,
  },
  {
    name: "masks a close frame",
    mechanism: "masked",
    bytes: Buffer.from([0x88, 0x82, 0, 0, 0, 0, 3, 0xe8]),
    code: 1002,
  },
];

const sizes: readonly Fault[] = [
  {
    name: "sends one byte more than the limit",
    mechanism: "frame too long",
    bytes: frame(2, Buffer.alloc(1001)),
    code: 1009,
    condition: "message_too_big",
    options: { readLimit: 1000 },
  },
  {
    name: "sends fragments above the limit",
    mechanism: "message too long",
    bytes: Buffer.concat([frame(1, "x".repeat(600), 0), frame(0, "x".repeat(600))]),
    code: 1009,
    condition: "message_too_big",
    options: { readLimit: 1000 },
  },
];

const compression: readonly Fault[] = [
  {
    name: "sends a compressed bomb",
    mechanism: "bomb",
    bytes: frame(2, bomb(100_000_000), 0xc0),
    code: 1009,
    condition: "message_too_big",
    accept: DEFLATE,
    options: withTakeover,
  },
  {
    name: "sends a compressed bomb without context takeover",
    mechanism: "bomb",
    bytes: frame(2, bomb(100_000_000), 0xc0),
    code: 1009,
    condition: "message_too_big",
    accept: DEFLATE_WITHOUT,
    options: without,
  },
  {
    name: "sends a compressed bomb in fragments",
    mechanism: "bomb in fragments",
    bytes: Buffer.concat([
      frame(2, compress(Buffer.alloc(600_000)).subarray(0, 100), 0x40),
      frame(0, compress(Buffer.alloc(600_000)).subarray(100), 0x80),
    ]),
    code: 1009,
    condition: "message_too_big",
    accept: DEFLATE,
    options: { ...withTakeover, readLimit: 500_000 },
  },
  {
    name: "sends compressed text that is no UTF-8",
    mechanism: "compressed bad UTF-8",
    bytes: frame(1, compress(Buffer.from([0xff, 0xfe])), 0xc0),
    code: 1007,
    accept: DEFLATE,
    options: withTakeover,
  },
  {
    name: "compresses a ping",
    mechanism: "compressed control frame",
    bytes: frame(9, "x", 0xc0),
    code: 1002,
    accept: DEFLATE,
    options: withTakeover,
  },
  {
    name: "sets RSV1 on a continuation",
    mechanism: "rsv1 on a continuation",
    bytes: Buffer.concat([frame(1, compress("ab"), 0x40), frame(0, "x", 0xc0)]),
    code: 1002,
    accept: DEFLATE,
    options: withTakeover,
  },
  {
    name: "refers to a context that there is none of",
    mechanism: "compressed nonsense",
    // A block of fixed codes with one reference, 3 bytes from 1 back, at the beginning.
    bytes: frame(1, Buffer.from([0x03, 0x02, 0x00]), 0xc0),
    code: 1007,
    accept: DEFLATE_WITHOUT,
    options: without,
  },
];

/** A fault behind messages that are still being inflated: nothing that follows it may come through, and nothing may be thrown. */
const queued: readonly Row[] = (
  [
    ["a reserved bit", frame(1, "x", 0xa0), 1002, "protocol_violation"],
    ["a bad close code", frame(8, closePayload(1005)), 1002, "protocol_violation"],
    ["compressed nonsense", MALFORMED["compressed nonsense"], 1007, "protocol_violation"],
    ["compressed bad UTF-8", frame(1, compress(Buffer.from([0xff])), 0xc0), 1007, "protocol_violation"],
    ["a bomb", frame(2, bomb(40_000_000), 0xc0), 1009, "message_too_big"],
    ["a frame of 2^63 bytes", MALFORMED["frame of 2^63 bytes"], 1009, "message_too_big"],
  ] as const
).map(([what, bytes, code, condition]) => ({
  name: `sends ${what} between compressed messages`,
  mechanism: "fault among compressed messages",
  // Twice the read limit, and what else there is.
  memory: 48,
  server: async (peer) => {
    await peer.accept(DEFLATE_WITHOUT);
    const good = frame(2, compress(Buffer.alloc(100_000)), 0xc0);
    const after = Buffer.concat([
      frame(1, "after"),
      frame(1, compress("after"), 0xc0),
      MALFORMED.rsv2,
      frame(9, "after"),
    ]);
    peer.send(Buffer.concat([good, good, good, bytes, after, after]));
    await peer.wait(10);
    peer.send(Buffer.concat([after, frame(8, closePayload(1000))]));
  },
  options: without,
  steps: [["drain"], ["closed"]],
  condition,
  want: {
    info: { code, wasClean: false, initiator: "local" },
    log: [{ count: 3, bytes: 300_000 }, { code }],
  },
  wire: code,
  repeat: 3,
  within: [0, 3000] as const,
}));

/** Bytes as TCP may cut them: the same fault, one byte a packet. */
const chunked: readonly Row[] = (["bad UTF-8 over frames", "masked"] as const).map((name) => ({
  name: `sends ${name}, byte by byte`,
  mechanism: "fault byte by byte",
  server: async (peer) => {
    await peer.accept();
    await peer.drip([...frame(1, "before"), ...MALFORMED[name], ...frame(1, "after")], 1);
  },
  steps: [["drain"], ["closed"]],
  condition: "protocol_violation",
  want: { info: { code: answers[name], initiator: "local" }, log: [{ count: 1, first: ["before"] }, {}] },
  wire: answers[name],
}));

const right: readonly Row[] = [
  {
    name: "sends 131,073 fragments of one message",
    mechanism: "too many fragments",
    server: async (peer) => {
      await peer.accept();
      peer.frame(1, "a", 0);
      await peer.flood(frame(0, "a", 0), { times: 131_073 });
    },
    condition: "protocol_violation",
    want: { info: { code: 1008, initiator: "local" } },
    wire: 1008,
    memory: 64,
  },
  {
    name: "sends 131,072 fragments of one message, which is its right",
    mechanism: "too many fragments",
    server: async (peer) => {
      await peer.accept();
      peer.frame(1, "a", 0);
      await peer.flood(frame(0, "a", 0), { times: 131_070 });
      peer.frame(0, "a");
      peer.answerClose();
    },
    steps: [["receive"], ["close"]],
    want: { log: ["text of 131072", { code: 1000, wasClean: true }] },
    wire: 1000,
    memory: 64,
  },
  {
    name: "cuts every character in two, which is its right",
    mechanism: "characters over frames",
    server: async (peer) => {
      await peer.accept();
      peer.frame(1, EURO.subarray(0, 1), 0);
      peer.frame(0, EURO.subarray(1, 2), 0);
      peer.frame(9, "between");
      peer.frame(0, EURO.subarray(2));
      peer.close(1000);
    },
    steps: [["receive"], ["closed"]],
    want: { log: ["€", { code: 1000, wasClean: true, initiator: "remote" }] },
  },
  {
    name: "sends empty messages and empty fragments, which is its right",
    mechanism: "empty frames",
    server: async (peer) => {
      await peer.accept();
      peer.frame(1, "");
      peer.frame(2, "", 0);
      peer.frame(0, "", 0);
      peer.frame(0, "");
      peer.close(1000);
    },
    steps: [["drain"], ["closed"]],
    want: { log: [{ count: 2, first: ["", "binary of 0"] }, { code: 1000 }] },
  },
];

export const frameRows: readonly Row[] = [
  ...ofTheKit,
  ...[...values, ...sizes, ...compression].map(rowOf),
  ...queued,
  ...chunked,
  ...right,
];
