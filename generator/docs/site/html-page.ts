/** What the templates of HTML show of a page: its Markdown as HTML, and its contents as a list. */
import type { Page, Part, Section } from "../page.js";
import { type DiagramWriter, diagramOf } from "./diagrams.js";
import { type Markup, textOf } from "./markup.js";

interface Writer extends DiagramWriter {
  readonly markup: Markup;
}

export interface HtmlPage {
  readonly heading: string;
  readonly banner: string;
  readonly lead: string;
  readonly description: string;
  readonly example: string;
  readonly parts: readonly object[];
  readonly sections: readonly object[];
  /** Two levels of headings. */
  readonly contents: readonly Entry[];
}

interface Entry {
  readonly anchor: string;
  readonly title: string;
  readonly inner: readonly Entry[];
}

export function htmlPage(page: Page, writer: Writer): HtmlPage {
  const { block, inline } = writer.markup;
  return {
    heading: inline(page.title),
    banner: inline(page.banner ?? ""),
    lead: block(page.summary ?? ""),
    description: block(page.description ?? ""),
    example: block(page.example ?? ""),
    parts: page.parts.map((part) => htmlPart(part, page.title, writer)),
    sections: page.sections.map((section) => htmlSection(section, writer)),
    contents: page.sections.map((section) => entryOf(section, writer)),
  };
}

function entryOf({ anchor, title, sections }: Section, writer: Writer): Entry {
  return { anchor, title: writer.markup.inline(title), inner: sections.map((inner) => entryOf(inner, writer)) };
}

function htmlSection(section: Section, writer: Writer): object {
  const { block, inline } = writer.markup;
  return {
    anchor: section.anchor,
    level: section.marks.length,
    title: inline(section.title),
    body: block(section.body ?? ""),
    diagram: section.diagram === undefined ? "" : diagramOf(section.diagram, writer),
    example: block(section.example ?? ""),
    parts: section.parts.map((part) => htmlPart(part, section.title, writer)),
    sections: section.sections.map((inner) => htmlSection(inner, writer)),
  };
}

/** From so many columns on a narrow screen shows each row as a card. */
const WIDE = 4;

function htmlPart({ anchor, caption, code, before, table, after }: Part, title: string, writer: Writer): object {
  const { block, inline, cell: cellOf } = writer.markup;
  const heads = table?.head.map(inline) ?? [];
  return {
    anchor: anchor ?? "",
    caption: inline(caption ?? ""),
    code: block(code ?? ""),
    before: block(before ?? ""),
    ...(table === undefined
      ? {}
      : {
          table: {
            label: textOf(inline(caption ?? title)),
            wide: heads.length >= WIDE,
            head: heads,
            rows: table.rows.map((row) =>
              row.map((cell, index) => ({ html: cellOf(unescaped(cell)), head: textOf(heads[index] ?? "") })),
            ),
          },
        }),
    after: after.map(block),
  };
}

/** A cell as it was before its bars were escaped for a table of Markdown. */
export function unescaped(cell: string): string {
  return cell.replaceAll("\\|", "|");
}
