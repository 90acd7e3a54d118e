/** Constants that stand alone, and groups of them. */
import type { Constant, ConstantGroup, Model } from "../model.js";
import { outputsOf, partsOf } from "./named-types.js";
import { type Pair, pairRows } from "./pair.js";
import { below, type Change, type DiffRules, type Models, placesOf, sectionOf } from "./rule.js";
import { compareFormerNames, compareNotes } from "./texts.js";

export const CONSTANT_RULES: DiffRules = {
  "constant-removed": {
    axis: "source",
    step: "major",
    message: 'the constant "{name}" is gone',
    why: "Code that names it no longer compiles.",
  },
  "constant-removed-deprecated": {
    axis: "source",
    step: "minor",
    message: 'the constant "{name}" is gone; it was deprecated before',
    why: "The removal was announced: whoever followed the deprecation notices nothing; code that did not follow it no longer compiles.",
  },
  "constant-added": {
    axis: "source",
    step: "minor",
    message: 'the constant "{name}" is new',
    why: "Nobody has to do anything; there is something more to use.",
  },
  "constant-added-to-output": {
    axis: "source",
    step: "major",
    message: 'the constant "{name}" is new in a group whose values programs get',
    why: "A switch over all values of the group is no longer exhaustive.",
  },
  "constant-renamed": {
    axis: "source",
    step: "major",
    message: 'the constant "{old}" is now called "{name}"',
    why: "Code that names it no longer compiles; the value is the same.",
  },
  "constant-value-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the constant "{name}" has another value: {old} before, {new} now',
    why: "Code that names it compiles and sends, stores or compares something else; values written as such no longer match.",
  },
  "constant-role-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the constant "{name}" stands for something else: "{old}" before, "{new}" now',
    why: "The same name and value make the client do something else.",
  },
  "group-removed": {
    axis: "source",
    step: "major",
    message: 'the constants "{name}" are gone',
    why: "Code that names the group, its type or a member no longer compiles.",
  },
  "group-removed-deprecated": {
    axis: "source",
    step: "minor",
    message: 'the constants "{name}" are gone; they were deprecated before',
    why: "The removal was announced: whoever followed the deprecation notices nothing; code that did not follow it no longer compiles.",
  },
  "group-added": {
    axis: "source",
    step: "minor",
    message: 'the constants "{name}" are new',
    why: "Nobody has to do anything; there is something more to use.",
  },
  "group-renamed": {
    axis: "source",
    step: "major",
    message: 'the constants "{old}" are now called "{name}"',
    why: "Code that names the group or its type no longer compiles; the values are the same.",
  },
  "group-role-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the constants "{name}" have another role: "{old}" before, "{new}" now',
    why: "The client uses the values of this group for a different purpose now.",
  },
  "group-export-changed": {
    axis: "source",
    step: "major",
    message: 'the members of "{name}" are exported in another way: {old} before, {new} now',
    why: "A member is imported by its own name, or is a property of the group: code written for one does not compile with the other.",
  },
};

export function* compareConstants(models: Models): Iterable<Change> {
  yield* compareSingles(models.old.constants, models.new.constants, models);
  const { pairs, removed, added } = pairRows(models.old.groups, models.new.groups, (group) =>
    group.role === undefined ? [] : [group.role],
  );
  for (const group of removed) {
    const code = group.deprecated === undefined ? "group-removed" : "group-removed-deprecated";
    const after = sectionOf(models.new, "constants", group.name);
    yield { code, values: { name: group.name }, before: group.origin, after };
  }
  for (const group of added) yield { code: "group-added", values: { name: group.name }, after: group.origin };
  for (const pair of pairs) yield* compareGroup(pair, models);
}

function* compareGroup({ old, new: now, by }: Pair<ConstantGroup>, models: Models): Iterable<Change> {
  const { name } = now;
  const at = placesOf(old, now);
  if (by !== "name") yield { code: "group-renamed", values: { old: old.name, name }, ...at() };
  if (old.role !== now.role)
    yield { code: "group-role-changed", values: { name, old: old.role ?? "–", new: now.role ?? "–" }, ...at("role") };
  if (old.flat !== now.flat)
    yield { code: "group-export-changed", values: { name, old: exportOf(old), new: exportOf(now) }, ...at("flat") };
  yield* compareMembers(old, now, isOutput(old, models.old) || isOutput(now, models.new));
  yield* compareNotes(`constants.${name}`, old, now);
  yield* compareFormerNames(`constants.${name}`, old, now);
}

function exportOf({ flat, tsName, members }: ConstantGroup): string {
  const member = members[0]?.tsName ?? "…";
  return flat ? member : `${tsName}.${member}`;
}

function* compareMembers(old: ConstantGroup, now: ConstantGroup, output: boolean): Iterable<Change> {
  const { pairs, removed, added } = pairRows(old.members, now.members, meaningsOf);
  for (const member of removed) {
    const code = member.deprecated === undefined ? "constant-removed" : "constant-removed-deprecated";
    const after = below(now.origin, "members", member.name);
    yield { code, values: { name: `${old.name}.${member.name}` }, before: member.origin, after };
  }
  for (const member of added) {
    const code = output ? "constant-added-to-output" : "constant-added";
    yield { code, values: { name: `${now.name}.${member.name}` }, after: member.origin };
  }
  for (const pair of pairs)
    yield* compareConstant(pair, { old: `${old.name}.${pair.old.name}`, new: `${now.name}.${pair.new.name}` });
}

/** A member under another name is known by its value, or by what it stands for. */
function meaningsOf({ role, value }: Constant): readonly string[] {
  return [...(role === undefined ? [] : [`role ${role}`]), `value ${JSON.stringify(value)}`];
}

function* compareSingles(before: readonly Constant[], after: readonly Constant[], models: Models): Iterable<Change> {
  const { pairs, removed, added } = pairRows(before, after);
  for (const constant of removed) {
    const code = constant.deprecated === undefined ? "constant-removed" : "constant-removed-deprecated";
    const place = sectionOf(models.new, "constants", constant.name);
    yield { code, values: { name: constant.name }, before: constant.origin, after: place };
  }
  for (const { name, origin } of added) yield { code: "constant-added", values: { name }, after: origin };
  for (const pair of pairs) yield* compareConstant(pair, { old: pair.old.name, new: pair.new.name });
}

function* compareConstant(
  { old, new: now, by }: Pair<Constant>,
  names: { readonly old: string; readonly new: string },
): Iterable<Change> {
  const name = names.new;
  const at = placesOf(old, now);
  if (by !== "name") yield { code: "constant-renamed", values: { old: names.old, name }, ...at() };
  if (old.value !== now.value) {
    const values = { name, old: JSON.stringify(old.value), new: JSON.stringify(now.value) };
    yield { code: "constant-value-changed", values, ...at("value") };
  }
  if (old.role !== now.role)
    yield {
      code: "constant-role-changed",
      values: { name, old: old.role ?? "–", new: now.role ?? "–" },
      ...at("role"),
    };
  const path = now.origin.path.join(".");
  yield* compareNotes(path, old, now);
  yield* compareFormerNames(path, old, now);
}

/** Values that programs get: in details and messages, as the type of a message, as the compression that was agreed to. */
function isOutput(group: ConstantGroup, model: Model): boolean {
  if (group.role === "control-type" || group.role === "compression") return true;
  return outputsOf(model)
    .flatMap((field) => [...partsOf(field.type)])
    .some((type) => type.kind === "enum" && type.group === group.name);
}
