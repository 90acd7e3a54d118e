/** How a type differs from another: what it takes, and within which limits. Pure over two types; it reports nothing. */
import { formatDuration } from "../duration.js";
import type { TypeModel } from "../model.js";
import { formatSize } from "../size.js";

/** Of one type, or of one inside it (`at`: `[]` for the items of a list, `{}` for the values of a record). */
export interface TypeChange {
  readonly at: string;
  readonly aspect: "type" | "unit" | "value" | "range" | "limits" | "group";
  /** `other`: neither holds the other. */
  readonly direction: "narrowed" | "widened" | "other";
  readonly old: string;
  readonly new: string;
}

export interface TypeNames {
  /** Is this group of the old model that one of the new model, perhaps under another name? */
  readonly sameGroup: (old: string | undefined, now: string | undefined) => boolean;
  /** The same of named types. */
  readonly sameType: (old: string, now: string) => boolean;
}

/** What is inside an object is left to the caller: its properties are fields. */
export function* compareTypes(old: TypeModel, now: TypeModel, names: TypeNames, at = ""): Iterable<TypeChange> {
  // A named type that both refer to is compared once, where it is declared.
  if (old.kind === "named" && now.kind === "named" && names.sameType(old.name, now.name)) return;
  if (old.kind === "named") return yield* compareTypes(old.type, now, names, at);
  if (now.kind === "named") return yield* compareTypes(old, now.type, names, at);
  const change = (
    aspect: TypeChange["aspect"],
    direction: TypeChange["direction"],
    before = typeLabel(old),
    after = typeLabel(now),
  ): TypeChange => ({ at, aspect, direction, old: before, new: after });

  if (old.kind !== now.kind) {
    yield isMeasure(old) && isMeasure(now) && !isPlainNumber(old, now)
      ? change("unit", "other")
      : change("type", relation(old, now));
    return;
  }
  if (isMeasure(old) && isMeasure(now)) {
    const direction = span(old, now);
    if (direction !== undefined) yield change("range", direction, rangeLabel(old), rangeLabel(now));
    yield* compareFlags(old, now, names, change);
  } else if (isText(old) && isText(now)) {
    yield* compareText(old, now, change);
  } else if (old.kind === "enum" && now.kind === "enum") {
    yield* compareValues(old, now, names, change);
  } else if (old.kind === "list" && now.kind === "list") {
    const counts = span(
      { minimum: old.minItems, maximum: old.maxItems },
      { minimum: now.minItems, maximum: now.maxItems },
    );
    if (counts !== undefined) yield change("limits", counts, itemsLabel(old), itemsLabel(now));
    if (old.unique !== now.unique)
      yield change("limits", now.unique ? "narrowed" : "widened", `unique: ${old.unique}`, `unique: ${now.unique}`);
    yield* compareTypes(old.items, now.items, names, `${at}[]`);
  } else if (old.kind === "record" && now.kind === "record") {
    yield* compareTypes(old.values, now.values, names, `${at}{}`);
  }
}

type Make = (
  aspect: TypeChange["aspect"],
  direction: TypeChange["direction"],
  before?: string,
  after?: string,
) => TypeChange;
type Measure = Extract<TypeModel, { kind: "integer" | "number" | "duration" | "bytes" }>;
type TextType = Extract<TypeModel, { kind: "string" | "url" }>;
type EnumType = Extract<TypeModel, { kind: "enum" }>;

function* compareFlags(old: Measure, now: Measure, names: TypeNames, change: Make): Iterable<TypeChange> {
  const [before, after] = [flagsOf(old), flagsOf(now)];
  if (before === undefined && after === undefined) return;
  if (before === undefined) yield change("limits", "narrowed", "–", `flags: ${after?.group}`);
  else if (after === undefined) yield change("limits", "widened", `flags: ${before.group}`, "–");
  else if (!names.sameGroup(before.group, after.group)) {
    const more = after.values.some((value) => !before.values.includes(value));
    const fewer = before.values.some((value) => !after.values.includes(value));
    const direction = more && fewer ? "other" : more ? "widened" : "narrowed";
    if (more || fewer) yield change("limits", direction, `flags: ${before.group}`, `flags: ${after.group}`);
    else yield change("group", "other", before.group, after.group);
  }
}

function* compareText(old: TextType, now: TextType, change: Make): Iterable<TypeChange> {
  const lengths = span(
    { minimum: old.minLength, maximum: old.maxLength },
    { minimum: now.minLength, maximum: now.maxLength },
  );
  if (lengths !== undefined) yield change("limits", lengths, lengthLabel(old), lengthLabel(now));
  if (old.pattern === now.pattern) return;
  const [before, after] = [patternLabel(old), patternLabel(now)];
  if (old.pattern === undefined) yield change("limits", "narrowed", before, after);
  else if (now.pattern === undefined) yield change("limits", "widened", before, after);
  else yield change("limits", "other", before, after);
}

