/** Words of wireglot itself, not of a spec, in the languages that this package speaks. */
import { readFileSync } from "node:fs";
import { type Catalog, createCatalog, parsePo } from "./catalog.js";
import type { PoEntry } from "./po.js";

/** None where there is no catalog of the language: everything is in English then. */
export function wordsIn(locale: string): readonly PoEntry[] {
  try {
    return parsePo(readFileSync(new URL(`../locales/${locale}.po`, import.meta.url), "utf8"));
  } catch {
    return [];
  }
}

export function catalogOf(locale: string): Catalog {
  return createCatalog(locale, [wordsIn(locale)]);
}
