/** How an open connection can end, or fail to. */
import { expect } from "vitest";
import { COMPRESSION } from "wireglot";
import { closePayload, compress, frame, misbehave } from "../../../testing/index.js";
import type { Row } from "../row.js";

const lost = {
  condition: "connection_lost",
  want: { info: { code: 1006, initiator: "transport", wasClean: false } },
} as const;

const cuts: readonly Row[] = [
  {
    name: "hangs up once it is open",
    mechanism: "end without a close frame",
    server: misbehave.hangUp("open"),
    ...lost,
  },
  { name: "resets once it is open", mechanism: "reset when open", server: misbehave.reset("open"), ...lost },
  {
    name: "ends its side and waits",
    mechanism: "half-open when open",
    server: misbehave.halfOpen(),
    serverOptions: { halfOpen: true },
    ...lost,
  },
  {
    name: "resets in the middle of a frame",
    mechanism: "cut in a frame",
    server: misbehave.cutFrame("reset"),
    ...lost,
  },
  { name: "ends in the middle of a frame", mechanism: "cut in a frame", server: misbehave.cutFrame("end"), ...lost },
  {
    name: "ends in the middle of a fragmented message",
    mechanism: "cut in a message",
    server: async (peer) => {
      await peer.accept();
      peer.frame(1, "half", 0);
      peer.end();
    },
    steps: [["receive"], ["closed"]],
    ...lost,
  },
  {
    name: "ends in the middle of a compressed message",
    mechanism: "cut in a message",
    server: async (peer) => {
      await peer.accept({ extensions: "permessage-deflate" });
      peer.frame(1, compress("first"), 0xc0);
      peer.frame(1, compress("x".repeat(1000)).subarray(0, 5), 0x40);
      peer.end();
    },
    options: { compression: COMPRESSION.CONTEXT_TAKEOVER },
    steps: [["drain"], ["closed"]],
    condition: "connection_lost",
    want: { info: { code: 1006, initiator: "transport" }, log: [{ count: 1, first: ["first"] }, {}] },
  },
  {
    name: "resets while we send",
    mechanism: "reset while sending",
    server: async (peer) => {
      await peer.accept();
      peer.pause();
      await peer.wait(50);
      peer.reset();
    },
    steps: [["fill", 50, 200_000], ["settled"], ["closed"]],
    condition: "connection_lost",
    want: {
      info: { code: 1006, initiator: "transport" },
      log: [null, expect.objectContaining({ connection_lost: expect.any(Number) }), {}],
    },
    memory: 64,
  },
  {
    name: "resets while a ping is under way",
    mechanism: "reset while pinging",
    server: async (peer) => {
      await peer.accept();
      await peer.nextFrame(9);
      peer.reset();
    },
    steps: [["ping"], ["closed"]],
    condition: "connection_lost",
    want: { info: { code: 1006, initiator: "transport" }, log: [{ condition: "connection_lost" }, {}] },
  },
  {
    name: "resets while we close",
    mechanism: "reset while closing",
    server: async (peer) => {
      await peer.accept();
      await peer.closeFrame;
      peer.reset();
    },
    steps: [["close", 4000, "bye"]],
    want: { info: { code: 4000, reason: "bye", initiator: "local", wasClean: false } },
    wire: 4000,
  },
  {
    name: "sends messages and hangs up: they are delivered first",
    mechanism: "data before the end",
    server: async (peer) => {
      await peer.accept();
      for (let i = 0; i < 200; i++) peer.message(`${i}`);
      peer.end();
    },
    steps: [["drain"], ["closed"]],
    condition: "connection_lost",
    want: { info: { code: 1006, initiator: "transport" }, log: [{ count: 200, first: ["0", "1", "2", "3"] }, {}] },
  },
];

