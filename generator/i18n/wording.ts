/**
 * Signs that a translation is not what its source says: nothing translated, a sentence or an item of a list missing, a
 * text cut short, accents lost. Each can be wrong, so that a note in the entry (`# ignore: translation-short`) silences it.
 */

import { shown } from "../message.js";
import {
  translationCell,
  translationIdentical,
  translationLong,
  translationSentence,
  translationShort,
  translationStructure,
} from "../rules/translations.js";
import { type AccentProfile, accentProblems, accentProfileOf } from "./accents.js";
import { anatomyOf, BLANK, type Problem, problem, type TextPair } from "./facts.js";

/** What holds for all texts of a language. */
export interface LanguageProfile {
  /** How long translations usually are, as a multiple of their sources. */
  readonly ratio: number;
  readonly accents: AccentProfile;
}

export function profileOf(pairs: readonly TextPair[]): LanguageProfile {
  const ratios = pairs
    .filter(({ source }) => wordLength(source) >= LONG)
    .map(lengthRatio)
    .sort((a, b) => a - b);
  const median = ratios.length < ENOUGH ? undefined : ratios[Math.floor(ratios.length / 2)];
  return {
    ratio: median ?? (pairs.some(({ locale }) => /^(?:ja|ko|zh)\b/.test(locale)) ? DENSE : 1),
    accents: accentProfileOf(pairs.map(({ translation }) => translation)),
  };
}

export function wordingProblems(pair: TextPair, profile: LanguageProfile): readonly Problem[] {
  if (pair.translation === pair.source) return identicalProblems(pair);
  const copied = isCopy(pair) ? identicalProblems(pair) : [];
  if (copied.length > 0) return copied;
  return [
    ...leftoverProblems(pair),
    ...structureProblems(pair),
    ...sentenceProblems(pair, profile),
    ...accentProblems(pair, profile.accents),
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

/** The source but for case, spaces and signs at the end; of two words that may be a name as the language writes it. */
function isCopy({ source, translation }: TextPair): boolean {
  const gist = (text: string): string =>
    text
      .toLowerCase()
      .replace(/\s+/g, " ")
      .replace(/[\s.!?…:;]+$/, "")
      .trim();
  return gist(source) === gist(translation) && (anatomyOf(source).words.match(/\p{L}{2,}/gu) ?? []).length > 2;
}

/** Three words of the source, one behind the other and none of them a name, are still in its language. */
function leftoverProblems({ source, translation, sourceLocale, locale }: TextPair): readonly Problem[] {
  if (new Intl.Locale(locale).language === new Intl.Locale(sourceLocale).language) return [];
  const known = new Set(runsOf(source).map(({ text }) => text.toLowerCase()));
  const [first] = runsOf(translation).filter(({ text }) => known.has(text.toLowerCase()));
  return first === undefined ? [] : [problem(translationIdentical, "part", { text: shown(first.text) }, first.offset)];
}

/** What stands in quotation marks is quoted as it is; a command is no sentence. */
const QUOTED = /<\([^()\n]*\)|"[^"\n]*"|“[^“”\n]*”|„[^“”\n]*[“”]|«[^«»\n]*»|「[^「」\n]*」/g;

function runsOf(text: string): readonly { readonly text: string; readonly offset: number }[] {
  const words = anatomyOf(text).words.replace(QUOTED, (quoted) => BLANK.repeat(quoted.length));
  return [...words.matchAll(/(?<![\p{L}\p{N}_-])(?=(\p{L}+(?: \p{L}+){2})(?![\p{L}\p{N}_-]))/gu)].flatMap(
    ({ index, 1: run = "" }) => (/^\p{Ll}.* \p{Ll}.* \p{Ll}/u.test(run) ? [{ text: run, offset: index }] : []),
  );
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
  const seen = anatomyOf(text)
    .words.replace(ITEM, "")
    .split(BLANK)
    .filter((part) => part !== "")
    .join("x");
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(locale, segmenter);
  return [...segmenter.segment(seen)].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).length;
}

function lengthRatio({ source, translation }: TextPair): number {
  return wordLength(translation) / wordLength(source);
}

/** Of what is not code, placeholder or link. */
function wordLength(text: string): number {
  return anatomyOf(text).words.replaceAll(BLANK, "").trim().length + 1;
}

function cellProblems({ source, translation }: TextPair): readonly Problem[] {
  if (anatomyOf(source).words.includes("|")) return [];
  const offset = anatomyOf(translation).words.search(/(?<!\\)\|/);
  return offset < 0 ? [] : [problem(translationCell, "default", {}, offset)];
}
