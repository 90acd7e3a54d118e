/** Methods and connect: parameters that the role takes, errors that exist. */
import { argumentsOf, PARAMETERS } from "../parameters.js";
import type { CallSpec, Row } from "../spec.js";
import { didYouMean } from "../suggest.js";
import { listed, own, type RuleContext } from "./rule.js";

export function checkMethods(context: RuleContext): void {
  const { spec } = context;
  for (const row of own([spec.connect, ...spec.methods], context)) checkConditions(row, context);
  for (const row of own(spec.methods, context)) {
    const { role } = row.value;
    if (role === undefined) continue;
    const { args, unknown } = argumentsOf(role, row.value.params);
    for (const param of unknown) {
      const takes = PARAMETERS[role].map((parameter) => `"${parameter.name}"`);
      const what = takes.length === 0 ? "takes none" : `takes ${listed(takes)}`;
      context.report(
        param.origin,
        "param-unknown",
        `"${param.name}" is no parameter that "${role}" has a use for: it ${what}`,
        { at: "key" },
      );
    }
    for (const [index, parameter] of PARAMETERS[role].entries()) {
      if (!parameter.required || args[index] !== undefined) continue;
      context.report(row.origin, "param-missing", `the method "${row.name}" needs the parameter "${parameter.name}"`, {
        at: "key",
      });
    }
    checkOrder(row, context);
  }
}

function checkConditions(row: Row<CallSpec>, { spec, report }: RuleContext): void {
  const conditions = spec.errors.map((error) => error.name);
  for (const [index, name] of row.value.errors.entries()) {
    if (conditions.includes(name)) continue;
    report(row.origin, "reference-unknown", `there is no error "${name}"${didYouMean(name, conditions)}`, {
      below: ["errors", index],
    });
  }
}

function checkOrder(row: Row<CallSpec>, { report }: RuleContext): void {
  const optional = row.value.params.findIndex((param) => param.value.required !== true);
  const late =
    optional === -1 ? undefined : row.value.params.slice(optional).find((param) => param.value.required === true);
  if (late === undefined) return;
  report(late.origin, "param-order", `"${late.name}" is required, so it cannot follow a parameter that is not`, {
    at: "key",
  });
}
