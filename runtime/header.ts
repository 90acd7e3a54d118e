/** Which headers a caller may add to the handshake. */

import type { HeaderValues } from "./api.js";

/** What is wrong with a header, and what is accepted there instead. */
export interface HeaderProblem {
  /** Its name. */
  readonly at: string;
  readonly accepted: string;
}

/** A token of RFC 7230 §3.2.6: the name of a header. */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}

/** A field value of RFC 7230 §3.2: Latin-1 without control characters, tab excepted. */
export function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/**
 * Names that are not the caller's to set: those of the handshake itself (RFC 6455 §4.1), `Host`, which the policy has
 * judged by the URL, and those that would make the server see a body where the first frames are.
 */
export function isOwnHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return OWN_HEADERS.has(lower) || lower.startsWith("sec-websocket-");
}

const OWN_HEADERS: ReadonlySet<string> = new Set([
  "host",
  "connection",
  "upgrade",
  "content-length",
  "transfer-encoding",
  "trailer",
  "te",
  "expect",
  "keep-alive",
  "proxy-connection",
  "http2-settings",
]);

/** The first thing that is wrong with the entries of a record of headers. */
export function headerProblem(
  entries: readonly (readonly [name: string, value: unknown])[],
): HeaderProblem | undefined {
  const seen = new Set<string>();
  for (const [name, value] of entries) {
    const lower = name.toLowerCase();
    if (!isToken(name)) return { at: name, accepted: "a header name of letters, digits and !#$%&'*+-.^_`|~" };
    if (isOwnHeader(name)) return { at: name, accepted: "a header that is not the handshake's own" };
    if (seen.has(lower)) return { at: name, accepted: "each header once (names know no case)" };
    seen.add(lower);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!values.every((one) => typeof one === "string")) return { at: name, accepted: "a string or a list of strings" };
    if (!values.every(isHeaderValue)) return { at: name, accepted: "Latin-1 text without control characters" };
  }
  return undefined;
}

/** Headers as a plain object for Node's http. A name such as `__proto__` is only a name. */
export function outgoingHeaders(values: HeaderValues): Record<string, string> {
  return Object.assign(Object.create(null), Object.fromEntries(Object.entries(values)));
}
