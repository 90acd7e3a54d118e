/** What is read: texts, marks of deprecation, former names. */
import type { Origin, Text } from "../model.js";
import { camelCase } from "../naming.js";
import type { Change, DiffRules } from "./rule.js";

export const TEXT_RULES: DiffRules = {
  "text-added": {
    axis: "docs",
    step: "patch",
    message: 'the text "{name}" is new',
    why: "The documentation says more; nothing acts differently.",
  },
  "text-removed": {
    axis: "docs",
    step: "patch",
    message: 'the text "{name}" is gone',
    why: "The documentation no longer says what some reader may rely on.",
  },
  "text-changed": {
    axis: "docs",
    step: "patch",
    message: 'the text "{name}" has changed',
    why: "The documentation reads differently, and its translations are out of date.",
  },
  "name-deprecated": {
    axis: "docs",
    step: "minor",
    message: '"{name}" is deprecated',
    why: "Editors strike the name through and linters report it; it works as before. A later removal is announced by it.",
  },
  "name-restored": {
    axis: "docs",
    step: "patch",
    message: '"{name}" is no longer deprecated',
    why: "Who has moved away from the name need not have; nothing acts differently.",
  },
  "former-name-changed": {
    axis: "docs",
    step: "patch",
    message: 'the former names of "{name}" were {old} and are {new}',
    why: "Only the documentation shows these names: programs cannot use them.",
  },
};

interface Noted {
  readonly origin: Origin;
  readonly doc?: Text;
  readonly deprecated?: Text;
}

/** The doc and the deprecation of a row. `name`: the path of the row, as catalogs name it. */
export function* compareNotes(name: string, old: Noted, now: Noted): Iterable<Change> {
  yield* compareText(`${name}.doc`, old.doc, now.doc, { old: old.origin, new: now.origin });
  const places = { before: old.origin, after: now.origin };
  if (old.deprecated === undefined && now.deprecated !== undefined) {
    yield { code: "name-deprecated", values: { name }, before: old.origin, after: now.deprecated.origin };
  } else if (old.deprecated !== undefined && now.deprecated === undefined) {
    yield { code: "name-restored", values: { name }, ...places };
  } else {
    yield* compareText(`${name}.deprecated`, old.deprecated, now.deprecated, { old: old.origin, new: now.origin });
  }
}

/** Of rows whose old names do not go on working. */
export function* compareFormerNames(name: string, old: Former, now: Former): Iterable<Change> {
  const [before = [], after = []] = [old.renamedFrom, now.renamedFrom];
  const own = old.name === now.name ? [] : [old.name, camelCase(old.name)];
  const lost = before.filter((one) => !after.includes(one));
  const gained = after.filter((one) => !before.includes(one) && !own.includes(one));
  if (lost.length + gained.length === 0) return;
  const values = { name, old: listOf(before), new: listOf(after) };
  yield { code: "former-name-changed", values, before: old.origin, after: now.origin };
}

interface Former {
  readonly name: string;
  readonly origin: Origin;
  readonly renamedFrom?: readonly string[];
}

/** `holders`: what the text belongs to, for the place of one that is not there. */
export function* compareText(
  name: string,
  old: Text | undefined,
  now: Text | undefined,
  holders: { readonly old: Origin; readonly new: Origin },
): Iterable<Change> {
  if (old?.source === now?.source) return;
  const values = { name };
  if (now === undefined) yield { code: "text-removed", values, before: old?.origin ?? holders.old, after: holders.new };
  else if (old === undefined) yield { code: "text-added", values, before: holders.old, after: now.origin };
  else yield { code: "text-changed", values, before: old.origin, after: now.origin };
}

/** `a, b`, or a dash for none. */
export function listOf(items: readonly (string | number)[]): string {
  return items.length === 0 ? "–" : items.join(", ");
}
