/** Close codes: numbers that the protocol has, no two rows for one close, reasons that are matched in linear time. */
import { type AST, RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import { parseDuration } from "../duration.js";
import type { CloseCodeSpec, Row } from "../spec.js";
import { own, type RuleContext, shown } from "./rule.js";

export function checkCloseCodes(context: RuleContext): void {
  const rows = own(context.spec.closeCodes, context);
  for (const row of rows) {
    checkNumbers(row, context);
    checkReason(row, context);
    checkAdvice(row, context);
  }
  checkOverlaps(context);
}

/** RFC 6455, section 7.4: below 1000 nothing is used, from 5000 nothing is defined; these are never sent. */
const NEVER_SENT: readonly number[] = [1004, 1005, 1006, 1015];

function checkNumbers({ name, value, origin }: Row<CloseCodeSpec>, { report }: RuleContext): void {
  const { from, to } = value;
  if (from > to) {
    report(origin, "range-empty", `the range ${from}-${to} ends before it begins`, { below: ["code"] });
  } else if (from < 1000 || to > 4999) {
    report(origin, "code-range", `close codes go from 1000 to 4999 (RFC 6455, section 7.4)`, { below: ["code"] });
  } else if (
    value.sendable !== false &&
    (from > 1015 ? from < 3000 : NEVER_SENT.some((code) => from <= code && code <= to) || to > 1015)
  ) {
    const message = `"${name}" may not be sent (RFC 6455, section 7.4): say "sendable: false"`;
    report(origin, "code-unsendable", message, { below: ["code"] });
  }
}

function checkReason({ value, origin }: Row<CloseCodeSpec>, { report }: RuleContext): void {
  if (value.reason === undefined) return;
  const problem = regexProblem(value.reason);
  if (problem !== undefined) report(origin, "pattern-invalid", problem, { below: ["reason"] });
}

/** Why a regular expression is none, or cannot be matched in linear time; undefined: it can. */
export function regexProblem(source: string): string | undefined {
  let pattern: AST.Pattern;
  try {
    pattern = new RegExpParser({ ecmaVersion: 2018 }).parsePattern(
      source.replace(/^\(\?i\)/, ""),
      undefined,
      undefined,
      { unicode: true },
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
    return `this is no regular expression: ${reason}`;
  }
  let problem: string | undefined;
  visitRegExpAST(pattern, {
    onBackreferenceEnter: () => {
      problem = "a back-reference cannot be matched in linear time";
    },
    onAssertionEnter: (node) => {
      if (node.kind === "lookahead" || node.kind === "lookbehind")
        problem = "look-around cannot be matched in linear time";
    },
    onQuantifierEnter: (node) => {
      if (Math.max(node.min, Number.isFinite(node.max) ? node.max : 0) > 1000)
        problem = "a repetition counts to 1000 at most";
    },
  });
  return problem;
}

function checkAdvice({ value, origin }: Row<CloseCodeSpec>, { report }: RuleContext): void {
  const { reconnect } = value;
  if (typeof reconnect !== "object" || parseDuration(reconnect.after) !== undefined) return;
  const message = `${shown(reconnect.after)} is no duration: a number of milliseconds, or text such as "30s"`;
  report(origin, "range-invalid", message, { below: ["reconnect", "after"] });
}

/** The most specific row wins: code with reason, code, range. At one level no two may overlap. */
function checkOverlaps(context: RuleContext): void {
  const { spec, file, report } = context;
  for (const [index, row] of spec.closeCodes.entries()) {
    const other = spec.closeCodes.slice(0, index).find((earlier) => overlap(row.value, earlier.value));
    if (other === undefined) continue;
    const [late, early] = row.origin.file === file ? [row, other] : [other, row];
    if (late.origin.file !== file) continue;
    report(late.origin, "code-overlap", `"${early.name}" has ${describe(early.value)} already`, { below: ["code"] });
  }
}

function overlap(a: CloseCodeSpec, b: CloseCodeSpec): boolean {
  if (a.to < b.from || b.to < a.from || levelOf(a) !== levelOf(b)) return false;
  return a.reason === b.reason;
}

function levelOf({ from, to, reason }: CloseCodeSpec): string {
  return `${from === to ? "code" : "range"}${reason === undefined ? "" : " with reason"}`;
}

function describe({ from, to, reason }: CloseCodeSpec): string {
  const code = from === to ? `the code ${from}` : `codes from ${from} to ${to}`;
  return reason === undefined ? code : `${code} with the reason ${reason}`;
}
