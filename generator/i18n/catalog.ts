/**
 * Translations of one language, from gettext catalogs (PO). An entry's `msgctxt` is the key of a text. What was
 * translated from another source than today's is stale, whatever flags say (see stamp.ts).
 */
import type { Text } from "../model.js";
import { anatomyOf, factProblems } from "./facts.js";
import { amountsIn } from "./numbers.js";
import { type PoEntry, readPo } from "./po.js";
import { stateOf, translatedSource } from "./stamp.js";

/**
 * What a text has become. A stale one is shown in its translation. A broken one contradicts its source in code, numbers
 * or links: like a missing one, and like a stale one of which the same is true or whose source had other amounts, it is
 * shown in the source's language.
 */
export interface Translated {
  readonly text: string;
  readonly state: "translated" | "stale" | "broken" | "missing";
}

/** A text without its place: what a lookup needs. */
export type SourceText = Pick<Text, "key" | "source">;

export interface Catalog {
  readonly locale: string;
  translate(text: SourceText): Translated;
}

/** Of the source's own language: everything is as it stands in the spec. */
export function sourceCatalog(locale: string): Catalog {
  return { locale, translate: ({ source }) => ({ text: source, state: "translated" }) };
}

/** `catalogs`: entries of the spec's own catalog first, then those of the specs that it inherits from. */
export function createCatalog(locale: string, catalogs: readonly (readonly PoEntry[])[], sourceLocale = "en"): Catalog {
  const entries = new Map<string, PoEntry[]>();
  for (const entry of catalogs.flat()) {
    if (entry.obsolete) continue;
    const known = entries.get(entry.key);
    if (known === undefined) entries.set(entry.key, [entry]);
    else known.push(entry);
  }
  const translate = ({ key, source }: SourceText): Translated => {
    if (source.trim() === "") return { text: source, state: "translated" };
    const known = entries.get(key) ?? [];
    const current = known.find((entry) => stateOf(entry, source) === "translated");
    const entry = current ?? known.find((candidate) => stateOf(candidate, source) === "stale");
    const translation = entry?.translations[0];
    if (translation === undefined) return { text: source, state: "missing" };
    const wrong = factProblems({ source, sourceLocale, translation, locale }).length > 0;
    if (current === undefined) {
      const before = entry === undefined ? undefined : translatedSource(entry);
      const amounts = (text: string): string => amountsIn(anatomyOf(text).words, sourceLocale);
      const isOfOthers = before !== undefined && amounts(before) !== amounts(source);
      return { text: wrong || isOfOthers ? source : translation, state: "stale" };
    }
    return wrong ? { text: source, state: "broken" } : { text: translation, state: "translated" };
  };
  // Labels stand in every table, and a text on more than one page.
  const kept = new Map<string, Translated>();
  return {
    locale,
    translate(text) {
      const name = `${text.key}\0${text.source}`;
      const translated = kept.get(name) ?? translate(text);
      kept.set(name, translated);
      return translated;
    },
  };
}

/** Throws a SyntaxError on what is no PO file. */
export function parsePo(text: string): readonly PoEntry[] {
  return readPo(text).entries.filter((entry) => !entry.obsolete);
}
