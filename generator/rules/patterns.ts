/** Patterns: regular expressions that compile, that are matched in linear time where the peer chooses the text, and that tell something. */
import { createRequire } from "node:module";
import type { AST } from "@eslint-community/regexpp";
import { compileRegex, MAX_SIZE } from "../../runtime/regex.js";
import { MAX_COUNT, MAX_DEPTH, MAX_LENGTH } from "../../runtime/regex-syntax.js";
import { own, type Rule, rule } from "./rule.js";

export const PATTERN_RULES: readonly Rule[] = [
  rule({
    code: "pattern-invalid",
    why: "A pattern that does not compile, or that a text can keep busy for years, checks nothing.",
    messages: {
      default: "this is no regular expression: {problem}",
      slashes: "the slashes are taken as part of the pattern; write {pattern}",
      backreference: "a back-reference cannot be matched in linear time",
      lookaround: "look-around cannot be matched in linear time",
      repetition: "a repetition counts to {limit} at most",
      large:
        "the expression is too large: at most it has {characters} characters, groups {depth} deep and, with its repetitions written out, {parts} parts",
    },
    explanation:
      "`pattern` is a regular expression of JavaScript with the flag `u`. `reason` of a close code is matched against text that the peer chooses, so it may have no back-references, no look-around and no repetition of more than 1000.",
    wrong: 'options:\n  room: { type: string, pattern: "^[a-z", doc: Where to go. }\n',
    right: 'options:\n  room: { type: string, pattern: "^[a-z]+$", doc: Where to go. }\n',
    check(context, report) {
      for (const { value, origin } of context.typed) {
        const { pattern } = value;
        if (pattern === undefined) continue;
        const bare = withoutSlashes(pattern);
        const problem = compileProblem(pattern);
        if (bare !== undefined) report(origin, "slashes", { pattern: bare.source }, { below: ["pattern"] });
        else if (problem !== undefined) report(origin, "default", { problem }, { below: ["pattern"] });
      }
      for (const { value, origin } of own(context.spec.closeCodes, context)) {
        const { reason } = value;
        if (reason === undefined) continue;
        const bare = withoutSlashes(reason);
        const problem = regexProblem(reason);
        const at = { below: ["reason"] };
        if (bare !== undefined) report(origin, "slashes", { pattern: bare.reason }, at);
        else if (typeof problem === "object") report(origin, "default", problem, at);
        else if (problem === "repetition") report(origin, problem, { limit: MAX_COUNT }, at);
        else if (problem === "large") report(origin, problem, LARGEST, at);
        else if (problem !== undefined) report(origin, problem, {}, at);
      }
    },
  }),
  rule({
    code: "reason-matches-all",
    severity: "warning",
    why: "A reason that matches the empty text matches every close, and hides the row of the code alone.",
    messages: { default: "{reason} matches any reason, the empty one too: every close with this code is this row's" },
    explanation:
      "`reason` tells two rows of one code apart, and is not anchored: `ban` finds the word anywhere, `^ban:` at the beginning. Leave `reason` out for the row that takes all others.",
    wrong: 'closeCodes:\n  BANNED: { code: 4003, reason: "ban*|", reconnect: never, doc: You were banned. }\n',
    right: 'closeCodes:\n  BANNED: { code: 4003, reason: "^ban:", reconnect: never, doc: You were banned. }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.closeCodes, context)) {
        const { reason } = value;
        if (reason === undefined || regexProblem(reason) !== undefined) continue;
        if (compileRegex(reason).test("")) report(origin, "default", { reason }, { below: ["reason"] });
      }
    },
  }),
];

/**
 * Of a pattern between the slashes of JavaScript: itself, and as a reason, which has a flag of its own. Only where no
 * slash can be meant: before the beginning of a text, or behind its end. `/v1/` may be.
 */
function withoutSlashes(pattern: string): { readonly source: string; readonly reason: string } | undefined {
  const [, source, flags] = /^\/(\^.*|.*(?<!\\)\$)\/([dgimsuvy]*)$/s.exec(pattern) ?? [];
  return source === undefined ? undefined : { source, reason: `${flags?.includes("i") ? "(?i)" : ""}${source}` };
}

const LARGEST = { characters: MAX_LENGTH, depth: MAX_DEPTH, parts: MAX_SIZE };

function compileProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return sentenceOf(error);
  }
}

/** Loaded by the first reason of a close code: most specs have none. */
function parser(): typeof import("@eslint-community/regexpp") {
  return createRequire(import.meta.url)("@eslint-community/regexpp");
}

/** Why a regular expression is none, or cannot be matched in linear time by a client; undefined: it can. */
export function regexProblem(
  source: string,
): { readonly problem: string } | "backreference" | "lookaround" | "repetition" | "large" | undefined {
  if (source.length > MAX_LENGTH) return "large";
  const { RegExpParser, visitRegExpAST } = parser();
  let pattern: AST.Pattern;
  try {
    pattern = new RegExpParser({ ecmaVersion: 2018 }).parsePattern(
      source.replace(/^\(\?i\)/, ""),
      undefined,
      undefined,
      { unicode: true },
    );
  } catch (error) {
    return { problem: sentenceOf(error) };
  }
  let problem: "backreference" | "lookaround" | "repetition" | undefined;
  visitRegExpAST(pattern, {
    onBackreferenceEnter: () => {
      problem = "backreference";
    },
    onAssertionEnter: (node) => {
      if (node.kind === "lookahead" || node.kind === "lookbehind") problem = "lookaround";
    },
    onQuantifierEnter: (node) => {
      if (Math.max(node.min, Number.isFinite(node.max) ? node.max : 0) > MAX_COUNT) problem = "repetition";
    },
  });
  return problem ?? (isCompiled(source) ? undefined : "large");
}

/** By what the client will use. */
function isCompiled(source: string): boolean {
  try {
    compileRegex(source);
    return true;
  } catch {
    return false;
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
}
