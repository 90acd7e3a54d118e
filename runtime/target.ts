/** A WebSocket URL, parsed once: what the policy judges is what is dialled. */

import { canonicalAddress } from "./address.js";

/** A WebSocket URL, or a function that gives one and is called at every dial. */
export type ConnectUrl = string | URL | (() => string | URL | Promise<string | URL>);

/** Where a connection goes. Everything is taken from `href`, the WHATWG serialisation. */
export interface Target {
  /** The whole URL, normalised: this text is what is dialled. */
  readonly href: string;
  /** `href` as a URL, a new one at each access, so that nobody can change what was judged. */
  readonly url: URL;
  readonly scheme: "ws" | "wss";
  /** Lower case, punycode, without the brackets of an IPv6 address. */
  readonly host: string;
  /** The default of the scheme where the URL has none. */
  readonly port: number;
  /** From the first slash on, percent-encoding as in the URL. */
  readonly path: string;
  /** `""`, or from the question mark on. */
  readonly query: string;
  /** The host, when it is an IP address (canonical: an IPv4-mapped one is its IPv4 address). */
  readonly address?: string;
}

/** Why a URL is no target. All but `malformed` are refused whatever a policy says. */
export type RefusalCode = "malformed" | "scheme" | "userinfo" | "fragment" | "encoded-separator";

export type ParsedTarget =
  | { readonly ok: true; readonly target: Target }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      /** A sentence without a full stop. It quotes nothing of the URL, which may hold credentials. */
      readonly reason: string;
      /** Set: refused as not allowed. Absent: not a URL at all. */
      readonly denied?: true;
    };

const DEFAULT_PORTS = { ws: 80, wss: 443 } as const;

/** Parses as the WHATWG URL standard says. No base: a relative URL is malformed. */
export function parseTarget(input: string | URL): ParsedTarget {
  const url = parseUrl(input);
  if (url === undefined) return { ok: false, code: "malformed", reason: "it cannot be parsed as an absolute URL" };
  const scheme = url.protocol === "ws:" ? "ws" : url.protocol === "wss:" ? "wss" : undefined;
  if (scheme === undefined) return refuse("scheme", "its scheme is neither ws nor wss");
  if (url.username !== "" || url.password !== "") {
    return refuse("userinfo", "it holds a user name or a password, which belong in a header");
  }
  // `url.hash` is "" for an empty fragment too; RFC 6455 section 3 allows none at all.
  if (url.href.includes("#")) return refuse("fragment", "it has a fragment, which a WebSocket URL may not have");
  if (/%(?:2f|5c)/i.test(url.pathname)) {
    return refuse("encoded-separator", "its path hides a slash or a backslash behind percent-encoding");
  }
  return { ok: true, target: targetOf(url, scheme) };
}

/** The default port of a scheme. */
export function defaultPort(scheme: "ws" | "wss"): number {
  return DEFAULT_PORTS[scheme];
}

/** A host as a URL would have it (lower case, punycode, no brackets). `undefined`: not a host. */
export function normalizeHost(text: string): string | undefined {
  if (/[/\\?#@]/.test(text)) return undefined;
  const bare = withoutBrackets(text);
  const url = parseUrl(`ws://${bare.includes(":") ? `[${bare}]` : bare}`);
  return url && withoutBrackets(url.hostname);
}

/** The host that a resolver would take it for: without trailing dots, an IPv4-mapped address as IPv4. */
export function canonicalHost(host: string): string {
  return canonicalAddress(host) ?? host.replace(/\.+$/, "");
}

/**
 * The path that the most forgiving server would take it for: percent-encoding undone, however often it was applied,
 * backslashes as slashes, slashes merged, dot segments resolved; then encoded once, as the URL parser does. Only for
 * comparing; it is never dialled.
 */
export function canonicalPath(path: string): string {
  const segments: string[] = [];
  const parts = decodeFully(path).replaceAll("\\", "/").split("/");
  for (const part of parts) {
    if (part === "..") segments.pop();
    else if (part !== "" && part !== ".") segments.push(part);
  }
  const last = parts.at(-1);
  const open = segments.length > 0 && (last === "" || last === "." || last === "..");
  return encodePath(`/${segments.join("/")}${open ? "/" : ""}`);
}

/** Of a fully decoded path. A `%` stays where it begins a byte that is not ASCII. */
function encodePath(path: string): string {
  return path.replace(/%(?![89A-F][0-9A-F])|[^!$-;=@-_a-z|~]/gu, (char) =>
    [...Buffer.from(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  );
}

/** ASCII characters decoded until nothing is left to decode; other bytes stay encoded, in upper case. */
export function decodeFully(text: string): string {
  // A decoded character may complete an escape with those before it: a stack finds it without a second pass.
  const stack: string[] = [];
  for (const char of text) {
    stack.push(char);
    for (let code = escapeAtEnd(stack); code !== undefined; code = escapeAtEnd(stack)) {
      stack.splice(-3, 3, String.fromCharCode(code));
    }
  }
  return stack.join("").replace(/%[0-9a-f]{2}/gi, (byte) => byte.toUpperCase());
}

function escapeAtEnd(stack: readonly string[]): number | undefined {
  if (stack.at(-3) !== "%") return undefined;
  const hex = `${stack.at(-2)}${stack.at(-1)}`;
  return /^[0-7][0-9a-f]$/i.test(hex) ? Number.parseInt(hex, 16) : undefined;
}

function parseUrl(input: unknown): URL | undefined {
  const text = input instanceof URL ? input.href : input;
  return typeof text === "string" && URL.canParse(text) ? new URL(text) : undefined;
}

function refuse(code: RefusalCode, reason: string): ParsedTarget {
  return { ok: false, code, reason, denied: true };
}

function targetOf({ href, hostname, port, pathname, search }: URL, scheme: "ws" | "wss"): Target {
  const host = withoutBrackets(hostname);
  const address = canonicalAddress(host);
  return {
    href,
    get url() {
      return new URL(href);
    },
    scheme,
    host,
    port: port === "" ? defaultPort(scheme) : Number(port),
    path: pathname,
    query: search,
    ...(address !== undefined && { address }),
  };
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}
