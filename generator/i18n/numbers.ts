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
  return [...plain.matchAll(notation.number)].map((match) => {
    const written = match[0];
    const end = match.index + written.length;
    const unit =
      unitAfter(plain.slice(end), locale) ?? (/[%٪]$/.test(plain.slice(0, match.index)) ? "percent" : undefined);
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

/** A hyphen before digits is a minus where no word, number or code ends; scripts without spaces have words there. */
const MINUS = String.raw`(?:(?<![\p{N}\p{M}_)\]\0-]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[-\u2212](?=\d))?`;

/** How a language writes numbers. */
interface Notation {
  /** Separators of thousands only before three digits; an ordinary space among them only where a space is the separator. */
  readonly number: RegExp;
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
  const group = find("group", ",").replace(/\s/, "\\s");
  const decimal = find("decimal", ".");
  const notation: Notation = {
    number: new RegExp(
      `${MINUS}(?<![A-Za-z\\d])\\d+(?:[.,'’٬\\u00a0\\u202f\\u2009${group === "\\s" ? " " : ""}]\\d{3}(?!\\d))*(?:[.,٫:]\\d+)*`,
      "gu",
    ),
    grouped: new RegExp(`^\\d{1,3}(?:[${group}'’٬\\u00a0\\u202f\\u2009]\\d{3})+(?:[${decimal}٫]\\d+)?$`),
    separators: new RegExp(`[${group}'’٬\\s]`, "gu"),
    plain: new RegExp(`^\\d+(?:[${decimal}٫]\\d+)?$`),
    decimal,
  };
  notations.set(locale, notation);
  return notation;
}

function canonical(written: string, { grouped, separators, plain, decimal }: Notation): string {
  const [, sign, amount = written] = /^([-\u2212]?)(.*)$/s.exec(written) ?? [];
  const digits = grouped.test(amount) ? amount.replace(separators, "") : amount;
  const value = plain.test(digits) ? String(Number(digits.replace(decimal, ".").replace("٫", "."))) : amount;
  return sign === "" ? value : `-${value}`;
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

/**
 * What a text says of amounts, in its order, whether in digits or in words: `10 second 3`. Of two wordings of a source that
 * differ in it, a translation of the one tells readers of the other something wrong.
 */
export function amountsIn(text: string, locale: string): string {
  const quantities = quantitiesIn(text, locale);
  const forms = unitForms(locale);
  const found = quantities.map(({ offset, value, unit }) => ({
    offset,
    said: [value, ...(unit === undefined ? [] : [unit])],
  }));
  const words = [...text.toLowerCase().matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index: offset }) => {
    // Said with its number already.
    const isCounted = quantities.some(
      (one) => one.unit !== undefined && /^[\s\u00a0-]?$/.test(text.slice(one.offset + one.text.length, offset)),
    );
    const unit = word.length < 3 || isCounted ? undefined : forms.get(word);
    const number = locale.startsWith("en") ? COUNTED[word] : undefined;
    const said = number ?? unit;
    return said === undefined ? [] : [{ offset, said: [said] }];
  });
  return [...found, ...words]
    .sort((a, b) => a.offset - b.offset)
    .flatMap(({ said }) => said)
    .join(" ");
}

/** The unit that a text begins with. */
function unitAfter(text: string, locale: string): string | undefined {
  const [, words] =
    /^[\s\u00a0\u202f-]{0,2}个?([%٪％]|[\p{L}\p{M}µ.]{1,24}(?:[ \u00a0][\p{L}\p{M}]{1,24})?)/u.exec(text) ?? [];
  if (words === undefined) return undefined;
  const forms = unitForms(locale);
  const both = words.replace("\u00a0", " ").toLowerCase();
  const word = both.replace(/ .*/, "").replace(/\.$/, "");
  const found = forms.get(both) ?? forms.get(word);
  if (found !== undefined) return found;
  // Scripts without spaces go on after the unit, also after one of another script.
  const [symbol] = /^[a-zµ]+(?=[^\p{Script=Latin}])/u.exec(word) ?? [];
  if (symbol !== undefined) return forms.get(symbol);
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)) {
    const longest = [...forms.keys()].filter((form) => word.startsWith(form)).sort((a, b) => b.length - a.length)[0];
    return longest === undefined ? undefined : forms.get(longest);
  }
  return locale.startsWith("en") ? undefined : inflected(word, forms);
}

