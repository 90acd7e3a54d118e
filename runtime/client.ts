/** What generated clients are built on: everything that a client has whatever its spec says. */

import { inspect } from "node:util";
import type { Channel } from "./channel.js";
import type { CloseInfo } from "./close-info.js";
import { inspectAs } from "./inspection.js";
import type { Data } from "./payload.js";
import { redactUrl } from "./redact.js";

/** The types of one API. */
export interface ClientTypes {
  readonly options: object;
  readonly message: object;
  readonly control: object;
  readonly compression: number | string;
}

/** The methods of the runtime, which generated methods call by their roles. */
export interface ClientSession<T extends ClientTypes> {
  /** Resolves when the kernel took the frame. */
  send(data: Data, type?: unknown, options?: unknown): Promise<void>;
  ping(options?: unknown): Promise<{ readonly rtt: number }>;
  channel(): Channel<T["message"]>;
  control(): Channel<T["control"]>;
  close(code?: unknown, reason?: unknown): Promise<CloseInfo>;
  /** Checks parameters that the spec limits, and calls. */
  checked<R>(method: string, values: object, call: () => Promise<R>): Promise<R>;
}

/** What a client stands for: the state of its connection, and what can be done with it. */
export interface ClientCore extends ClientSession<ClientTypes> {
  readonly id: string;
  readonly url: string;
  readonly protocol: string;
  readonly compression: number | string;
  readonly options: object;
  readonly bufferedAmount: number;
  readonly closed: Promise<CloseInfo>;
  /** How it ended; undefined: it has not. */
  readonly info: CloseInfo | undefined;
}

/** Made by `connect`. It stays the same over reconnects. */
export abstract class BaseClient<T extends ClientTypes> {
  /** For generated methods. Not enumerable: whoever copies a client field by field would come upon the options. */
  declare protected readonly session: ClientSession<T>;
  readonly #session: ClientCore;

  static {
    inspectAs<BaseClient<ClientTypes>>(BaseClient.prototype, (client, options) => {
      const { id, url, protocol, compression } = client;
      const closed = client.#session.info ?? false;
      return `${client.constructor.name} ${inspect({ id, url: redactUrl(url), protocol, compression, closed }, options)}`;
    });
  }

  constructor(session: ClientCore) {
    this.#session = session;
    Object.defineProperty(this, "session", { value: session });
  }

  /** The ID of the connection: no other has it, not even later. */
  get id(): string {
    return this.#session.id;
  }

  /** The URL that it is connected to, after redirects. */
  get url(): string {
    return this.#session.url;
  }

  /** The subprotocol that the server chose; empty: none. */
  get protocol(): string {
    return this.#session.protocol;
  }

  /** The mode of compression that was negotiated (RFC 7692). */
  get compression(): T["compression"] {
    return this.#session.compression;
  }

  /** The options that hold, defaults included: durations in milliseconds, sizes in bytes. Frozen. */
  get options(): Readonly<T["options"]> {
    return this.#session.options as Readonly<T["options"]>;
  }

  /** Bytes that wait to be sent. */
  get bufferedAmount(): number {
    return this.#session.bufferedAmount;
  }

  /** How the connection ended, once it has, whoever ended it. Never rejects. */
  get closed(): Promise<CloseInfo> {
    return this.#session.closed;
  }

  /** Closes the connection at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.close();
  }
}
