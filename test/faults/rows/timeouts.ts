/** Peers that fall silent. */
import { expect } from "vitest";
import { frame, misbehave } from "../../../testing/index.js";
import type { Row } from "../row.js";

const ended = { code: 1006, initiator: "local", wasClean: false } as const;

export const timeoutRows: readonly Row[] = [
  {
    name: "says nothing: readTimeout ends it",
    mechanism: "readTimeout",
    server: misbehave.mute(),
    options: { readTimeout: 150 },
    condition: "read_timeout",
    want: { info: ended },
    within: [150, 250],
  },
  {
    name: "sends nothing but pongs: they count as life",
    mechanism: "life by pongs",
    server: async (peer) => {
      await peer.accept();
      for (let i = 0; i < 6; i++) {
        await peer.wait(100);
        peer.frame(10, "alive");
      }
      peer.close(1000);
    },
    options: { readTimeout: 450 },
    want: { info: { code: 1000, initiator: "remote" } },
    within: [600, 1200],
  },
  {
    name: "stops in the middle of a frame",
    mechanism: "readTimeout in a frame",
    server: misbehave.cutFrame("wait"),
    options: { readTimeout: 150 },
    condition: "read_timeout",
    want: { info: ended },
    within: [150, 300],
  },
  {
    name: "floods us, and we are paused: readTimeout stands still",
    mechanism: "readTimeout while paused",
    server: misbehave.flood(frame(2, Buffer.alloc(10_000)), { times: 10_000 }),
    options: { readTimeout: 100, channelCapacity: 1 },
    steps: [["wait", 300], ["receive"], ["length"]],
    want: { log: [null, "binary of 10000", 1] },
  },
  {
    name: "does not answer a ping",
    mechanism: "ping unanswered",
    server: misbehave.mute(),
    steps: [
      ["ping", { timeout: 150 }],
      ["send", "still here"],
    ],
    want: { log: [{ condition: "ping_timeout", kind: "TIMEOUT", retryable: true }, null] },
    within: [150, 250],
  },
  {
    name: "answers a ping with another payload",
    mechanism: "pong of another ping",
    server: async (peer) => {
      await peer.accept();
      await peer.nextFrame(9);
      peer.frame(10, "nonsense");
    },
    steps: [["ping", { timeout: 150 }]],
    want: { log: [{ condition: "ping_timeout" }] },
    within: [150, 250],
  },
  {
    name: "answers pings late, and in the wrong order",
    mechanism: "pongs out of order",
    server: async (peer) => {
      await peer.accept();
      const first = await peer.nextFrame(9);
      peer.frame(10, first.payload);
      peer.frame(10, first.payload);
      const second = await peer.nextFrame(9);
      await peer.wait(50);
      peer.frame(10, first.payload);
      peer.frame(10, second.payload);
    },
    steps: [["ping"], ["ping", { timeout: 1000 }]],
    want: { log: ["number", "number"] },
  },
  {
    name: "does not answer the heartbeat",
    mechanism: "heartbeat",
    server: misbehave.mute(),
    options: { heartbeat: { interval: 50, timeout: 100 } },
    condition: "ping_timeout",
    want: { info: ended },
    within: [150, 270],
  },
  {
    name: "answers the heartbeat with messages: any frame counts as life",
    mechanism: "heartbeat by messages",
    server: async (peer) => {
      await peer.accept();
      for (let i = 0; i < 5; i++) {
        await peer.nextFrame(9);
        peer.message("alive");
      }
      peer.close(1000);
    },
    options: { heartbeat: { interval: 20, timeout: 400 } },
    want: { info: { code: 1000, initiator: "remote" } },
  },
  {
    name: "floods us, and we are paused: the heartbeat does not judge",
    mechanism: "heartbeat while paused",
    server: misbehave.flood(frame(2, Buffer.alloc(100)), { times: 1_000_000 }),
    options: { heartbeat: { interval: 30, timeout: 30 }, channelCapacity: 1, channelBytes: 65_536 },
    steps: [["wait", 300], ["length"], ["receive"]],
    want: { log: [null, expect.any(Number), "binary of 100"] },
  },
  {
    name: "sends a pong behind messages that nobody reads: a ping finds it",
    mechanism: "pong behind messages",
    server: async (peer) => {
      await peer.accept();
      for (let i = 0; i < 500; i++) peer.message(`${i}`);
      peer.answerPings();
    },
    options: { channelCapacity: 1 },
    steps: [
      ["wait", 50],
      ["ping", { timeout: 1000 }],
      ["take", 500],
    ],
    want: { log: [null, "number", { count: 500 }] },
  },
  {
    name: "says nothing: a receive gives up, and loses nothing",
    mechanism: "receive timeout",
    server: async (peer) => {
      await peer.accept();
      await peer.wait(100);
      peer.message("late");
    },
    steps: [["receive", { timeout: 30 }], ["receive"]],
    want: { log: [{ condition: "receive_timeout", kind: "TIMEOUT", retryable: true }, "late"] },
  },
];
