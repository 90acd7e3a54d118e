/** What tools may listen to, by Node's `diagnostics_channel`: without listeners it costs a look at a flag. */

import { type Channel, channel } from "node:diagnostics_channel";

type DiagnosticEvent = "connect" | "open" | "message" | "pause" | "resume" | "close";

const channels: Readonly<Record<DiagnosticEvent, Channel>> = {
  connect: channel("wireglot:connect"),
  open: channel("wireglot:open"),
  message: channel("wireglot:message"),
  pause: channel("wireglot:pause"),
  resume: channel("wireglot:resume"),
  close: channel("wireglot:close"),
};

/** `facts` is called only when somebody listens. URLs in it are masked. */
export function publish(event: DiagnosticEvent, facts: () => object): void {
  const target = channels[event];
  if (target.hasSubscribers) target.publish(facts());
}
