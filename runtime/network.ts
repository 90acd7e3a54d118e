/** What is dialled over: the system's network, unless a test has one in memory. */

import { AsyncLocalStorage } from "node:async_hooks";
import type { Duplex } from "node:stream";

export interface Network {
  /** A stream to the host, connected. Rejects with the error of a platform, as a socket would fail. */
  connect(host: string, port: number): Promise<Duplex>;
}

const storage = new AsyncLocalStorage<Network>();

/** Runs `fn`: a client that connects in it dials over this network, also when it reconnects. */
export function inNetwork<T>(network: Network, fn: () => T): T {
  return storage.run(network, fn);
}

/** `undefined`: the system's. */
export function currentNetwork(): Network | undefined {
  return storage.getStore();
}
