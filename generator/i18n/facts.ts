/**
 * What a translation has in common with its source, whatever the language: code, references, placeholders, numbers with
 * units, links. Where they differ a reader would be told something wrong, so that no page shows such a translation.
 */
import { HIDDEN_IN_PROSE, LONE_SURROGATE } from "../hidden-characters.js";
import { FORMS, shown, type Value, type Values } from "../message.js";
import { splitProse } from "../references.js";
import type { Rule } from "../rules/rule.js";
import {
  translationCode,
  translationHiddenCharacter,
  translationLink,
  translationMarkup,
  translationNumber,
  translationPlaceholder,
  translationUnit,
} from "../rules/translations.js";
import { isSpelledOut, type Quantity, quantitiesIn, wordedNumbers } from "./numbers.js";

/** Something wrong with a translation. */
export interface Problem {
  readonly rule: Rule;
  readonly variant: string;
  readonly values: Values;
  /** Where in the translation. Default: its beginning. */
  readonly offset?: number;
}

/** Values that the template has places for: the compiler sees to it. */
export function problem<M extends Readonly<Record<string, string>>, V extends keyof M & string>(
  rule: Rule<M>,
  variant: V,
  values: Readonly<Record<M[V], Value>>,
  offset?: number,
): Problem {
  return { rule, variant, values, ...(offset === undefined ? {} : { offset }) };
}

export interface TextPair {
  readonly source: string;
  readonly sourceLocale: string;
  readonly translation: string;
  readonly locale: string;
}

export function factProblems(pair: TextPair): readonly Problem[] {
  if (pair.source === pair.translation) return [];
  const source = anatomyOf(pair.source);
  const translation = anatomyOf(pair.translation);
  return [
    ...differences(translationCode, source.code, translation.code),
    ...differences(translationPlaceholder, source.placeholders, translation.placeholders),
    ...differences(translationLink, source.links, translation.links),
    ...numberProblems(pair, source, translation),
    ...markupProblems(source, translation),
    ...hiddenProblems(pair),
  ];
}

interface Item {
  readonly text: string;
  readonly offset: number;
}

interface Anatomy {
  readonly code: readonly Item[];
  /** `{name}` and references. */
  readonly placeholders: readonly Item[];
  /** Targets; of a link whose words are code, with that code. */
  readonly links: readonly Item[];
  /** The rest: what was found elsewhere is blanked out, so that places stay the same. */
  readonly words: string;
}

const LINK =
  /(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(\s*<?([^)\s>]*)[^)]*\)|\b(?:https?:\/\/|www\.)[^\s)\]}>"'、。，（）「」]+[^\s)\]}>"'、。，（）「」.,;:!?]/g;
const PLACEHOLDER = /\{[^{}\s]+\}/g;

/** Each check looks at the same texts, one after the other, and each language at the same sources. */
const dissected = new Map<string, Anatomy>();
const KEPT = 5000;

export function anatomyOf(text: string): Anatomy {
  const known = dissected.get(text);
  if (known !== undefined) return known;
  if (dissected.size >= KEPT) dissected.clear();
  const anatomy = dissect(text);
  dissected.set(text, anatomy);
  return anatomy;
}

function dissect(text: string): Anatomy {
  const code: Item[] = [];
  let at = 0;
  let words = "";
  for (const part of splitProse(text)) {
    const length = part.part === "code" ? codeLength(text, at) : part.text.length;
    if (part.part === "code") code.push({ text: part.text, offset: at });
    words += part.part === "code" ? blank(length) : text.slice(at, at + length);
    at += length;
  }
  const links = [...text.matchAll(LINK)]
    .filter(({ index }) => !code.some((span) => span.offset === index))
    .map((match) => ({
      text: match[2] === undefined ? match[0] : /^`.*`$/.test(match[1] ?? "") ? `${match[1]} → ${match[2]}` : match[2],
      offset: match.index,
    }));
  const targets = words.replace(LINK, (link, shown: string | undefined) =>
    shown === undefined ? blank(link.length) : ` ${shown}${blank(link.length - shown.length - 1)}`,
  );
  const placeholders = [...oneFormOf(targets).matchAll(PLACEHOLDER)].map((match) => ({
    text: match[0],
    offset: match.index,
  }));
  return { code, placeholders, links, words: targets.replace(PLACEHOLDER, (found) => blank(found.length)) };
}

/** Of a word in the forms of its plural, the last one: a number need not stand in each. */
function oneFormOf(text: string): string {
  return text.replace(FORMS, (forms) => `${blank(forms.lastIndexOf("|"))}${forms.slice(forms.lastIndexOf("|"))}`);
}

