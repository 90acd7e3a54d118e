/** Words of wireglot itself, not of a spec, in the languages that this package speaks. */
import { readFileSync } from "node:fs";
import { ownFile } from "../package-root.js";
import { type Catalog, createCatalog, parsePo } from "./catalog.js";
import type { PoEntry } from "./po.js";

/** None where there is no catalog of the language: everything is in English then. `part`: the folder of other texts. */
export function wordsIn(locale: string, part = ""): readonly PoEntry[] {
  try {
    return parsePo(readFileSync(ownFile(`locales/${part}${locale}.po`), "utf8"));
  } catch {
    return [];
  }
}

/** What findings and changelogs say. */
export function messagesIn(locale: string): Catalog {
  return createCatalog(locale, [wordsIn(locale, "messages/")]);
}
