/** Real servers on loopback, on ports that the system gives. */
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import net, { type AddressInfo, type Socket } from "node:net";
import { type ServerOptions, type WebSocket, WebSocketServer } from "ws";

export interface TestServer {
  /** `ws://127.0.0.1:port` */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** A WebSocket server; `serve` is called for each connection. */
export async function wsServer(
  serve: (socket: WebSocket, request: IncomingMessage) => void,
  options: ServerOptions = {},
): Promise<TestServer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, ...options });
  await new Promise<void>((resolve) => server.once("listening", () => resolve()));
  server.on("connection", serve);
  return {
    ...addressOf(server.address()),
    close: () => {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Sends back what it gets. */
export function echo(socket: WebSocket): void {
  socket.on("message", (data, binary) => socket.send(data, { binary }));
}

/** What an HTTP server says instead of opening a WebSocket. */
export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server that refuses every handshake; `answer` gets the head of the request. */
export function refusingServer(answer: (request: string) => Refusal): Promise<TestServer> {
  return tcpServer((socket) => {
    socket.once("data", (chunk) => {
      const { status, headers = {}, body = "" } = answer(chunk.toString("latin1"));
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      const length = `Content-Length: ${Buffer.byteLength(body)}`;
      socket.end([`HTTP/1.1 ${status} Refused`, ...lines, length, "Connection: close", "", body].join("\r\n"));
    });
  });
}

/** A TCP server; `serve` gets each socket as it comes. */
export async function tcpServer(serve: (socket: Socket) => void): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...addressOf(server.address()),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return closeServer(server);
    },
  };
}

/** A server that accepts the handshake and then does as told, byte by byte. */
export function rawServer(serve: (socket: Socket, request: string) => void, headers = ""): Promise<TestServer> {
  return tcpServer((socket) => {
    let request = "";
    const onData = (chunk: Buffer): void => {
      request += chunk.toString("latin1");
      if (!request.includes("\r\n\r\n")) return;
      socket.off("data", onData);
      socket.write(acceptance(request, headers));
      serve(socket, request);
    };
    socket.on("data", onData);
  });
}

/** The answer that opens the connection (RFC 6455 section 4.2.2). */
export function acceptance(request: string, headers = ""): string {
  const key = /^sec-websocket-key: (.*)$/im.exec(request)?.[1]?.trim() ?? "";
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${headers}\r\n`;
}

/** A frame as a server sends it (RFC 6455 section 5.2). */
export function frame(opcode: number, payload: string | Uint8Array = "", first = 0x80): Buffer {
  const body = Buffer.from(payload);
  const head =
    body.length < 126
      ? Buffer.from([first | opcode, body.length])
      : Buffer.from([first | opcode, 126, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, body]);
}

/** The payload of a close frame. */
export function closePayload(code: number, reason = ""): Buffer {
  return Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]);
}

function addressOf(address: AddressInfo | string | null): { readonly url: string; readonly port: number } {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `ws://127.0.0.1:${address.port}`, port: address.port };
}

function closeServer(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
