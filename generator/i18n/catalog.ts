/**
 * Translations of one language, from gettext catalogs (PO). An entry's `msgctxt` is the key of a text and its `msgid` the
 * source that was translated: where the source has changed since, the translation counts as stale, whatever flags say.
 */
import type { Text } from "../model.js";
import { entriesOf, readPo } from "./po.js";

/** What a text has become. A text that is missing or stale is shown in the source's language. */
export interface Translated {
  readonly text: string;
  readonly state: "translated" | "stale" | "missing";
}

/** A text without its place: what a lookup needs. */
export type SourceText = Pick<Text, "key" | "source">;

export interface Catalog {
  readonly locale: string;
  translate(text: SourceText): Translated;
}

export interface Entry {
  readonly key: string;
  readonly source: string;
  readonly translation: string;
  readonly fuzzy: boolean;
}

/** Of the source's own language: everything is as it stands in the spec. */
export function sourceCatalog(locale: string): Catalog {
  return { locale, translate: ({ source }) => ({ text: source, state: "translated" }) };
}

/** `catalogs`: entries of the spec's own catalog first, then those of the specs that it inherits from. */
export function createCatalog(locale: string, catalogs: readonly (readonly Entry[])[]): Catalog {
  const current = new Map<string, Entry>();
  const keys = new Set<string>();
  for (const entry of catalogs.flat()) {
    if (entry.translation === "") continue;
    keys.add(entry.key);
    const id = identity(entry);
    if (!entry.fuzzy && !current.has(id)) current.set(id, entry);
  }
  return {
    locale,
    translate(text) {
      if (text.source.trim() === "") return { text: text.source, state: "translated" };
      const entry = current.get(identity(text));
      if (entry !== undefined) return { text: entry.translation, state: "translated" };
      return { text: text.source, state: keys.has(text.key) ? "stale" : "missing" };
    },
  };
}

/** Throws a SyntaxError on what is no PO file. */
export function parsePo(text: string): readonly Entry[] {
  return entriesOf(readPo(text).translations).map((entry) => ({
    key: entry.msgctxt ?? "",
    source: entry.msgid,
    translation: entry.msgstr[0] ?? "",
    fuzzy: isFuzzy(entry.comments?.flag),
  }));
}

function isFuzzy(flags: string | undefined): boolean {
  return (flags ?? "").split(/[,\n]/).some((flag) => flag.trim() === "fuzzy");
}

function identity({ key, source }: SourceText): string {
  return `${key}\u0004${source}`;
}
