/** A server on loopback that does as its script says, misbehaviour included. */
import net, { type AddressInfo, type Socket } from "node:net";
import tls, { type TlsOptions } from "node:tls";
import { acceptance, frame } from "./frames.js";

export interface ScriptedServer {
  /** `ws://127.0.0.1:port` (with TLS `wss:`), on a port that the system gave. */
  readonly url: string;
  readonly port: number;
  /** Cuts all connections and stops listening. */
  close(): Promise<void>;
}

/** One connection, as the script has it. */
export interface Peer {
  /** Whatever the kit does not do for you. */
  readonly socket: Socket;
  /** The head of the client's request, once it is there. */
  readonly request: Promise<string>;
  /** Opens the WebSocket; `headers`: further lines of the answer, each with its line end. */
  accept(headers?: string): Promise<void>;
  /** Answers the handshake with another status. */
  refuse(
    status: number,
    options?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
  ): Promise<void>;
  /** Writes bytes as they are. */
  send(bytes: string | Uint8Array): void;
  /** Writes a frame; see `frame`. */
  frame(opcode: number, payload?: string | Uint8Array, first?: number): void;
  /** Writes the bytes one by one, so many milliseconds apart, until the connection ends. */
  drip(bytes: string | Uint8Array, everyMs: number): void;
  /** Ends the TCP connection with a reset, without a close frame. */
  reset(): void;
  /** Ends its side of the TCP connection, without a close frame. */
  end(): void;
}

export interface ServerOptions {
  /** `key` and `cert`, and whatever else Node's `tls.createServer` takes. Default: no TLS. */
  readonly tls?: TlsOptions;
}

/** `script` is called for each connection, as soon as TCP has it, or the TLS handshake is done. */
export async function createServer(
  script: (peer: Peer) => void | Promise<void>,
  options: ServerOptions = {},
): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const watch = (socket: Socket): void => {
    sockets.add(socket);
    // A client may be gone at any time: what the script does then has no effect.
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  };
  const serve = (socket: Socket): void => {
    watch(socket);
    void script(peerOf(socket));
  };
  const server =
    options.tls === undefined ? net.createServer(serve) : tls.createServer(options.tls, serve).on("connection", watch);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls === undefined ? "ws" : "wss"}://127.0.0.1:${port}`,
    port,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function peerOf(socket: Socket): Peer {
  let request: Promise<string> | undefined;
  const peer: Peer = {
    socket,
    get request() {
      request ??= readHead(socket);
      return request;
    },
    async accept(headers) {
      socket.write(acceptance(await peer.request, headers));
    },
    async refuse(status, { headers = {}, body = "" } = {}) {
      await peer.request;
      const lines = Object.entries({
        ...headers,
        "Content-Length": String(Buffer.byteLength(body)),
        Connection: "close",
      });
      socket.end(
        [`HTTP/1.1 ${status} Refused`, ...lines.map(([name, value]) => `${name}: ${value}`), "", body].join("\r\n"),
      );
    },
    send: (bytes) => {
      socket.write(bytes);
    },
    frame: (opcode, payload, first) => {
      socket.write(frame(opcode, payload, first));
    },
    drip(bytes, everyMs) {
      const drops = [...Buffer.from(bytes)];
      const timer = setInterval(() => {
        const drop = drops.shift();
        if (drop === undefined) clearInterval(timer);
        else socket.write(Buffer.from([drop]));
      }, everyMs);
      socket.on("close", () => clearInterval(timer));
    },
    reset: () => {
      socket.resetAndDestroy();
    },
    end: () => {
      socket.end();
    },
  };
  return peer;
}

function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let head = "";
    const onData = (chunk: Buffer): void => {
      head += chunk.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      socket.off("data", onData);
      resolve(head);
    };
    socket.on("data", onData);
  });
}
