/** The catalogs of the command line: help and remarks, and what findings say. */
import { readdirSync } from "node:fs";
import type { Speech } from "../message.js";
import { ownFile } from "../package-root.js";
import { type Catalog, createCatalog } from "./catalog.js";
import { wordsIn } from "./words.js";

/** Of Unicode's plural rules, in the order in which the forms of a word stand. */
const CATEGORIES: readonly Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

/** In the first of the languages that there is a catalog of; `de-AT` is German too. */
export function loadSpeech(languages: readonly string[]): Speech | undefined {
  const known = readdirSync(ownFile("locales/")).flatMap((name) => /^(.+)\.po$/.exec(name)?.[1] ?? []);
  for (const language of languages) {
    if (/^en\b/i.test(language)) return undefined;
    const locale = nearest(language, known);
    if (locale !== undefined) return speak(locale);
  }
  return undefined;
}

function nearest(language: string, known: readonly string[]): string | undefined {
  const exact = known.find((locale) => locale.toLowerCase() === language.toLowerCase());
  const base = (tag: string): string => tag.split("-", 1)[0]?.toLowerCase() ?? tag;
  return exact ?? known.find((locale) => base(locale) === base(language));
}

function speak(locale: string): Speech {
  const catalog = createCatalog(locale, [wordsIn(locale), wordsIn(locale, "messages/")]);
  let explanations: Catalog | undefined;
  // Long, and of one command only.
  const explaining = (): Catalog => {
    explanations ??= createCatalog(locale, [wordsIn(locale, "explanations/")]);
    return explanations;
  };
  const lists = new Map<string, Intl.ListFormat>();
  const rules = new Intl.PluralRules(locale);
  const { pluralCategories } = rules.resolvedOptions();
  const forms = CATEGORIES.filter((category) => pluralCategories.includes(category));
  return {
    template(key, source) {
      const { text, state } = (key.startsWith("explain.") ? explaining() : catalog).translate({ key, source });
      return state === "translated" ? text : source;
    },
    listed(names, word) {
      const type = word === "or" ? "disjunction" : "conjunction";
      const format = lists.get(type) ?? new Intl.ListFormat(locale, { type });
      lists.set(type, format);
      return format
        .formatToParts(names)
        .map(({ type: part, value }) => (part === "literal" ? spaced(value) : value))
        .join("");
    },
    form: (n) => forms.indexOf(rules.select(n)),
  };
}

/** Names are in Latin letters, which the catalogs keep apart from words in Chinese and Japanese. */
function spaced(word: string): string {
  return word.replace(/^(?=[\p{sc=Han}\p{sc=Hira}])|(?<=[\p{sc=Han}\p{sc=Hira}])$/gu, " ");
}
