/** Before the request is sent: names, addresses, TLS and proxies. */

import net from "node:net";
import { Worker } from "node:worker_threads";
import { expect } from "vitest";
import { misbehave, type ScriptedServer } from "../../../testing/index.js";
import * as certificates from "../../support/certificates.js";
import type { Dial, Row } from "../row.js";

const soon = { dialTimeout: 150 };
const late = { condition: "dial_timeout", within: [150, 250] } as const;
const trusting = { tls: { ca: certificates.ca.toString() } };

/** Dials the server by a name that the row's `hosts` know. */
const named =
  (host: string, options = {}) =>
  async (start: Parameters<NonNullable<Row["start"]>>[0]): Promise<Dial> => {
    const { port } = await start(misbehave.mute());
    return { url: `ws://${host}:${port}/`, options };
  };

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A port whose backlog is full: the kernel lets further attempts to connect wait. */
async function fullPort(): Promise<Dial> {
  const code = `
    const { parentPort } = require("node:worker_threads");
    const server = require("node:net").createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 20);
    });`;
  const worker = new Worker(code, { eval: true });
  const port = await new Promise<number>((resolve) => worker.once("message", resolve));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const waiting = Array.from({ length: 8 }, () => net.connect(port, "127.0.0.1").on("error", () => undefined));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    url: `ws://127.0.0.1:${port}/`,
    options: soon,
    stop: async () => {
      for (const socket of waiting) socket.destroy();
      await worker.terminate();
    },
  };
}

const proxyOf = ({ port }: ScriptedServer): { readonly proxy: string } => ({ proxy: `http://127.0.0.1:${port}` });

/** A target behind a proxy that misbehaves. */
const behind =
  (proxy: Parameters<Parameters<NonNullable<Row["start"]>>[0]>[0], options = {}): NonNullable<Row["start"]> =>
  async (start) => ({ url: "ws://target.test/", options: { ...proxyOf(await start(proxy)), ...options } });

const timedOut = (phase: string) => ({ error: { details: { phase } } });

