/**
 * A sentence with the values that stand in it, apart from each other, so that it can be said in another language.
 *
 * Templates hold `{name}` for a value and no other brace; what the language writes with braces comes in as a value.
 * `(file|files)` is a word in the forms of its plural, of which the value `n` chooses one.
 */

export interface Message {
  /** The key of its translation: `rule.code-overlap.range`. */
  readonly key: string;
  /** The English template. */
  readonly source: string;
  readonly values: Values;
}

export type Values = Readonly<Record<string, Value>>;

/** A message among the values is a clause of its own, which is translated too. */
export type Value = string | number | Listing | Message;

export interface Listing {
  readonly list: readonly (string | Message)[];
  readonly word: "and" | "or";
}

/** How a language says things: the template for a key, and names in a row. */
export interface Speech {
  readonly template: (key: string, source: string) => string;
  readonly listed: (names: readonly string[], word: Listing["word"]) => string;
  /** Which of the forms of a plural goes with a number, from 0; where there are fewer, the last does. */
  readonly form: (n: number) => number;
}

/** `a, b and c` */
export function listed(names: readonly string[], word: Listing["word"] = "and"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}

const ENGLISH: Speech = { template: (_, source) => source, listed, form: (n) => (n === 1 ? 0 : 1) };

/** A text that is no message has no translation. */
export function renderMessage(message: Message | string, speech: Speech = ENGLISH): string {
  if (typeof message === "string") return message;
  const { key, source, values } = message;
  const template = speech.template(key, source);
  const agreeing = typeof values["n"] === "number" ? inForm(template, speech.form(values["n"])) : template;
  return agreeing.replace(/\{(\w+)\}/g, (written, name: string) => {
    const value = values[name];
    if (value === undefined) return written;
    if (typeof value !== "object") return String(value);
    if (!("list" in value)) return renderMessage(value, speech);
    const items = value.list.map((item) => renderMessage(item, speech));
    return speech.listed(items, value.word);
  });
}

/** A word in the forms of its plural. A form may hold `{n}` itself: `(one error|two errors|{n} errors)`. */
export const FORMS: RegExp = /\(([^()|]*(?:\|[^()|]*)+)\)/g;

function inForm(template: string, form: number): string {
  return template.replace(FORMS, (written, forms: string) => {
    const words = forms.split("|");
    return words[Math.min(form, words.length - 1)] ?? written;
  });
}

/** A value as a sentence quotes it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The names of the values that a template has places for. */
export type Places<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
