/** The codes of all findings that a config can make graver, milder or silent: those of specs, and those of changes. */
import { DIFF_RULES } from "./diff/index.js";
import { RULES } from "./rules/index.js";

export const RULE_CODES: readonly string[] = [...RULES.map((rule) => rule.code), ...Object.keys(DIFF_RULES)];
