/** Too much, or too slowly: floods, and peers that do not read. Memory stays flat, nothing is lost, the event loop goes on. */
import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { COMPRESSION } from "wireglot";
import { closePayload, compress, frame, misbehave } from "../../../testing/index.js";
import * as certificates from "../../support/certificates.js";
import { type Row, upTo } from "../row.js";

const MIB = 1 << 20;

/** As long as it may be by default, and not ASCII. */
const LONG = Buffer.from("日本é🦜a".repeat((16 * MIB) / 13));
const HALF = LONG.length >> 1;

/** The largest text at once, a message behind it, and the end of everything. */
const largeTexts: readonly Row[] = [
  { name: "in one frame", frames: [frame(1, LONG)] },
  { name: "in two fragments", frames: [frame(1, LONG.subarray(0, HALF), 0), frame(0, LONG.subarray(HALF))] },
  { name: "compressed", frames: [frame(1, compress(LONG), 0xc0)], compression: COMPRESSION.NO_CONTEXT },
  { name: "in one frame, without the fast lane", frames: [frame(1, LONG)], fastLane: false },
].map(({ name, frames, compression = COMPRESSION.DISABLED, fastLane = true }) => ({
  name: `sends 16 MiB of text ${name}, a message, and is gone`,
  mechanism: "a large text that is not ASCII",
  server: async (peer) => {
    await peer.accept(
      compression === COMPRESSION.DISABLED
        ? {}
        : { extensions: "permessage-deflate; server_no_context_takeover; client_no_context_takeover" },
    );
    peer.send(Buffer.concat([...frames, frame(1, "after"), frame(8, closePayload(1000))]));
    peer.end();
  },
  options: { compression, fastLane },
  steps: [["drain"]],
  want: { log: [{ count: 2, first: [`text of ${LONG.toString().length}`, "after"] }], info: { code: 1000 } },
  memory: 160,
}));

