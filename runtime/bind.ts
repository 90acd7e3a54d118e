/** The runtime bound to the tables of one API: what its generated code exports. */

import type { Api } from "./api.js";
import { bindChannel, type ChannelConstructor } from "./channel.js";
import type { BaseClient, ClientCore, ClientTypes } from "./client.js";
import { ConnectionRegistry, type Connections } from "./connections.js";
import { bindErrorFunctions } from "./error-functions.js";
import { bindErrors } from "./errors.js";
import { open } from "./open.js";
import { bindSecurity, type SecurityApi } from "./security.js";
import { bindSelect, type Select } from "./select.js";
import type { ConnectUrl } from "./target.js";
import { bindTime, type TimeApi } from "./time.js";

/** The types of one API, which its generated code declares. */
export interface ApiTypes extends ClientTypes {
  readonly errors: object;
  readonly client: object;
}

export interface Bound<T extends ApiTypes> extends TimeApi {
  readonly errors: T["errors"];
  readonly Channel: ChannelConstructor;
  readonly select: Select;
  readonly connections: Connections<T["client"]>;
  readonly security: SecurityApi;
  /** Connects, and makes a client of the class. */
  connect<C extends BaseClient<T>>(
    client: new (session: ClientCore) => C,
    url: ConnectUrl,
    options?: T["options"],
  ): Promise<C>;
}

export function bind<T extends ApiTypes>(api: Api): Bound<T> {
  const errors = bindErrors(api.errors);
  const connections = new ConnectionRegistry<object>(errors);
  const remove = ({ id }: ClientCore): void => connections.remove(id);
  return {
    errors: bindErrorFunctions(api.errors, errors),
    Channel: bindChannel(errors),
    select: bindSelect(errors),
    ...bindTime(errors),
    connections: connections as Connections<T["client"]>,
    security: bindSecurity(errors, api.permissions),
    async connect(Client, url, options) {
      const session = await open(api, errors, url, options, remove);
      const client = new Client(session);
      connections.add(session, client);
      return client;
    },
  };
}
