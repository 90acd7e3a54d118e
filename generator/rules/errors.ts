/** Errors: placeholders that a detail fills, statuses where they mean something, a flag and a kind that agree. */
import type { Kind } from "../roles.js";
import type { ErrorSpec } from "../spec.js";
import { suggestion } from "../suggest.js";
import { own, type Rule, rule } from "./rule.js";

/** What is wrong stays wrong, however often it is tried. */
const NEVER_RETRYABLE: readonly Kind[] = ["NOT_FOUND", "ALREADY_EXISTS", "INVALID", "PERMISSION_DENIED", "CANCELED"];
/** What is so now may be otherwise in a moment. */
const PASSING: readonly Kind[] = ["UNAVAILABLE", "TIMEOUT", "RATE_LIMITED"];

export const ERROR_RULES: readonly Rule[] = [
  rule({
    code: "placeholder-unknown",
    why: "A placeholder that nothing fills stands in the sentence that a user reads.",
    messages: { default: 'no detail of this error is called "{name}"{suggestion}; a brace is written {brace}' },
    explanation:
      "`{name}` in `message` is a detail of the row, or a standard one of its role. Declare it in `details`, or correct its name.",
    wrong:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "{rom} is full", details: { room: string }, doc: No place is left. }\nmethods:\n  send: { errors: [room_full], params: { data: { type: string, required: true, doc: The text. } } }\n',
    right:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "{room} is full", details: { room: string }, doc: No place is left. }\nmethods:\n  send: { errors: [room_full], params: { data: { type: string, required: true, doc: The text. } } }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context)) {
        const details = value.details.map((detail) => detail.name);
        for (const name of placeholdersOf(value)) {
          if (details.includes(name)) continue;
          const values = { name, suggestion: suggestion(name, details), brace: "{{" };
          report(origin, "default", values, { below: ["message"] });
        }
      }
    },
  }),
  rule({
    code: "placeholder-invalid",
    why: "A brace that is not closed would be shown as it is, or take words with it.",
    messages: { default: "a brace stands alone here; a brace as such is written {open} or {close}" },
    explanation: "`{name}` is a placeholder, `{{` and `}}` are braces.",
    wrong:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "the room {room is full", details: { room: string }, doc: No place is left. }\nmethods:\n  send: { errors: [room_full], params: { data: { type: string, required: true, doc: The text. } } }\n',
    right:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "the room {room} is full", details: { room: string }, doc: No place is left. }\nmethods:\n  send: { errors: [room_full], params: { data: { type: string, required: true, doc: The text. } } }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context)) {
        const stray = withoutBraces(value).replace(/\{[^{}]*\}/g, "");
        if (/[{}]/.test(stray)) report(origin, "default", { open: "{{", close: "}}" }, { below: ["message"] });
      }
    },
  }),
  rule({
    code: "placeholder-foreign",
    severity: "warning",
    why: "A placeholder of another language stands in the sentence that a user reads.",
    messages: { default: "a placeholder is written {right}, not {written}" },
    explanation:
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what this rule is about
      "Only `{name}` is replaced by a detail. `${name}` shows its dollar sign, `%s` stays as it is, and so does `{{name}}`, without one pair of its braces. Where that is meant, as before an amount of money, switch the rule off for the line.",
    wrong:
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what this rule is about
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "${room} is full", details: { room: string }, doc: No place is left. }\nmethods:\n  send: { errors: [room_full], params: { data: { type: string, required: true, doc: The text. } } }\n',
    right:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "{room} is full", details: { room: string }, doc: No place is left. }\nmethods:\n  send: { errors: [room_full], params: { data: { type: string, required: true, doc: The text. } } }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context)) {
        const names = value.details.map((detail) => detail.name);
        for (const [written, braced, named] of value.message.matchAll(FOREIGN)) {
          const name = braced ?? named ?? names[0] ?? "name";
          // Of other names, the braces are meant or there is no such detail, which is a finding of its own.
          if (!written.startsWith("%") && !names.includes(name)) continue;
          report(origin, "default", { right: `{${name}}`, written }, { below: ["message"] });
        }
      }
    },
  }),
  rule({
    code: "placeholder-secret",
    severity: "warning",
    why: "A secret is masked in messages: its reader sees a sentence with a hole in it.",
    messages: { default: '"{name}" is secret, so the message shows a mask in its place' },
    explanation: "Leave the secret out of the sentence, or take `secret` from the detail if it is none.",
    wrong:
      'errors:\n  bad_token: { kind: INVALID, retryable: false, message: "{token} is no key", details: { token: { type: string, secret: true, doc: What was given. } }, doc: The key is wrong. }\nmethods:\n  send: { errors: [bad_token], params: { data: { type: string, required: true, doc: The text. } } }\n',
    right:
      'errors:\n  bad_token: { kind: INVALID, retryable: false, message: "this is no key", details: { token: { type: string, secret: true, doc: What was given. } }, doc: The key is wrong. }\nmethods:\n  send: { errors: [bad_token], params: { data: { type: string, required: true, doc: The text. } } }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context)) {
        const secret = value.details.filter((detail) => detail.value.secret === true).map((detail) => detail.name);
        for (const name of new Set(placeholdersOf(value)))
          if (secret.includes(name)) report(origin, "default", { name }, { below: ["message"] });
      }
    },
  }),
  rule({
    code: "status-missing",
    why: "An error for HTTP statuses that names none is never raised.",
    messages: { default: 'the error "{name}" does not say for which HTTP statuses it is: "status"' },
    explanation: "`status` lists codes or classes: `[429]`, `[5xx]`.",
    wrong:
      'errors:\n  throttled: { role: http-status, kind: RATE_LIMITED, retryable: true, message: "wait", doc: Too many attempts. }\nconnect: { errors: [throttled] }\n',
    right:
      'errors:\n  throttled: { role: http-status, status: [429], kind: RATE_LIMITED, retryable: true, message: "wait", doc: Too many attempts. }\nconnect: { errors: [throttled] }\n',
    check(context, report) {
      for (const { name, value, origin } of own(context.spec.errors, context))
        if (value.role === "http-status" && (value.status ?? []).length === 0)
          report(origin, "default", { name }, { at: "key" });
    },
  }),
  rule({
    code: "status-duplicate",
    soft: true,
    why: "Of two errors for one HTTP status, only the first is ever raised.",
    messages: { default: 'the error "{name}" is for the status {status} already' },
    explanation: "An exact code beats a class, so `503` and `5xx` may stand in two rows; `503` and `503` may not.",
    wrong:
      'errors:\n  throttled: { role: http-status, status: [429], kind: RATE_LIMITED, retryable: true, message: "wait", doc: Too many attempts. }\n  busy: { role: http-status, status: [429, 503], kind: UNAVAILABLE, retryable: true, message: "busy", doc: The server is busy. }\nconnect: { errors: [throttled, busy] }\n',
    right:
      'errors:\n  throttled: { role: http-status, status: [429], kind: RATE_LIMITED, retryable: true, message: "wait", doc: Too many attempts. }\n  busy: { role: http-status, status: [503], kind: UNAVAILABLE, retryable: true, message: "busy", doc: The server is busy. }\nconnect: { errors: [throttled, busy] }\n',
    check({ spec, file }, report) {
      const seen = new Map<number | string, string>();
      for (const row of spec.errors) {
        for (const [index, status] of (row.value.status ?? []).entries()) {
          const other = seen.get(status);
          if (other === undefined) seen.set(status, row.name);
          else if (row.origin.file === file)
            report(row.origin, "default", { name: other, status }, { below: ["status", index] });
        }
      }
    },
  }),
  rule({
    code: "status-success",
    soft: true,
    why: "Status 101 is the handshake that succeeded, and the other 1xx are answers before the answer: none of them is ever an error.",
    messages: { default: "the status {status} is no failure of a handshake, so the error is never raised for it" },
    explanation: "Errors of the handshake are statuses from 200 to 599: none of them opens a connection.",
    wrong:
      'errors:\n  odd: { role: http-status, status: [101, 418], kind: INTERNAL, retryable: false, message: "status {status}", doc: No gateway is here. }\nconnect: { errors: [odd] }\n',
    right:
      'errors:\n  odd: { role: http-status, status: [418], kind: INTERNAL, retryable: false, message: "status {status}", doc: No gateway is here. }\nconnect: { errors: [odd] }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context))
        for (const [index, status] of (value.status ?? []).entries())
          if (/^1/.test(String(status))) report(origin, "default", { status }, { below: ["status", index] });
    },
  }),
  rule({
    code: "retryable-advice",
    why: "`advice` leaves it to the close code whether trying again helps, and only the error of a closed connection has one.",
    messages: {
      default: '"advice" is the close code\'s: only the role "connection-closed" has it; say true or false',
    },
    explanation: "Say `true` where the same call may succeed later, else `false`.",
    wrong:
      'errors:\n  room_full: { kind: CONFLICT, retryable: advice, message: "full", doc: No place is left. }\nmethods:\n  send: { errors: [room_full], params: { data: { type: string, required: true, doc: The text. } } }\n',
    right:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "full", doc: No place is left. }\nmethods:\n  send: { errors: [room_full], params: { data: { type: string, required: true, doc: The text. } } }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context))
        if (value.retryable === "advice" && value.role !== "connection-closed")
          report(origin, "default", {}, { below: ["retryable"] });
    },
  }),
  rule({
    code: "retryable-kind",
    soft: true,
    why: "A program that follows a wrong flag hammers a server that will always refuse, or gives up on one that is back in a second.",
    messages: {
      always: "an error of the kind {kind} comes again however often it is tried, so it is not retryable",
      never: "an error of the kind {kind} passes, so trying again may help: retryable, or another kind",
    },
    explanation:
      "`retryable` says whether the same call may succeed later without a change by the caller. `NOT_FOUND`, `ALREADY_EXISTS`, `INVALID`, `PERMISSION_DENIED` and `CANCELED` do not; `UNAVAILABLE`, `TIMEOUT` and `RATE_LIMITED` do, so `retryable: false` on one of these is a warning. The other kinds may be either.",
    wrong:
      'errors:\n  room_closed: { kind: PERMISSION_DENIED, retryable: true, message: "closed", doc: Nobody may enter. }\nmethods:\n  send: { errors: [room_closed], params: { data: { type: string, required: true, doc: The text. } } }\n',
    right:
      'errors:\n  room_closed: { kind: PERMISSION_DENIED, retryable: false, message: "closed", doc: Nobody may enter. }\nmethods:\n  send: { errors: [room_closed], params: { data: { type: string, required: true, doc: The text. } } }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context)) {
        const { kind, retryable } = value;
        const below = ["retryable"];
        if (retryable === true && NEVER_RETRYABLE.includes(kind)) report(origin, "always", { kind }, { below });
        if (retryable === false && PASSING.includes(kind))
          report(origin, "never", { kind }, { below, severity: "warning" });
      }
    },
  }),
];

/** `${name}`, `{{name}}`, `%(name)s`, `%s`: each with its name, if it has one. */
const FOREIGN = /(?:\$\{|\{\{)(\w+)\}{1,2}|(?<![\w%])%(?:\((\w+)\))?[sdifjoO](?!\w)/g;

function placeholdersOf(error: ErrorSpec): readonly string[] {
  return [...withoutBraces(error).matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

function withoutBraces({ message }: ErrorSpec): string {
  return message.replaceAll("{{", "").replaceAll("}}", "");
}
