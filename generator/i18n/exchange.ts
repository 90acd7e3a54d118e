/** Catalogs in the forms that translators' tools and offices exchange: XLIFF 1.2, CSV, JSON, and PO itself. */
import { HIDDEN_IN_PROSE, LONE_SURROGATE } from "../hidden-characters.js";
import type { EntryState } from "./stamp.js";

export const EXCHANGE_FORMATS = ["po", "xliff", "csv", "json"] as const;

export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];

/** Of a file's name: `.po`, `.xlf`. */
export const EXTENSIONS: Readonly<Record<ExchangeFormat, string>> = {
  po: "po",
  xliff: "xlf",
  csv: "csv",
  json: "json",
};

export interface ExchangeUnit {
  readonly key: string;
  readonly source: string;
  /** Empty: there is none yet. */
  readonly translation: string;
  readonly state: EntryState;
  readonly notes: readonly string[];
}

export interface Exchange {
  /** What the texts are of: the module. */
  readonly name: string;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly units: readonly ExchangeUnit[];
}

export function toXliff({ name, sourceLocale, locale, units }: Exchange): string {
  const attributes = `original="${xml(name)}" source-language="${xml(sourceLocale)}" target-language="${xml(locale)}" datatype="plaintext"`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">`,
    `  <file ${attributes}>`,
    "    <body>",
    ...units.flatMap(({ key, source, translation, state, notes }) => [
      `      <trans-unit id="${xml(key)}" resname="${xml(key)}" xml:space="preserve"${state === "translated" ? ' approved="yes"' : ""}>`,
      `        <source>${xml(source)}</source>`,
      ...(state === "missing" ? [] : [`        <target state="${XLIFF_STATES[state]}">${xml(translation)}</target>`]),
      ...notes.map((note) => `        <note from="developer">${xml(note)}</note>`),
      "      </trans-unit>",
    ]),
    "    </body>",
    "  </file>",
    "</xliff>",
    "",
  ].join("\n");
}

const XLIFF_STATES = { translated: "translated", stale: "needs-adaptation" } as const;

/** What XML cannot hold at all is shown by its number. */
function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(UNHOLDABLE, (mark) => `U+${mark.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`);
}

const UNHOLDABLE = new RegExp(`[${HIDDEN_IN_PROSE}]|${LONE_SURROGATE}`, "g");

export function toJson({ name, sourceLocale, locale, units }: Exchange): string {
  return `${JSON.stringify({ name, sourceLocale, locale, texts: units }, undefined, 2)}\n`;
}

export async function toCsv({ units }: Exchange): Promise<string> {
  const { stringify } = await import("csv-stringify/sync");
  const rows = units.map(({ notes, ...unit }) => ({ ...unit, notes: notes.join("\n") }));
  return stringify(rows, {
    header: true,
    columns: ["key", "source", "translation", "state", "notes"],
    record_delimiter: "windows",
    quoted_match: /[\r\n]/,
  });
}
