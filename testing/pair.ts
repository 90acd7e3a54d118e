/** A client and its peer, connected in memory. */
import type { WebSocket, ServerOptions as WebSocketServerOptions } from "ws";
import { createMemoryServer } from "./memory-server.js";

export interface PairOptions<O> {
  /** Options of `connect`. */
  readonly options?: O;
  /** What the client dials; nobody has to be there. Only `ws:`. Default: `ws://memory.test/`. */
  readonly url?: string;
  /** Of the peer, as `ws` takes them (`perMessageDeflate`, `handleProtocols`, …). */
  readonly server?: WebSocketServerOptions;
}

export interface Pair<C> {
  readonly client: C;
  /** The other end: a WebSocket of `ws`. */
  readonly peer: WebSocket;
  /** The other end of the next connection, once a client with `reconnect` has connected again. */
  nextPeer(): Promise<WebSocket>;
}

/**
 * Connects a client and its peer: the same connection as over a network, over a pair of streams. `connect`: that of any
 * generated API.
 *
 *     const { client, peer } = await pair(connect);
 *     peer.send("hello");
 *     (await client.channel().receive()).value; // { type: "text", data: "hello" }
 *
 * @throws What `connect` throws.
 */
export async function pair<C, O extends object>(
  connect: (url: string, options?: O) => Promise<C>,
  { options, url = "ws://memory.test/", server = {} }: PairOptions<O> = {},
): Promise<Pair<C>> {
  const peers: WebSocket[] = [];
  const waiting: ((peer: WebSocket) => void)[] = [];
  const memory = createMemoryServer((peer) => {
    const first = waiting.shift();
    if (first === undefined) peers.push(peer);
    else first(peer);
  }, server);
  const nextPeer = (): Promise<WebSocket> =>
    new Promise((resolve) => {
      const first = peers.shift();
      if (first === undefined) waiting.push(resolve);
      else resolve(first);
    });
  const [client, peer] = await Promise.all([memory.run(() => connect(url, options)), nextPeer()]);
  return { client, peer, nextPeer };
}
