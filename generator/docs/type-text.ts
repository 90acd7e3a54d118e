/** Types, ranges and defaults of fields as the documentation shows them. */

import { rangeText, valueText } from "../describe-type.js";
import { formatDuration } from "../duration.js";
import { typeText } from "../emit/type-text.js";
import type { ConstantGroup, Field, Json, Model, TypeModel } from "../model.js";
import { type Label, listed } from "./labels.js";
import { codeSpan } from "./markdown.js";

/** In TypeScript's words. `given`: as a user gives it; else as a user gets it, in milliseconds and bytes. */
export function shownType(type: TypeModel, model: Model, given: boolean): string {
  return typeText(type, { model, given, inPlace: true, interfaceOf: () => "object" });
}

/** What narrows a type further, in Markdown: ranges, lengths, patterns, and what 0 means (`zero`, already Markdown). */
export function limitsText(
  type: TypeModel,
  groups: ReadonlyMap<string, ConstantGroup>,
  label: Label,
  zero?: string,
): string {
  const parts = [...limits(type, groups, label), ...(zero === undefined ? [] : [label("zero", { meaning: zero })])];
  return listed(parts, label, "apart");
}

function limits(type: TypeModel, groups: ReadonlyMap<string, ConstantGroup>, label: Label): readonly string[] {
  switch (type.kind) {
    case "named":
      return limits(type.type, groups, label);
    case "string":
    case "url": {
      const length = count(type.minLength, type.maxLength);
      return [
        ...(length === undefined ? [] : [label("characters", { range: length })]),
        ...(type.pattern === undefined ? [] : [label("pattern", { pattern: codeSpan(type.pattern) })]),
      ];
    }
    case "list": {
      const items = count(type.minItems, type.maxItems);
      return [
        ...(items === undefined ? [] : [label("items", { range: items })]),
        ...(type.unique ? [label("unique")] : []),
        ...limits(type.items, groups, label),
      ];
    }
    case "record":
      return limits(type.values, groups, label);
    case "integer":
      if (type.flags !== undefined) return [label("flags", { members: flagNames(type.flags.group, groups, label) })];
      return given(rangeText(type));
    default:
      return given(rangeText(type));
  }
}

/** The default of a field in Markdown, `undefined` where it has none. */
export function defaultText(field: Field, siblings: readonly Field[], model: Model, label: Label): string | undefined {
  const dependent = field.dependentDefault;
  if (dependent === undefined) return field.defaultText === undefined ? undefined : codeSpan(field.defaultText);
  const groups = groupsOf(model);
  const other = siblings.find((sibling) => sibling.tsName === dependent.when || sibling.name === dependent.when);
  const shown = (value: Json): string => codeSpan(valueText(field.type, value, groups));
  const cases = dependent.is.map(([value, then]) =>
    label("dependent", {
      value: shown(then),
      option: codeSpan(dependent.when),
      case: codeSpan(other === undefined ? JSON.stringify(value) : valueText(other.type, value, groups)),
    }),
  );
  return listed([...cases, label("otherwise", { value: shown(dependent.else) })], label);
}

export function groupsOf(model: Model): ReadonlyMap<string, ConstantGroup> {
  return new Map(model.groups.map((group) => [group.name, group]));
}

export function delayText(milliseconds: number): string {
  return formatDuration(milliseconds);
}

function flagNames(name: string, groups: ReadonlyMap<string, ConstantGroup>, label: Label): string {
  const group = groups.get(name);
  const members = group?.members.map((member) =>
    codeSpan(group.flat ? member.tsName : `${group.tsName}.${member.tsName}`),
  );
  return listed(members ?? [codeSpan(name)], label);
}

function given(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

function count(least: number | undefined, most: number | undefined): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  if (least === most) return `${least}`;
  if (least === undefined) return `≤ ${most}`;
  return most === undefined ? `≥ ${least}` : `${least}–${most}`;
}
