/**
 * The index of a language's search: every section and every row that has a place of its own, with its text. It is small,
 * so a reader's browser looks through all of it: a part of a word is found in any script, with no dictionary.
 */
import type { Page, Part, Section } from "../page.js";
import { unescaped } from "./html-page.js";
import { type Markup, textOf } from "./markup.js";

interface Entry {
  readonly title: string;
  /** The title is a name of the API. */
  readonly code?: true;
  readonly page: string;
  readonly href: string;
  readonly text: string;
}

interface Titled {
  readonly page: Page;
  /** `timeouts.html` */
  readonly file: string;
}

/** A script and no JSON, so that a page which was opened from a disk may load it. */
export function searchScript(pages: readonly Titled[], markup: Markup): string {
  const entries = pages.flatMap((titled) => entriesOf(titled, markup));
  const lines = entries.map((entry) => `  ${JSON.stringify(entry)}`);
  return `wireglotSearch([\n${lines.join(",\n")}\n]);\n`.replace(/[\u2028\u2029]/g, " ");
}

function entriesOf({ page, file }: Titled, markup: Markup): readonly Entry[] {
  const title = textOf(markup.inline(page.title));
  const text = (markdown: string | undefined): string => textOf(markup.block(markdown ?? ""));
  const rowsOf = (part: Part): readonly Entry[] =>
    (part.table?.rows ?? []).flatMap((row) => {
      const [name = "", ...cells] = row.map((cell) => markup.cell(unescaped(cell)));
      const anchor = /<a id="([^"]*)">/.exec(name)?.[1];
      if (anchor === undefined) return [];
      const words = cells.map(textOf).filter((cell) => cell !== "");
      return {
        title: textOf(name),
        code: true as const,
        page: title,
        href: `${file}#${anchor}`,
        text: words.join(" · "),
      };
    });
  const sectionEntries = (section: Section): readonly Entry[] => [
    {
      title: text(section.title),
      page: title,
      href: `${file}#${section.anchor}`,
      text: [section.body, ...section.parts.flatMap(proseOf), section.example].map(text).join(" ").trim(),
    },
    ...section.parts.flatMap(rowsOf),
    ...section.sections.flatMap(sectionEntries),
  ];
  const own = [page.summary, page.description, ...page.parts.flatMap(proseOf), page.example].map(text).join(" ").trim();
  return [
    { title, page: title, href: file, text: own },
    ...page.parts.flatMap(rowsOf),
    ...page.sections.flatMap(sectionEntries),
  ];
}

/** What stands around a table, and in one whose rows have no places. */
function proseOf({ caption, code, before, table, after }: Part): readonly (string | undefined)[] {
  const rows = table?.rows.filter(([first]) => !first?.includes("<a id=")).flat() ?? [];
  return [caption, code, before, ...rows.map(unescaped), ...after];
}
