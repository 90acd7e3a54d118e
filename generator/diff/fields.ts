/** Compares fields, whatever holds them: options, parameters, details of errors, fields of messages. */
import type { Field, Json, Option, Origin, TypeModel } from "../model.js";
import { camelCase } from "../naming.js";
import { type Container, codeOf, type Direction, fieldStep, type Suffix } from "./field-rules.js";
import { type Pair, pairRows } from "./pair.js";
import { below, type Change } from "./rule.js";
import { compareFormerNames, compareNotes, compareText } from "./texts.js";
import { compareTypes, type TypeChange, type TypeNames } from "./types.js";

/** A field that may have what only options have. */
export type AnyField = Field & Partial<Pick<Option, "role" | "properties">>;

export interface FieldScope {
  readonly container: Container;
  readonly direction: Direction;
  /** What stands before a name: `keep_alive.`, `send.`. */
  readonly prefix: string;
  /** Where the fields are listed. */
  readonly lists: { readonly old: Origin; readonly new: Origin };
  readonly names: TypeNames;
  /** What a field is known by, besides its name. */
  readonly meanings?: (field: AnyField) => readonly string[];
  /** The fields are arguments by their place: their names are read, never written. */
  readonly positional?: boolean;
  /** The default, where it is not simply the field's own. */
  readonly defaults?: (pair: Pair<AnyField>, scope: FieldScope) => Iterable<Change>;
  /** What more there is to compare. */
  readonly more?: (pair: Pair<AnyField>, scope: FieldScope) => Iterable<Change>;
}

export function* compareFields(
  before: readonly AnyField[],
  after: readonly AnyField[],
  scope: FieldScope,
): Iterable<Change> {
  const { lists, prefix, direction } = scope;
  const { pairs, removed, added } = pairRows(before, after, scope.meanings);
  for (const field of removed) {
    const suffix = field.deprecated === undefined ? "removed" : "removed-deprecated";
    const values = { name: `${prefix}${field.name}` };
    yield fieldChange(scope, suffix, values, field.origin, below(lists.new, field.name));
  }
  for (const field of added) {
    const suffix = field.required && direction !== "output" ? "added-required" : "added";
    yield fieldChange(scope, suffix, { name: `${prefix}${field.name}` }, undefined, field.origin);
  }
  for (const pair of pairs) yield* compareField(pair, scope);
}

/** The key that has changed, where it is one. */
const KEYS: Readonly<Partial<Record<Suffix, string>>> = {
  "made-required": "required",
  "made-optional": "required",
  "made-secret": "secret",
  "secret-shown": "secret",
  "default-changed": "default",
  "default-stated": "default",
  "type-changed": "type",
  "type-narrowed": "type",
  "type-widened": "type",
  "unit-changed": "type",
  "value-added": "values",
  "value-removed": "values",
  renamed: "renamedFrom",
  "old-name-added": "renamedFrom",
  "old-name-removed": "renamedFrom",
};

/** The direction decides the step, where the rule's own is for the other one. */
export function fieldChange(
  { container, direction }: Pick<FieldScope, "container" | "direction">,
  suffix: Suffix,
  values: Change["values"],
  before: Origin | undefined,
  after: Origin,
): Change {
  const key = KEYS[suffix];
  const at = (origin: Origin): Origin => (key === undefined ? origin : below(origin, key));
  return {
    code: codeOf(container, suffix),
    values,
    ...(before === undefined ? {} : { before: at(before) }),
    after: at(after),
    step: fieldStep(suffix, direction),
  };
}

function* compareField(pair: Pair<AnyField>, scope: FieldScope): Iterable<Change> {
  const { old, new: now } = pair;
  const places = [old.origin, now.origin] as const;
  const name = `${scope.prefix}${now.name}`;
  const path = now.origin.path.join(".");
  yield* compareNames(pair, scope);
  if (now.required !== old.required)
    yield fieldChange(scope, now.required ? "made-required" : "made-optional", { name }, ...places);
  if (now.secret !== old.secret)
    yield fieldChange(scope, now.secret ? "made-secret" : "secret-shown", { name }, ...places);
  for (const found of compareTypes(old.type, now.type, scope.names)) yield typeChange(found, name, scope, places);
  yield* scope.defaults === undefined ? compareDefaults(pair, scope) : scope.defaults(pair, scope);
  if (scope.more !== undefined) yield* scope.more(pair, scope);
  yield* compareText(`${path}.zero`, old.zero, now.zero, { old: old.origin, new: now.origin });
  yield* compareNotes(path, old, now);
  yield* compareInside(pair, { ...scope, prefix: `${name}.`, positional: false });
}