const floods: readonly Row[] = [
  {
    name: "floods us with 400 MB that nobody reads",
    mechanism: "flood unread",
    server: misbehave.flood(frame(2, Buffer.alloc(100_000)), { times: 4000 }),
    steps: [["wait", 500], ["length"]],
    want: { log: [null, upTo(32)] },
    within: [500, 1500],
    memory: 32,
    taken: 16,
  },
  {
    name: "floods us with 400 MB in small messages that nobody reads",
    mechanism: "flood unread",
    server: misbehave.flood(frame(1, "x".repeat(16)), { times: 22_000_000 }),
    steps: [["wait", 500], ["length"]],
    want: { log: [null, upTo(32)] },
    within: [500, 1500],
    taken: 16,
  },
  {
    name: "floods us with 400 MB in fragments that nobody reads",
    mechanism: "flood of fragmented messages unread",
    server: misbehave.flood(Buffer.concat([frame(2, Buffer.alloc(50_000), 0), frame(0, Buffer.alloc(50_000))]), {
      times: 4000,
    }),
    steps: [["wait", 500], ["length"]],
    want: { log: [null, upTo(32)] },
    within: [500, 1500],
    taken: 16,
  },
  {
    name: "floods us with compressed messages that nobody reads",
    mechanism: "compressed flood unread",
    server: async (peer) => {
      await peer.accept({ extensions: "permessage-deflate" });
      await peer.flood(frame(2, compress(Buffer.alloc(100_000)), 0xc0), { times: 100_000 });
    },
    options: { compression: COMPRESSION.CONTEXT_TAKEOVER },
    steps: [["wait", 500], ["length"]],
    want: { log: [null, upTo(32)] },
    within: [500, 1500],
    memory: 64,
    taken: 16,
  },
  {
    name: "floods us with large compressed messages that nobody reads",
    mechanism: "large compressed messages unread",
    server: async (peer) => {
      await peer.accept({ extensions: "permessage-deflate" });
      await peer.flood(frame(2, compress(Buffer.alloc(4 * MIB)), 0xc0), { times: 10_000 });
    },
    options: { compression: COMPRESSION.CONTEXT_TAKEOVER },
    steps: [["arrived"], ["wait", 700], ["length"]],
    want: { log: [null, null, upTo(5)] },
    within: [700, 3000],
    memory: 64,
    taken: 16,
  },
  {
    name: "floods us over TLS, and nobody reads",
    mechanism: "tls flood unread",
    server: misbehave.flood(frame(2, Buffer.alloc(100_000)), { times: 4000 }),
    serverOptions: { tls: certificates.server },
    options: { tls: { ca: certificates.ca.toString() } },
    steps: [["wait", 500], ["length"]],
    want: { log: [null, upTo(32)] },
    within: [500, 1500],
    taken: 16,
  },
  {
    name: "fills a channel of 10,000 slots with large messages: it is bound in bytes",
    mechanism: "channelBytes",
    server: misbehave.flood(frame(2, Buffer.alloc(MIB)), { times: 1000 }),
    options: { channelCapacity: 10_000, channelBytes: "4MiB" },
    steps: [["wait", 500], ["length"]],
    want: { log: [null, upTo(4)] },
    within: [500, 1500],
    memory: 32,
    taken: 24,
  },
  {
    name: "floods us with 100 MB while we read: they all come, in flat memory",
    mechanism: "flood read",
    server: async (peer) => {
      await peer.accept();
      await peer.flood(frame(2, Buffer.alloc(10_000)), { times: 10_000 });
      peer.close(1000);
    },
    steps: [["drain"], ["closed"]],
    want: { log: [{ count: 10_000, bytes: 100_000_000 }, { code: 1000 }] },
    within: [0, 5000],
    memory: 64,
  },
  {
    name: "floods us with pings",
    mechanism: "ping flood",
    server: async (peer) => {
      await peer.accept();
      await peer.flood(frame(9, "x".repeat(100)), { times: 50_000 });
      peer.message("done");
    },
    steps: [["receive"], ["ping", { timeout: 1 }]],
    want: { log: ["done", expect.anything()] },
    within: [0, 4000],
    memory: 48,
  },
  {
    name: "floods us with pings and does not read our pongs",
    mechanism: "ping flood unread",
    server: async (peer) => {
      await peer.accept();
      peer.pause();
      await peer.flood(frame(9, "x".repeat(125)), { times: 200_000 });
      peer.message("done");
    },
    steps: [["receive"]],
    want: { log: ["done"] },
    within: [0, 6000],
    memory: 48,
  },
  {
    name: "floods us with empty pings",
    mechanism: "empty ping flood",
    server: async (peer) => {
      await peer.accept();
      await peer.flood(frame(9), { times: 200_000 });
      peer.message("done");
    },
    steps: [["receive"]],
    want: { log: ["done"] },
    within: [0, 6000],
    memory: 48,
  },
  {
    name: "floods us with empty pings, the fast lane switched off",
    mechanism: "empty ping flood",
    server: async (peer) => {
      await peer.accept();
      await peer.flood(frame(9), { times: 200_000 });
      peer.message("done");
    },
    options: { fastLane: false },
    steps: [["receive"]],
    want: { log: ["done"] },
    within: [0, 6000],
    memory: 48,
  },
  {
    name: "floods us with pongs",
    mechanism: "pong flood",
    server: async (peer) => {
      await peer.accept();
      await peer.flood(frame(10, "x".repeat(100)), { times: 50_000 });
      peer.message("done");
    },
    steps: [["receive"]],
    want: { log: ["done"] },
    within: [0, 4000],
    memory: 48,
  },
  {
    name: "floods us with empty messages that nobody reads",
    mechanism: "empty message flood",
    server: misbehave.flood(frame(1, ""), { times: 200_000_000 }),
    steps: [["wait", 500], ["length"]],
    want: { log: [null, upTo(32)] },
    within: [500, 1500],
    taken: 16,
  },
  {
    name: "floods us with empty fragments",
    mechanism: "empty fragment flood",
    server: async (peer) => {
      await peer.accept();
      peer.frame(1, "", 0);
      await peer.flood(frame(0, "", 0));
    },
    condition: "protocol_violation",
    want: { info: { code: 1008, initiator: "local" } },
    wire: 1008,
    within: [0, 3000],
  },
  {
    name: "floods us with one message in fragments of a byte, in packets of a byte",
    mechanism: "byte by byte",
    server: async (peer) => {
      await peer.accept();
      peer.socket.setNoDelay(true);
      await peer.drip(
        Buffer.concat([frame(1, "a", 0), ...Array.from({ length: 50 }, () => frame(0, "b", 0)), frame(0, "c")]),
        1,
      );
      peer.close(1000);
    },
    steps: [["receive"], ["closed"]],
    want: { log: [`a${"b".repeat(50)}c`, { code: 1000 }] },
  },
  {
    name: "announces 16 MiB and drips them",
    mechanism: "frame drip",
    server: async (peer) => {
      await peer.accept();
      peer.send(frame(2, Buffer.alloc(16 * MIB)).subarray(0, 10));
      await peer.flood(Buffer.alloc(100), { times: 20_000 });
    },
    steps: [["wait", 300], ["length"]],
    want: { log: [null, 0] },
    memory: 32,
  },
  {
    name: "sends one message of 16 MiB",
    mechanism: "largest message",
    server: async (peer) => {
      await peer.accept();
      peer.message(Buffer.alloc(16 * MIB));
      peer.close(1000);
    },
    steps: [["receive"], ["closed"]],
    want: { log: ["binary of 16777216", { code: 1000 }] },
    within: [0, 2000],
    memory: 80,
  },
  {
    name: "sends one message of 15 MiB, compressed, that does not shrink",
    mechanism: "largest compressed message",
    server: async (peer) => {
      await peer.accept({ extensions: "permessage-deflate" });
      peer.send(frame(2, compress(randomBytes(15 * MIB)), 0xc0));
      peer.close(1000);
    },
    options: { compression: COMPRESSION.CONTEXT_TAKEOVER },
    steps: [["receive"], ["closed"]],
    want: { log: [`binary of ${15 * MIB}`, { code: 1000 }] },
    memory: 120,
  },
];

