/** Patterns of URLs, compared component by component with a parsed target, never as text. */

import {
  canonicalHost,
  canonicalPath,
  decodeFully,
  defaultPort,
  normalizeHost,
  parseTarget,
  type Target,
} from "./target.js";

/** What a policy does decides how doubtful spellings are read: an allow reads them narrowly, a deny broadly. */
export type Effect = "allow" | "deny";

export interface UrlPattern {
  /**
   * An allow has to hold for the URL as it is and for the most forgiving reading of its path; a deny holds for either,
   * and for the host without trailing dots or with an IPv4-mapped address as IPv4.
   */
  matches(target: Target, effect: Effect): boolean;
}

export type ParsedPattern =
  | { readonly ok: true; readonly pattern: UrlPattern }
  /** `reason`: a sentence without a full stop. */
  | { readonly ok: false; readonly reason: string };

/** The parts of a pattern as the URL parser writes them. */
interface Components {
  readonly scheme: "ws" | "wss" | "*";
  /** `*` and `**` stand for labels only. */
  readonly host: string;
  /** `undefined`: the default of the scheme. */
  readonly port: number | "*" | undefined;
  /** Of a prefix, without its `*`. */
  readonly path: string;
  readonly query: string;
  /** Any rest of path and query. */
  readonly prefix: boolean;
}

/** Does it claim to be a pattern of WebSocket URLs? Everything else is plain text. */
export function isUrlPattern(source: string): boolean {
  return /^(?:wss?|\*):[\\/]{2}/i.test(trim(source));
}

/**
 * Parses a pattern like a URL: `wss://*.example.com:8443/rooms/*`. `*` stands for the scheme, for the port, for one whole
 * label of the host (`**`: any number of labels, none included; alone: any host), and at the end for any rest of path
 * and query; right after host or port it means any path. Without a final `*` it is that exact path and query.
 */
export function parseUrlPattern(source: string): ParsedPattern {
  const parts = /^(wss?|\*):[\\/]{2}([^\\/?#]*)(.*)$/i.exec(trim(source));
  if (parts === null) return fail("it does not begin with ws://, wss:// or *://");
  const [, scheme = "", authority = "", rest = ""] = parts;
  if (authority.includes("@")) return fail("it holds a user name or a password, and such a URL is always denied");
  if (rest.includes("#")) return fail("it has a fragment, and such a URL is always denied");

  if (/^\*+$/.test(authority) && rest === "") return fail("it says nothing of the path: for any URL write `*`");

  const anyPath = rest === "" && /(?:[^.*:]|:\*)\*$/.test(authority);
  const [, host = "", portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(
    anyPath ? authority.slice(0, -1) : authority,
  ) as RegExpExecArray;
  const hostname = parseHost(host);
  if (!hostname.ok) return hostname;
  const port = parsePort(portText);
  if (port === "invalid") return fail("its port is neither a number up to 65535 nor `*`");
  const path = parsePath(anyPath ? "/*" : rest);
  if (!path.ok) return path;

  const lower = scheme.toLowerCase();
  const components: Components = {
    scheme: lower === "ws" || lower === "wss" ? lower : "*",
    host: hostname.host,
    port,
    ...path.parts,
  };
  return { ok: true, pattern: { matches: (target, effect) => matches(components, target, effect) } };
}

function matches(pattern: Components, target: Target, effect: Effect): boolean {
  if (pattern.scheme !== "*" && pattern.scheme !== target.scheme) return false;
  if (pattern.port !== "*" && (pattern.port ?? defaultPort(target.scheme)) !== target.port) return false;
  return effect === "allow"
    ? hostMatchesNarrowly(pattern.host, target) && pathMatches(pattern, target) && pathMatchesBroadly(pattern, target)
    : hostMatchesBroadly(pattern.host, target) && (pathMatches(pattern, target) || pathMatchesBroadly(pattern, target));
}

function hostMatchesNarrowly(host: string, target: Target): boolean {
  if (!host.includes("*")) return host === target.host;
  // An address has no labels: a `*` never stands for a part of one.
  return host === "**" || (target.address === undefined && labelsMatch(host.split("."), target.host.split(".")));
}

function hostMatchesBroadly(host: string, target: Target): boolean {
  if (host === "*" || host === "**") return true;
  const labels = canonicalHost(target.host).split(".");
  return labelsMatch(host.split("."), target.host.split(".")) || labelsMatch(canonicalHost(host).split("."), labels);
}

/** `*` is one label that is not empty, `**` any number. Linear by going back to the last `**` only. */
function labelsMatch(pattern: readonly string[], labels: readonly string[]): boolean {
  let [at, retryAt, retryFrom] = [0, -1, 0];
  for (let index = 0; index < labels.length; ) {
    const [wanted, label] = [pattern[at], labels[index]];
    if (wanted === "**") {
      [retryAt, retryFrom] = [++at, index];
    } else if (wanted === label || (wanted === "*" && label !== "")) {
      at++;
      index++;
    } else if (retryAt !== -1) {
      index = ++retryFrom;
      at = retryAt;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((rest) => rest === "**");
}

function pathMatches(pattern: Components, target: Target): boolean {
  return pattern.prefix
    ? target.path.startsWith(pattern.path)
    : target.path === pattern.path && target.query === pattern.query;
}

function pathMatchesBroadly(pattern: Components, target: Target): boolean {
  const path = canonicalPath(target.path);
  if (!pattern.prefix) {
    return path === canonicalPath(pattern.path) && decodeFully(target.query) === decodeFully(pattern.query);
  }
  // A letter holds the place of the `*`, so that `/a/.*` is not taken for `/a/.`.
  return path.startsWith(canonicalPath(`${pattern.path}x`).slice(0, -1));
}

function parseHost(
  text: string,
): { readonly ok: true; readonly host: string } | { readonly ok: false; readonly reason: string } {
  const host = normalizeHost(text);
  if (host === undefined || countStars(host) !== countStars(text)) return fail(`"${text}" is no host`);
  const partial = host.split(".").some((label) => label.includes("*") && label !== "*" && label !== "**");
  return partial ? fail("a `*` in its host is not a whole label") : { ok: true, host };
}

function countStars(text: string): number {
  return text.split("*").length;
}

function parsePort(text: string | undefined): Components["port"] | "invalid" {
  if (text === undefined || text === "") return undefined;
  if (text === "*") return "*";
  return /^\d+$/.test(text) && Number(text) <= 65535 ? Number(text) : "invalid";
}

type Path = Pick<Components, "path" | "query" | "prefix">;

function parsePath(
  rest: string,
): { readonly ok: true; readonly parts: Path } | { readonly ok: false; readonly reason: string } {
  const prefix = rest.endsWith("*");
  if (rest.slice(0, prefix ? -1 : undefined).includes("*")) return fail("a `*` in its path stands before the end");
  if (prefix && rest.includes("?")) return fail("a `*` in its query: a `*` at the end of the path covers every query");
  const parsed = parseTarget(`ws://host${rest}`);
  if (!parsed.ok) return fail(`such a URL is always denied: ${parsed.reason}`);
  const { path, query } = parsed.target;
  return { ok: true, parts: { path: prefix ? path.slice(0, -1) : path, query, prefix } };
}

/** The URL parser drops spaces around, and tabs and line ends anywhere. */
function trim(source: string): string {
  return source.trim().replace(/[\t\n\r]/g, "");
}

function fail(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