/** Old names of inputs go on working, if they are declared. */
function* compareNames({ old, new: now, by }: Pair<AnyField>, scope: FieldScope): Iterable<Change> {
  const name = `${scope.prefix}${now.name}`;
  const places = [old.origin, now.origin] as const;
  if (by !== "name") {
    const values = { old: `${scope.prefix}${old.name}`, name };
    if (scope.positional === true) yield { ...fieldChange(scope, "renamed", values, ...places), step: "patch" };
    else if (by === "meaning") yield fieldChange(scope, "renamed-silently", values, ...places);
    else if (scope.direction === "input" && now.required)
      yield fieldChange(scope, "renamed-required", values, ...places);
    else yield fieldChange(scope, "renamed", values, ...places);
  }
  if (scope.direction !== "input" || scope.positional === true) {
    yield* compareFormerNames(now.origin.path.join("."), old, now);
    return;
  }
  const own = old.name === now.name ? [] : [camelCase(old.name)];
  for (const former of now.renamedFrom)
    if (!old.renamedFrom.includes(former) && !own.includes(former))
      yield fieldChange(scope, "old-name-added", { name, old: former }, ...places);
  for (const former of old.renamedFrom)
    if (!now.renamedFrom.includes(former) && former !== now.tsName)
      yield fieldChange(scope, "old-name-removed", { name, old: former }, ...places);
}

const TYPE_SUFFIX: Readonly<Record<TypeChange["aspect"], Readonly<Record<TypeChange["direction"], Suffix>>>> = {
  type: { narrowed: "type-narrowed", widened: "type-widened", other: "type-changed" },
  unit: { narrowed: "unit-changed", widened: "unit-changed", other: "unit-changed" },
  value: { narrowed: "value-removed", widened: "value-added", other: "value-removed" },
  range: { narrowed: "range-narrowed", widened: "range-widened", other: "range-moved" },
  limits: { narrowed: "limits-narrowed", widened: "limits-widened", other: "limits-changed" },
  group: { narrowed: "group-changed", widened: "group-changed", other: "group-changed" },
};

export function typeChange(
  { aspect, direction, at, old, new: now }: TypeChange,
  name: string,
  scope: Pick<FieldScope, "container" | "direction">,
  places: readonly [Origin, Origin],
): Change {
  return fieldChange(scope, TYPE_SUFFIX[aspect][direction], { name: `${name}${at}`, old, new: now }, ...places);
}

/** A value of an enum that keeps its name is the same default: that its number changed is said at the constant. */
function* compareDefaults({ old, new: now }: Pair<AnyField>, scope: FieldScope): Iterable<Change> {
  if (sameDefault(old, now)) return;
  const values = { name: `${scope.prefix}${now.name}`, old: defaultLabel(old), new: defaultLabel(now) };
  yield fieldChange(scope, "default-changed", values, old.origin, now.origin);
}

export function sameDefault(old: AnyField, now: AnyField): boolean {
  const [before, after] = [defaultsOf(old), defaultsOf(now)];
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  return old.defaultText !== undefined && /^[A-Z]/.test(old.defaultText) && old.defaultText === now.defaultText;
}

function defaultsOf({ default: own, dependentDefault }: AnyField): readonly unknown[] {
  return [own, dependentDefault];
}

/** `30s`; `compression: 1 → 128, else 512`; a dash for none. */
export function defaultLabel({ defaultText, dependentDefault }: AnyField): string {
  if (dependentDefault === undefined) return defaultText ?? "–";
  const cases = dependentDefault.is.map(([value, then]) => `${json(value)} → ${json(then)}`);
  return `${dependentDefault.when}: ${[...cases, `* → ${json(dependentDefault.else)}`].join(", ")}`;
}

function json(value: Json): string {
  return JSON.stringify(value);
}

/** Properties of an object, also of one that is in a list or a record, are fields of the same kind. */
function* compareInside({ old, new: now }: Pair<AnyField>, scope: FieldScope): Iterable<Change> {
  const [before, after] = [propertiesOf(old.type), propertiesOf(now.type)];
  if (before === undefined || after === undefined) return;
  const lists = { old: below(old.origin, ...before.path), new: below(now.origin, ...after.path) };
  yield* compareFields(
    old.properties?.length ? old.properties : before.properties,
    now.properties?.length ? now.properties : after.properties,
    { ...scope, lists },
  );
}

/** What a named type holds is compared where the type is declared. */
export function propertiesOf(
  type: TypeModel,
  path: readonly string[] = [],
): { readonly properties: readonly Field[]; readonly path: readonly string[] } | undefined {
  switch (type.kind) {
    case "object":
      return { properties: type.properties, path: [...path, "properties"] };
    case "list":
      return propertiesOf(type.items, [...path, "items"]);
    case "record":
      return propertiesOf(type.values, [...path, "values"]);
    default:
      return undefined;
  }
}