/** Of the span that begins here, fences included. */
function codeLength(text: string, at: number): number {
  const fence = /^`+/.exec(text.slice(at))?.[0] ?? "`";
  const end = new RegExp(`(?<!\`)${fence}(?!\`)`, "g");
  end.lastIndex = at + fence.length;
  return (end.exec(text)?.index ?? text.length - fence.length) + fence.length - at;
}

/** What stands where no words are. */
export const BLANK = "\u0000";

function blank(length: number): string {
  return BLANK.repeat(length);
}

type Kept = Rule<{ lost: "text"; added: "text"; changed: "text" | "made" }>;

function differences(rule: Kept, source: readonly Item[], translation: readonly Item[]): readonly Problem[] {
  const left = [...translation];
  const missing = source.filter(({ text }) => {
    const index = left.findIndex((item) => item.text === text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return unlike(rule, missing, left);
}

/** What is missing and what is too much, as one change where it is one. */
function unlike(rule: Kept, missing: readonly { readonly text: string }[], extra: readonly Item[]): readonly Problem[] {
  const [lost] = missing;
  const [made] = extra;
  if (missing.length === 1 && extra.length === 1 && lost !== undefined && made !== undefined)
    return [problem(rule, "changed", { text: lost.text, made: made.text }, made.offset)];
  return [
    ...missing.map(({ text }) => problem(rule, "lost", { text })),
    ...extra.map(({ text, offset }) => problem(rule, "added", { text }, offset)),
  ];
}

function numberProblems(pair: TextPair, source: Anatomy, translation: Anatomy): readonly Problem[] {
  const wanted = quantitiesIn(source.words, pair.sourceLocale);
  const left = [...quantitiesIn(translation.words, pair.locale)];
  const problems: Problem[] = [];
  const missing: Quantity[] = [];
  for (const quantity of wanted) {
    const same = left.filter((item) => item.value === quantity.value || isSameVersion(item, quantity));
    const found = same.find((item) => item.unit === quantity.unit) ?? same[0];
    if (found === undefined) {
      if (!isSpelledOut(quantity, translation.words, pair.locale)) missing.push(quantity);
      continue;
    }
    left.splice(left.indexOf(found), 1);
    const { text: number, unit } = quantity;
    if (unit === undefined || unit === found.unit) continue;
    problems.push(
      found.unit === undefined
        ? problem(translationUnit, "lost", { number, unit }, found.offset)
        : problem(translationUnit, "default", { number, unit, made: found.unit }, found.offset),
    );
  }
  const worded =
    left.length > 0 && pair.sourceLocale.startsWith("en") ? wordedNumbers(source.words) : new Set<string>();
  const extra = left.filter((quantity) => !worded.has(quantity.value));
  return [...problems, ...unlike(translationNumber, missing, extra)];
}

/** `20.190` of Node is no number of thousands in any language. */
function isSameVersion(item: Quantity, quantity: Quantity): boolean {
  return item.text === quantity.text && quantity.text.includes(".");
}

const TAG = /<\/?[a-z!?][^<>\n]{0,200}>?|<!--|\{\{|\}\}|&#?\w{1,30};|~~|^:{3,}/gim;

/** What each of them begins with. */
const MARK = /[<{}&~:]/;

function markupProblems(source: Anatomy, translation: Anatomy): readonly Problem[] {
  if (!MARK.test(translation.words)) return [];
  const allowed = new Set(source.words.match(TAG));
  return [...translation.words.matchAll(TAG)]
    .filter((match) => !allowed.has(match[0]))
    .map((match) => problem(translationMarkup, "default", { text: shown(match[0]) }, match.index));
}

const HIDDEN = new RegExp(`[${HIDDEN_IN_PROSE}]|[\\u{e0000}-\\u{e007f}]|${LONE_SURROGATE}`, "gu");

/** UTF-8 that was read as Latin-1 or Windows-1252 ("fÃ¼r", "â€™"), and what could not be read at all. */
const GARBLED =
  /\p{L}*(?:Ã[\u0080-\u009f\u00a1-\u00bf]|Â[\u0080-\u00bf]|â€.|[ÐÑ][\u0080-\u00bf]|\ufffd)[\p{L}\ufffd]*/gu;

function hiddenProblems({ source, translation }: TextPair): readonly Problem[] {
  const garbled = [...translation.matchAll(GARBLED)]
    .filter((match) => !source.includes(match[0]))
    .map((match) => problem(translationHiddenCharacter, "garbled", { text: shown(match[0]) }, match.index));
  const hidden = [...translation.matchAll(HIDDEN)]
    .filter((match) => !source.includes(match[0]))
    .map((match) => {
      const code = match[0].codePointAt(0) ?? 0;
      const mark = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
      return problem(translationHiddenCharacter, "default", { mark }, match.index);
    });
  return [...garbled, ...hidden];
}