/** Unicode's data has each unit as a counted subject; other cases (минуту, بايتًا, sekündig) differ in their endings. */
function inflected(word: string, forms: ReadonlyMap<string, string>): string | undefined {
  const plain = withoutMarks(word);
  const near = [...forms].flatMap(([form, unit]) => {
    const bare = withoutMarks(form);
    const shared = [...bare].findIndex((letter, index) => letter !== plain[index]);
    const stem = shared < 0 ? bare.length : shared;
    return stem >= Math.max(3, bare.length - 2) && plain.length <= stem + 4 ? [{ unit, stem }] : [];
  });
  return near.sort((a, b) => b.stem - a.stem)[0]?.unit;
}

function withoutMarks(word: string): string {
  return word.normalize("NFD").replace(/\p{M}+/gu, "");
}

/** Does a text have the quantity in words that the language writes instead of digits: ثانيتين, 十秒? */
export function isSpelledOut({ value, unit }: Quantity, text: string, locale: string): boolean {
  const number = Number(value);
  if (unit === undefined || !Number.isInteger(number) || number < 1 || number > 9999) return false;
  if (/^(?:ja|zh)\b/.test(locale)) {
    const names = [...unitForms(locale)].flatMap(([form, of]) => (of === unit ? [form] : []));
    const counted = new RegExp(
      `(?<![${HAN}])${hanNumber(number)}\\s?(?:个\\s?)?(?:${names.map(escaped).join("|")})`,
      "u",
    );
    return counted.test(text.replaceAll("两", "二").replace(/(?<![${HAN}])一(?=[百千])/gu, ""));
  }
  if (!isNamed(unit)) return false;
  const word = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(number);
  // Arabic has a dual, with another ending where it is no subject.
  return !DIGIT.test(word) && [word, word.replace(/ان$/, "ين")].some((form) => text.includes(form));
}

const HAN = "一二三四五六七八九十百千";

function hanNumber(number: number): string {
  return ["千", "百", "十", ""]
    .map((place, index) => {
      const digit = Math.floor(number / 10 ** (3 - index)) % 10;
      return digit === 0 ? "" : `${digit === 1 && place !== "" ? "" : HAN[digit - 1]}${place}`;
    })
    .join("");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

const NAMED = ["millisecond", "microsecond", "second", "minute", "hour", "day", "week", "month", "year"] as const;
const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte", "percent"] as const;

function isNamed(unit: string): unit is (typeof NAMED)[number] {
  return NAMED.some((name) => name === unit);
}

/** What is written alike in every language, spellings that Unicode's data lacks, and binary sizes, which Unicode's data leaves out. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ...{
    ms: "millisecond",
    µs: "microsecond",
    s: "second",
    min: "minute",
    h: "hour",
    "%": "percent",
    "٪": "percent",
    "％": "percent",
    b: "byte",
  },
  ...{ kib: "kibibyte", mib: "mebibyte", gib: "gibibyte", kio: "kibibyte", mio: "mebibyte", gio: "gibibyte" },
  ...{ "ميلي ثانية": "millisecond", "مللي ثانية": "millisecond" },
  ...{ "por ciento": "percent", "por cento": "percent", "pour cent": "percent" },
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
  // The shorter unit comes last, and wins: `5m` are minutes, not months.
  return [...NAMED, ...SIZES].reverse().flatMap((unit) =>
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

/** Words that are numbers wherever they stand, unlike articles and ordinals. */
const COUNTED: Readonly<Record<string, string>> = {
  ...{
    zero: "0",
    none: "0",
    never: "0",
    one: "1",
    once: "1",
    single: "1",
    two: "2",
    twice: "2",
    both: "2",
    double: "×2",
  },
  ...{ three: "3", thrice: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9", ten: "10" },
  ...{ eleven: "11", twelve: "12", fifteen: "15", twenty: "20", thirty: "30", forty: "40", fifty: "50", sixty: "60" },
  ...{ hundred: "100", thousand: "1000", million: "1000000", half: "½", third: "⅓", quarter: "¼", dozen: "12" },
};