export const dialRows: readonly Row[] = [
  {
    name: "has a name that is never resolved",
    mechanism: "dns silent",
    start: named("silent.test", soon),
    hosts: { "silent.test": { addresses: ["127.0.0.1"], afterMs: 1000 } },
    ...late,
    want: timedOut("dns"),
  },
  {
    name: "has no such name",
    mechanism: "dns error",
    start: named("nowhere.test"),
    condition: "connection_failed",
    want: { error: { cause: "ENOTFOUND" } },
  },
  {
    name: "has a name without an address",
    mechanism: "dns empty",
    start: named("empty.test"),
    hosts: { "empty.test": { addresses: [] } },
    condition: "connection_failed",
  },
  {
    name: "has a first address that refuses, and a second that is right",
    mechanism: "several addresses",
    start: async (start) => {
      const { port } = await start(misbehave.close(1000));
      return { url: `ws://two.test:${port}/` };
    },
    hosts: { "two.test": { addresses: ["127.0.0.2", "127.0.0.1"] } },
    want: { info: { code: 1000, initiator: "remote" } },
  },
  {
    name: "refuses at every address",
    mechanism: "several addresses",
    start: async () => ({ url: `ws://all.test:${await closedPort()}/` }),
    hosts: { "all.test": { addresses: ["127.0.0.1", "127.0.0.2", "127.0.0.3"] } },
    condition: "connection_failed",
    want: { error: { message: expect.stringMatching(/127\.0\.0\.1.*127\.0\.0\.3/) } },
  },
  {
    name: "refuses",
    mechanism: "tcp refused",
    start: async () => ({ url: `ws://127.0.0.1:${await closedPort()}/` }),
    condition: "connection_failed",
    want: { error: { cause: "ECONNREFUSED" } },
  },
  {
    name: "never accepts the connection",
    mechanism: "tcp silent",
    start: fullPort,
    ...late,
    want: timedOut("tcp"),
  },
  {
    name: "says nothing during the TLS handshake",
    mechanism: "tls silent",
    start: async (start) => ({ url: `wss://127.0.0.1:${(await start(misbehave.silence())).port}/`, options: soon }),
    ...late,
    want: timedOut("tls"),
  },
  {
    name: "drips a TLS record",
    mechanism: "tls drip",
    start: async (start) => {
      const record = [22, 3, 3, 64, 0, ...Array.from({ length: 1000 }, () => 0)];
      const { port } = await start((peer) => peer.drip(record, 10));
      return { url: `wss://127.0.0.1:${port}/`, options: soon };
    },
    ...late,
    want: timedOut("tls"),
  },
  {
    name: "speaks no TLS",
    mechanism: "tls garbage",
    start: async (start) => ({
      url: `wss://127.0.0.1:${(await start((peer) => peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"))).port}/`,
    }),
    condition: "connection_failed",
  },
  {
    name: "resets during the TLS handshake",
    mechanism: "tls cut",
    start: async (start) => ({ url: `wss://127.0.0.1:${(await start(misbehave.reset())).port}/` }),
    condition: "connection_failed",
  },
  {
    name: "has a certificate that nobody vouches for",
    mechanism: "tls untrusted",
    server: misbehave.mute(),
    serverOptions: { tls: certificates.server },
    condition: "connection_failed",
    want: { error: { cause: expect.stringMatching(/UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER/) } },
  },
  {
    name: "has a certificate for another host",
    mechanism: "tls wrong host",
    server: misbehave.mute(),
    serverOptions: { tls: certificates.other },
    options: trusting,
    condition: "connection_failed",
    want: { error: { cause: "ERR_TLS_CERT_ALTNAME_INVALID" } },
  },
  {
    name: "has a certificate that has expired",
    mechanism: "tls expired",
    server: misbehave.mute(),
    serverOptions: { tls: certificates.expired },
    options: trusting,
    condition: "connection_failed",
    want: { error: { cause: "CERT_HAS_EXPIRED" } },
  },
  {
    name: "redirects from wss: to ws:",
    mechanism: "redirect to plain",
    start: async (start) => {
      const plain = await start(misbehave.mute());
      const { url } = await start(misbehave.redirect(plain.url), { tls: certificates.server });
      return { url, options: { ...trusting, followRedirects: 3 } };
    },
    condition: "handshake_failed",
    want: { error: { message: expect.stringMatching(/from wss: to ws:/) } },
  },
  {
    name: "is silent behind TLS",
    mechanism: "upgrade silent",
    server: misbehave.silence("request"),
    serverOptions: { tls: certificates.server },
    options: { ...trusting, dialTimeout: 500 },
    ...late,
    within: [500, 600],
    want: timedOut("upgrade"),
  },
  {
    name: "sends bad UTF-8 over TLS",
    mechanism: "bad UTF-8",
    server: misbehave.malformed("bad UTF-8"),
    serverOptions: { tls: certificates.server },
    options: trusting,
    condition: "protocol_violation",
    want: { info: { code: 1007, initiator: "local", wasClean: false } },
    wire: 1007,
  },
  {
    name: "is behind a proxy that asks for credentials",
    mechanism: "proxy status",
    start: behind(misbehave.status(407)),
    condition: "handshake_denied",
  },
  {
    name: "is behind a proxy that is busy for 3 s",
    mechanism: "proxy status",
    start: behind(misbehave.status(503, { retryAfter: 3 })),
    condition: "handshake_unavailable",
    want: { error: { details: { retryAfter: 3000 } } },
  },
  {
    name: "is behind a proxy that says nothing",
    mechanism: "proxy silent",
    start: behind(misbehave.silence(), soon),
    ...late,
    want: timedOut("proxy"),
  },
  {
    name: "is behind a proxy that drips its answer",
    mechanism: "proxy drip",
    start: behind(misbehave.drip(10), soon),
    ...late,
    want: timedOut("proxy"),
  },
  {
    name: "is behind a proxy that resets",
    mechanism: "proxy cut",
    start: behind(misbehave.reset("request")),
    condition: "connection_failed",
  },
  {
    name: "is behind a proxy that answers with garbage",
    mechanism: "proxy garbage",
    start: behind(misbehave.answer(Buffer.from([0, 1, 2, 3]))),
    condition: "handshake_failed",
  },
  {
    name: "is behind a proxy that has no end of headers",
    mechanism: "proxy header flood",
    start: behind(misbehave.answer(() => `HTTP/1.1 200 OK\r\n${"X-A: b\r\n".repeat(50_000)}`)),
    condition: "handshake_failed",
  },
  {
    name: "is silent behind a proxy",
    mechanism: "upgrade silent",
    start: behind(async (peer) => {
      await peer.request;
      peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
    }, soon),
    ...late,
    want: timedOut("upgrade"),
  },
  {
    name: "is behind a proxy that nobody listens at",
    mechanism: "proxy refused",
    start: async () => ({
      url: "ws://target.test/",
      options: { proxy: `http://127.0.0.1:${await closedPort()}` },
    }),
    condition: "connection_failed",
  },
];
