/** Fields of the model: types resolved, limits and defaults converted, what is accepted put into words. */
import { isDeepStrictEqual } from "node:util";
import { acceptedPhrase, type Groups, rangeText, valueText } from "./describe-type.js";
import { parseDuration } from "./duration.js";
import type { Field, Json, Option, Origin, Text, TypeModel } from "./model.js";
import { camelCase, namedTypeName, pascalCase } from "./naming.js";
import { BUILT_IN_TYPES } from "./roles.js";
import { parseSize } from "./size.js";
import type { DependentDefaultSpec, FieldSpec, Limit, Row, Rows, Spec } from "./spec.js";
import { TYPED_KEYS } from "./type-keys.js";

export interface FieldContext {
  readonly spec: Spec;
  readonly groups: Groups;
  /** The named types that were built already: one of them may stand in many places, and in others of them. */
  readonly named: Map<string, NamedType>;
}

type NamedType = TypeModel & { readonly kind: "named" };

/** `owner`: names the interface of an object's properties (`ConnectOptions`' `reconnect` is `ReconnectOptions`). */
export function buildField(row: Row<FieldSpec>, siblings: Rows<FieldSpec>, context: FieldContext, owner = ""): Field {
  const { value, origin, name } = row;
  const type = buildType(value, context, pascalCase(`${owner}_${name}`));
  const standard = value.default === undefined ? undefined : convert(type, value.default, context);
  const dependent =
    value.dependentDefault === undefined ? undefined : buildDependent(value.dependentDefault, type, siblings, context);
  const range = rangeText(type);
  const defaultText = standard === undefined ? undefined : valueText(type, standard, context.groups);
  return {
    ...buildNamed(row),
    tsName: camelCase(name),
    type,
    required: value.required === true,
    secret: isSecret(value, context),
    ...(standard === undefined ? {} : { default: standard }),
    ...(defaultText === undefined ? {} : { defaultText }),
    ...(dependent === undefined ? {} : { dependentDefault: dependent }),
    ...optionalText("zero", value.zero, origin),
    ...(range === undefined ? {} : { rangeText: range }),
    accepted: acceptedPhrase(type, context.groups),
    renamedFrom: (value.renamedFrom ?? []).map(camelCase),
  };
}

/** A list of secrets is one, and so is what is of a type that is. */
function isSecret({ secret, type, items, values }: FieldSpec, context: FieldContext): boolean {
  const within = [items ?? values, context.spec.types.find(({ name }) => name === type)];
  return secret === true || within.some((row) => row !== undefined && isSecret(row.value, context));
}

export function buildFields(rows: Rows<FieldSpec>, context: FieldContext, owner = ""): readonly Field[] {
  return rows.map((row) => buildField(row, rows, context, owner));
}

export function buildOptions(rows: Rows<FieldSpec>, context: FieldContext, owner = ""): readonly Option[] {
  return rows.map((row) => {
    const field = buildField(row, rows, context, owner);
    const { role, properties = [] } = row.value;
    return {
      ...field,
      ...(role === undefined ? {} : { role }),
      properties: buildOptions(properties, context, `${owner}_${row.name}`),
    };
  });
}

/** `tsName`: of the interface, where it is an object. */
export function buildType(field: FieldSpec, context: FieldContext, tsName: string): TypeModel {
  const type = BUILT_IN_TYPES.find((name) => name === field.type);
  switch (type) {
    case undefined:
      return namedType(field, context, tsName);
    case "string":
    case "url": {
      const { minLength, maxLength, pattern } = field;
      return { kind: type, ...defined({ minLength, maxLength, pattern }) };
    }
    case "integer":
    case "number": {
      const flags =
        field.flags === undefined
          ? undefined
          : {
              group: field.flags,
              values: groupValues(field.flags, context).filter((value) => typeof value === "number"),
            };
      return { kind: type, ...limits(field, numberOf), ...defined({ flags }) };
    }
    case "duration":
      return { kind: type, ...limits(field, parseDuration) };
    case "bytes":
      return { kind: type, ...limits(field, parseSize) };
    case "boolean":
      return { kind: type };
    case "enum": {
      const { group, choices } = field;
      return {
        kind: type,
        values: choices ?? (group === undefined ? [] : groupValues(group, context)),
        ...defined({ group }),
      };
    }
    case "list": {
      const items = innerType(field.items, context, tsName);
      const { minItems, maxItems } = field;
      return {
        kind: type,
        items,
        accepted: acceptedPhrase(items, context.groups),
        unique: field.unique === true,
        ...defined({ minItems, maxItems }),
      };
    }
    case "record": {
      const values = innerType(field.values, context, tsName);
      return { kind: type, values, accepted: acceptedPhrase(values, context.groups) };
    }
    case "object":
      return { kind: type, tsName, properties: buildFields(field.properties ?? [], context, tsName) };
    default:
      return { kind: type };
  }
}

function innerType(row: Row<FieldSpec> | undefined, context: FieldContext, owner: string): TypeModel {
  if (row === undefined) throw new Error("a list or a record without contents passed the rules");
  return buildType(row.value, context, `${owner}${pascalCase(row.name)}`);
}

