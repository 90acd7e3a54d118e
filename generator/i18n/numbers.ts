/** The numbers of a text with their units, however its language writes them: `131,072`, `131.072`, `10 s`, `10 секунд`. */

export interface Quantity {
  /** The value; of what is no number of the language (a version such as `20.19.1`), the text. */
  readonly value: string;
  /** `second`, `mebibyte`; absent: none, or one that is not known. */
  readonly unit?: string;
  /** Where it stands in the text. */
  readonly offset: number;
  readonly text: string;
}

/** The numbers in order. What stands in code is no matter of this file. */
export function quantitiesIn(text: string, locale: string): readonly Quantity[] {
  if (!DIGIT.test(text)) return [];
  const notation = notationOf(locale);
  const plain = latinDigits(text);
  return [...plain.matchAll(NUMBER)].map((match) => {
    const written = match[0];
    const unit = unitAfter(plain.slice(match.index + written.length), locale);
    return {
      value: canonical(written, notation),
      offset: match.index,
      text: written,
      ...(unit === undefined ? {} : { unit }),
    };
  });
}

const DIGIT = /\p{Nd}/u;

/** Numbers that the English text has as words, and that a translation may write in digits. */
export function wordedNumbers(english: string): ReadonlySet<string> {
  const words = english.toLowerCase().match(/[a-z]+/g) ?? [];
  return new Set(words.flatMap((word) => WORDED[word] ?? []));
}

/** Separators of thousands only before three digits; spaces among them only those that do not break a line. */
const NUMBER = /(?<![A-Za-z\d])\d+(?:[.,'’٬\u00a0\u202f\u2009]\d{3}(?!\d))*(?:[.,٫:]\d+)*/gu;

/** How a language writes numbers. */
interface Notation {
  readonly grouped: RegExp;
  readonly separators: RegExp;
  readonly plain: RegExp;
  readonly decimal: string;
}

const notations = new Map<string, Notation>();

function notationOf(locale: string): Notation {
  const known = notations.get(locale);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(locale, { numberingSystem: "latn", useGrouping: true }).formatToParts(12345678.9);
  const find = (type: Intl.NumberFormatPartTypes, fallback: string): string =>
    (parts.find((part) => part.type === type)?.value ?? fallback).replace(/[\\\]^-]/g, "\\$&");
  const group = find("group", ",");
  const decimal = find("decimal", ".");
  const notation: Notation = {
    grouped: new RegExp(`^\\d{1,3}(?:[${group}'’٬\\u00a0\\u202f\\u2009]\\d{3})+(?:[${decimal}٫]\\d+)?$`),
    separators: new RegExp(`[${group}'’٬\\s]`, "gu"),
    plain: new RegExp(`^\\d+(?:[${decimal}٫]\\d+)?$`),
    decimal,
  };
  notations.set(locale, notation);
  return notation;
}

function canonical(written: string, { grouped, separators, plain, decimal }: Notation): string {
  const digits = grouped.test(written) ? written.replace(separators, "") : written;
  return plain.test(digits) ? String(Number(digits.replace(decimal, ".").replace("٫", "."))) : written;
}

/** Digits of other scripts as those of ASCII, each of one code unit. */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯０-９]/g, (digit) => String((digit.charCodeAt(0) - zeroOf(digit)) % 10));
}

function zeroOf(digit: string): number {
  return (
    ["٠", "۰", "०", "০", "０"].map((zero) => zero.charCodeAt(0)).findLast((zero) => zero <= digit.charCodeAt(0)) ?? 0
  );
}

/** The unit that a text begins with. */
function unitAfter(text: string, locale: string): string | undefined {
  const [, word] = /^[\s\u00a0\u202f-]{0,2}(%|[\p{L}\p{M}µ.]{1,24})/u.exec(text) ?? [];
  if (word === undefined) return undefined;
  const forms = unitForms(locale);
  const bare = word.replace(/\.$/, "").toLowerCase();
  const found = forms.get(bare);
  if (found !== undefined) return found;
  // Scripts without spaces go on after the unit.
  if (!/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)) return undefined;
  const longest = [...forms.keys()].filter((form) => bare.startsWith(form)).sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : forms.get(longest);
}

const NAMED = ["millisecond", "microsecond", "second", "minute", "hour", "day", "week", "month", "year"] as const;
const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte", "percent"] as const;

/** What is written alike in every language, and binary sizes, which Unicode's data leaves out. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ...{ ms: "millisecond", µs: "microsecond", s: "second", min: "minute", h: "hour", "%": "percent", b: "byte" },
  ...{ kib: "kibibyte", mib: "mebibyte", gib: "gibibyte", kio: "kibibyte", mio: "mebibyte", gio: "gibibyte" },
  ...{ киб: "kibibyte", миб: "mebibyte", гиб: "gibibyte", kb: "kilobyte", mb: "megabyte", gb: "gigabyte" },
};

const known = new Map<string, ReadonlyMap<string, string>>();

/** Every form of every unit, in small letters, in the language and in English. */
function unitForms(locale: string): ReadonlyMap<string, string> {
  const found = known.get(locale);
  if (found !== undefined) return found;
  const english = locale === "en" ? [] : unitForms("en");
  const forms = new Map([...english, ...formsOf(locale), ...Object.entries(SYMBOLS)]);
  known.set(locale, forms);
  return forms;
}

function formsOf(locale: string): readonly (readonly [string, string])[] {
  const rules = new Intl.PluralRules(locale);
  // One number for each plural: its unit looks the same behind all others.
  const numbers = [...new Map([0, 1, 2, 3, 5, 11, 100].map((number) => [rules.select(number), number])).values()];
  return [...NAMED, ...SIZES].flatMap((unit) =>
    (["long", "short", "narrow"] as const).flatMap((unitDisplay) => {
      const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, numberingSystem: "latn" });
      return numbers.flatMap((number) => {
        const form = format
          .formatToParts(number)
          .filter((part) => part.type === "unit")
          .map((part) => part.value.trim().replace(/\.$/, "").toLowerCase())
          .join("");
        return form === "" || form.length > 24 ? [] : [[form, unit] as const];
      });
    }),
  );
}

const WORDED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ["a", "an", "one", "once", "single", "each", "every", "first", "same", "per"].map((word) => [word, ["1"]]),
  ),
  ...Object.fromEntries(
    ["two", "twice", "both", "second", "pair", "double", "half", "either", "other"].map((word) => [word, ["2"]]),
  ),
  ...{
    zero: ["0"],
    no: ["0"],
    none: ["0"],
    nothing: ["0"],
    three: ["3"],
    third: ["3"],
    four: ["4"],
    five: ["5"],
    six: ["6"],
  },
  ...{ seven: ["7"], eight: ["8"], nine: ["9"], ten: ["10"], eleven: ["11"], twelve: ["12"], hundred: ["100"] },
  ...{ thousand: ["1000"], million: ["1000000"] },
};
