/** How far each language is: counted by section, shown as a table, as JSON, as Markdown or as a badge. */
import { cellsOf } from "../formats/cells.js";
import { renderMessage, type Speech } from "../message.js";
import { remark } from "../remarks.js";
import { createCatalog, parsePo, type SourceText, type Translated } from "./catalog.js";

/** As the pages show the texts: a broken translation is not shown. */
export type Counts = Readonly<Record<Translated["state"], number>>;

export interface CatalogStatus {
  /** The spec, or the folder of wireglot's own words. */
  readonly source: string;
  readonly locale: string;
  readonly total: Counts;
  /** By the first step of a text's key: `options`, `guide`. In the order of the spec. */
  readonly sections: readonly { readonly section: string; readonly counts: Counts }[];
}

/** `text`: of the catalog; undefined: there is none, so that all is missing. Throws a SyntaxError on what is no PO file. */
export function statusOf(
  source: string,
  locale: string,
  texts: readonly SourceText[],
  text: string | undefined,
  sourceLocale?: string,
): CatalogStatus {
  const catalog = createCatalog(locale, text === undefined ? [] : [parsePo(text)], sourceLocale);
  const sections = new Map<string, Record<keyof Counts, number>>();
  const total = { ...NONE };
  for (const { key, source: now } of texts) {
    const { state } = catalog.translate({ key, source: now });
    const section = /^[^./ ]*/.exec(key)?.[0] ?? key;
    const counts = sections.get(section) ?? { ...NONE };
    counts[state] += 1;
    total[state] += 1;
    sections.set(section, counts);
  }
  return { source, locale, total, sections: [...sections].map(([name, counts]) => ({ section: name, counts })) };
}

const NONE: Counts = { translated: 0, stale: 0, broken: 0, missing: 0 };

function sumOf(counts: Counts): number {
  return counts.translated + counts.stale + counts.broken + counts.missing;
}

export function shareOf(counts: Counts): number {
  const all = sumOf(counts);
  return all === 0 ? 1 : counts.translated / all;
}

/** Never rounded up to all. */
export function percentOf(counts: Counts): string {
  return `${Math.floor(shareOf(counts) * 1000) / 10} %`;
}

/** Lines of text, a row a language, and where something is not translated, a row a section. */
export function statusTable(all: readonly CatalogStatus[], speech?: Speech): readonly string[] {
  const rows = rowsOf(all, speech);
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const room = " ".repeat((widths[column] ?? 0) - widthOf(cell));
        return column < 2 ? cell + room : room + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}

export function statusMarkdown(all: readonly CatalogStatus[], speech?: Speech): readonly string[] {
  const [head = [], ...rows] = rowsOf(all, speech);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.trim().replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `| --- | --- |${" ---: |".repeat(HEAD.length - 2)}`, ...rows.map(line)];
}

export function statusJson(all: readonly CatalogStatus[]): string {
  return JSON.stringify(
    all.map(({ source, locale, total, sections }) => ({ source, locale, ...total, share: shareOf(total), sections })),
    undefined,
    2,
  );
}

const HEAD = [
  remark("status.locale"),
  remark("status.section"),
  remark("status.translated"),
  remark("status.stale"),
  remark("status.broken"),
  remark("status.missing"),
  remark("status.done"),
];

/** On a terminal. */
function widthOf(text: string): number {
  return cellsOf(text).reduce((width, cell) => width + cell.width, 0);
}

function rowsOf(all: readonly CatalogStatus[], speech: Speech | undefined): readonly (readonly string[])[] {
  const row = (locale: string, section: string, counts: Counts): readonly string[] => [
    locale,
    section,
    `${counts.translated}`,
    `${counts.stale}`,
    `${counts.broken}`,
    `${counts.missing}`,
    percentOf(counts),
  ];
  return [
    HEAD.map((word) => renderMessage(word, speech)),
    ...all.flatMap(({ source, locale, total, sections }) => [
      row(locale, source, total),
      ...sections
        .filter(({ counts }) => counts.translated < sumOf(counts))
        .map(({ section, counts }) => row("", `  ${section}`, counts)),
    ]),
  ];
}

/** An SVG with the share of what is translated in all languages, drawn without a font of its own and without a request. */
export function statusBadge(all: readonly CatalogStatus[], label = "translated"): string {
  const sum = all.reduce(
    (counts, { total }) => ({
      translated: counts.translated + total.translated,
      stale: counts.stale + total.stale,
      broken: counts.broken + total.broken,
      missing: counts.missing + total.missing,
    }),
    NONE,
  );
  const value = percentOf(sum);
  const share = shareOf(sum);
  const colour = share === 1 ? "#2e7d32" : share >= 0.8 ? "#8a6d00" : "#b3261e";
  const left = Math.round(label.length * 6.5) + 12;
  const right = Math.round(value.length * 6.8) + 12;
  const title = `${label}: ${value}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${left}" height="20" fill="#444"/>
<rect x="${left}" width="${right}" height="20" fill="${colour}"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
<text x="${left / 2}" y="14">${label}</text>
<text x="${left + right / 2}" y="14">${value}</text>
</g>
</svg>
`;
}
