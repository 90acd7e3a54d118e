/** `wireglot/testing`: a client and its peer in memory, and a server that misbehaves as its script says. */
export { acceptance, closePayload, frame } from "./frames.js";
export { type Pair, type PairOptions, pair } from "./pair.js";
export { createServer, type Peer, type ScriptedServer, type ServerOptions } from "./server.js";