const slow: readonly Row[] = [
  {
    name: "never reads: a send waits, and what waits is counted",
    mechanism: "send to a deaf peer",
    server: misbehave.deaf(),
    steps: [["fill", 100, 200_000], ["wait", 200], ["buffered"]],
    want: { log: [null, null, expect.closeTo(18_000_000, -7)] },
    memory: 64,
  },
  {
    name: "never reads: writeTimeout ends it, and every send settles",
    mechanism: "writeTimeout",
    server: misbehave.deaf(),
    options: { writeTimeout: 200 },
    steps: [["fill", 100, 200_000], ["closed"], ["settled"]],
    condition: "write_timeout",
    want: {
      info: { code: 1006, initiator: "local", wasClean: false },
      log: [null, {}, expect.objectContaining({ write_timeout: expect.any(Number) })],
    },
    within: [200, 600],
    memory: 64,
  },
  {
    name: "never reads: a signal ends the wait of a send, and the connection goes on",
    mechanism: "send aborted",
    server: misbehave.deaf(),
    steps: [["fill", 100, 200_000, 100], ["settled"]],
    want: { log: [null, { canceled: expect.any(Number), sent: expect.any(Number) }] },
    within: [100, 500],
    memory: 64,
  },
  {
    name: "reads slowly: every send gets there in the end",
    mechanism: "slow reader",
    server: async (peer) => {
      await peer.accept();
      peer.answerClose();
      for (let i = 0; i < 20; i++) {
        peer.pause();
        await peer.wait(10);
        peer.resume();
        await peer.wait(1);
      }
    },
    options: { closeTimeout: "2s" },
    steps: [["fill", 50, 200_000], ["settled"], ["buffered"], ["close", 1000]],
    want: { info: { wasClean: true }, log: [null, { sent: 50 }, 0, {}] },
    wire: 1000,
    within: [0, 3000],
    memory: 64,
  },
  {
    name: "never reads: a close is bounded by closeTimeout",
    mechanism: "close to a deaf peer",
    server: misbehave.deaf(),
    options: { closeTimeout: 150 },
    steps: [["fill", 100, 200_000], ["close", 1000], ["settled"]],
    want: { info: { code: 1000, initiator: "local", wasClean: false } },
    within: [150, 600],
    memory: 64,
  },
];

export const pressureRows: readonly Row[] = [...floods, ...largeTexts, ...slow];
