/** All rules, in the order in which a spec is read, and by their codes. */
import type { Message } from "../message.js";
import { SUGGESTION_CLAUSES } from "../suggest.js";
import { CHARACTER_RULES } from "./characters.js";
import { CLOSE_CODE_RULES } from "./close-codes.js";
import { ACCEPTED_CLAUSES, CONFIG_RULES } from "./config.js";
import { CONSTANT_RULES } from "./constants.js";
import { CONVENTION_RULES } from "./conventions.js";
import { DEFAULT_RULES } from "./defaults.js";
import { DISABLING_RULES } from "./disabling.js";
import { ERROR_RULES } from "./errors.js";
import { EXAMPLE_RULES } from "./examples.js";
import { EXTENDS_RULES } from "./extends.js";
import { GUIDE_RULES } from "./guide.js";
import { LIFETIME_RULES } from "./lifetime.js";
import { NOUN_CLAUSES } from "./measure.js";
import { METHOD_RULES } from "./methods.js";
import { NAME_RULES } from "./names.js";
import { NOUNS_TO_TRANSLATE } from "./nouns.js";
import { OUTPUT_RULES } from "./outputs.js";
import { PATTERN_RULES } from "./patterns.js";
import { RANGE_RULES } from "./ranges.js";
import { REFERENCE_RULES } from "./references.js";
import { ROLE_RULES } from "./roles.js";
import type { Rule } from "./rule.js";
import { SCHEMA_CLAUSES, SCHEMA_RULES } from "./schema.js";
import { TEXT_RULES } from "./texts.js";
import { TRANSLATION_RULES } from "./translations.js";
import { TYPE_RULES } from "./types.js";
import { UNUSED_RULES } from "./unused.js";
import { YAML_RULES } from "./yaml.js";

export const RULES: readonly Rule[] = [
  ...CHARACTER_RULES,
  ...YAML_RULES,
  ...SCHEMA_RULES,
  ...EXTENDS_RULES,
  ...ROLE_RULES,
  ...NAME_RULES,
  ...TYPE_RULES,
  ...RANGE_RULES,
  ...PATTERN_RULES,
  ...DEFAULT_RULES,
  ...CONSTANT_RULES,
  ...CLOSE_CODE_RULES,
  ...ERROR_RULES,
  ...METHOD_RULES,
  ...GUIDE_RULES,
  ...EXAMPLE_RULES,
  ...REFERENCE_RULES,
  ...TEXT_RULES,
  ...CONVENTION_RULES,
  ...UNUSED_RULES,
  ...LIFETIME_RULES,
  ...DISABLING_RULES,
  ...CONFIG_RULES,
  ...OUTPUT_RULES,
  ...TRANSLATION_RULES,
];

/** Does nothing come of a spec that breaks it? Such a rule holds whatever a config or a comment says. */
export function isFirm({ severity, soft }: Rule): boolean {
  return severity === "error" && soft !== true;
}

/** By code; undefined where there is none. */
export function ruleOf(code: string): Rule | undefined {
  return RULES.find((rule) => rule.code === code);
}

/** Every template that a message can be made of, as texts to translate. */
export const messageTexts: readonly Omit<Message, "values">[] = [
  ...RULES.flatMap(({ code, messages }) =>
    Object.entries(messages).map(([variant, source]) => ({
      key: variant === "default" ? `rule.${code}` : `rule.${code}.${variant}`,
      source,
    })),
  ),
  ...SUGGESTION_CLAUSES,
  ...NOUN_CLAUSES,
  ...ACCEPTED_CLAUSES,
  ...SCHEMA_CLAUSES,
  ...NOUNS_TO_TRANSLATE,
];
