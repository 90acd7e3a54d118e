/** What an error, a log or a diagnostic may show of a value or a URL: never a credential, never an unbounded text. */

/** Stands where something is not shown. */
export const MASK = "***";

const LONGEST_TEXT = 80;

/** A URL without its secrets: userinfo, query values and fragment masked. Text that is no URL is masked likewise. */
export function redactUrl(input: string | URL): string {
  const url = parse(input);
  // Without a host it is no URL of ours: `user:password@host` reads as a scheme and a path.
  if (url === undefined || url.host === "") return redactText(String(input));
  const userinfo = url.username === "" && url.password === "" ? "" : `${MASK}@`;
  const fragment = url.hash === "" ? "" : `#${MASK}`;
  return `${url.protocol}//${userinfo}${url.host}${url.pathname}${redactQuery(url.search)}${fragment}`;
}

/** A text with its URLs masked likewise. Those of files, as in a stack, hold no secrets. */
export function redactUrls(text: string): string {
  return text.replace(/\b(?!file:)[a-z][a-z\d+.-]{0,19}:\/\/[^\s"'<>]+/gi, redactUrl);
}

/**
 * A value in a few words, for a sentence: primitives as they are (text quoted and cut), the rest by what they are.
 * Looks into no object, so that no getter and no proxy of the caller's runs.
 */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(shorten(value));
    case "bigint":
      return shorten(`${value}n`);
    case "symbol":
      return shorten(value.toString());
    default:
      return typeof value === "object" || typeof value === "function" ? describeType(value) : String(value);
  }
}

/** What sort of thing a value is, with nothing of the value itself: `a string`, `an array`, `null`. */
export function describeType(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "object") return isArray(value) ? "an array" : "an object";
  return `a ${typeof value}`;
}

/** Cuts a text where a sentence would drown in it. */
export function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

function parse(input: string | URL): URL | undefined {
  if (typeof input !== "string") return input;
  return URL.canParse(input) ? new URL(input) : undefined;
}

/** Whatever stands before the last `@` may be a password that made the text no URL. */
function redactText(text: string): string {
  const at = text.lastIndexOf("@");
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? "";
  const rest = at === -1 ? text : `${scheme}${MASK}@${text.slice(at + 1)}`;
  const end = rest.search(/[?#]/);
  return shorten(end === -1 ? rest : `${rest.slice(0, end)}${rest[end]}${MASK}`);
}

function redactQuery(search: string): string {
  if (search === "") return "";
  const pairs = search
    .slice(1)
    .split("&")
    .map((pair) => {
      // Without a value it may be a token itself, whose end in Base64 is a `=`.
      const [, name] = /^([^=]+)=[^=]/.exec(pair) ?? [];
      return name === undefined ? MASK : `${name}=${MASK}`;
    });
  return `?${pairs.join("&")}`;
}

/** `Array.isArray` throws for a revoked proxy. */
function isArray(value: object): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
