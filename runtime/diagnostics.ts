/** What tools may listen to, by Node's `diagnostics_channel`: without listeners it costs a look at a flag. */

import diagnostics, { type Channel, channel } from "node:diagnostics_channel";

type DiagnosticEvent = "connect" | "open" | "message" | "pause" | "resume" | "close";

const channels: Readonly<Record<DiagnosticEvent, Channel>> = {
  connect: channel("wireglot:connect"),
  open: channel("wireglot:open"),
  message: channel("wireglot:message"),
  pause: channel("wireglot:pause"),
  resume: channel("wireglot:resume"),
  close: channel("wireglot:close"),
};

/** For what happens too often to prepare a call of `publish` each time. */
export function isListenedTo(event: DiagnosticEvent): boolean {
  return channels[event].hasSubscribers;
}

/** `facts` is called only when somebody listens. URLs in it are masked. */
export function publish(event: DiagnosticEvent, facts: () => object): void {
  const target = channels[event];
  if (target.hasSubscribers) target.publish(facts());
}

/** What listeners of the tracing channel see of an attempt to connect. The URL, masked, is known once it was asked for. */
interface ConnectTrace {
  readonly url: string;
}

/** `tracing:wireglot:connect:start`, `…:asyncEnd`, `…:error` and so on. Not every runtime has tracing channels. */
const connecting = diagnostics.tracingChannel?.<unknown, ConnectTrace>("wireglot:connect");

/** Runs `connect` as one trace, so that tools have a span of it without a word of them here. */
export async function traceConnect<T>(attempt: ConnectTrace, connect: () => Promise<T>): Promise<T> {
  if (connecting === undefined || connecting.hasSubscribers === false) return connect();
  let connected: T | undefined;
  const context: ConnectTrace = {
    get url() {
      return attempt.url;
    },
  };
  // What the promise gives is not told: a listener has no business with the socket.
  await connecting.tracePromise(async () => {
    connected = await connect();
  }, context);
  return connected as T;
}
