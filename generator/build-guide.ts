/** The documentation page as sections, those of tables that the guide places nowhere included. */
import { optionalText, textAt } from "./build-fields.js";
import { commentsIn } from "./example-comments.js";
import type { Example, GuideSection, Model, Origin, SourceFiles } from "./model.js";
import type { GuideSectionSpec, Row, Rows, Spec } from "./spec.js";

export function buildGuide(spec: Spec, model: Tables, files: SourceFiles): readonly GuideSection[] {
  const sections = spec.guide.map((row) => buildSection(row, "guide", files));
  const placed = tablesOf([...spec.guide, ...spec.pages]);
  return [
    ...sections,
    ...TABLES.filter(({ table, isEmpty }) => !isPlaced(table, placed, model) && !isEmpty(model)).map(sectionOf),
  ];
}

export function buildPages(spec: Spec, files: SourceFiles): readonly GuideSection[] {
  return spec.pages.map((row) => buildSection(row, "pages", files));
}

type Tables = Omit<Model, "guide" | "pages">;

function buildSection(row: Row<GuideSectionSpec>, list: "guide" | "pages", files: SourceFiles): GuideSection {
  const { title, body, example, table, diagram, sections } = row.value;
  // By its name and not by its place: a section that moves keeps its translations.
  const origin: Origin = { file: row.origin.file, path: [list, row.name] };
  return {
    id: row.name,
    title: textAt(title, { ...origin, path: [...origin.path, "title"] }),
    ...optionalText("body", body, origin),
    ...(example === undefined ? {} : { example: buildExample(example, row.origin, files) }),
    ...(table === undefined ? {} : { table }),
    ...(diagram === undefined ? {} : { diagram }),
    sections: sections.map((inner) => buildSection(inner, list, files)),
    origin: row.origin,
  };
}

/** A comment's key is the file and its place among the comments of the file. */
function buildExample(path: string, origin: Origin, files: SourceFiles): Example {
  const text = files.read(path, origin);
  const comments = commentsIn(text).map(({ text: source, start, end }, index) => ({
    doc: { key: `${path}.${index + 1}`, source, origin: { ...origin, path: [...origin.path, "example"] } },
    start,
    end,
  }));
  return { path, text, comments };
}

interface TableSection {
  readonly table: string;
  /** A word of the page itself: it is translated with the words of tables, not with the spec. */
  readonly label: string;
  readonly title: string;
  readonly isEmpty: (model: Tables) => boolean;
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

function isPlaced(table: string, placed: ReadonlySet<string>, model: Tables): boolean {
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
