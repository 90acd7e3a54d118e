/** Fields: a type that exists, keys that belong to it, groups that exist, patterns that compile. */
import { BUILT_IN_TYPES, OPTION_ROLE_ALTERNATIVES, OPTION_ROLES } from "../roles.js";
import type { FieldSpec, Row, Rows } from "../spec.js";
import { didYouMean } from "../suggest.js";
import { checkDefault, checkDependentDefault } from "./defaults.js";
import { groupOf, isBuiltIn, resolveType } from "./measure.js";
import { checkRange } from "./ranges.js";
import { listed, own, type RuleContext } from "./rule.js";

export function checkFields(context: RuleContext): void {
  const { spec } = context;
  for (const row of own(spec.types, context)) checkField(row, context);
  checkRows(spec.options, context, true);
  const calls = [...own([spec.connect], context), ...own(spec.methods, context)];
  for (const row of calls) checkRows(row.value.params, context, false);
  for (const row of own(spec.errors, context)) checkRows(row.value.details, context, false);
  for (const row of own(spec.messages, context)) checkRows(row.value.fields, context, false);
  checkTypeNames(context);
}

function checkRows(rows: Rows<FieldSpec>, context: RuleContext, option: boolean): void {
  for (const row of own(rows, context)) {
    checkField(row, context);
    const { value, origin } = row;
    if (value.role !== undefined && !option) {
      const message = "a role belongs to an option, or to a property of one";
      context.report(origin, "role-misplaced", message, { below: ["role"] });
    }
    if (value.required === true && (value.default !== undefined || value.dependentDefault !== undefined)) {
      context.report(origin, "default-unused", "what is required has no use for a default", {
        below: ["default"],
        at: "key",
      });
    }
    if (value.properties !== undefined) checkRows(value.properties, context, option);
    if (value.dependentDefault !== undefined) checkDependentDefault(row, rows, context);
  }
}

function checkField(row: Row<FieldSpec>, context: RuleContext): void {
  const { value: field, origin } = row;
  const { spec, report } = context;
  if (field.type === "") {
    report(origin, "type-missing", `"${row.name}" has no type`, { at: "key" });
    return;
  }
  if (!isBuiltIn(field.type) && !spec.types.some((type) => type.name === field.type)) {
    const names = [...BUILT_IN_TYPES, ...spec.types.map((type) => type.name)];
    report(origin, "type-unknown", `there is no type "${field.type}"${didYouMean(field.type, names)}`, {
      below: ["type"],
    });
    return;
  }
  checkRoleType(row, context);
  if (isBuiltIn(field.type)) checkKeys(row, context);
  checkContents(row, context);
  checkGroups(row, context);
  checkRange(row, context);
  checkPattern(row, context);
  if (field.default !== undefined) checkDefault(row, field.default, ["default"], context);
  for (const inner of own(
    [field.items, field.values].filter((value) => value !== undefined),
    context,
  ))
    checkField(inner, context);
}

function checkRoleType(row: Row<FieldSpec>, { report, spec }: RuleContext): void {
  const { role, type } = row.value;
  if (role === undefined) return;
  const accepted: readonly string[] = [OPTION_ROLES[role], ...(OPTION_ROLE_ALTERNATIVES[role] ?? [])];
  if (accepted.includes(resolveType(row.value, spec).type)) return;
  report(row.origin, "role-type", `the role "${role}" is of type ${listed(accepted, "or")}, not ${type}`, {
    below: ["type"],
  });
}

/** By type: the keys that mean something for it. */
const KEYS: Readonly<Record<string, readonly (keyof FieldSpec)[]>> = {
  string: ["minLength", "maxLength", "pattern"],
  url: ["minLength", "maxLength", "pattern"],
  integer: ["minimum", "maximum", "flags", "zero"],
  number: ["minimum", "maximum", "zero"],
  duration: ["minimum", "maximum", "zero"],
  bytes: ["minimum", "maximum", "zero"],
  enum: ["group", "choices"],
  list: ["items", "minItems", "maxItems", "unique"],
  record: ["values"],
  object: ["properties"],
};

