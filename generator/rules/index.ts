/** All rules, in the order in which a spec is read. */
import { checkCloseCodes } from "./close-codes.js";
import { checkConstants } from "./constants.js";
import { checkErrors } from "./errors.js";
import { checkFields } from "./fields.js";
import { checkGuide } from "./guide.js";
import { checkMethods } from "./methods.js";
import { checkNames } from "./names.js";
import { checkProse } from "./prose.js";
import { checkRoles } from "./roles.js";
import type { Rule } from "./rule.js";

export const RULES: readonly Rule[] = [
  checkRoles,
  checkNames,
  checkFields,
  checkConstants,
  checkCloseCodes,
  checkErrors,
  checkMethods,
  checkGuide,
  checkProse,
];
