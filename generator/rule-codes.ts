/** The codes of all findings that a config can make graver, milder or silent: those of specs, and those of changes. */
import { explainChange } from "./diff/explain.js";
import { DIFF_RULES } from "./diff/index.js";
import type { RuleText } from "./formats/format.js";
import { RULES, ruleOf } from "./rules/index.js";

export const RULE_CODES: readonly string[] = [...RULES.map((rule) => rule.code), ...Object.keys(DIFF_RULES)];

/** What a rule says of itself; undefined where there is none of the code. */
export function ruleTextOf(code: string): RuleText | undefined {
  return ruleOf(code) ?? explainChange(code);
}
