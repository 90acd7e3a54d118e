/** Servers that come and go, for a client that connects again. */
import { expect } from "vitest";
import { misbehave, type Script } from "../../../testing/index.js";
import type { Row } from "../row.js";

const again = { reconnect: { initialDelay: 5, maxDelay: 20 } };

const greet =
  (text: string): Script =>
  async (peer) => {
    await peer.accept();
    peer.answerClose();
    peer.message(text);
  };

export const reconnectRows: readonly Row[] = [
  {
    name: "goes away and comes back",
    mechanism: "reconnect after a close",
    server: [misbehave.close(1001), greet("back")],
    options: again,
    steps: [["receive"], ["control"], ["close"]],
    want: { info: { code: 1000, wasClean: true }, log: ["back", ["close", "reconnecting", "reconnected"], {}] },
  },
  {
    name: "resets and comes back",
    mechanism: "reconnect after a loss",
    server: [misbehave.reset("open"), greet("back")],
    options: again,
    steps: [["receive"], ["close"]],
    want: { info: { code: 1000, wasClean: true }, log: ["back", {}] },
  },
  {
    name: "flaps: it resets at every stage before it comes back",
    mechanism: "flapping",
    server: [
      misbehave.reset("open"),
      misbehave.hangUp("connect"),
      misbehave.reset("request"),
      misbehave.status(503),
      misbehave.cutFrame("reset"),
      misbehave.status(500),
      greet("back"),
    ],
    options: again,
    steps: [["receive"], ["close"]],
    want: { info: { code: 1000, wasClean: true }, log: ["back", {}] },
  },
  {
    name: "asks to wait before the next attempt",
    mechanism: "reconnect with Retry-After",
    server: [misbehave.close(1012), misbehave.status(503, { retryAfter: 1 }), greet("back")],
    options: again,
    steps: [["receive"], ["close"]],
    want: { log: ["back", {}] },
    within: [1000, 1600],
  },
  {
    name: "does not want this client any more",
    mechanism: "reconnect refused for good",
    server: [misbehave.close(1012), misbehave.status(403), greet("never")],
    options: again,
    steps: [["receive"], ["closed"]],
    condition: "handshake_denied",
    want: { info: { code: 1012, initiator: "remote" }, log: [{ ended: true }, {}] },
  },
  {
    name: "closes with a code that advises against connecting again",
    mechanism: "reconnect advised against",
    server: [misbehave.close(1008), greet("never")],
    options: again,
    steps: [["receive"], ["control"], ["closed"]],
    want: { info: { code: 1008, initiator: "remote" }, log: [{ ended: true }, ["close"], {}] },
  },
  {
    name: "breaks the protocol, and is not connected to again",
    mechanism: "reconnect after a violation",
    server: [misbehave.malformed("rsv2"), greet("never")],
    options: again,
    steps: [["receive"], ["closed"]],
    condition: "protocol_violation",
    want: { info: { code: 1002, initiator: "local" }, log: [{ ended: true }, {}] },
  },
  {
    name: "is gone for good",
    mechanism: "reconnect exhausted",
    server: [misbehave.reset("open"), misbehave.reset("connect")],
    options: { reconnect: { initialDelay: 5, maxDelay: 20, maxAttempts: 3 } },
    steps: [["receive"], ["control"], ["closed"]],
    condition: "connection_failed",
    want: {
      info: { code: 1006, initiator: "transport" },
      log: [{ ended: true }, ["close", "reconnecting", "reconnecting", "reconnecting"], {}],
    },
  },
  {
    name: "comes back, and gets what was sent meanwhile",
    mechanism: "reconnect queue",
    server: [
      misbehave.close(1001),
      misbehave.status(503),
      async (peer) => {
        await peer.accept();
        peer.answerClose();
        peer.echo();
      },
    ],
    options: { reconnect: { initialDelay: 30, maxDelay: 30, queue: { capacity: 10 } } },
    steps: [["until", "reconnecting"], ["send", "a"], ["send", "b"], ["take", 2], ["close"]],
    want: { info: { wasClean: true }, log: [expect.anything(), null, null, { first: ["a", "b"] }, {}] },
  },
  {
    name: "is gone: the queue is bounded, and every send in it settles",
    mechanism: "reconnect queue lost",
    server: [misbehave.close(1001), misbehave.reset("connect")],
    options: {
      reconnect: { initialDelay: 30, maxDelay: 30, maxAttempts: 2, queue: { capacity: 2, overflow: "error" } },
    },
    steps: [["until", "reconnecting"], ["fill", 5, 10], ["settled"], ["closed"]],
    condition: "connection_failed",
    want: {
      info: { code: 1001 },
      log: [expect.anything(), null, { connection_closed: 5 }, {}],
    },
  },
  {
    name: "is silent when we connect again: dialTimeout holds for each attempt",
    mechanism: "reconnect to silence",
    server: [misbehave.reset("open"), misbehave.silence(), greet("back")],
    options: { dialTimeout: 150, reconnect: { initialDelay: 1, maxDelay: 5 } },
    steps: [["receive"], ["close"]],
    want: { info: { wasClean: true }, log: ["back", {}] },
    within: [150, 800],
  },
  {
    name: "goes away while we close",
    mechanism: "close while reconnecting",
    server: [misbehave.close(1001), misbehave.silence()],
    options: { reconnect: { initialDelay: "1h", maxDelay: "1h" } },
    steps: [
      ["until", "reconnecting"],
      ["close", 4000],
    ],
    want: { info: { code: 4000, initiator: "local", wasClean: false } },
  },
];
