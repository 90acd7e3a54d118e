/** Translations made by rule, to see what a layout does with long words and with a script that runs from right to left. */
import { anatomyOf } from "./facts.js";

/** `en-XA`: English with accents, a third longer. `ar-XB`: English words in Arabic letters. */
export const PSEUDO_LOCALES = ["en-XA", "ar-XB"] as const;

export function isPseudo(locale: string): boolean {
  return PSEUDO_LOCALES.some((pseudo) => pseudo === locale);
}

/** Code, placeholders, links and numbers stay as they are. */
export function pseudoText(text: string, locale: string): string {
  if (text.trim() === "") return text;
  const { words } = anatomyOf(text);
  const letters = locale === "ar-XB" ? ARABIC : ACCENTED;
  // What is blanked out is no word.
  const shown = [...text].length === text.length ? text : text.normalize();
  let made = "";
  for (let at = 0; at < shown.length; at++) {
    const letter = shown[at] ?? "";
    made += words[at] === letter ? (letters[letter] ?? letters[letter.toLowerCase()] ?? letter) : letter;
  }
  if (locale === "ar-XB") return made;
  return made.replace(/[^\n]+/g, (line) => (/\p{L}/u.test(line) ? lengthened(line) : line));
}

/** By a third of its length, in words that may be wrapped; marks of lists and headings stay in front. */
function lengthened(line: string): string {
  const [, mark = "", rest = ""] = /^(\s*(?:[-*+]|\d+[.)]|#{1,6})?\s*)(.*)$/s.exec(line) ?? [];
  const count = Math.max(1, Math.round(rest.length / 3 / (FILLER.length + 1)));
  return `${mark}⟦${rest} ${Array.from({ length: count }, () => FILLER).join(" ")}⟧`;
}

const FILLER = "ŀóñĝ";

const ACCENTED: Readonly<Record<string, string>> = table(
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "áƀçđéƒĝĥíĵķŀɱñóþǫřšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĿṀÑÓÞǪŘŠŢÚṼŴẊÝŽ",
);

const ARABIC: Readonly<Record<string, string>> = table("abcdefghijklmnopqrstuvwxyz", "ابقدهفغحيجكلمنوپقرستعڤوخيز");

function table(from: string, to: string): Readonly<Record<string, string>> {
  const made = [...to];
  return Object.fromEntries([...from].map((letter, index) => [letter, made[index] ?? letter]));
}