/** What stands beside the name narrows the type: then it is another one. */
function namedType(field: FieldSpec, context: FieldContext, owner: string): TypeModel {
  const row = context.spec.types.find((candidate) => candidate.name === field.type);
  if (row === undefined) throw new Error(`the type "${field.type}" passed the rules and is none`);
  const named = context.named.get(row.name) ?? buildNamedType(row, context);
  context.named.set(row.name, named);
  if (TYPED_KEYS.every((key) => field[key] === undefined)) return named;
  const narrowed = buildType({ ...row.value, ...field, type: row.value.type }, context, owner);
  const { tsName, type } = named;
  return isDeepStrictEqual({ ...narrowed, tsName }, { ...type, tsName }) ? named : narrowed;
}

function buildNamedType({ name, value }: Row<FieldSpec>, context: FieldContext): NamedType {
  const tsName = namedTypeName(name);
  return { kind: "named", name, tsName, type: buildType(value, context, tsName) };
}

/** A value of the spec as the runtime has it: milliseconds, bytes, an enum's value, TypeScript names. */
export function convert(type: TypeModel, value: Json, context: FieldContext): Json {
  switch (type.kind) {
    case "named":
      return convert(type.type, value, context);
    case "duration":
      return parseDuration(value) ?? value;
    case "bytes":
      return parseSize(value) ?? value;
    case "integer":
      return typeof value === "string" ? (parseSize(value) ?? value) : value;
    case "enum":
      return memberValue(type.group, value, context);
    case "list":
      return isList(value) ? value.map((item) => convert(type.items, item, context)) : value;
    case "record":
      return mapEntries(value, (key, item) => [key, convert(type.values, item, context)]);
    case "object":
      return mapEntries(value, (key, item) => {
        const property = type.properties.find((candidate) => candidate.name === key);
        return property === undefined ? [key, item] : [property.tsName, convert(property.type, item, context)];
      });
    default:
      return value;
  }
}

function buildDependent(
  dependent: DependentDefaultSpec,
  type: TypeModel,
  siblings: Rows<FieldSpec>,
  context: FieldContext,
): NonNullable<Field["dependentDefault"]> {
  const other = siblings.find((row) => row.name === dependent.when);
  const { else: otherwise = null, ...cases } = dependent.is;
  const is = Object.entries(cases).map(([key, value]): readonly [Json, Json] => [
    other === undefined ? key : valueNamed(buildType(other.value, context, ""), key, context),
    convert(type, value, context),
  ]);
  return { when: camelCase(dependent.when), is, else: convert(type, otherwise, context) };
}

/** The value that a key of `is` names: a member, a choice, or the text of any other value. */
function valueNamed(type: TypeModel, key: string, context: FieldContext): Json {
  switch (type.kind) {
    case "named":
      return valueNamed(type.type, key, context);
    case "boolean":
      return key === "true";
    case "integer":
    case "number":
    case "duration":
    case "bytes":
      return Number.isNaN(Number(key)) ? convert(type, key, context) : Number(key);
    case "enum":
      return type.values.find((value) => String(value) === key) ?? memberValue(type.group, key, context);
    default:
      return convert(type, key, context);
  }
}

function memberValue(group: string | undefined, value: Json, { groups }: FieldContext): Json {
  const members = group === undefined ? [] : (groups.get(group)?.members ?? []);
  return members.find((member) => member.name === value)?.value ?? value;
}

function groupValues(group: string, { groups }: FieldContext): readonly (string | number)[] {
  return groups.get(group)?.members.map((member) => member.value) ?? [];
}

function limits(
  field: FieldSpec,
  measure: (limit: Limit) => number | undefined,
): { readonly minimum?: number; readonly maximum?: number } {
  const minimum = field.minimum === undefined ? undefined : measure(field.minimum);
  const maximum = field.maximum === undefined ? undefined : measure(field.maximum);
  return defined({ minimum, maximum });
}

/** The limit of an integer may come from a role whose limits are sizes. */
function numberOf(limit: Limit): number | undefined {
  return typeof limit === "number" ? limit : parseSize(limit);
}

interface NamedValue {
  readonly doc?: string;
  readonly deprecated?: string;
  readonly renamedFrom?: readonly string[];
}

export function buildNamed({ name, value, origin }: Row<NamedValue>): {
  readonly name: string;
  readonly origin: Origin;
  readonly doc?: Text;
  readonly deprecated?: Text;
  readonly renamedFrom?: readonly string[];
} {
  return {
    name,
    origin,
    ...optionalText("doc", value.doc, origin),
    ...optionalText("deprecated", value.deprecated, origin),
    ...defined({ renamedFrom: value.renamedFrom }),
  };
}

export function optionalText<K extends string>(
  key: K,
  source: string | undefined,
  origin: Origin,
): { readonly [P in K]?: Text } {
  const texts: { [P in K]?: Text } = {};
  if (source !== undefined) texts[key] = textAt(source, { ...origin, path: [...origin.path, key] });
  return texts;
}

export function textAt(source: string, origin: Origin): Text {
  return { key: origin.path.join("."), source, origin };
}

/** Without the keys that are undefined. */
export function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  return Object.assign(kept, Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function mapEntries(value: Json, change: (key: string, item: Json) => readonly [string, Json]): Json {
  if (typeof value !== "object" || value === null || isList(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => change(key, item)));
}