const TYPED_KEYS: readonly (keyof FieldSpec)[] = [...new Set(Object.values(KEYS).flat())];
const WITHOUT_DEFAULT: readonly string[] = ["data", "headers", "signal", "tls", "agent", "closeInfo", "error"];

function checkKeys(row: Row<FieldSpec>, { report }: RuleContext): void {
  const { type } = row.value;
  for (const key of TYPED_KEYS) {
    if (row.value[key] === undefined || KEYS[type]?.includes(key)) continue;
    const written = key === "group" || key === "choices" ? "values" : key;
    const owners = Object.keys(KEYS).filter((name) => KEYS[name]?.includes(key));
    const message = `"${written}" means nothing for the type ${type}; it belongs to ${listed(owners, "or")}`;
    report(row.origin, "key-misplaced", message, { below: [written], at: "key" });
  }
  if (row.value.default !== undefined && WITHOUT_DEFAULT.includes(type)) {
    const message = `a value of type ${type} cannot be written in a spec, so there is no default`;
    report(row.origin, "default-invalid", message, { below: ["default"] });
  }
}

function checkContents({ name, value, origin }: Row<FieldSpec>, { report }: RuleContext): void {
  if (value.type === "list" && value.items === undefined) {
    report(origin, "items-missing", `the list "${name}" does not say what it holds: "items"`, { at: "key" });
  }
  if (value.type === "record" && value.values === undefined) {
    report(origin, "values-missing", `the record "${name}" does not say what it holds: "values"`, { at: "key" });
  }
  if (value.type === "enum" && value.group === undefined && value.choices === undefined) {
    report(origin, "values-missing", `the enum "${name}" does not say what it may be: "values"`, { at: "key" });
  }
}

function checkGroups({ value, origin }: Row<FieldSpec>, { spec, report }: RuleContext): void {
  const used = [
    [value.group, "values"],
    [value.flags, "flags"],
  ] as const;
  for (const [name, key] of used) {
    if (name === undefined) continue;
    const group = groupOf(spec, name);
    if (group === undefined) {
      const names = spec.constants.filter((row) => row.value.kind === "group").map((row) => row.name);
      report(origin, "group-unknown", `there is no constant group "${name}"${didYouMean(name, names)}`, {
        below: [key],
      });
    } else if (key === "flags" && !group.members.every((member) => isBits(member.value.value))) {
      const message = `the members of "${name}" cannot be combined by OR: each must be an integer from 0 to 2147483647`;
      report(origin, "flags-values", message, { below: [key] });
    }
  }
}

function isBits(value: string | number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff;
}

function checkPattern({ value, origin }: Row<FieldSpec>, { report }: RuleContext): void {
  if (value.pattern === undefined) return;
  try {
    new RegExp(value.pattern, "u");
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
    report(origin, "pattern-invalid", `this is no regular expression: ${reason}`, { below: ["pattern"] });
  }
}

function checkTypeNames(context: RuleContext): void {
  const { spec } = context;
  const holds = (field: FieldSpec, name: string, seen: ReadonlySet<string>): boolean => {
    if (field.type === name) return true;
    const inner = [field.items, field.values, ...(field.properties ?? [])].filter((row) => row !== undefined);
    if (inner.some((row) => holds(row.value, name, seen))) return true;
    const type = seen.has(field.type) ? undefined : spec.types.find((row) => row.name === field.type);
    return type !== undefined && holds(type.value, name, new Set([...seen, field.type]));
  };
  for (const row of own(spec.types, context)) {
    if (isBuiltIn(row.name)) {
      context.report(row.origin, "type-reserved", `"${row.name}" is the name of a built-in type`, { at: "key" });
    } else if (holds(row.value, row.name, new Set())) {
      context.report(row.origin, "type-circular", `the type "${row.name}" is made of itself`, { at: "key" });
    }
  }
}
