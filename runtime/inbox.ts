/** The receiving end of a connection as a channel: bounded in values and in bytes, fed by the connection alone. */

import { Channel, exchangeOf, type SendCase } from "./channel.js";
import type { CloseInfo } from "./close-info.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import { Ring } from "./ring.js";

export interface InboxOptions {
  /** Most values buffered. */
  readonly capacity: number;
  /** Most bytes buffered; one value is always taken, whatever its size. Default: without bound. */
  readonly bytes?: number;
  /**
   * `wait` (default): the one who pushes heeds {@link Inbox.hasRoom}; nothing is dropped.
   * `drop-oldest`: it keeps the latest values and is never full.
   */
  readonly overflow?: "wait" | "drop-oldest";
  /** Called when there is room again after a push or {@link Inbox.hasRoom} had said that there is none. */
  readonly onDrain?: () => void;
  readonly errors: ErrorFactory;
}

/**
 * A channel that is only received from. What it looks like to its user is a Channel; `push` and `end` are the
 * connection's. `send` and `close` are errors: the channel lives and ends with its connection.
 */
export class Inbox<T> extends Channel<T> {
  constructor(options: InboxOptions) {
    super(options.capacity, options.errors);
  }

  /** Bytes buffered now. */
  declare readonly bytes: number;

  /** May another value be pushed? Asking when there is none arms `onDrain`. */
  declare readonly hasRoom: boolean;

  /** Does the bound in values hold? False while reading must go on past it (a ping is pending); bytes are bound still. */
  declare slotsBound: boolean;

  /** Takes a value of so many bytes, past the bounds if need be. True while there is room for another. Ignored after the end. */
  declare push: (value: T, bytes?: number) => boolean;

  /** Ends it: what is buffered is delivered, then the end. `failure` is what `for await` throws then. */
  declare end: (info: CloseInfo, failure?: WebSocketError) => void;
}
