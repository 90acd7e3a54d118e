/** The guide: sections with names of their own, with something in them, and examples that exist. */
import type { GuideSectionSpec, Rows } from "../spec.js";
import { own, type Rule, type RuleContext, rule } from "./rule.js";

export const GUIDE_RULES: readonly Rule[] = [
  rule({
    code: "id-duplicate",
    soft: true,
    why: "Of two sections of one id, a link reaches the first only.",
    messages: {
      default: 'another section has the id "{id}"',
      module: 'the main page has the name of the module, "{id}"',
    },
    explanation: "An `id` is the anchor of a section, and the file name of a page.",
    wrong:
      "guide:\n  - { id: start, title: Getting started, body: Connect first. }\n  - { id: start, title: Going on, body: Then send. }\n",
    right:
      "guide:\n  - { id: start, title: Getting started, body: Connect first. }\n  - { id: more, title: Going on, body: Then send. }\n",
    check({ spec, file }, report) {
      const ids = new Set<string>();
      for (const { name, origin } of allSections([...spec.guide, ...spec.pages])) {
        if (origin.file === file && ids.has(name)) report(origin, "default", { id: name }, { below: ["id"] });
        ids.add(name);
      }
      for (const { name, origin } of spec.pages)
        if (name === spec.module && origin.file === file) report(origin, "module", { id: name }, { below: ["id"] });
    },
  }),
  rule({
    code: "title-duplicate",
    severity: "warning",
    why: "Two sections of one title cannot be told apart in a table of contents.",
    messages: { default: 'the section "{id}" has the title {title} as well' },
    explanation: "Say in each title what its section is about.",
    wrong:
      "guide:\n  - { id: start, title: Connecting, body: Connect first. }\n  - { id: again, title: Connecting, body: Then once more. }\n",
    right:
      "guide:\n  - { id: start, title: Connecting, body: Connect first. }\n  - { id: again, title: Connecting again, body: Then once more. }\n",
    check(context, report) {
      const check = (rows: Rows<GuideSectionSpec>): void => {
        const seen = new Map<string, string>();
        for (const { name, value, origin } of rows) {
          const title = value.title.trim().toLowerCase();
          const other = seen.get(title);
          if (other !== undefined && other !== name && origin.file === context.file)
            report(origin, "default", { id: other, title: JSON.stringify(value.title) }, { below: ["title"] });
          seen.set(title, name);
          check(value.sections);
        }
      };
      check(context.spec.guide);
      check(context.spec.pages);
    },
  }),
  rule({
    code: "section-empty",
    severity: "warning",
    why: "A heading with nothing below it was to be written later, and was forgotten.",
    messages: { default: 'the section "{id}" has a title and nothing else' },
    explanation: "Give it a `body`, an `example`, a `table`, a `diagram` or inner `sections`.",
    wrong: "guide:\n  - { id: start, title: Getting started }\n",
    right: "guide:\n  - { id: start, title: Getting started, body: Connect first. }\n",
    check(context, report) {
      for (const { name, value, origin } of ownSections(context)) {
        const { body, example, table, diagram, sections } = value;
        const empty = [body, example, table, diagram].every((part) => part === undefined) && sections.length === 0;
        if (empty) report(origin, "default", { id: name }, { below: ["title"] });
      }
    },
  }),
  rule({
    code: "table-duplicate",
    severity: "warning",
    why: "A table that stands twice on a page has two rows for each link to a row.",
    messages: { default: 'the table {table} stands in the section "{id}" already' },
    explanation: "Keep it in one section, and refer to its rows from the other: `{option:name}`.",
    wrong:
      "guide:\n  - { id: start, title: Getting started, table: options }\n  - { id: more, title: All options, table: options }\noptions:\n  room: { type: string, doc: Where to go. }\n",
    right:
      "guide:\n  - { id: start, title: Getting started, body: Connect first. }\n  - { id: more, title: All options, table: options }\noptions:\n  room: { type: string, doc: Where to go. }\n",
    check({ spec, file }, report) {
      const seen = new Map<string, string>();
      for (const { name, value, origin } of allSections([...spec.guide, ...spec.pages])) {
        const { table } = value;
        const other = table === undefined ? undefined : seen.get(table);
        if (table === undefined) continue;
        if (other === undefined) seen.set(table, name);
        else if (origin.file === file) report(origin, "default", { table, id: other }, { below: ["table"] });
      }
    },
  }),
  rule({
    code: "example-outside",
    why: "An example outside of the spec's folder is not in the package that has the spec.",
    messages: { default: "an example stands in the folder of the spec or below it" },
    explanation: "Write the path from the spec's folder, with `/`, and without `..`.",
    wrong: "guide:\n  - { id: start, title: Getting started, example: ../connect.ts }\n",
    right: "guide:\n  - { id: start, title: Getting started, example: examples/connect.ts }\n",
    check(context, report) {
      for (const { value, origin } of ownSections(context))
        if (value.example !== undefined && isOutside(value.example))
          report(origin, "default", {}, { below: ["example"] });
    },
  }),
  rule({
    code: "example-missing",
    why: "The page would have a hole where the program should stand.",
    messages: { default: 'there is no file "{path}" in the folder of the spec' },
    explanation: "The path is read from the folder of the file that names it.",
    wrong: "guide:\n  - { id: start, title: Getting started, example: examples/conect.ts }\n",
    right: "guide:\n  - { id: start, title: Getting started, example: examples/connect.ts }\n",
    check(context, report) {
      for (const { value, origin } of ownSections(context)) {
        const { example } = value;
        if (example !== undefined && !isOutside(example) && !context.exists(example, origin))
          report(origin, "default", { path: example }, { below: ["example"] });
      }
    },
  }),
];

function isOutside(path: string): boolean {
  return path.startsWith("/") || path.split(/[\\/]/).includes("..") || /^[A-Za-z]:/.test(path);
}

/** Own sections of the guide and the pages, inner ones too. */
export function ownSections(context: Pick<RuleContext, "spec" | "file">): Rows<GuideSectionSpec> {
  return own(allSections([...context.spec.guide, ...context.spec.pages]), context);
}

function allSections(rows: Rows<GuideSectionSpec>): Rows<GuideSectionSpec> {
  return rows.flatMap((row) => [row, ...allSections(row.value.sections)]);
}
