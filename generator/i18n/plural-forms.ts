/** A word in the forms of its plural, `{n} (file|files)`, as the sentences of the command line have it: what is wrong with it. */
import { FORMS } from "../message.js";
import { translationStructure } from "../rules/translations.js";
import { anatomyOf, type Problem, problem, type TextPair } from "./facts.js";
import { pluralCategoriesOf } from "./plural-categories.js";

export function formProblems({ source, translation, locale }: TextPair): readonly Problem[] {
  const counted = anatomyOf(source).placeholders.filter(({ text }) => text === "{n}").length;
  if (counted === 0) return [];
  const { all, whole } = pluralCategoriesOf(locale);
  const { words } = anatomyOf(translation);
  const groups = [...words.matchAll(FORMS)].flatMap((match): readonly Problem[] => {
    const forms = translation.slice(match.index, match.index + match[0].length);
    const found = (match[1] ?? "").split("|");
    if (found.some((form) => form.trim() === ""))
      return [problem(translationStructure, "emptyForm", { forms }, match.index)];
    return found.length <= all.length
      ? []
      : [problem(translationStructure, "manyForms", { forms, found: found.length, most: all.length }, match.index)];
  });
  const open = openMark(words);
  // Some words have one form in a language that has two, and a sentence may put the number elsewhere.
  const said = translation.replace(FORMS, (forms) => "|".repeat(forms.length));
  const one = counted > 1 || !FORMED.test(source) ? -1 : said.search(whole.length > 2 ? ONE_FORM : ONE_IN_BRACKETS);
  return [
    ...groups,
    ...(open < 0 ? [] : [problem(translationStructure, "openForms", {}, open)]),
    ...(one < 0 ? [] : [problem(translationStructure, "oneForm", { forms: whole.length }, one)]),
  ];
}

const FORMED = new RegExp(FORMS.source);
const ONE_IN_BRACKETS = /\{n\}[\s\u00a0\u202f]\([^(){}|]*\)/u;
const ONE_FORM = new RegExp(`${ONE_IN_BRACKETS.source}|\\{n\\}[\\s\\u00a0\\u202f]\\p{L}`, "u");

/** Where a bracket has no partner, or a bar stands outside of brackets; less than 0: nowhere. */
function openMark(words: string): number {
  const outside = words
    .replace(FORMS, (forms) => " ".repeat(forms.length))
    .replace(/\([^()|]*\)/g, (text) => " ".repeat(text.length));
  return outside.search(/[()|]/);
}
