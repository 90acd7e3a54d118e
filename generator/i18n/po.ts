/**
 * PO files. gettext-parser reads them, and whatever is wrong with one is a SyntaxError; they are written as
 * `msgcat --no-wrap` writes them: a sentence that changes is one line of a diff, and no line depends on the tables of
 * line breaks of some version of gettext.
 */

import { type GetTextTranslation, type GetTextTranslations, po } from "gettext-parser";
import type { Position } from "../diagnostics.js";

export interface PoEntry {
  /** `msgctxt`: the key of the text. */
  readonly key: string;
  /** `msgid`: the text that was translated, or is to be. */
  readonly source: string;
  readonly plural?: string;
  /** `msgstr`, a text for each plural form; empty: none yet. */
  readonly translations: readonly string[];
  /** `# `: what translators say. */
  readonly notes: readonly string[];
  /** `#. `: what translators are told. */
  readonly extracted: readonly string[];
  /** `#: ` */
  readonly references: readonly string[];
  readonly flags: readonly string[];
  /** `#| msgid`: the text that a fuzzy translation was made of. */
  readonly previous?: string;
  readonly obsolete: boolean;
}

export interface PoFile {
  /** Notes above the header. */
  readonly notes: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly entries: readonly PoEntry[];
}

/** Throws a SyntaxError on what is no PO file. */
export function readPo(text: string): PoFile {
  const table = parse(text);
  const headers = { ...table.headers };
  const header = table.translations[""]?.[""];
  const entries = [...entriesOf(table.translations, false), ...entriesOf(table.obsolete, true)];
  if (
    entries.some(({ source, translations }) => !source.includes(LOST) && translations.some((one) => one.includes(LOST)))
  ) {
    const at = text.slice(0, text.indexOf(LOST)).split("\n");
    throw new SyntaxError(
      `this is no PO catalog in UTF-8: line ${at.length}, column ${(at.at(-1)?.length ?? 0) + 1} has bytes that are no character, or U+FFFD, which stands for such; write what was meant, and save the file as UTF-8`,
    );
  }
  return { notes: lines(header?.comments?.translator), headers, entries };
}

/** Where, by its message, something is wrong with a file that is no PO file. */
export function placeIn(message: string): Position {
  const [, line = 1, column = 1] = /\bline (\d+)(?:, column (\d+))?/.exec(message) ?? [];
  return { line: Number(line), column: Number(column) };
}

/** What a decoder writes for bytes that it cannot read. */
export const LOST = "\ufffd";

/** Always the same bytes for the same file. */
export function writePo({ notes, headers, entries }: PoFile): string {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
  const header = [...commented("#", notes), `msgid ""`, `msgstr ${['""', ...fields.map(quoted)].join("\n")}`];
  const living = entries.filter((entry) => !entry.obsolete);
  const gone = entries.filter((entry) => entry.obsolete);
  return `${[header, ...[...living, ...gone].map(blockOf)].map((block) => block.join("\n")).join("\n\n")}\n`;
}

function entriesOf(
  translations: GetTextTranslations["translations"] | undefined,
  obsolete: boolean,
): readonly PoEntry[] {
  return Object.values(translations ?? {})
    .flatMap((bySource) => Object.values(bySource))
    .filter((entry) => entry.msgid !== "")
    .map((entry) => entryOf(entry, obsolete));
}

function entryOf(entry: GetTextTranslation, obsolete: boolean): PoEntry {
  if (!Array.isArray(entry.msgstr)) throw new SyntaxError(`the entry of ${JSON.stringify(entry.msgid)} has no msgstr`);
  const { comments = {} } = entry;
  const previous = readPrevious(comments.previous);
  return {
    key: entry.msgctxt ?? "",
    source: entry.msgid,
    ...(entry.msgid_plural === undefined ? {} : { plural: entry.msgid_plural }),
    translations: entry.msgstr,
    notes: lines(comments.translator),
    extracted: lines(comments.extracted),
    references: lines(comments.reference),
    flags: (comments.flag ?? "").split(/[,\n]/).flatMap((flag) => (flag.trim() === "" ? [] : [flag.trim()])),
    ...(previous === undefined ? {} : { previous }),
    obsolete,
  };
}

/** What a line of a PO file begins with. */
const LINE = /^\s*(?:#|"|msgctxt\s|msgid\s|msgid_plural\s|msgstr(?:\[\d+\])?\s|$)/;

function parse(text: string): GetTextTranslations {
  // The library skips what it does not know, such as the marks of an unfinished merge.
  const strange = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .findIndex((line) => !LINE.test(line));
  if (strange >= 0)
    throw new SyntaxError(`this is no PO catalog: line ${strange + 1} is neither a comment, a keyword nor a text`);
  try {
    return po.parse(text, { validation: true });
  } catch (error) {
    throw new SyntaxError(`this is no PO catalog: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function lines(comment: string | undefined): readonly string[] {
  return comment === undefined || comment === "" ? [] : comment.split("\n");
}

/** The `msgid` of what stands behind `#| `, marks and all. */
function readPrevious(comment: string | undefined): string | undefined {
  const [, id] = /(?:^|\n)msgid ((?:\s*"(?:[^"\\]|\\.)*")+)/.exec(comment ?? "") ?? [];
  if (id === undefined) return undefined;
  return [...id.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part = ""]) => unescaped(part)).join("");
}

/** What stands between the quotes of a PO file, as text. */
export function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, letter: string) => ({ n: "\n", t: "\t", r: "\r" })[letter] ?? letter);
}

function blockOf(entry: PoEntry): readonly string[] {
  const gone = entry.obsolete ? "#~ " : "";
  const say = (keyword: string, text: string): string =>
    `${gone}${keyword} ${quoted(text).replaceAll("\n", `\n${gone}`)}`;
  const texts = [
    ...(entry.key === "" ? [] : [say("msgctxt", entry.key)]),
    say("msgid", entry.source),
    ...(entry.plural === undefined
      ? [say("msgstr", entry.translations[0] ?? "")]
      : [say("msgid_plural", entry.plural), ...entry.translations.map((text, form) => say(`msgstr[${form}]`, text))]),
  ];
  const mark = entry.obsolete ? "#~|" : "#|";
  const previous = entry.previous === undefined ? [] : `msgid ${quoted(entry.previous)}`.split("\n");
  return [
    ...commented("#", entry.notes),
    ...commented("#.", entry.extracted),
    ...commented("#:", entry.references),
    ...(entry.flags.length === 0 ? [] : [`#, ${entry.flags.join(", ")}`]),
    ...commented(mark, previous),
    ...texts,
  ];
}

function commented(mark: string, texts: readonly string[]): readonly string[] {
  return texts.map((text) => (text === "" ? mark : `${mark} ${text}`));
}

/** In quotes; a text of several lines begins on a line of its own. */
function quoted(text: string): string {
  const parts = text.split(/(?<=\n)/).map((part) => `"${escaped(part)}"`);
  return parts.length > 1 ? ['""', ...parts].join("\n") : (parts[0] ?? '""');
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\r", "\\r");
}
