/** A client and its peer, connected in memory: no port is opened, everything else is as over a network. */
import { Agent, createServer as createHttpServer } from "node:http";
import type { Duplex } from "node:stream";
import { type ServerOptions, type WebSocket, WebSocketServer } from "ws";
import { duplexPair } from "./duplex-pair.js";

/** The URL that a client in memory is connected to, unless another is given. */
const MEMORY_URL = "ws://memory.test/";

export interface PairOptions<O> {
  /** Options of `connect`. */
  readonly options?: O;
  /** Default: `ws://memory.test/`. Only `ws:`. */
  readonly url?: string;
  /** Of the peer, as `ws` takes them (`perMessageDeflate`, `handleProtocols`, …). */
  readonly server?: ServerOptions;
}

export interface Pair<C> {
  readonly client: C;
  /** The other end: a WebSocket of `ws`. */
  readonly peer: WebSocket;
}

/** `connect`: that of any generated API. */
export async function pair<C, O extends object>(
  connect: (url: string, options: O & { agent: Agent }) => Promise<C>,
  { options, url = MEMORY_URL, server = {} }: PairOptions<O> = {},
): Promise<Pair<C>> {
  const http = createHttpServer();
  const sockets = new WebSocketServer({ ...server, server: http });
  const peer = new Promise<WebSocket>((resolve) => sockets.once("connection", resolve));
  const agent = new MemoryAgent((end) => http.emit("connection", end));
  const given = Object.assign({ agent }, options);
  const [client, other] = await Promise.all([connect(url, given), peer]);
  return { client, peer: other };
}

/** Gives each request one end of a pair of streams, and the server the other. */
class MemoryAgent extends Agent {
  readonly #serve: (end: Duplex) => void;

  constructor(serve: (end: Duplex) => void) {
    super({ keepAlive: false });
    this.#serve = serve;
  }

  override createConnection(): Duplex {
    const [client, server] = duplexPair();
    this.#serve(server);
    return client;
  }
}
