/** How rules read a field: what its type stands for, and its limits and values as numbers. */
import { parseDuration } from "../duration.js";
import type { Message, Value } from "../message.js";
import { BUILT_IN_TYPES, type OptionRole } from "../roles.js";
import { parseSize } from "../size.js";
import type { FieldSpec, GroupSpec, Row, Rows, Spec } from "../spec.js";

/** A named type's field, with what stands beside its name. */
export function resolveType(field: FieldSpec, spec: Spec, depth = 0): FieldSpec {
  if (isBuiltIn(field.type) || depth > 20) return field;
  const named = rowNamed(spec.types, field.type);
  if (named === undefined) return field;
  return resolveType({ ...named.value, ...field, type: named.value.type }, spec, depth + 1);
}

export function isBuiltIn(type: string): boolean {
  return BUILT_IN_TYPES.some((name) => name === type);
}

export function groupOf(spec: Spec, name: string): GroupSpec | undefined {
  const value = rowNamed(spec.constants, name)?.value;
  return value?.kind === "group" ? value : undefined;
}

/** Asked for as often as there are fields: by an index, made once. */
export function rowNamed<T>(rows: Rows<T>, name: string): Row<T> | undefined {
  const index = INDEXES.get(rows) ?? new Map(rows.map((row) => [row.name, row]));
  INDEXES.set(rows, index);
  return index.get(name) as Row<T> | undefined;
}

const INDEXES = new WeakMap<Rows<unknown>, ReadonlyMap<string, Row<unknown>>>();

export function optionOfRole(options: Rows<FieldSpec>, role: OptionRole): Row<FieldSpec> | undefined {
  for (const row of options) {
    const found = row.value.role === role ? row : row.value.properties && optionOfRole(row.value.properties, role);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads limits and values of the type as numbers; absent where the type has none. */
export function measureOf(field: FieldSpec): ((value: unknown) => number | undefined) | undefined {
  switch (field.type) {
    case "duration":
      return parseDuration;
    case "bytes":
      return parseSize;
    case "integer":
      // An integer option may have a role whose limits are sizes.
      return (value) => (typeof value === "number" ? value : field.role === undefined ? undefined : parseSize(value));
    case "number":
      return (value) => (typeof value === "number" ? value : undefined);
    default:
      return undefined;
  }
}

/** What a value of the type is, as a sentence says it. */
export function nounOf(field: FieldSpec): Value {
  if (field.type === "duration") return { ...DURATION, values: { example: '"30s"' } };
  if (field.type === "bytes") return { ...SIZE, values: { example: '"16MiB"' } };
  return field.type;
}

const DURATION = {
  key: "clause.duration",
  source: "duration: a number of milliseconds, or text such as {example}",
} as const;
const SIZE = { key: "clause.size", source: "size: a number of bytes, or text such as {example}" } as const;

export const NOUN_CLAUSES: readonly Omit<Message, "values">[] = [DURATION, SIZE];
