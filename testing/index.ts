/** `wireglot/testing`: a client and its peer in memory, and a server that misbehaves as its script says. */
export type { ClientFrame } from "./frame-reader.js";
export { acceptance, bomb, closePayload, compress, frame } from "./frames.js";
export { MALFORMED, type Malformed } from "./malformed.js";
export { createMemoryServer, type MemoryServer } from "./memory-server.js";
export { misbehave, type Stage } from "./misbehave.js";
export { type Pair, type PairOptions, pair } from "./pair.js";
export type { AcceptOptions, FloodOptions, Peer, RefuseOptions } from "./peer.js";
export { createServer, type Script, type ScriptedServer, type ServerOptions } from "./server.js";
