/** The documentation page as sections, those of tables that the guide places nowhere included. */
import { optionalText, textAt } from "./build-fields.js";
import type { GuideSection, Model, Origin, SourceFiles } from "./model.js";
import type { GuideSectionSpec, Row, Rows, Spec } from "./spec.js";

export function buildGuide(spec: Spec, model: Omit<Model, "guide">, files: SourceFiles): readonly GuideSection[] {
  const sections = spec.guide.map((row) => buildSection(row, files));
  const placed = tablesOf(spec.guide);
  return [
    ...sections,
    ...TABLES.filter(({ table, isEmpty }) => !isPlaced(table, placed, model) && !isEmpty(model)).map(sectionOf),
  ];
}

function buildSection(row: Row<GuideSectionSpec>, files: SourceFiles): GuideSection {
  const { title, body, example, table, sections } = row.value;
  // By its name and not by its place: a section that moves keeps its translations.
  const origin: Origin = { file: row.origin.file, path: ["guide", row.name] };
  return {
    id: row.name,
    title: textAt(title, { ...origin, path: [...origin.path, "title"] }),
    ...optionalText("body", body, origin),
    ...(example === undefined ? {} : { example: { path: example, text: files.read(example, row.origin) } }),
    ...(table === undefined ? {} : { table }),
    sections: sections.map((inner) => buildSection(inner, files)),
    origin: row.origin,
  };
}

interface TableSection {
  readonly table: string;
  /** A word of the page itself: it is translated with the words of tables, not with the spec. */
  readonly label: string;
  readonly title: string;
  readonly isEmpty: (model: Omit<Model, "guide">) => boolean;
}

const TABLES: readonly TableSection[] = [
  { table: "connect", label: "connect", title: "Connecting", isEmpty: () => false },
  { table: "options", label: "options", title: "Connection options", isEmpty: ({ options }) => options.length === 0 },
  { table: "methods", label: "methods", title: "Methods", isEmpty: ({ methods }) => methods.length === 0 },
  { table: "messages", label: "messages", title: "Messages", isEmpty: ({ messages }) => messages.length === 0 },
  {
    table: "constants",
    label: "constants",
    title: "Constants",
    isEmpty: ({ groups, constants }) => groups.length + constants.length === 0,
  },
  {
    table: "closeCodes",
    label: "closeCodes",
    title: "Close codes",
    isEmpty: ({ closeCodes }) => closeCodes.length === 0,
  },
  {
    table: "permissions",
    label: "permissions",
    title: "Permissions",
    isEmpty: ({ permissions }) => permissions.length === 0,
  },
  { table: "errors", label: "errorTable", title: "Errors", isEmpty: ({ errors }) => errors.length === 0 },
];

function sectionOf({ table, label, title }: TableSection): GuideSection {
  const origin: Origin = { file: "", path: ["label", label] };
  return { id: `table-${table}`, title: textAt(title, origin), table, sections: [], origin };
}

function isPlaced(table: string, placed: ReadonlySet<string>, model: Omit<Model, "guide">): boolean {
  if (placed.has(table)) return true;
  if (table === "methods") return model.methods.every((method) => placed.has(`methods.${method.name}`));
  if (table === "constants")
    return model.constants.length === 0 && model.groups.every((group) => placed.has(`constants.${group.name}`));
  return false;
}

function tablesOf(rows: Rows<GuideSectionSpec>): ReadonlySet<string> {
  return new Set(
    rows.flatMap((row) => [
      ...(row.value.table === undefined ? [] : [row.value.table]),
      ...tablesOf(row.value.sections),
    ]),
  );
}
