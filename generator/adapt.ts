/**
 * Inherited rows in the words of the spec that inherits them: a group that it has replaced, members that it has named
 * otherwise, conditions and options under their new names. Prose stays word for word, so that its translations hold.
 */
import type { Json } from "./model.js";
import type { CallSpec, ErrorSpec, FieldSpec, MethodSpec, Row, Spec } from "./spec.js";

export interface Renames {
  /** `option:dial_timeout` -> `open_timeout` */
  readonly names: Map<string, string>;
  /** `COMPRESSION.DISABLED` -> `OFF`, within the group that replaced COMPRESSION. */
  readonly members: Map<string, string>;
}

/** `from`: the spec that the field is taken from; types that it names are written out. */
export function adaptField(field: FieldSpec, from: Spec, renames: Renames): FieldSpec {
  const named = from.types.find((row) => row.name === field.type);
  const { doc: _, ...type } = named?.value ?? {};
  const plain: FieldSpec =
    named === undefined ? field : { ...field, ...type, ...withoutType(field), type: named.value.type };
  const { group, default: standard, dependentDefault, flags } = plain;
  return {
    ...plain,
    ...(group === undefined ? {} : { group: groupName(group, renames) }),
    ...(flags === undefined ? {} : { flags: groupName(flags, renames) }),
    ...(standard === undefined || group === undefined ? {} : { default: memberName(group, standard, renames) }),
    ...(dependentDefault === undefined ? {} : { dependentDefault: adaptDependent(dependentDefault, from, renames) }),
    ...(plain.items === undefined ? {} : { items: adaptRow(plain.items, from, renames) }),
    ...(plain.values === undefined ? {} : { values: adaptRow(plain.values, from, renames) }),
    ...(plain.properties === undefined
      ? {}
      : { properties: plain.properties.map((row) => adaptRow(row, from, renames)) }),
  };
}

export function adaptError(error: ErrorSpec, from: Spec, renames: Renames): ErrorSpec {
  return { ...error, details: error.details.map((row) => adaptRow(row, from, renames)) };
}

export function adaptCall<T extends CallSpec>(call: T, from: Spec, renames: Renames): T {
  const errors = [...new Set(call.errors.map((name) => renames.names.get(`error:${name}`) ?? name))];
  return { ...call, params: call.params.map((row) => adaptRow(row, from, renames)), errors };
}

export function adaptMethod(method: MethodSpec, from: Spec, renames: Renames): MethodSpec {
  return adaptCall(method, from, renames);
}

function adaptRow(row: Row<FieldSpec>, from: Spec, renames: Renames): Row<FieldSpec> {
  return { ...row, value: adaptField(row.value, from, renames) };
}

function adaptDependent(
  dependent: NonNullable<FieldSpec["dependentDefault"]>,
  from: Spec,
  renames: Renames,
): NonNullable<FieldSpec["dependentDefault"]> {
  const group = from.options.find((row) => row.name === dependent.when)?.value.group;
  const is = Object.entries(dependent.is).map(([key, value]): [string, Json] => [
    group === undefined ? key : (renames.members.get(`${group}.${key}`) ?? key),
    value,
  ]);
  return { when: renames.names.get(`option:${dependent.when}`) ?? dependent.when, is: Object.fromEntries(is) };
}

function groupName(group: string, renames: Renames): string {
  return renames.names.get(`constant:${group}`) ?? group;
}

function memberName(group: string, value: Json, renames: Renames): Json {
  return typeof value === "string" ? (renames.members.get(`${group}.${value}`) ?? value) : value;
}

function withoutType(field: FieldSpec): Partial<FieldSpec> {
  const { type: _, ...rest } = field;
  return rest;
}
