/** The guide: sections with names of their own, examples that exist, tables of what there is. */
import type { GuideSectionSpec, Row, Rows } from "../spec.js";
import { didYouMean } from "../suggest.js";
import { own, type RuleContext } from "./rule.js";

export function checkGuide(context: RuleContext): void {
  const ids = new Map<string, Row<GuideSectionSpec>>();
  const visit = (rows: Rows<GuideSectionSpec>): void => {
    for (const row of rows) {
      if (row.origin.file === context.file && ids.has(row.name)) {
        context.report(row.origin, "id-duplicate", `another section has the id "${row.name}"`, { below: ["id"] });
      }
      ids.set(row.name, row);
      if (row.origin.file === context.file) checkSection(row, context);
      visit(row.value.sections);
    }
  };
  visit([...context.spec.guide, ...context.spec.pages]);
  for (const page of context.spec.pages) {
    if (page.name === context.spec.module && page.origin.file === context.file)
      context.report(page.origin, "id-duplicate", `the main page has the name of the module, "${page.name}"`, {
        below: ["id"],
      });
  }
}

function checkSection({ value, origin }: Row<GuideSectionSpec>, context: RuleContext): void {
  const { report, spec } = context;
  if (value.example !== undefined) {
    const outside =
      value.example.startsWith("/") || value.example.split(/[\\/]/).includes("..") || /^[A-Za-z]:/.test(value.example);
    if (outside)
      report(origin, "example-outside", "an example stands in the folder of the spec or below it", {
        below: ["example"],
      });
    else if (!context.exists(value.example, origin)) {
      report(origin, "example-missing", `there is no file "${value.example}" in the folder of the spec`, {
        below: ["example"],
      });
    }
  }
  const [kind, name] = (value.table ?? "").split(".", 2);
  if (name === undefined) return;
  const names = kind === "methods" ? spec.methods.map((row) => row.name) : groupNames(context);
  if (names.includes(name)) return;
  const what = kind === "methods" ? "method" : "constant group";
  report(origin, "reference-unknown", `there is no ${what} "${name}"${didYouMean(name, names)}`, { below: ["table"] });
}

function groupNames({ spec }: RuleContext): readonly string[] {
  return spec.constants.filter((row) => row.value.kind === "group").map((row) => row.name);
}

/** Own sections of the guide and the pages, inner ones too. */
export function ownSections(context: RuleContext): Rows<GuideSectionSpec> {
  const all = (rows: Rows<GuideSectionSpec>): Rows<GuideSectionSpec> =>
    rows.flatMap((row) => [row, ...all(row.value.sections)]);
  return own(all([...context.spec.guide, ...context.spec.pages]), context);
}
