/** wss: over real TLS: whom the client trusts, what it says of itself, and how it fails. */
import type { TLSSocket } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { type ConnectOptions, connect, errors } from "wireglot";
import { createServer, type ServerOptions } from "../../testing/index.js";
import * as certificates from "../support/certificates.js";

const { ca, server, other, expired } = certificates;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** Says what it knows of the TLS connection, in one message. */
async function serve(tls: NonNullable<ServerOptions["tls"]>): Promise<{ readonly port: number }> {
  const started = await createServer(
    async (peer) => {
      await peer.accept();
      const socket = peer.socket as TLSSocket & { readonly servername: string | false };
      const subject = socket.getPeerCertificate().subject as { readonly CN?: string } | undefined;
      peer.frame(
        1,
        JSON.stringify({ name: socket.servername, protocol: socket.alpnProtocol, subject: subject?.CN ?? null }),
      );
      peer.socket.on("data", () => peer.end());
    },
    { tls },
  );
  open.push(started);
  return started;
}

async function told(url: string, options: ConnectOptions): Promise<unknown> {
  const client = await connect(url, options);
  const { value } = await client.channel().receive();
  await client.close();
  return JSON.parse(String(value?.data));
}

test.each([true, false])("an authority of one's own is trusted by tls.ca (fast lane: %s)", async (fastLane) => {
  const { port } = await serve({ ...server, ALPNProtocols: ["http/1.1"] });
  expect(await told(`wss://localhost:${port}/`, { tls: { ca }, fastLane })).toEqual({
    name: "localhost",
    protocol: "http/1.1",
    subject: null,
  });
});

test("an IP address is no server name (RFC 6066 section 3)", async () => {
  const { port } = await serve(server);
  expect(await told(`wss://127.0.0.1:${port}/`, { tls: { ca } })).toMatchObject({ name: false });
});

test("a client certificate is shown to a server that asks", async () => {
  const { port } = await serve({ ...server, ca, requestCert: true });
  expect(await told(`wss://localhost:${port}/`, { tls: { ca, ...certificates.client } })).toMatchObject({
    subject: "client",
  });
});

test("rejectUnauthorized: false trusts anybody", async () => {
  const { port } = await serve(other);
  expect(await told(`wss://localhost:${port}/`, { tls: { rejectUnauthorized: false } })).toMatchObject({
    name: "localhost",
  });
});

test.each<[string, NonNullable<ServerOptions["tls"]>, ConnectOptions, RegExp]>([
  ["of an unknown authority", server, {}, /unable to verify|self.signed|unable to get/],
  ["for another name", other, { tls: { ca } }, /other\.test/],
  ["that has expired", expired, { tls: { ca } }, /expired/],
])("a certificate %s is a failed connection that says so", async (_, tls, options, reason) => {
  const { port } = await serve(tls);
  const [, error] = await errors.attempt(connect(`wss://localhost:${port}/`, options));
  expect(error).toMatchObject({ condition: "connection_failed", kind: "INTERNAL", retryable: true });
  expect(error?.message).toMatch(reason);
});

test("a server that speaks no TLS is a failed connection", async () => {
  const started = await createServer((peer) => {
    peer.socket.once("data", () => peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"));
  });
  open.push(started);
  const [, error] = await errors.attempt(connect(`wss://127.0.0.1:${started.port}/`));
  expect(error?.condition).toBe("connection_failed");
});

test("a server that never answers the TLS handshake ends with the dial's deadline, in its phase", async () => {
  const started = await createServer(() => undefined);
  open.push(started);
  const [, error] = await errors.attempt(connect(`wss://127.0.0.1:${started.port}/`, { dialTimeout: 60 }));
  expect(error).toMatchObject({ condition: "dial_timeout", details: { phase: "tls" } });
});

test("the end of TLS without a close frame is a lost connection", async () => {
  const { port } = await serve(server);
  const client = await connect(`wss://localhost:${port}/`, { tls: { ca } });
  await client.send("now end");
  expect(await client.closed).toMatchObject({ code: 1006, initiator: "transport", wasClean: false });
});

test("bytes arrive by TLS as they were sent, short and long", async () => {
  const started = await createServer(
    async (peer) => {
      await peer.accept();
      for (const size of [3, 3000, 300_000]) peer.message(new Uint8Array(size).fill(size));
    },
    { tls: server },
  );
  open.push(started);
  const client = await connect(`wss://localhost:${started.port}/`, { tls: { ca }, closeTimeout: 20 });
  for (const size of [3, 3000, 300_000]) {
    const { value } = await client.channel().receive();
    expect(Buffer.from(value?.data as Uint8Array).equals(Buffer.alloc(size, size))).toBe(true);
  }
  await client.close();
});

test.each([true, false])(
  "a server that ends TCP within the TLS handshake is a failed connection (reset: %s)",
  async (reset) => {
    const started = await createServer((peer) => {
      peer.socket.once("data", () => (reset ? peer.reset() : peer.end()));
    });
    open.push(started);
    const [, error] = await errors.attempt(connect(`wss://localhost:${started.port}/`, { dialTimeout: 3000 }));
    expect(error).toMatchObject({ condition: "connection_failed" });
  },
);
