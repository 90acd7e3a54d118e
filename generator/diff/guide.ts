/** The documentation's pages and sections, and what the spec says of itself. */
import type { Example, GuideSection, Model, Origin, Text } from "../model.js";
import { below, type Change, type DiffRules, type Models, sectionOf } from "./rule.js";
import { compareText } from "./texts.js";

export const GUIDE_RULES: DiffRules = {
  "module-renamed": {
    axis: "docs",
    step: "minor",
    message: 'the module "{old}" is now called "{new}"',
    why: "The page and its address are named after the module; exports, options and actions are not.",
  },
  "source-locale-changed": {
    axis: "docs",
    step: "patch",
    message: "the source of the documentation is in another language: {old} before, {new} now",
    why: "Every translation was made from the texts of the former language.",
  },
  "section-added": {
    axis: "docs",
    step: "patch",
    message: 'the section "{name}" is new',
    why: "The documentation says more.",
  },
  "section-removed": {
    axis: "docs",
    step: "patch",
    message: 'the section "{name}" is gone',
    why: "Links to it lead nowhere.",
  },
  "section-moved": {
    axis: "docs",
    step: "patch",
    message: 'the section "{name}" stands somewhere else: {old} before, {new} now',
    why: "Links to a section that has gone to another page lead nowhere; readers look for it where it was.",
  },
  "section-content-changed": {
    axis: "docs",
    step: "patch",
    message: 'the section "{name}" shows something else: {old} before, {new} now',
    why: "A table, a drawing or an example has come, gone or changed places.",
  },
  "example-changed": {
    axis: "docs",
    step: "patch",
    message: 'the example "{name}" has changed',
    why: "Readers copy it.",
  },
};

export function* compareGuide(models: Models): Iterable<Change> {
  yield* compareHead(models);
  const [old, now] = [placesIn(models.old), placesIn(models.new)];
  for (const [id, place] of old) {
    if (now.has(id)) continue;
    const after = sectionOf(models.new, place.list);
    yield { code: "section-removed", values: { name: id }, before: place.section.origin, after };
  }
  for (const [id, place] of now) {
    const before = old.get(id);
    if (before !== undefined) yield* compareSection(before, place);
    else yield { code: "section-added", values: { name: id }, after: place.section.origin };
  }
  yield* compareOrder(old, now);
}

function* compareHead({ old, new: now }: Models): Iterable<Change> {
  const at = (key: string): { readonly before: Origin; readonly after: Origin } => ({
    before: sectionOf(old, key),
    after: sectionOf(now, key),
  });
  if (old.module !== now.module)
    yield { code: "module-renamed", values: { old: old.module, new: now.module }, ...at("module") };
  if (old.sourceLocale !== now.sourceLocale)
    yield {
      code: "source-locale-changed",
      values: { old: old.sourceLocale, new: now.sourceLocale },
      ...at("sourceLocale"),
    };
  const holders = { old: sectionOf(old), new: sectionOf(now) };
  yield* compareText("title", old.title, now.title, holders);
  yield* compareText("summary", old.summary, now.summary, holders);
  yield* compareText("description", old.description, now.description, holders);
}

interface Place {
  readonly section: GuideSection;
  readonly list: "guide" | "pages";
  /** The id of the section around it; of one at the top, its list. */
  readonly parent: string;
}

/** Sections of tables that the guide places nowhere come and go with what they show: they are none of these. */
function placesIn(model: Model): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  const visit = (sections: readonly GuideSection[], list: Place["list"], parent: string): void => {
    for (const section of sections) {
      if (section.origin.file === "") continue;
      found.set(section.id, { section, list, parent });
      visit(section.sections, list, section.id);
    }
  };
  visit(model.guide, "guide", "guide");
  visit(model.pages, "pages", "pages");
  return found;
}

function* compareSection(old: Place, now: Place): Iterable<Change> {
  const [before, after] = [old.section, now.section];
  const name = after.id;
  const at = { before: before.origin, after: after.origin };
  if (old.parent !== now.parent)
    yield { code: "section-moved", values: { name, old: old.parent, new: now.parent }, ...at };
  const holders = { old: before.origin, new: after.origin };
  const path = `${now.list}.${name}`;
  yield* compareText(`${path}.title`, inPlace(before, "title"), inPlace(after, "title"), holders);
  yield* compareText(`${path}.body`, inPlace(before, "body"), inPlace(after, "body"), holders);
  const [from, to] = [contentOf(before), contentOf(after)];
  if (from !== to) yield { code: "section-content-changed", values: { name, old: from, new: to }, ...at };
  else if (differ(before.example, after.example))
    yield { code: "example-changed", values: { name: after.example?.path ?? "" }, ...at };
}

/** A program that one of the two places does not have, such as a package without its examples, says nothing. */
function differ(old: Example | undefined, now: Example | undefined): boolean {
  return old !== undefined && now !== undefined && old.text !== "" && now.text !== "" && old.text !== now.text;
}

/** The keys of a section's texts go by its name; where they stand goes by its place in the list. */
function inPlace(section: GuideSection, key: "title" | "body"): Text | undefined {
  const text = section[key];
  return text === undefined ? undefined : { ...text, origin: below(section.origin, key) };
}

function contentOf({ table, diagram, example }: GuideSection): string {
  const parts = [
    ...(example === undefined ? [] : [example.path]),
    ...(table === undefined ? [] : [`table: ${table}`]),
    ...(diagram === undefined ? [] : [`diagram: ${diagram}`]),
  ];
  return parts.length === 0 ? "–" : parts.join(", ");
}

/** Sections that stay in the same one, and come after one that they stood before. */
function* compareOrder(old: ReadonlyMap<string, Place>, now: ReadonlyMap<string, Place>): Iterable<Change> {
  const ids = [...now.keys()].filter((id) => old.get(id)?.parent === now.get(id)?.parent);
  const places = new Map([...old.keys()].map((id, index) => [id, index]));
  const last = new Map<string, string>();
  for (const id of ids) {
    const [before, after] = [old.get(id), now.get(id)];
    if (before === undefined || after === undefined) continue;
    const previous = last.get(after.parent);
    if (previous !== undefined && (places.get(id) ?? 0) < (places.get(previous) ?? 0)) {
      const values = { name: id, old: `… ${previous}`, new: `${previous} …` };
      yield { code: "section-moved", values, before: before.section.origin, after: after.section.origin };
    } else last.set(after.parent, id);
  }
}
