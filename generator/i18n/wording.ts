/**
 * Signs that a translation is not what its source says: nothing translated, a sentence or an item of a list missing, a
 * text cut short, accents lost. Each can be wrong, so that a note in the entry (`# ignore: translation-short`) silences it.
 */
import {
  translationAccents,
  translationCell,
  translationIdentical,
  translationLong,
  translationSentence,
  translationShort,
  translationStructure,
} from "../rules/translations.js";
import { anatomyOf, BLANK, type Problem, problem, type TextPair } from "./facts.js";

/** What holds for all texts of a language. */
export interface LanguageProfile {
  /** How long translations usually are, as a multiple of their sources. */
  readonly ratio: number;
  /** Words with accents, by what they are without: how often each stands in the catalogs. */
  readonly accented: ReadonlyMap<string, number>;
  /** How often words without accents stand there. */
  readonly bare: ReadonlyMap<string, number>;
}

export function profileOf(pairs: readonly TextPair[]): LanguageProfile {
  const ratios = pairs
    .filter(({ source }) => wordLength(source) >= LONG)
    .map(lengthRatio)
    .sort((a, b) => a - b);
  const accented = new Map<string, number>();
  const bare = new Map<string, number>();
  for (const { translation } of pairs) {
    for (const word of wordsOf(translation)) {
      const plain = withoutAccents(word);
      const counts = plain === word ? bare : accented;
      counts.set(plain, (counts.get(plain) ?? 0) + 1);
    }
  }
  const median = ratios.length < ENOUGH ? undefined : ratios[Math.floor(ratios.length / 2)];
  return { ratio: median ?? (pairs.some(({ locale }) => /^(?:ja|ko|zh)\b/.test(locale)) ? DENSE : 1), accented, bare };
}

export function wordingProblems(pair: TextPair, profile: LanguageProfile): readonly Problem[] {
  if (pair.translation === pair.source) return identicalProblems(pair);
  return [
    ...structureProblems(pair),
    ...sentenceProblems(pair, profile),
    ...accentProblems(pair, profile),
    ...cellProblems(pair),
  ];
}

/** Source letters from which a length says something. */
const LONG = 40;
/** Texts from which a median is one. */
const ENOUGH = 20;
/** Usual length in scripts that write a word in a letter or two. */
const DENSE = 0.45;
/** Of the usual length: what is shorter has been cut. */
const CUT = 0.5;
/** Of the usual length: what is longer says something that the source does not. */
const PADDED = 2.5;

function identicalProblems({ source, locale }: TextPair): readonly Problem[] {
  const words = anatomyOf(source).words.match(/[\p{L}'’]{2,}/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}{3}/u.test(word));
  // One word may well be the same in a language of the same script: URL, Code, Parameter.
  const isText = isLatin(locale) ? words.length >= 3 || (words.length === 2 && small.length > 0) : small.length > 0;
  return isText ? [problem(translationIdentical, "default", {})] : [];
}

function isLatin(locale: string): boolean {
  return new Intl.Locale(locale).maximize().script === "Latn";
}

function structureProblems({ source, translation }: TextPair): readonly Problem[] {
  return STRUCTURE.flatMap(([variant, pattern]) => {
    const wanted = source.match(pattern)?.length ?? 0;
    const found = translation.match(pattern)?.length ?? 0;
    return wanted === found ? [] : [problem(translationStructure, variant, { n: wanted, found })];
  });
}

/** What an item of a list begins with. */
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s/gm;

const STRUCTURE = [
  ["paragraphs", /\S[^\S\n]*\n\s*\n/g],
  ["items", ITEM],
  ["headings", /^#{1,6}\s/gm],
  ["fences", /^\s*(?:```|~~~)/gm],
] as const;

function sentenceProblems(pair: TextPair, { ratio }: LanguageProfile): readonly Problem[] {
  const wanted = sentences(pair.source, pair.sourceLocale);
  const found = sentences(pair.translation, pair.locale);
  if (found < wanted) return [problem(translationSentence, "default", { wanted, found })];
  const share = lengthRatio(pair) / ratio;
  if (wordLength(pair.source) < LONG || (share >= CUT && share <= PADDED)) return [];
  return [problem(share < CUT ? translationShort : translationLong, "default", { percent: Math.round(share * 100) })];
}

/** Making one takes longer than using it. */
const segmenters = new Map<string, Intl.Segmenter>();

function sentences(text: string, locale: string): number {
  const shown = anatomyOf(text)
    .words.replace(ITEM, "")
    .split(BLANK)
    .filter((part) => part !== "")
    .join("x");
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(locale, segmenter);
  return [...segmenter.segment(shown)].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).length;
}

function lengthRatio({ source, translation }: TextPair): number {
  return wordLength(translation) / wordLength(source);
}

/** Of what is not code, placeholder or link. */
function wordLength(text: string): number {
  return anatomyOf(text).words.replaceAll(BLANK, "").trim().length + 1;
}

function accentProblems({ translation }: TextPair, { accented, bare }: LanguageProfile): readonly Problem[] {
  const suspects = [...new Set(wordsOf(translation))].filter(
    (word) => withoutAccents(word) === word && (accented.get(word) ?? 0) >= 2 && bare.get(word) === 1,
  );
  const [first] = suspects;
  const certain = suspects.length > 1 || (first !== undefined && first.length >= 7 && (accented.get(first) ?? 0) >= 3);
  if (!certain || first === undefined) return [];
  const offset = translation.toLowerCase().indexOf(first);
  const words = { list: suspects.map((word) => JSON.stringify(word)), word: "and" } as const;
  return [problem(translationAccents, "default", { words }, Math.max(0, offset))];
}

/** In small letters, of Latin script, long enough to tell one from another. */
function wordsOf(translation: string): readonly string[] {
  return (
    anatomyOf(translation)
      .words.toLowerCase()
      .match(/[\p{L}\p{M}]{4,}/gu) ?? []
  ).filter((word) => /^\p{Script=Latin}/u.test(word));
}

/** An accent on the last letter is a matter of grammar in too many languages, and stays. */
function withoutAccents(word: string): string {
  const last = word.normalize("NFC").slice(-1);
  return `${word
    .normalize("NFC")
    .slice(0, -1)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("ß", "ss")}${last}`;
}

function cellProblems({ source, translation }: TextPair): readonly Problem[] {
  if (anatomyOf(source).words.includes("|")) return [];
  const offset = anatomyOf(translation).words.search(/(?<!\\)\|/);
  return offset < 0 ? [] : [problem(translationCell, "default", {}, offset)];
}