const closes: readonly Row[] = [
  {
    name: "goes on sending after its close frame",
    mechanism: "data after close",
    server: async (peer) => {
      await peer.accept();
      peer.send(
        Buffer.concat([frame(1, "before"), frame(8, closePayload(1000)), frame(1, "after"), frame(9, "after")]),
      );
      await peer.flood(frame(1, "after"), { times: 100_000 });
    },
    steps: [["drain"], ["closed"]],
    want: { info: { code: 1000, initiator: "remote", wasClean: true }, log: [{ count: 1, first: ["before"] }, {}] },
    wire: 1000,
  },
  {
    name: "sends a violation after its close frame",
    mechanism: "violation after close",
    server: misbehave.close(1001, "bye", Buffer.from([0xff, 0xff])),
    want: { info: { code: 1001, reason: "bye", initiator: "remote" } },
    wire: 1001,
  },
  {
    name: "closes twice",
    mechanism: "close twice",
    server: misbehave.close(1000, "", frame(8, closePayload(4000))),
    want: { info: { code: 1000, initiator: "remote", wasClean: true } },
    wire: 1000,
  },
  {
    name: "closes without a code",
    mechanism: "close without a code",
    server: misbehave.close(),
    steps: [["loop"], ["closed"]],
    want: { info: { code: 1005, reason: "", initiator: "remote", wasClean: true }, log: [0, {}] },
    wire: 1005,
  },
  {
    name: "closes with an error of its own",
    mechanism: "close with an error",
    server: misbehave.close(1011, "broken"),
    steps: [["loop"], ["send", "x"], ["ping"]],
    want: {
      info: { code: 1011, reason: "broken", initiator: "remote" },
      log: [{ condition: "connection_closed" }, { condition: "connection_closed" }, { condition: "connection_closed" }],
    },
    wire: 1011,
  },
  {
    name: "closes and never ends TCP",
    mechanism: "close without an end",
    server: misbehave.close(4000),
    serverOptions: { halfOpen: true },
    want: { info: { code: 4000, initiator: "remote", wasClean: true } },
    wire: 4000,
    within: [0, 250],
  },
  {
    name: "never answers a close",
    mechanism: "close unanswered",
    server: misbehave.mute(),
    serverOptions: { halfOpen: true },
    options: { closeTimeout: 150 },
    steps: [["close", 1000]],
    want: { info: { code: 1000, initiator: "local", wasClean: false } },
    wire: 1000,
    within: [150, 250],
  },
  {
    name: "floods us instead of answering a close",
    mechanism: "flood while closing",
    server: async (peer) => {
      await peer.accept();
      await peer.flood(frame(2, Buffer.alloc(10_000)));
    },
    options: { closeTimeout: 150 },
    steps: [["wait", 20], ["close", 1000], ["length"]],
    want: { info: { code: 1000, initiator: "local", wasClean: false } },
    wire: 1000,
    within: [150, 500],
    memory: 48,
  },
  {
    name: "answers a close slowly",
    mechanism: "close answered slowly",
    server: misbehave.slowClose(100),
    options: { closeTimeout: 1000 },
    steps: [["close", 4000]],
    want: { info: { code: 4000, initiator: "local", wasClean: true } },
    wire: 4000,
    within: [100, 600],
  },
  {
    name: "answers a close with another code",
    mechanism: "close answered differently",
    server: async (peer) => {
      await peer.accept();
      await peer.closeFrame;
      peer.close(4999, "mine");
      peer.end();
    },
    steps: [["close", 4000, "ours"]],
    want: { info: { code: 4000, reason: "ours", initiator: "local", wasClean: true } },
    wire: 4000,
  },
  {
    name: "answers a close by ending TCP",
    mechanism: "close answered by the end",
    server: async (peer) => {
      await peer.accept();
      await peer.closeFrame;
      peer.end();
    },
    steps: [["close", 1000]],
    want: { info: { code: 1000, initiator: "local", wasClean: false } },
    wire: 1000,
  },
  {
    name: "answers a close with a violation",
    mechanism: "violation while closing",
    server: async (peer) => {
      await peer.accept();
      await peer.closeFrame;
      peer.send(Buffer.from([0xff, 0xff]));
    },
    steps: [["close", 1000], ["length"]],
    want: { info: { initiator: "local", wasClean: false } },
    wire: 1000,
  },
  {
    name: "sends messages while we close, and then answers",
    mechanism: "data while closing",
    server: async (peer) => {
      await peer.accept();
      await peer.closeFrame;
      for (let i = 0; i < 100; i++) peer.message("late");
      peer.close(1000);
      peer.end();
    },
    steps: [["close", 1000], ["drain"]],
    want: { info: { code: 1000, wasClean: true, initiator: "local" }, log: [{}, { count: 0 }] },
    wire: 1000,
  },
  {
    name: "closes while we are paused: it is noticed once we read again",
    mechanism: "close while paused",
    server: async (peer) => {
      await peer.accept();
      await peer.flood(frame(2, Buffer.alloc(10_000)), { times: 1000 });
      peer.close(1001, "bye");
    },
    options: { channelCapacity: 1 },
    steps: [["wait", 50], ["drain"], ["closed"]],
    want: {
      info: { code: 1001, reason: "bye", initiator: "remote" },
      log: [null, { count: 1000, bytes: 10_000_000 }, {}],
    },
    wire: 1001,
    within: [0, 3000],
    memory: 48,
  },
  {
    name: "resets while we are paused: what had arrived is delivered",
    mechanism: "end while paused",
    server: async (peer) => {
      await peer.accept();
      for (let i = 0; i < 10; i++) peer.message(`${i}`);
      await peer.wait(30);
      peer.end();
    },
    options: { channelCapacity: 1 },
    steps: [["wait", 80], ["drain"], ["closed"]],
    condition: "connection_lost",
    want: { info: { code: 1006, initiator: "transport" }, log: [null, { count: 10 }, {}] },
  },
  {
    name: "is closed by us while we are paused",
    mechanism: "close of ours while paused",
    server: async (peer) => {
      await peer.accept();
      peer.answerClose();
      await peer.flood(frame(2, Buffer.alloc(1000)), { times: 5000 });
    },
    options: { channelCapacity: 2, closeTimeout: "2s" },
    steps: [["wait", 30], ["close", 1000], ["length"]],
    want: { info: { code: 1000, initiator: "local", wasClean: true }, log: [null, {}, 2] },
    wire: 1000,
  },
];

export const endingRows: readonly Row[] = [...cuts, ...closes];
