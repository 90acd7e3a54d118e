/** A client as a pair of Web Streams, with back-pressure both ways. */

import type { Channel } from "./channel.js";
import type { CloseInfo } from "./close-info.js";
import type { Data } from "./payload.js";

/** What a stream needs of a client. */
export interface StreamClient {
  readonly protocol: string;
  readonly closed: Promise<CloseInfo>;
  channel(): Channel<{ readonly data: string | Uint8Array }>;
  send(data: Data): Promise<void>;
  close(code?: number, reason?: string): Promise<CloseInfo>;
}

export interface OpenedStream {
  /** Text as strings, binary messages as bytes. Errors where a loop over the messages would throw. */
  readonly readable: ReadableStream<string | Uint8Array>;
  /** Each chunk is a message; a write resolves when the kernel took it. Closing it closes the connection. */
  readonly writable: WritableStream<Data>;
  /** The subprotocol that the server chose. */
  readonly protocol: string;
}

export class ClientStream {
  /** The streams, once the connection is open; rejects where connecting fails. */
  readonly opened: Promise<OpenedStream>;
  /** How the connection ended; rejects where connecting fails. */
  readonly closed: Promise<CloseInfo>;
  readonly #client: Promise<StreamClient>;

  constructor(client: Promise<StreamClient>) {
    this.#client = client;
    this.opened = client.then(openStream);
    this.closed = client.then((open) => open.closed);
    // Whoever looks at one of them need not look at the other.
    this.opened.catch(() => undefined);
    this.closed.catch(() => undefined);
  }

  /** Closes the connection; how it ended is told by `closed`. */
  close(options: { readonly closeCode?: number; readonly reason?: string } = {}): void {
    this.#client.then((client) => client.close(options.closeCode, options.reason)).catch(() => undefined);
  }
}

function openStream(client: StreamClient): OpenedStream {
  const messages = client.channel()[Symbol.asyncIterator]();
  const readable = new ReadableStream<string | Uint8Array>(
    {
      async pull(controller) {
        const next = await messages.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value.data);
      },
      async cancel() {
        await client.close();
      },
    },
    // The channel is the buffer: nothing is taken from it before somebody reads.
    { highWaterMark: 0 },
  );
  const writable = new WritableStream<Data>({
    start(controller) {
      // A writer learns of the end without having to write: what `send` says then is the error.
      void client.closed.then(() => client.send("")).catch((error: unknown) => controller.error(error));
    },
    write: (data) => client.send(data),
    close: async () => {
      await client.close();
    },
    abort: async () => {
      await client.close();
    },
  });
  return { readable, writable, protocol: client.protocol };
}
