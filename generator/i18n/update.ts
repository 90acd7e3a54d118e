/**
 * Brings a catalog up to date with the texts of a spec, by key and not by likeness: a reworded source keeps its
 * translation, marked fuzzy with the source that was translated; a text under a new key takes its translation along;
 * what has gone is kept as obsolete.
 */
import { type GetTextTranslation, type GetTextTranslations, po } from "gettext-parser";
import type { SourceText } from "./catalog.js";
import { entriesOf, readPo } from "./po.js";

/** A catalog as PO text; `old` is the text of the one that there is. Deterministic: in the order of the texts. */
export function updateCatalog(locale: string, texts: readonly SourceText[], old?: string): string {
  const before = old === undefined ? undefined : readPo(old);
  const known = entriesOf(before?.translations);
  const retired = entriesOf(before?.obsolete);
  const keys = new Set(texts.map((text) => text.key));
  const entries = texts.map((text) => entryOf(text, [...known, ...retired], keys));
  const used = new Set(entries.flatMap((entry) => (entry.from === undefined ? [] : [entry.from])));
  const obsolete = [...known, ...retired].filter(
    (entry) => !used.has(entry) && !isCurrent(entry, texts) && hasText(entry),
  );
  const table: GetTextTranslations = {
    charset: "utf-8",
    headers: before?.headers ?? headersOf(locale),
    translations: { "": { "": { msgid: "", msgstr: [""] } }, ...byKey(entries.map((entry) => entry.made)) },
    ...(obsolete.length === 0 ? {} : { obsolete: byKey(obsolete) }),
  };
  return `${po.compile(table, { foldLength: 0, eol: "\n" }).toString("utf8").trimEnd()}\n`;
}

interface Made {
  readonly made: GetTextTranslation;
  readonly from?: GetTextTranslation;
}

function entryOf(text: SourceText, known: readonly GetTextTranslation[], keys: ReadonlySet<string>): Made {
  const fresh = { msgctxt: text.key, msgid: text.source };
  const same = known.find((entry) => entry.msgctxt === text.key && entry.msgid === text.source);
  if (same !== undefined) return { made: { ...same, obsolete: false }, from: same };
  const reworded = known.find((entry) => entry.msgctxt === text.key && hasText(entry));
  if (reworded !== undefined) {
    const previous = `msgctxt ${JSON.stringify(text.key)}\nmsgid ${JSON.stringify(reworded.msgid)}`;
    const comments = { ...reworded.comments, flag: "fuzzy", previous: reworded.comments?.previous ?? previous };
    return { made: { ...fresh, msgstr: reworded.msgstr, comments }, from: reworded };
  }
  const moved = known.find((entry) => entry.msgid === text.source && hasText(entry) && !keys.has(entry.msgctxt ?? ""));
  if (moved !== undefined) return { made: { ...moved, ...fresh, obsolete: false }, from: moved };
  return { made: { ...fresh, msgstr: [""] } };
}

function isCurrent(entry: GetTextTranslation, texts: readonly SourceText[]): boolean {
  return texts.some((text) => text.key === entry.msgctxt);
}

function hasText(entry: GetTextTranslation): boolean {
  return entry.msgstr.some((text) => text !== "");
}

function byKey(entries: readonly GetTextTranslation[]): GetTextTranslations["translations"] {
  const found: GetTextTranslations["translations"] = Object.create(null);
  for (const entry of entries) {
    const key = entry.msgctxt ?? "";
    found[key] = { ...found[key], [entry.msgid]: entry };
  }
  return found;
}

function headersOf(locale: string): Record<string, string> {
  return {
    "Project-Id-Version": "PACKAGE VERSION",
    Language: locale.replace("-", "_"),
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
  };
}
