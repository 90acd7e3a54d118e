/** Short forms of the test kit's server: on loopback, on ports that the system gives. */
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { WebSocket, ServerOptions as WebSocketServerOptions } from "ws";
import { createMemoryServer, createServer, type ScriptedServer } from "../../testing/index.js";

export { acceptance, closePayload, frame } from "../../testing/index.js";

export interface TestServer extends ScriptedServer {
  /** Of a server in memory: what connects in `fn` reaches it. */
  readonly run?: <T>(fn: () => T) => T;
}

/** A WebSocket server; `serve` is called for each connection. */
export function wsServer(
  serve: (socket: WebSocket, request: IncomingMessage) => void,
  options: WebSocketServerOptions = {},
): Promise<TestServer> {
  return createServer(async (peer) => {
    const { webSocket, request } = await peer.webSocket(options);
    serve(webSocket, request);
  });
}

/** The same in memory. */
export async function memoryServer(
  serve: (socket: WebSocket, request: IncomingMessage) => void,
  options: WebSocketServerOptions = {},
): Promise<TestServer> {
  return { ...createMemoryServer(serve, options), port: 0, connections: 0 };
}

/** Runs `fn`, which connects to the server; `fn` alone would not find one in memory. */
export function within<T>(server: TestServer, fn: () => T): T {
  return server.run === undefined ? fn() : server.run(fn);
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
