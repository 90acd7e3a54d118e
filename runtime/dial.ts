/** Opens one WebSocket: every step from the name of the host to the accepted handshake, under one deadline. */

import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { CompressionMode, Settings } from "./api.js";
import type { ErrorFactory } from "./errors.js";
import type { Target } from "./target.js";
import type { Lookup } from "./tcp.js";

/** What the security policy has to say while dialling. Each throws the error to raise. */
export interface Guard {
  /** Asked for the target of each redirect; that of the dial itself was asked for before it. */
  url(target: Target): void;
  /** Asked for each address right before it is connected to, a literal one included. */
  address(target: Target, address: string): void;
  /** Does a policy wait for the address? Then what hides the address (a proxy, an agent) is refused. */
  needsAddress(target: Target): boolean;
}

export interface DialRequest {
  readonly target: Target;
  readonly settings: Settings;
  readonly errors: ErrorFactory;
  readonly guard: Guard;
  /** Ends the dial besides `settings.signal`. */
  readonly signal?: AbortSignal;
  /** What `ws` is to get instead of the connected (and, for wss, secured) socket: a Duplex around it. */
  readonly wrap?: (socket: Socket) => Duplex;
  /** Let `ws` answer pings by itself; default true. */
  readonly autoPong?: boolean;
  /** Instead of the system's name resolution. */
  readonly lookup?: Lookup;
}

export interface Dialled {
  /** Open and paused; no message of it was delivered yet. Listeners attached right after the await miss nothing. */
  readonly ws: WebSocket;
  /** Where it leads, after redirects. */
  readonly target: Target;
  /** What was negotiated. */
  readonly compression: CompressionMode;
  /** The stream that `ws` reads and writes: the socket, or what `wrap` made of it. */
  readonly socket: Duplex;
}

export function dial(request: DialRequest): Promise<Dialled> {
  return Promise.reject(request.errors.of("connection-failed"));
}
