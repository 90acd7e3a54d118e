/** A server in memory: no port is opened, everything else is as over a network. */
import { createServer as createHttpServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer, type ServerOptions as WebSocketServerOptions } from "ws";
import { inNetwork, type Network } from "../runtime/network.js";
import { duplexPair } from "./duplex-pair.js";

export interface MemoryServer {
  /** `ws://memory.test`; any other `ws:` URL reaches it just as well. */
  readonly url: string;
  /** Calls `fn`: whatever connects in it, and in what it awaits, reaches this server, also when it reconnects. */
  run<T>(fn: () => T): T;
  /** Cuts all connections; further ones are refused. */
  close(): Promise<void>;
}

/**
 * `serve` is called for each connection, with the other end of it as a WebSocket of `ws`; `options` as `ws` takes them
 * (`perMessageDeflate`, `handleProtocols`, …). For code that connects by itself:
 *
 *     const server = createMemoryServer((peer) => peer.send("hello"));
 *     await server.run(() => program());
 *
 * A policy that asks for the address that is dialled refuses: there is none.
 */
export function createMemoryServer(
  serve: (peer: WebSocket, request: IncomingMessage) => void,
  options: WebSocketServerOptions = {},
): MemoryServer {
  const http = createHttpServer();
  const server = new WebSocketServer({ ...options, server: http });
  server.on("connection", serve);
  const ends = new Set<Duplex>();
  let open = true;
  const network: Network = {
    async connect(host, port) {
      if (!open) throw Object.assign(new Error(`connect ECONNREFUSED ${host}:${port}`), { code: "ECONNREFUSED" });
      const [ours, theirs] = duplexPair();
      ends.add(theirs);
      theirs.on("close", () => ends.delete(theirs)).on("error", () => undefined);
      http.emit("connection", theirs);
      return ours;
    },
  };
  return {
    url: "ws://memory.test",
    run: (fn) => inNetwork(network, fn),
    async close() {
      open = false;
      for (const end of ends) end.destroy();
    },
  };
}
