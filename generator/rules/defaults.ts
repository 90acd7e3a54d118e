/** Defaults: each must be a value that the field accepts. */
import type { Json, SpecPath } from "../model.js";
import type { FieldSpec, Row, Rows, Spec } from "../spec.js";
import { didYouMean } from "../suggest.js";
import { groupOf, measureOf, nounOf, resolveType } from "./measure.js";
import { type RuleContext, shown } from "./rule.js";

export function checkDefault(row: Row<FieldSpec>, value: Json, below: SpecPath, context: RuleContext): void {
  const problem = refusal(row.value, value, context.spec);
  if (problem !== undefined)
    context.report(row.origin, "default-invalid", `the default ${shown(value)} ${problem}`, { below });
}

/** `siblings`: the options beside it, which it may depend on. */
export function checkDependentDefault(row: Row<FieldSpec>, siblings: Rows<FieldSpec>, context: RuleContext): void {
  const { report, spec } = context;
  const { when, is } = row.value.dependentDefault ?? { when: "", is: {} };
  const other = siblings.find((sibling) => sibling.name === when && sibling.name !== row.name);
  if (other === undefined) {
    const names = siblings.map((sibling) => sibling.name).filter((name) => name !== row.name);
    const message = `the default depends on "${when}", which is no option beside it${didYouMean(when, names)}`;
    report(row.origin, "option-unknown", message, { below: ["default", "when"] });
    return;
  }
  if (other.value.dependentDefault !== undefined) {
    const message = `the default depends on "${when}", whose own default depends on another option`;
    report(row.origin, "default-invalid", message, { below: ["default", "when"] });
  }
  for (const [key, value] of Object.entries(is)) {
    if (key !== "else" && !namesValue(other.value, key, spec)) {
      const message = `"${key}" is no value of "${when}"${didYouMean(key, choiceNames(other.value, spec))}`;
      report(row.origin, "default-invalid", message, { below: ["default", "is", key], at: "key" });
    }
    checkDefault(row, value, ["default", "is", key], context);
  }
}

/** Why a value cannot be a default of the field, as the end of a sentence; undefined: it can. */
function refusal(written: FieldSpec, value: Json, spec: Spec): string | undefined {
  const field = resolveType(written, spec);
  switch (field.type) {
    case "string":
    case "url":
      return textRefusal(field, value);
    case "boolean":
      return typeof value === "boolean" ? undefined : "is neither true nor false";
    case "integer":
    case "number":
    case "duration":
    case "bytes":
      return numberRefusal(field, value, spec);
    case "enum":
      return isChoice(field, value, spec) ? undefined : `is none of ${choiceNames(field, spec).join(", ")}`;
    case "list":
      return listRefusal(field, value, spec);
    case "record":
      if (!isRecord(value)) return "is no record";
      return first(Object.values(value).map((item) => field.values && refusal(field.values.value, item, spec)));
    case "object":
      return objectRefusal(field, value, spec);
    case "proxy":
      return value === false || typeof value === "string" ? undefined : "is neither a URL nor false";
    default:
      return undefined;
  }
}

function textRefusal({ type, minLength, maxLength, pattern }: FieldSpec, value: Json): string | undefined {
  if (typeof value !== "string") return `is no ${type === "url" ? "URL" : "string"}`;
  if (type === "url" && !URL.canParse(value)) return "is no absolute URL";
  const length = [...value].length;
  if (minLength !== undefined && length < minLength) return `is shorter than ${minLength} characters`;
  if (maxLength !== undefined && length > maxLength) return `is longer than ${maxLength} characters`;
  return pattern === undefined || matches(pattern, value) ? undefined : `does not match ${pattern}`;
}

function numberRefusal(field: FieldSpec, value: Json, spec: Spec): string | undefined {
  if (field.flags !== undefined) {
    const all = (groupOf(spec, field.flags)?.members ?? []).reduce(
      (bits, member) => bits | Number(member.value.value),
      0,
    );
    const fits = typeof value === "number" && Number.isInteger(value) && (value & ~all) === 0;
    return fits ? undefined : `is no combination of members of ${field.flags}`;
  }
  const measure = measureOf(field);
  const number = measure?.(value);
  if (number === undefined || (field.type === "integer" && !Number.isSafeInteger(number)))
    return `is no ${nounOf(field)}`;
  const least = field.minimum === undefined ? undefined : measure?.(field.minimum);
  const most = field.maximum === undefined ? undefined : measure?.(field.maximum);
  if (least !== undefined && number < least) return `is below the minimum ${shown(field.minimum)}`;
  return most !== undefined && number > most ? `is above the maximum ${shown(field.maximum)}` : undefined;
}

function listRefusal({ items, minItems, maxItems, unique }: FieldSpec, value: Json, spec: Spec): string | undefined {
  if (!isList(value)) return "is no list";
  if (minItems !== undefined && value.length < minItems) return `has fewer than ${minItems} items`;
  if (maxItems !== undefined && value.length > maxItems) return `has more than ${maxItems} items`;
  if (unique === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length)
    return "has equal items";
  return first(value.map((item) => items && refusal(items.value, item, spec)));
}

function objectRefusal({ properties = [] }: FieldSpec, value: Json, spec: Spec): string | undefined {
  if (!isRecord(value)) return "is no object";
  const unknown = Object.keys(value).find((key) => !properties.some((property) => property.name === key));
  if (unknown !== undefined) return `has a property "${unknown}", which there is not`;
  return first(
    properties.map((property) => {
      const given = value[property.name];
      if (given !== undefined) return refusal(property.value, given, spec);
      return property.value.required === true ? `has no "${property.name}", which is required` : undefined;
    }),
  );
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

/** A pattern that does not compile has a finding of its own. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}

function namesValue(field: FieldSpec, key: string, spec: Spec): boolean {
  if (field.type === "boolean") return key === "true" || key === "false";
  return field.type === "enum" ? choiceNames(field, spec).includes(key) : true;
}

function isChoice(field: FieldSpec, value: Json, spec: Spec): boolean {
  if (field.choices !== undefined) return field.choices.some((choice) => choice === value);
  const group = field.group === undefined ? undefined : groupOf(spec, field.group);
  return group === undefined || group.members.some((member) => member.name === value || member.value.value === value);
}

function choiceNames(field: FieldSpec, spec: Spec): readonly string[] {
  if (field.choices !== undefined) return field.choices.map(String);
  const group = field.group === undefined ? undefined : groupOf(spec, field.group);
  return group?.members.map((member) => member.name) ?? [];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
