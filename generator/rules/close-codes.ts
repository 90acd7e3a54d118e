/** Close codes: numbers that the protocol has, and no two rows for one close. */

import { parseDuration } from "../duration.js";
import type { CloseCodeSpec } from "../spec.js";
import { own, type Rule, rule } from "./rule.js";

/** RFC 6455, section 7.4: defined for use inside an endpoint, never in a close frame. */
const NEVER_SENT: readonly number[] = [1004, 1005, 1006, 1015];
/** The last code that the protocol and its registry have given out. */
const LAST_PROTOCOL_CODE = 1015;

export const CLOSE_CODE_RULES: readonly Rule[] = [
  rule({
    code: "code-range",
    why: "No peer can send a code that the protocol does not have.",
    messages: { default: "close codes go from 1000 to 4999 (RFC 6455, section 7.4)" },
    explanation: "Codes of an application are 4000–4999; those registered with IANA are 3000–3999.",
    wrong: "closeCodes:\n  SERVER_BUSY: { code: 999, reconnect: backoff, sendable: false, doc: Too many rooms. }\n",
    right: "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n",
    check(context, report) {
      for (const { value, origin } of own(context.spec.closeCodes, context))
        if (value.from <= value.to && !isInRange(value)) report(origin, "default", {}, { below: ["code"] });
    },
  }),
  rule({
    code: "code-unsendable",
    soft: true,
    why: "Sending a code that may never stand in a close frame fails in the client, or is a protocol error at the peer.",
    messages: { default: '"{name}" may not be sent (RFC 6455, section 7.4): say "sendable: false"' },
    explanation:
      "1004, 1005, 1006 and 1015 are for use inside an endpoint. A row may describe them, and must say `sendable: false`.",
    wrong: "closeCodes:\n  GONE: { code: 1006, reconnect: backoff, doc: The connection was lost. }\n",
    right: "closeCodes:\n  GONE: { code: 1006, reconnect: backoff, sendable: false, doc: The connection was lost. }\n",
    check(context, report) {
      for (const { name, value, origin } of own(context.spec.closeCodes, context)) {
        if (value.from > value.to || !isInRange(value) || value.sendable === false) continue;
        if (NEVER_SENT.some((code) => value.from <= code && code <= value.to))
          report(origin, "default", { name }, { below: ["code"] });
      }
    },
  }),
  rule({
    code: "code-reserved",
    soft: true,
    why: "Codes 1016–2999 are the protocol's, now or in a later version: an application that sends one is refused.",
    messages: {
      default:
        '"{name}" has {codes}, which is reserved for the protocol: an application has 4000–4999, or 3000–3999 by registration',
    },
    explanation:
      "RFC 6455, section 7.4.2. A row that only names what a server sends against the rules says `sendable: false`.",
    wrong: "closeCodes:\n  SERVER_BUSY: { code: 2001, reconnect: backoff, doc: Too many rooms. }\n",
    right: "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n",
    check(context, report) {
      for (const { name, value, origin } of own(context.spec.closeCodes, context)) {
        const { from, to } = value;
        if (from > to || !isInRange(value) || value.sendable === false) continue;
        if (NEVER_SENT.some((code) => from <= code && code <= to)) continue;
        if (to > LAST_PROTOCOL_CODE && from < 3000)
          report(origin, "default", { name, codes: from === to ? from : `${from}–${to}` }, { below: ["code"] });
      }
    },
  }),
  rule({
    code: "code-overlap",
    soft: true,
    why: "Of two rows for one close, it would depend on their order which one holds.",
    messages: {
      code: '"{name}" has the code {from} already',
      range: '"{name}" has codes from {from} to {to} already',
      codeReason: '"{name}" has the code {from} with the reason {reason} already',
      rangeReason: '"{name}" has codes from {from} to {to} with the reason {reason} already',
    },
    explanation:
      "The most specific row wins: a code with a reason before a code, a code before a range. At one of these levels, no code stands twice.",
    wrong:
      "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n  SERVER_FULL: { code: 4001, reconnect: never, doc: No room is left. }\n",
    right:
      "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n  SERVER_FULL: { code: 4002, reconnect: never, doc: No room is left. }\n",
    check({ spec, file }, report) {
      const levels = new Map<string, (typeof spec.closeCodes)[number][]>();
      for (const row of spec.closeCodes) {
        const level = `${row.value.from === row.value.to} ${row.value.reason ?? ""}`;
        const earlier = levels.get(level) ?? [];
        levels.set(level, earlier);
        const other = earlier.find(({ value }) => row.value.from <= value.to && value.from <= row.value.to);
        earlier.push(row);
        if (other === undefined) continue;
        const [late, early] = row.origin.file === file ? [row, other] : [other, row];
        if (late.origin.file !== file) continue;
        const { from, to, reason } = early.value;
        const values = { name: early.name, from, to, reason: reason ?? "" };
        const kind = from === to ? "code" : "range";
        report(late.origin, reason === undefined ? kind : `${kind}Reason`, values, { below: ["code"] });
      }
    },
  }),
  rule({
    code: "after-zero",
    severity: "warning",
    why: "A wait of nothing is no wait: all clients come back at once.",
    messages: { default: "a wait of 0 is the same as {word}" },
    explanation:
      "`{ after: … }` is the least time before connecting again. Write `immediate` if that is meant, or a time.",
    wrong: "closeCodes:\n  MOVED: { code: 4020, reconnect: { after: 0s }, doc: The session lives elsewhere. }\n",
    right: "closeCodes:\n  MOVED: { code: 4020, reconnect: immediate, doc: The session lives elsewhere. }\n",
    check(context, report) {
      for (const { value, origin } of own(context.spec.closeCodes, context))
        if (typeof value.reconnect === "object" && parseDuration(value.reconnect.after) === 0)
          report(origin, "default", { word: '"immediate"' }, { below: ["reconnect", "after"] });
    },
  }),
];

function isInRange({ from, to }: CloseCodeSpec): boolean {
  return from >= 1000 && to <= 4999;
}
