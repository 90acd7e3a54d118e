/**
 * `npm run spell [-- LOCALE…]`: words of the texts and of their translations that neither a dictionary nor the word lists in
 * spec/locales/words/ have. There is no dictionary of Japanese, Chinese and Korean; their words are held by the glossaries.
 * After a build. Exit code 1: there are such words.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spellCheckDocument } from "cspell-lib";
import { anatomyOf } from "../dist/generator/i18n/facts.js";
import { readPo } from "../dist/generator/i18n/po.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

/** By language: the package of its dictionary, its name there, and the letters whose words are looked up. */
const DICTIONARIES = {
  en: [undefined, "en", /\p{Script=Latin}/u],
  ar: ["@cspell/dict-ar", "ar", /\p{Script=Arabic}/u],
  de: ["@cspell/dict-de-de", "de", /\p{Script=Latin}/u],
  es: ["@cspell/dict-es-es", "es", /\p{Script=Latin}/u],
  fr: ["@cspell/dict-fr-fr", "fr", /\p{Script=Latin}/u],
  "pt-BR": ["@cspell/dict-pt-br", "pt, pt_BR", /\p{Script=Latin}/u],
  ru: ["@cspell/dict-ru_ru", "ru", /\p{Script=Cyrillic}/u],
};
/** Catalogs of a language; the sources are the same in all of them. */
const catalogsOf = (locale) =>
  ["spec/locales", "generator/locales", "generator/locales/messages", "generator/locales/explanations"].map(
    (folder) => `${folder}/${locale}.po`,
  );

const asked = process.argv.slice(2);
let found = 0;
for (const locale of asked.length === 0 ? Object.keys(DICTIONARIES) : asked) {
  const dictionary = DICTIONARIES[locale];
  if (dictionary === undefined) {
    console.error(`there is no dictionary of ${locale}; there are those of ${Object.keys(DICTIONARIES).join(", ")}`);
    process.exitCode = 2;
    continue;
  }
  for (const file of catalogsOf(locale === "en" ? "de" : locale)) {
    const entries = readPo(readFileSync(join(root, file), "utf8")).entries.filter((entry) => !entry.obsolete);
    const texts = entries.map((entry) => (locale === "en" ? entry.source : (entry.translations[0] ?? "")));
    for (const [at, word, suggestions] of await unknownIn(texts, locale, dictionary)) {
      found += 1;
      const meant = suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(", ")}?`;
      console.log(`${locale === "en" ? "source" : file}: ${entries[at].key}: unknown word "${word}"${meant}`);
    }
  }
}
console.log(
  found === 0
    ? "no unknown words"
    : `${found} unknown words; a right one goes to spec/locales/words/LOCALE.txt, one a line`,
);
if (found > 0) process.exitCode = 1;

async function unknownIn(texts, locale, [name, language, letters]) {
  const lines = texts.map((text) => anatomyOf(text).words.replace(/[\0\n]+/g, " "));
  const settings = {
    // English words stand in every language: names of tools, and terms that nobody translates.
    language: `${language}, en, en-GB`,
    words: [...wordsOf("all"), ...wordsOf(locale)],
    allowCompoundWords: locale === "de",
    loadDefaultConfiguration: true,
    minWordLength: 3,
    ...(name === undefined ? {} : { import: [require.resolve(`${name}/cspell-ext.json`)] }),
  };
  const document = {
    uri: "file:///texts.txt",
    text: lines.join("\n"),
    languageId: "plaintext",
    locale: settings.language,
  };
  const { issues, errors = [] } = await spellCheckDocument(
    document,
    { generateSuggestions: true, noConfigSearch: true },
    settings,
  );
  if (errors.length > 0) throw errors[0];
  return issues
    .filter(({ text }) => [...text].every((letter) => !/\p{L}/u.test(letter) || letters.test(letter)))
    .map(({ text, line, suggestions = [] }) => [
      line.position?.line ?? lineOf(document.text, line.offset),
      text,
      suggestions.slice(0, 3),
    ]);
}

function lineOf(text, offset) {
  return text.slice(0, offset).split("\n").length - 1;
}

function wordsOf(list) {
  try {
    return readFileSync(join(root, "spec", "locales", "words", `${list}.txt`), "utf8")
      .split("\n")
      .filter((word) => word !== "" && !word.startsWith("#"));
  } catch {
    return [];
  }
}
