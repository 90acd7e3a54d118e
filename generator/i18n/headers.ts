/** The header of a catalog: what tools of gettext read of its language. */

import { shown } from "../message.js";
import { catalogHeader } from "../rules/translations.js";
import { type Problem, problem } from "./facts.js";
import type { PoFile } from "./po.js";

/**
 * Of a new catalog. No date, no name, no address: who changed what is told by the version control. gettext misses the
 * fields for them, so they are there, and empty until a tool fills them.
 */
export function headersOf(locale: string, project = "wireglot"): Readonly<Record<string, string>> {
  const plural = PLURAL_FORMS[new Intl.Locale(locale).language];
  return {
    "Project-Id-Version": project,
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "",
    Language: locale.replaceAll("-", "_"),
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    ...(plural === undefined ? {} : { "Plural-Forms": plural }),
  };
}

/** What a catalog says of itself, and what it leaves out. */
export function completed({ headers, ...rest }: PoFile, locale: string): PoFile {
  return { ...rest, headers: { ...headersOf(locale), ...headers } };
}

/** How gettext tells the plural forms apart, in the languages for which Unicode's rules and gettext's agree. */
const PLURAL_FORMS: Readonly<Record<string, string>> = {
  ar: "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);",
  de: "nplurals=2; plural=(n != 1);",
  en: "nplurals=2; plural=(n != 1);",
  es: "nplurals=2; plural=(n != 1);",
  fr: "nplurals=2; plural=(n > 1);",
  it: "nplurals=2; plural=(n != 1);",
  ja: "nplurals=1; plural=0;",
  ko: "nplurals=1; plural=0;",
  nl: "nplurals=2; plural=(n != 1);",
  pl: "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
  pt: "nplurals=2; plural=(n > 1);",
  ru: "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
  tr: "nplurals=2; plural=(n > 1);",
  uk: "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
  zh: "nplurals=1; plural=0;",
};

/** What is wrong with the plural forms that a catalog declares. */
export function pluralProblems(header: string | undefined, locale: string): readonly Problem[] {
  if (header === undefined) return [];
  const [, forms, rule] = /^\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*$/.exec(header) ?? [];
  if (forms === undefined || rule === undefined) return [problem(catalogHeader, "form", { header: shown(header) })];
  const expected = formsOf(locale);
  if (!expected.includes(Number(forms)))
    return [problem(catalogHeader, "count", { forms, locale, expected: { list: expected.map(String), word: "or" } })];
  const form = compileRule(rule);
  if (form === undefined) return [problem(catalogHeader, "expression", { rule: shown(rule.trim()) })];
  for (let n = 0; n <= 1000; n++) {
    const value = form(n);
    if (!Number.isInteger(value) || value < 0 || value >= Number(forms))
      return [problem(catalogHeader, "range", { form: value, number: n, forms })];
  }
  return [];
}

/** How many a language has: gettext leaves out what no whole number below a million has, newer tables do not. */
function formsOf(locale: string): readonly number[] {
  const [, ours] = /nplurals=(\d+)/.exec(PLURAL_FORMS[new Intl.Locale(locale).language] ?? "") ?? [];
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  return [...new Set([...(ours === undefined ? [] : [Number(ours)]), pluralCategories.length])];
}

/** Nothing but digits, `n`, blanks and operators, of which no call can be made. */
const RULE = /^(?:[0-9\s%<>()?:+*-]|n(?![0-9n])|[=!<>]=|&&|\|\||!)+$/;

function compileRule(rule: string): ((n: number) => number) | undefined {
  if (!RULE.test(rule) || rule.length > 500) return undefined;
  try {
    const compiled: unknown = new Function("n", `"use strict"; return Number(${rule});`);
    return typeof compiled === "function" ? (n) => Number(compiled(n)) : undefined;
  } catch {
    return undefined;
  }
}
