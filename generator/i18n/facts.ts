/**
 * What a translation has in common with its source, whatever the language: code, references, placeholders, numbers with
 * units, links. Where they differ a reader would be told something wrong, so that no page shows such a translation.
 */
import { HIDDEN_IN_PROSE, LONE_SURROGATE } from "../hidden-characters.js";
import { splitProse } from "../references.js";
import { type Quantity, quantitiesIn, wordedNumbers } from "./numbers.js";

/** Something wrong with a translation. */
export interface Problem {
  readonly code: string;
  /** A clause that says what, without a full stop. */
  readonly message: string;
  /** Where in the translation. Default: its beginning. */
  readonly offset?: number;
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
    ...differences("translation-code", "the code", source.code, translation.code, (text) => `\`${text}\``),
    ...differences(
      "translation-placeholder",
      "the placeholder",
      source.placeholders,
      translation.placeholders,
      (text) => text,
    ),
    ...differences("translation-link", "the link to", source.links, translation.links, (text) => text),
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
  /(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(\s*<?([^)\s>]*)[^)]*\)|\bhttps?:\/\/[^\s)\]}>"'、。，（）「」]+[^\s)\]}>"'、。，（）「」.,;:!?]/g;
const PLACEHOLDER = /\{[^{}\s]+\}/g;

export function anatomyOf(text: string): Anatomy {
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
  const placeholders = [...targets.matchAll(PLACEHOLDER)].map((match) => ({ text: match[0], offset: match.index }));
  return { code, placeholders, links, words: targets.replace(PLACEHOLDER, (found) => blank(found.length)) };
}

/** Of the span that begins here, fences included. */
function codeLength(text: string, at: number): number {
  const fence = /^`+/.exec(text.slice(at))?.[0] ?? "`";
  const end = new RegExp(`(?<!\`)${fence}(?!\`)`, "g");
  end.lastIndex = at + fence.length;
  return (end.exec(text)?.index ?? text.length - fence.length) + fence.length - at;
}

function blank(length: number): string {
  return "\u0000".repeat(length);
}

function differences(
  code: string,
  noun: string,
  source: readonly Item[],
  translation: readonly Item[],
  show: (text: string) => string,
): readonly Problem[] {
  const left = [...translation];
  const missing = source.filter(({ text }) => {
    const index = left.findIndex((item) => item.text === text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  const one = left[0];
  const [lost] = missing;
  if (missing.length === 1 && left.length === 1 && one !== undefined && lost !== undefined)
    return [
      { code, message: `${noun} ${show(lost.text)} of the source has become ${show(one.text)}`, offset: one.offset },
    ];
  return [
    ...missing.map(({ text }) => ({ code, message: `${noun} ${show(text)} of the source is missing` })),
    ...left.map(({ text, offset }) => ({ code, message: `${noun} ${show(text)} is not in the source`, offset })),
  ];
}

function numberProblems(pair: TextPair, source: Anatomy, translation: Anatomy): readonly Problem[] {
  const wanted = quantitiesIn(source.words, pair.sourceLocale);
  const left = [...quantitiesIn(translation.words, pair.locale)];
  const problems: Problem[] = [];
  const missing: Quantity[] = [];
  for (const quantity of wanted) {
    const same = left.filter((item) => item.value === quantity.value || item.text === quantity.text);
    const found = same.find((item) => item.unit === quantity.unit) ?? same[0];
    if (found === undefined) {
      missing.push(quantity);
      continue;
    }
    left.splice(left.indexOf(found), 1);
    if (quantity.unit !== undefined && found.unit !== undefined && quantity.unit !== found.unit) {
      const message = `${quantity.text} is followed by the unit ${quantity.unit} in the source, by ${found.unit} here`;
      problems.push({ code: "translation-unit", message, offset: found.offset });
    }
  }
  const worded = pair.sourceLocale.startsWith("en") ? wordedNumbers(source.words) : new Set<string>();
  const extra = left.filter((quantity) => !worded.has(quantity.value));
  const [lost] = missing;
  const [one] = extra;
  const code = "translation-number";
  if (missing.length === 1 && extra.length === 1 && lost !== undefined && one !== undefined)
    return [
      ...problems,
      { code, message: `the number ${lost.text} of the source has become ${one.text}`, offset: one.offset },
    ];
  return [
    ...problems,
    ...missing.map(({ text }) => ({ code, message: `the number ${text} of the source is missing` })),
    ...extra.map(({ text, offset }) => ({ code, message: `the number ${text} is not in the source`, offset })),
  ];
}

const TAG = /<\/?[a-z!?][^<>\n]{0,200}>?|<!--|\{\{|\}\}|&#?\w{1,30};/gi;

function markupProblems(source: Anatomy, translation: Anatomy): readonly Problem[] {
  const allowed = new Set(source.words.match(TAG));
  return [...translation.words.matchAll(TAG)]
    .filter((match) => !allowed.has(match[0]))
    .map((match) => ({
      code: "translation-markup",
      message: `${JSON.stringify(match[0].slice(0, 40))} is markup that the source lacks`,
      offset: match.index,
    }));
}

const HIDDEN = new RegExp(`[${HIDDEN_IN_PROSE}]|${LONE_SURROGATE}`, "gu");

function hiddenProblems({ source, translation }: TextPair): readonly Problem[] {
  return [...translation.matchAll(HIDDEN)]
    .filter((match) => !source.includes(match[0]))
    .map((match) => ({
      code: "translation-hidden-character",
      message: `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")} hides or reorders the text around it, and the source has none`,
      offset: match.index,
    }));
}
