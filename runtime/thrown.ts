/** What was thrown, which may be anything. */

import { describeValue, redactUrls } from "./redact.js";

/** As a part of a sentence. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return redactUrls(thrown.message);
  return typeof thrown === "string" ? redactUrls(thrown) : describeValue(thrown);
}

/** For the errors of what is given up already: nobody is there to be told. */
export function ignore(): void {
  // Nothing is to be done.
}
