/** A server on loopback that does as its script says, misbehaviour included. */
import net, { type AddressInfo, type Socket } from "node:net";
import tls, { type TlsOptions } from "node:tls";
import { Peer } from "./peer.js";

export interface ScriptedServer {
  /** `ws://127.0.0.1:port` (with TLS `wss:`), on a port that the system gave. */
  readonly url: string;
  readonly port: number;
  /** How many connections there were so far. */
  readonly connections: number;
  /** Cuts all connections and stops listening. */
  close(): Promise<void>;
}

/** What a server does with one connection; `index`: 0 for the first, 1 for the next. */
export type Script = (peer: Peer, index: number) => void | Promise<void>;

export interface ServerOptions {
  /** `key` and `cert`, and whatever else Node's `tls.createServer` takes. Default: no TLS. */
  readonly tls?: TlsOptions;
  /** Does the server keep its side of TCP open when the client has ended its own? Default false. */
  readonly halfOpen?: boolean;
}

/**
 * Starts a server. The script is called for each connection, as soon as TCP has it, or the TLS handshake is done; it is
 * one of `misbehave`, or a function of yours:
 *
 *     const server = await createServer(async (peer) => {
 *       await peer.accept();
 *       peer.message("hello");
 *     });
 *
 * A list gives each connection its own script, the last one all that follow: a server that fails at first, say.
 */
export async function createServer(
  script: Script | readonly Script[],
  options: ServerOptions = {},
): Promise<ScriptedServer> {
  const scripts = typeof script === "function" ? [script] : script;
  const sockets = new Set<Socket>();
  let connections = 0;
  const watch = (socket: Socket): void => {
    sockets.add(socket);
    // A client may be gone at any time: what the script does then has no effect.
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  };
  const serve = (socket: Socket): void => {
    watch(socket);
    const index = connections++;
    void scripts[Math.min(index, scripts.length - 1)]?.(new Peer(socket), index);
  };
  const sides = { allowHalfOpen: options.halfOpen ?? false };
  const server =
    options.tls === undefined
      ? net.createServer(sides, serve)
      : tls.createServer({ ...sides, ...options.tls }, serve).on("connection", watch);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls === undefined ? "ws" : "wss"}://127.0.0.1:${port}`,
    port,
    get connections() {
      return connections;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
