/** `wireglot/streams`: the base client as Web Streams. */
import { type ConnectOptions, type ConnectUrl, connect } from "../generated/index.js";
import { ClientStream } from "../runtime/streams.js";

export type { OpenedStream } from "../runtime/streams.js";

/** Connects at once: `const { readable, writable } = await new WebSocketStream(url).opened`. */
export class WebSocketStream extends ClientStream {
  constructor(url: ConnectUrl, options?: ConnectOptions) {
    super(connect(url, options));
  }
}
