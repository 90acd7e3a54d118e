/** What a type accepts, its range and its values in words and signs: for error sentences, doc comments and the docs. */
import { formatDuration } from "./duration.js";
import type { ConstantGroup, Json, TypeModel } from "./model.js";
import { formatSize } from "./size.js";

export type Groups = ReadonlyMap<string, ConstantGroup>;

/** A noun phrase: `a duration from 0s to 24h`, `one of COMPRESSION.DISABLED (0), COMPRESSION.NO_CONTEXT (2)`. */
export function acceptedPhrase(type: TypeModel, groups: Groups): string {
  switch (type.kind) {
    case "string":
      return `a string${lengthPhrase(type)}`;
    case "url":
      return `an absolute URL${lengthPhrase(type)}`;
    case "integer":
      if (type.flags !== undefined)
        return `any combination of ${memberList(type.flags.group, type.flags.values, groups)}`;
      return `an integer${rangePhrase(type, String)}`;
    case "number":
      return `a number${rangePhrase(type, String)}`;
    case "duration":
      return `a duration${rangePhrase(type, formatDuration)}`;
    case "bytes":
      return `a size in bytes${rangePhrase(type, formatSize)}`;
    case "boolean":
      return "true or false";
    case "enum":
      return `one of ${memberList(type.group, type.values, groups)}`;
    case "list":
      return `a list of ${itemsPhrase(type)}, each ${type.accepted}`;
    case "record":
      return `a record whose values are each ${type.accepted}`;
    case "object":
      return type.properties.length === 0
        ? "an object"
        : `an object with ${type.properties.map((property) => property.tsName).join(", ")}`;
    case "named":
      return acceptedPhrase(type.type, groups);
    case "data":
      return "a string or bytes";
    case "headers":
      return "a record of strings or lists of strings, or a function that gives one";
    case "signal":
      return "an AbortSignal";
    case "tls":
      return "an object of TLS connection options";
    case "agent":
      return "an http.Agent";
    case "proxy":
      return "a proxy's URL, or false for none";
    case "closeInfo":
      return "a CloseInfo";
    case "error":
      return "an Error";
    default:
      return type satisfies never;
  }
}

/** `0s–24h`, `1–10000`, `≥ 1`, `≤ 100MiB`; undefined where the type has no range of numbers. */
export function rangeText(type: TypeModel): string | undefined {
  switch (type.kind) {
    case "integer":
    case "number":
      return range(type, String);
    case "duration":
      return range(type, formatDuration);
    case "bytes":
      return range(type, formatSize);
    case "named":
      return rangeText(type.type);
    default:
      return undefined;
  }
}

/** A converted value as an author would write it: `30s`, `16MiB`, `COMPRESSION.DISABLED`, `"text"`. */
export function valueText(type: TypeModel, value: Json, groups: Groups): string {
  switch (type.kind) {
    case "named":
      return valueText(type.type, value, groups);
    case "duration":
      return typeof value === "number" ? formatDuration(value) : JSON.stringify(value);
    case "bytes":
      return typeof value === "number" ? formatSize(value) : JSON.stringify(value);
    case "enum":
      return memberLabel(type.group, value, groups) ?? JSON.stringify(value);
    case "integer":
      return (type.flags && flagsText(type.flags.group, value, groups)) ?? JSON.stringify(value);
    default:
      return JSON.stringify(value);
  }
}

/** `COMPRESSION.DISABLED`, or `TEXT` where the group is flat; undefined where the value is no member's. */
export function memberLabel(groupName: string | undefined, value: Json, groups: Groups): string | undefined {
  const group = groupName === undefined ? undefined : groups.get(groupName);
  const member = group?.members.find((candidate) => candidate.value === value);
  if (group === undefined || member === undefined) return undefined;
  return group.flat ? member.tsName : `${group.tsName}.${member.tsName}`;
}

function memberList(group: string | undefined, values: readonly (string | number)[], groups: Groups): string {
  return values
    .map((value) => {
      const label = memberLabel(group, value, groups);
      return label === undefined ? JSON.stringify(value) : `${label} (${JSON.stringify(value)})`;
    })
    .join(", ");
}

/** The members that a combination is made of; undefined where they do not make it up. */
function flagsText(groupName: string, value: Json, groups: Groups): string | undefined {
  if (typeof value !== "number" || value === 0) return undefined;
  const parts: string[] = [];
  let rest = value;
  for (const member of groups.get(groupName)?.members ?? []) {
    if (typeof member.value !== "number" || member.value === 0 || (value & member.value) !== member.value) continue;
    if ((rest & member.value) === 0) continue;
    rest &= ~member.value;
    parts.push(memberLabel(groupName, member.value, groups) ?? String(member.value));
  }
  return rest === 0 ? parts.join(" | ") : undefined;
}

interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
}

function range({ minimum, maximum }: Limits, format: (limit: number) => string): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return `${format(minimum)}–${format(maximum)}`;
  if (minimum !== undefined) return `≥ ${format(minimum)}`;
  return maximum === undefined ? undefined : `≤ ${format(maximum)}`;
}

function rangePhrase({ minimum, maximum }: Limits, format: (limit: number) => string): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${format(minimum)} to ${format(maximum)}`;
  if (minimum !== undefined) return ` of at least ${format(minimum)}`;
  return maximum === undefined ? "" : ` of at most ${format(maximum)}`;
}

function lengthPhrase(type: {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}): string {
  const count = amount(type.minLength, type.maxLength);
  const length =
    count === undefined ? "" : ` of ${count} ${isOne(type.minLength, type.maxLength) ? "character" : "characters"}`;
  return type.pattern === undefined ? length : `${length} that matches ${type.pattern}`;
}

function itemsPhrase(type: {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique: boolean;
}): string {
  const count = amount(type.minItems, type.maxItems);
  const noun = isOne(type.minItems, type.maxItems) ? "item" : "items";
  return [count, type.unique ? "different" : undefined, noun].filter((part) => part !== undefined).join(" ");
}

function amount(least: number | undefined, most: number | undefined): string | undefined {
  if (least !== undefined && least === most) return String(least);
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  if (least !== undefined) return `at least ${least}`;
  return most === undefined ? undefined : `at most ${most}`;
}

function isOne(least: number | undefined, most: number | undefined): boolean {
  return most === undefined ? least === 1 : most === 1;
}
