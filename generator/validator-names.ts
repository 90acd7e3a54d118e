/** Names of the generated validators, which the file of the validators and that of the tables agree on. */
import type { Method } from "./model.js";
import { pascalCase } from "./naming.js";

export const OPTIONS_VALIDATOR = "validateOptions";

/** `validateSay` for the method `say`; never the name of that of the options. */
export function methodValidator(method: Method): string {
  return `validateMethod${pascalCase(method.tsName)}`;
}
