/** The request of a handshake, and the answer that was none: what it says, and the error that it is. */

import type { ClientRequest, IncomingMessage } from "node:http";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import { redactUrl } from "./redact.js";
import type { Target } from "./target.js";
import { ignore } from "./thrown.js";
import { setDeadline } from "./timer.js";

const SWITCHING_PROTOCOLS = 101;

/** More than any server has to say before its answer. */
const MAX_INFORMATION = 32;
/** Of the body of such an answer, so much is kept. */
const BODY_BYTES = 1024;
/** So long it is waited for: without a length and an end to it, the status would be told by no error. */
const BODY_MS = 250;

export interface Answer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first KiB, as text. */
  readonly body: string;
  /** Milliseconds, from `Retry-After`. */
  readonly retryAfter?: number;
}

/** A server may inform that the answer takes its time (RFC 9110 section 15.2), but not for ever. */
export function sendRequest(call: ClientRequest, fail: (error: Error) => void): void {
  let informed = 0;
  call.on("information", () => {
    informed += 1;
    // Once, and for good: the answer may stand in the same packet, and would open what is merely destroyed.
    if (informed === MAX_INFORMATION + 1) fail(new Error("too many informational answers"));
  });
  call.end();
}

/** Reads the beginning of the body, and ends the response. Never rejects: what cannot be read is left out. */
export async function readAnswer(response: IncomingMessage, signal: AbortSignal): Promise<Answer> {
  return answerOf(response, await readBody(response, signal));
}

/** Of the body, the beginning is kept. */
export function answerOf(response: IncomingMessage, body: Buffer): Answer {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
  const retryAfter = parseRetryAfter(headers["retry-after"], Date.now());
  const text = body.subarray(0, BODY_BYTES).toString("utf8");
  return {
    status: Number(response.statusCode),
    headers,
    body: text,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

/** By the status's own row. */
export function statusError(errors: ErrorFactory, target: Target, answer: Answer, reason?: string): WebSocketError {
  const said =
    reason ??
    (answer.status === SWITCHING_PROTOCOLS
      ? "the answer has no Connection: Upgrade"
      : `the server answered with status ${answer.status} instead of ${SWITCHING_PROTOCOLS}`);
  return errors.ofStatus(answer.status, detailsOf(target, answer, said));
}

/** An answer that could have led on, and does not: `handshake-failed`, whatever its status. */
export function redirectError(errors: ErrorFactory, target: Target, answer: Answer, reason: string): WebSocketError {
  return errors.of("handshake-failed", detailsOf(target, answer, reason));
}

function detailsOf(target: Target, { status, headers, body, retryAfter }: Answer, reason: string) {
  const wait = retryAfter === undefined ? {} : { retryAfter };
  return { url: redactUrl(target.href), status, headers, body, reason, ...wait };
}

/** Where a redirect leads, as a ws: or wss: URL; undefined: this is no redirect, or one to nowhere. */
export function redirectTarget(answer: Answer, from: Target): URL | undefined {
  const { location } = answer.headers;
  if (
    ![301, 302, 303, 307, 308].includes(answer.status) ||
    location === undefined ||
    !URL.canParse(location, from.href)
  )
    return undefined;
  const url = new URL(location, from.href);
  if (url.protocol === "http:") url.protocol = "ws:";
  if (url.protocol === "https:") url.protocol = "wss:";
  return url;
}

/** Seconds, or a date (RFC 9110 section 10.2.3); undefined for what is neither, or no time that anybody can mean. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) {
    const wait = Number(value.trim()) * 1000;
    return Number.isSafeInteger(wait) ? wait : undefined;
  }
  const date = parseHttpDate(value.trim());
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** `Date.parse` takes `Wait 3000` for a year, and the form without a zone for local time. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w -]+ \d\d:\d\d:\d\d(?: \d{4})?(?: GMT)?$/i;

/** Any of the three forms of RFC 9110 section 5.6.7, which are all in GMT; NaN: none of them. */
function parseHttpDate(text: string): number {
  return HTTP_DATE.test(text) ? Date.parse(text.replace(/(?: GMT)?$/i, " GMT")) : Number.NaN;
}

function readBody(response: IncomingMessage, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (): void => {
      deadline.clear();
      signal.removeEventListener("abort", finish);
      response.off("data", onData).off("end", finish).off("close", finish).off("error", finish);
      response.on("error", ignore);
      response.destroy();
      resolve(Buffer.concat(chunks));
    };
    const onData = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= BODY_BYTES) finish();
    };
    const deadline = setDeadline(BODY_MS, finish);
    signal.addEventListener("abort", finish);
    response.on("data", onData).on("end", finish).on("close", finish).on("error", finish);
  });
}
