/** Real servers on loopback, on ports that the system gives. */
import type { IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type ServerOptions, type WebSocket, WebSocketServer } from "ws";
import { createServer } from "../../testing/index.js";

export { acceptance, closePayload, frame } from "../../testing/index.js";

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

/** What a server says instead of opening a WebSocket. */
export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server that refuses every handshake; `answer` gets the head of the request. */
export function refusingServer(answer: (request: string) => Refusal): Promise<TestServer> {
  return createServer(async (peer) => {
    const { status, ...rest } = answer(await peer.request);
    await peer.refuse(status, rest);
  });
}

/** A TCP server; `serve` gets each socket as it comes. */
export function tcpServer(serve: (socket: Socket) => void): Promise<TestServer> {
  return createServer((peer) => serve(peer.socket));
}

/** A server that accepts the handshake and then does as told, byte by byte. */
export function rawServer(serve: (socket: Socket, request: string) => void, headers = ""): Promise<TestServer> {
  return createServer(async (peer) => {
    await peer.accept(headers);
    serve(peer.socket, await peer.request);
  });
}

function addressOf(address: AddressInfo | string | null): { readonly url: string; readonly port: number } {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `ws://127.0.0.1:${address.port}`, port: address.port };
}
