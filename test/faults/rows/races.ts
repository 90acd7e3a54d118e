/** Two things at once: repeated, each time a little later, and each time with one of the outcomes that are right. */
import { expect } from "vitest";
import { closePayload, frame, MALFORMED, misbehave } from "../../../testing/index.js";
import type { Row, Want } from "../row.js";

const canceled: Want = { error: { condition: "canceled", kind: "CANCELED", retryable: false, cause: "enough" } };
const clean: Want = { info: { code: 1000, wasClean: true } };

export const raceRows: readonly Row[] = [
  {
    name: "opens while connecting is aborted",
    mechanism: "abort races open",
    server: misbehave.close(1000),
    steps: [["closed"]],
    abortAfter: 0,
    repeat: 40,
    want: [canceled, clean],
    within: [0, 3000],
  },
  {
    name: "refuses while connecting is aborted",
    mechanism: "abort races a refusal",
    server: misbehave.status(403),
    abortAfter: 0,
    repeat: 30,
    want: [canceled, { error: { condition: "handshake_denied" } }],
    within: [0, 3000],
  },
  {
    name: "resets while connecting is aborted",
    mechanism: "abort races a reset",
    server: misbehave.reset("request"),
    abortAfter: 0,
    repeat: 30,
    want: [canceled, { error: { condition: "connection_failed" } }],
    within: [0, 3000],
  },
  {
    name: "is slow when connecting is aborted",
    mechanism: "abort while connecting",
    server: misbehave.silence(),
    abortAfter: 20,
    repeat: 5,
    want: canceled,
    within: [100, 600],
  },
  {
    name: "drips TLS when connecting is aborted",
    mechanism: "abort while connecting",
    start: async (start) => ({ url: `wss://127.0.0.1:${(await start(misbehave.silence())).port}/` }),
    abortAfter: 20,
    repeat: 5,
    want: canceled,
    within: [100, 600],
  },
  {
    name: "closes while we close",
    mechanism: "close races close",
    server: async (peer, index) => {
      await peer.accept();
      if (index % 3 === 0) await peer.wait(index % 5);
      peer.close(4001, "theirs");
    },
    steps: [["close", 4000, "ours"]],
    repeat: 30,
    want: [
      { info: { code: 4000, reason: "ours", initiator: "local", wasClean: true } },
      { info: { code: 4001, reason: "theirs", initiator: "remote", wasClean: true } },
    ],
    within: [0, 4000],
  },
  {
    name: "breaks the protocol at the moment that we close",
    mechanism: "close races a violation",
    server: async (peer, index) => {
      await peer.accept();
      if (index % 2 === 0) await peer.wait(index % 3);
      peer.send(Buffer.from([0xff, 0xff]));
    },
    options: { closeTimeout: 30 },
    steps: [["close", 4000]],
    repeat: 20,
    want: [
      { info: { code: 4000, initiator: "local", wasClean: false } },
      { info: { code: 1002, initiator: "local", wasClean: false, error: { condition: "protocol_violation" } } },
    ],
    within: [0, 4000],
  },
  {
    name: "resets behind its messages",
    mechanism: "reset races data",
    server: async (peer, index) => {
      await peer.accept();
      for (let i = 0; i < 50; i++) peer.message("data");
      await peer.wait(index % 4);
      peer.reset();
    },
    steps: [["drain"], ["closed"]],
    repeat: 30,
    want: {
      info: { code: 1006, initiator: "transport", error: { condition: "connection_lost" } },
      log: [{ count: expect.any(Number) }, {}],
    },
    within: [0, 4000],
  },
  {
    name: "resets at the moment that we close",
    mechanism: "close races a reset",
    server: async (peer, index) => {
      await peer.accept();
      await peer.wait(index % 4);
      peer.reset();
    },
    options: { closeTimeout: 50 },
    steps: [["close", 4000]],
    repeat: 30,
    want: [
      { info: { code: 4000, initiator: "local", wasClean: false } },
      { info: { code: 1006, initiator: "transport", wasClean: false } },
    ],
    within: [0, 4000],
  },
  {
    name: "sends its close frame and the end of TCP in one packet with data",
    mechanism: "close and end in one packet",
    server: async (peer) => {
      await peer.accept();
      peer.socket.end(Buffer.concat([frame(1, "last"), frame(8, closePayload(4001, "bye"))]));
    },
    steps: [["drain"], ["closed"]],
    repeat: 20,
    want: {
      info: { code: 4001, reason: "bye", initiator: "remote", wasClean: true },
      log: [{ count: 1, first: ["last"] }, {}],
    },
    within: [0, 3000],
  },
  {
    name: "sends the answer, data and its close frame in one packet",
    mechanism: "open and close in one packet",
    server: async (peer) => {
      await peer.accept({
        change: (head) => head + Buffer.concat([frame(1, "first"), frame(8, closePayload(4001))]).toString("latin1"),
      });
      peer.end();
    },
    steps: [["drain"], ["closed"]],
    repeat: 20,
    want: { info: { code: 4001, initiator: "remote", wasClean: true }, log: [{ count: 1, first: ["first"] }, {}] },
    within: [0, 3000],
  },
  {
    name: "sends the answer and a violation in one packet",
    mechanism: "open and violation in one packet",
    server: misbehave.head((head) => head + Buffer.concat([frame(1, "a"), MALFORMED.rsv2]).toString("latin1")),
    steps: [["drain"], ["closed"]],
    repeat: 10,
    want: {
      info: { code: 1002, initiator: "local", error: { condition: "protocol_violation" } },
      log: [{ count: 1, first: ["a"] }, {}],
    },
    within: [0, 3000],
  },
  {
    name: "sends while a receive is canceled: no message is eaten",
    mechanism: "receive canceled",
    server: async (peer) => {
      await peer.accept();
      peer.answerClose();
      for (let i = 0; i < 10; i++) {
        await peer.wait(3);
        peer.message(`${i}`);
      }
    },
    steps: [
      ["receive", { timeout: 2 }],
      ["receive", { timeout: 3 }],
      ["receive", { timeout: 4 }],
      ["wait", 60],
      ["length"],
      ["close"],
    ],
    want: { info: { wasClean: true } },
  },
];
