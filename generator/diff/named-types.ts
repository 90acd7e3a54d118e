/** Types by name: each is exported, and compared once for all fields that are of it. */
import type { Field, Model, NamedType, TypeModel } from "../model.js";
import type { Direction } from "./field-rules.js";
import { compareFields, fieldChange, propertiesOf, typeChange } from "./fields.js";
import { pairRows } from "./pair.js";
import { below, type Change, type Models, sectionOf } from "./rule.js";
import { compareFormerNames, compareNotes } from "./texts.js";
import { compareTypes, type TypeNames } from "./types.js";

export function* compareNamedTypes(models: Models, names: TypeNames): Iterable<Change> {
  const { pairs, removed, added } = pairRows(models.old.types, models.new.types);
  const uses = { old: usesOf(models.old), new: usesOf(models.new) };
  for (const type of removed) {
    const suffix = type.deprecated === undefined ? "removed" : "removed-deprecated";
    const place = sectionOf(models.new, "types", type.name);
    yield fieldChange({ container: "type", direction: "both" }, suffix, { name: type.name }, type.origin, place);
  }
  for (const type of added)
    yield fieldChange({ container: "type", direction: "input" }, "added", { name: type.name }, undefined, type.origin);
  for (const { old, new: now, by } of pairs) {
    const scope = { container: "type", direction: directionOf(uses, old, now) } as const;
    const places = [old.origin, now.origin] as const;
    if (by !== "name")
      yield fieldChange({ ...scope, direction: "both" }, "renamed", { old: old.name, name: now.name }, ...places);
    for (const found of compareTypes(old.type, now.type, names)) yield typeChange(found, now.name, scope, places);
    yield* compareProperties(old, now, scope.direction, names);
    yield* compareNotes(`types.${now.name}`, old, now);
    yield* compareFormerNames(`types.${now.name}`, old, now);
  }
}

function* compareProperties(old: NamedType, now: NamedType, direction: Direction, names: TypeNames): Iterable<Change> {
  const [before, after] = [propertiesOf(old.type), propertiesOf(now.type)];
  if (before === undefined || after === undefined) return;
  const lists = { old: below(old.origin, ...before.path), new: below(now.origin, ...after.path) };
  // What users read alone follows the rules of fields, what they give those of parameters.
  const container = direction === "output" ? "field" : "parameter";
  const scope = { container, direction, prefix: `${now.name}.`, lists, names } as const;
  yield* compareFields(before.properties, after.properties, scope);
}

interface Uses {
  readonly input: ReadonlySet<string>;
  readonly output: ReadonlySet<string>;
}

/** A type that nothing uses, or that changed sides, is taken for both. */
function directionOf(uses: { readonly old: Uses; readonly new: Uses }, old: NamedType, now: NamedType): Direction {
  const input = uses.old.input.has(old.name) || uses.new.input.has(now.name);
  const output = uses.old.output.has(old.name) || uses.new.output.has(now.name);
  return input === output ? "both" : input ? "input" : "output";
}

/** Which named types are given, and which are got: by a field, or by a type in it. */
function usesOf(model: Model): Uses {
  const inputs = [...model.options, ...model.connect.params, ...model.methods.flatMap((method) => method.params)];
  const makers = model.errors.filter((row) => row.maker !== undefined).flatMap((row) => row.details);
  return { input: typesIn([...inputs, ...makers]), output: typesIn(outputsOf(model)) };
}

export function outputsOf(model: Model): readonly Field[] {
  return [...model.errors.flatMap((row) => row.details), ...model.messages.flatMap((row) => row.fields)];
}

function typesIn(fields: readonly Field[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const parts = fields.flatMap((field) => [...partsOf(field.type, seen)]);
  return new Set(parts.flatMap((type) => (type.kind === "named" ? type.name : [])));
}

/** The type and all that are in it, a named one once. `seen`: the names of those that were told already. */
export function* partsOf(type: TypeModel, seen: Set<string> = new Set()): Iterable<TypeModel> {
  if (type.kind === "named") {
    if (seen.has(type.name)) return;
    seen.add(type.name);
  }
  yield type;
  if (type.kind === "list") yield* partsOf(type.items, seen);
  else if (type.kind === "record") yield* partsOf(type.values, seen);
  else if (type.kind === "named") yield* partsOf(type.type, seen);
  else if (type.kind === "object") for (const property of type.properties) yield* partsOf(property.type, seen);
}
