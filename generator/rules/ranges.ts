/** Ranges: limits of the field's own type, that leave something between them and stay within those of the role. */
import type { FieldSpec, Row } from "../spec.js";
import { measureOf, nounOf, optionOfRole, resolveType } from "./measure.js";
import { type RuleContext, shown } from "./rule.js";

export function checkRange(row: Row<FieldSpec>, context: RuleContext): void {
  const least = checkLimit(row, "minimum", context);
  const most = checkLimit(row, "maximum", context);
  const { value, origin } = row;
  if (least !== undefined && most !== undefined && least > most) {
    const message = `the minimum ${shown(value.minimum)} is above the maximum ${shown(value.maximum)}: nothing is accepted`;
    context.report(origin, "range-empty", message, { below: ["minimum"] });
  }
  checkCounts(row, "minLength", "maxLength", context);
  checkCounts(row, "minItems", "maxItems", context);
  checkRoleRange(row, { minimum: least, maximum: most }, context);
}

function checkLimit(
  row: Row<FieldSpec>,
  key: "minimum" | "maximum",
  { spec, report }: RuleContext,
): number | undefined {
  const limit = row.value[key];
  if (limit === undefined) return undefined;
  const field = resolveType(row.value, spec);
  const measure = measureOf(field);
  const value = measure?.(limit);
  if (measure !== undefined && value === undefined) {
    report(row.origin, "range-invalid", `${shown(limit)} is no ${nounOf(field)}`, { below: [key] });
  } else if (field.type === "integer" && !Number.isSafeInteger(value)) {
    report(row.origin, "range-invalid", `${shown(limit)} is no integer`, { below: [key] });
  }
  return value;
}

function checkCounts(
  { value, origin }: Row<FieldSpec>,
  low: "minLength" | "minItems",
  high: "maxLength" | "maxItems",
  { report }: RuleContext,
): void {
  const [from, to] = [value[low], value[high]];
  if (from === undefined || to === undefined || from <= to) return;
  report(origin, "range-empty", `"${low}" ${from} is above "${high}" ${to}: nothing is accepted`, { below: [low] });
}

/** A range may only narrow that of the role's row in the base API. */
function checkRoleRange(
  row: Row<FieldSpec>,
  limits: { readonly minimum: number | undefined; readonly maximum: number | undefined },
  { spec, report }: RuleContext,
): void {
  const { role } = row.value;
  const standard = role === undefined ? undefined : optionOfRole(spec.base.options, role);
  if (role === undefined || standard === undefined || standard.origin.file === row.origin.file) return;
  const measure = measureOf(standard.value);
  for (const key of ["minimum", "maximum"] as const) {
    const value = limits[key];
    const written = standard.value[key];
    const bound = written === undefined ? undefined : measure?.(written);
    if (value === undefined || bound === undefined) continue;
    if (key === "minimum" ? value >= bound : value <= bound) continue;
    const message = `the ${key} ${shown(row.value[key])} goes beyond that of the role "${role}", ${shown(written)}`;
    report(row.origin, "role-range", message, { below: [key] });
  }
}
