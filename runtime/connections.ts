/** The open connections of an API, by their IDs. */

import type { ClientCore } from "./client.js";
import type { CloseInfo } from "./close-info.js";
import type { ErrorFactory } from "./errors.js";
import { describeValue } from "./redact.js";

export interface Connections<C> {
  /** Throws the error of role `invalid-connection-id` for an ID that is unknown, malformed, or of a closed connection. */
  get(id: string): C;
  /** In the order of their opening. */
  list(): readonly C[];
  /** Closes all of them; how each ended. */
  closeAll(code?: number, reason?: string): Promise<readonly CloseInfo[]>;
}

export class ConnectionRegistry<C> implements Connections<C> {
  readonly #errors: ErrorFactory;
  readonly #open: Map<string, { readonly client: C; readonly session: ClientCore }> = new Map();

  constructor(errors: ErrorFactory) {
    this.#errors = errors;
  }

  add(session: ClientCore, client: C): void {
    this.#open.set(session.id, { client, session });
  }

  remove(id: string): void {
    this.#open.delete(id);
  }

  get(id: string): C {
    const found = typeof id === "string" ? this.#open.get(id) : undefined;
    if (found === undefined)
      throw this.#errors.of("invalid-connection-id", { id: typeof id === "string" ? id : describeValue(id) });
    return found.client;
  }

  list(): readonly C[] {
    return [...this.#open.values()].map(({ client }) => client);
  }

  async closeAll(code?: number, reason?: string): Promise<readonly CloseInfo[]> {
    return Promise.all([...this.#open.values()].map(({ session }) => session.close(code, reason)));
  }
}
