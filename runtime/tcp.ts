/** Connects to a host: its name is looked up, each address is judged before it is connected to, the first that answers wins. */

import dns from "node:dns";
import net, { type LookupFunction, type Socket } from "node:net";
import { onceAborted } from "./abort.js";
import type { LentReads } from "./read-buffer.js";
import { ignore } from "./thrown.js";

export interface TcpRequest {
  readonly host: string;
  readonly port: number;
  /** Throws the error of an address that may not be connected to. */
  readonly judge: (address: string) => void;
  /** Called when the lookup is done and connecting begins. */
  readonly onLookup: () => void;
  /** Get what is read, instead of `data` events, where the platform can. */
  readonly reads?: LentReads;
  /** Aborted: the socket is destroyed. */
  readonly signal: AbortSignal;
}

/** Rejects with the denial if every address is denied, else with the error of the platform. Leaves no socket behind. */
export function connectTcp(request: TcpRequest): Promise<Socket> {
  const { host, port, signal } = request;
  return new Promise((resolve, reject) => {
    /** Set: no address is left to connect to. */
    let denied: unknown;
    if (net.isIP(host) !== 0) {
      request.judge(host);
      request.onLookup();
    }
    const lookup: LookupFunction = (name, _, callback) => {
      dns.promises.lookup(name, { all: true, verbatim: true }).then(
        (addresses) => {
          let denial: unknown;
          const allowed = addresses.filter(({ address }) => {
            try {
              request.judge(address);
              return true;
            } catch (error) {
              denial ??= error;
              return false;
            }
          });
          request.onLookup();
          if (allowed.length > 0) callback(null, allowed);
          else {
            denied = denial;
            callback(new Error(denial === undefined ? `${name} has no address` : "no address is allowed"), [], 0);
          }
        },
        (error: NodeJS.ErrnoException) => callback(error, [], 0),
      );
    };
    const socket = net.connect({
      host,
      port,
      lookup,
      autoSelectFamily: true,
      noDelay: true,
      ...(request.reads === undefined ? {} : { onread: request.reads.onread }),
    });
    let unwatch: (() => void) | undefined;
    const finish = (): void => {
      unwatch?.();
      socket.off("connect", onConnect);
      socket.off("error", onError);
    };
    const onConnect = (): void => {
      finish();
      resolve(socket);
    };
    const onError = (error: Error): void => {
      finish();
      socket.destroy();
      reject(denied ?? error);
    };
    const giveUp = (): void => {
      finish();
      // A lookup that comes back later finds nobody.
      socket.on("error", ignore);
      socket.destroy();
      reject(signal.reason);
    };
    socket.on("connect", onConnect);
    socket.on("error", onError);
    unwatch = onceAborted(signal, giveUp);
  });
}
