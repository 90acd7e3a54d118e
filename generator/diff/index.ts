/** What has changed between two completed models of one API, by rules that each say whom a change concerns. */
import { CLOSE_CODE_RULES, compareCloseCodes } from "./close-codes.js";
import { CONSTANT_RULES, compareConstants } from "./constants.js";
import { compareErrors, ERROR_RULES } from "./errors.js";
import { FIELD_RULES } from "./field-rules.js";
import { compareGuide, GUIDE_RULES } from "./guide.js";
import { compareMessages, MESSAGE_RULES } from "./messages.js";
import { compareMethods, METHOD_RULES } from "./methods.js";
import { compareNamedTypes } from "./named-types.js";
import { compareOptions, OPTION_RULES } from "./options.js";
import { pairRows } from "./pair.js";
import { comparePermissions, PERMISSION_RULES } from "./permissions.js";
import type { Change, DiffRules, Models } from "./rule.js";
import { TEXT_RULES } from "./texts.js";
import type { TypeNames } from "./types.js";
import { VERSION_RULES } from "./version.js";

/** All rules, by code, in the order in which a spec is read. */
export const DIFF_RULES: DiffRules = {
  ...VERSION_RULES,
  ...FIELD_RULES,
  ...OPTION_RULES,
  ...CONSTANT_RULES,
  ...CLOSE_CODE_RULES,
  ...MESSAGE_RULES,
  ...PERMISSION_RULES,
  ...ERROR_RULES,
  ...METHOD_RULES,
  ...TEXT_RULES,
  ...GUIDE_RULES,
};

/** Where a row stands, in which file and after which other one, is no change. */
export function diffModels(models: Models): readonly Change[] {
  const names = namesOf(models);
  return [
    ...compareNamedTypes(models, names),
    ...compareOptions(models, names),
    ...compareConstants(models),
    ...compareCloseCodes(models),
    ...compareMessages(models, names),
    ...comparePermissions(models),
    ...compareErrors(models, names),
    ...compareMethods(models, names),
    ...compareGuide(models),
  ];
}

function namesOf({ old, new: now }: Models): TypeNames {
  const groups = new Map(
    pairRows(old.groups, now.groups, ({ role }) => (role === undefined ? [] : [role])).pairs.map((pair) => [
      pair.old.name,
      pair.new.name,
    ]),
  );
  const types = new Map(pairRows(old.types, now.types).pairs.map((pair) => [pair.old.name, pair.new.name]));
  return {
    sameGroup: (before, after) => before !== undefined && groups.get(before) === after,
    sameType: (before, after) => types.get(before) === after,
  };
}
