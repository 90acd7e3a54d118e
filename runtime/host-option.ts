/** Options whose values are things of Node (a signal, an agent, TLS options): no JSON Schema can check them. */

import tls from "node:tls";
import type { HeadersInput, HeaderValues, OptionRow, Settings } from "./api.js";
import type { ErrorFactory } from "./errors.js";
import { headerProblem } from "./header.js";
import { optionError, pathTo } from "./option-error.js";
import { entriesOf, isPlainObject, itemsOf } from "./plain-object.js";
import { redactUrl } from "./redact.js";
import { messageOf } from "./thrown.js";

type HostType = "headers" | "signal" | "tls" | "agent" | "proxy";

export function isHostType(type: OptionRow["type"]): type is HostType {
  return type === "headers" || type === "signal" || type === "tls" || type === "agent" || type === "proxy";
}

/** The checked value, or a throw of the sentence on what is wrong with it. */
export function checkHostOption(errors: ErrorFactory, row: OptionRow, value: unknown, path: string): unknown {
  switch (row.type) {
    case "headers":
      return checkHeaders(errors, row, value, path);
    case "signal":
      if (isAbortSignal(value)) return value;
      break;
    case "agent":
      if (isAgent(value)) return value;
      break;
    case "tls":
      return checkTls(errors, row, value, path);
    case "proxy":
      return checkProxy(errors, value, path);
  }
  throw optionError(errors, { path, value, accepted: row.accepted });
}

/** Headers, or a function for them whose result is checked at each call. */
function checkHeaders(errors: ErrorFactory, row: OptionRow, value: unknown, path: string): HeadersInput {
  if (typeof value !== "function") return readHeaders(errors, row, value, path);
  return async () => readHeaders(errors, row, await value(), path);
}

function readHeaders(errors: ErrorFactory, row: OptionRow, value: unknown, path: string): HeaderValues {
  const entries = entriesOf(value)?.filter(([, one]) => one !== undefined);
  if (entries === undefined) {
    throw optionError(errors, { path, value, accepted: row.accepted, secret: true });
  }
  const headers = entries.map(([name, one]): [string, unknown] => [name, itemsOf(one) ?? one]);
  const problem = headerProblem(headers);
  if (problem !== undefined) {
    const wrong = headers.find(([name]) => name === problem.at)?.[1];
    throw optionError(errors, {
      // A whole line of a header may stand where its name should.
      path: pathTo(path, problem.at.replace(/:.*/s, ":…")),
      value: wrong,
      accepted: problem.accepted,
      secret: true,
    });
  }
  return Object.freeze(Object.fromEntries(headers.filter(isHeaderEntry)));
}

/** What `headerProblem` let pass is text or a list of texts; this says so to the compiler. */
function isHeaderEntry(entry: [string, unknown]): entry is [string, string | string[]] {
  return typeof entry[1] === "string" || Array.isArray(entry[1]);
}

function isAbortSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === "object" &&
    value !== null &&
    "aborted" in value &&
    typeof value.aborted === "boolean" &&
    "addEventListener" in value &&
    typeof value.addEventListener === "function"
  );
}

/** Any class with Node's agent interface will do, not only Node's own. */
function isAgent(value: unknown): value is NonNullable<Settings["agent"]> {
  return typeof value === "object" && value !== null && "addRequest" in value && typeof value.addRequest === "function";
}

/** Built once here, so that a wrong certificate is a wrong option and not a failed connection. */
function checkTls(errors: ErrorFactory, row: OptionRow, value: unknown, path: string): Settings["tls"] {
  const options = isPlainObject(value) ? { ...value } : undefined;
  if (options === undefined) throw optionError(errors, { path, value, accepted: row.accepted, secret: true });
  try {
    tls.createSecureContext(options);
  } catch (cause) {
    throw optionError(errors, { path, value, accepted: row.accepted, secret: true, cause: withoutValue(cause) });
  }
  return Object.freeze(options);
}

/** Node quotes a value of a wrong type, which may be the passphrase. */
function withoutValue(cause: unknown): unknown {
  const [text = "", value] = messageOf(cause).split(" Received ");
  return value === undefined ? cause : new TypeError(text);
}

function checkProxy(errors: ErrorFactory, value: unknown, path: string): Settings["proxy"] {
  if (value === false) return value;
  const url = toUrl(value);
  if (url !== undefined && (url.protocol === "http:" || url.protocol === "https:")) return url;
  const seen = typeof value === "string" || value instanceof URL ? redactUrl(value) : value;
  throw optionError(errors, { path, value: seen, accepted: "an http: or https: URL, or false" });
}

/** A copy: the caller's URL object may change later. */
function toUrl(value: unknown): URL | undefined {
  const text = value instanceof URL ? value.href : value;
  return typeof text === "string" && URL.canParse(text) ? new URL(text) : undefined;
}