function* compareValues(old: EnumType, now: EnumType, names: TypeNames, change: Make): Iterable<TypeChange> {
  // What happened to the members of a group is said once, where they are declared.
  if (old.group !== undefined && names.sameGroup(old.group, now.group)) return;
  const gone = old.values.filter((value) => !now.values.includes(value));
  const added = now.values.filter((value) => !old.values.includes(value));
  const [before, after] = [valuesLabel(old.values), valuesLabel(now.values)];
  if (gone.length > 0) yield change("value", "narrowed", valuesLabel(gone), after);
  if (added.length > 0) yield change("value", "widened", before, valuesLabel(added));
  if (gone.length + added.length === 0 && old.group !== now.group)
    yield change("group", "other", old.group ?? before, now.group ?? after);
}

/** Of two kinds that are not measures of different units. */
function relation(old: TypeModel, now: TypeModel): TypeChange["direction"] {
  if (holds(now, old)) return "widened";
  return holds(old, now) ? "narrowed" : "other";
}

function holds(wide: TypeModel, narrow: TypeModel): boolean {
  if (wide.kind === "string")
    return (
      narrow.kind === "url" || (narrow.kind === "enum" && narrow.values.every((value) => typeof value === "string"))
    );
  if (wide.kind === "number") return narrow.kind === "integer" || isNumeric(narrow);
  if (wide.kind === "integer") return isNumeric(narrow);
  return wide.kind === "data" && (narrow.kind === "string" || narrow.kind === "url");
}

function isNumeric(type: TypeModel): boolean {
  return type.kind === "enum" && type.values.every((value) => typeof value === "number");
}

/** A number whose unit is a matter of agreement, a duration in milliseconds, a size in bytes. */
function isMeasure(type: TypeModel): type is Measure {
  return type.kind === "integer" || type.kind === "number" || type.kind === "duration" || type.kind === "bytes";
}

function isPlainNumber(...types: readonly Measure[]): boolean {
  return types.every((type) => type.kind === "integer" || type.kind === "number");
}

function isText(type: TypeModel): type is TextType {
  return type.kind === "string" || type.kind === "url";
}

function flagsOf(type: Measure): { readonly group: string; readonly values: readonly number[] } | undefined {
  return type.kind === "integer" || type.kind === "number" ? type.flags : undefined;
}

interface Span {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

function span(old: Span, now: Span): TypeChange["direction"] | undefined {
  const low = (now.minimum ?? Number.NEGATIVE_INFINITY) - (old.minimum ?? Number.NEGATIVE_INFINITY);
  const high = (old.maximum ?? Number.POSITIVE_INFINITY) - (now.maximum ?? Number.POSITIVE_INFINITY);
  // Infinity less itself is NaN: no limit before, none now.
  const narrowed = low > 0 || high > 0;
  const widened = low < 0 || high < 0;
  if (narrowed && widened) return "other";
  return narrowed ? "narrowed" : widened ? "widened" : undefined;
}

/** `duration`, `"a" | "b"`, `list<url>`: in the words of the spec language. */
export function typeLabel(type: TypeModel): string {
  switch (type.kind) {
    case "named":
      return type.name;
    case "enum":
      return type.group ?? valuesLabel(type.values);
    case "list":
      return `list<${typeLabel(type.items)}>`;
    case "record":
      return `record<${typeLabel(type.values)}>`;
    default:
      return type.kind;
  }
}

function rangeLabel(type: Measure): string {
  const format = type.kind === "duration" ? formatDuration : type.kind === "bytes" ? formatSize : String;
  return spanLabel(type.minimum, type.maximum, format);
}

function patternLabel({ pattern }: TextType): string {
  return pattern === undefined ? "–" : `pattern: ${pattern}`;
}

function lengthLabel(type: TextType): string {
  return keyedLabel({ minLength: type.minLength, maxLength: type.maxLength });
}

function itemsLabel(type: Extract<TypeModel, { kind: "list" }>): string {
  return keyedLabel({ minItems: type.minItems, maxItems: type.maxItems });
}

/** As the spec writes it. */
function keyedLabel(limits: Readonly<Record<string, number | undefined>>): string {
  const parts = Object.entries(limits).flatMap(([key, limit]) => (limit === undefined ? [] : [`${key}: ${limit}`]));
  return parts.length === 0 ? "–" : parts.join(", ");
}

function spanLabel(least: number | undefined, most: number | undefined, format: (limit: number) => string): string {
  if (least !== undefined && most !== undefined) return `${format(least)}–${format(most)}`;
  if (least !== undefined) return `≥ ${format(least)}`;
  return most === undefined ? "–" : `≤ ${format(most)}`;
}

function valuesLabel(values: readonly (string | number)[]): string {
  return values.map((value) => JSON.stringify(value)).join(" | ");
}
