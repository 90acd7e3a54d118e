/** The schema: keys that the language has, and values of the form that they want. */
import type { Listing, Message } from "../message.js";
import { type Rule, rule } from "./rule.js";

export const keyUnknown: Rule<{ default: "key" | "suggestion" }> = rule({
  code: "key-unknown",
  why: "A key that is mistyped would be ignored, and what it was to say would not hold.",
  messages: { default: 'there is no key "{key}" here{suggestion}' },
  explanation: "Keys of your own begin with `x-`: those at the top and in rows are kept and ignored.",
  wrong: "options:\n  room: { type: string, defualt: lobby, doc: Where to go. }\n",
  right: "options:\n  room: { type: string, default: lobby, doc: Where to go. }\n",
});

export const keyMissing: Rule<{ default: "name" | "key"; spec: "key" }> = rule({
  code: "key-missing",
  why: "Without the key it is not known what the row is.",
  messages: { default: '"{name}" needs "{key}"', spec: 'the spec needs "{key}"' },
  explanation:
    "A spec needs `wireglot`, `module`, `version` and `summary`; a close code its `code`; a member its `value`; an error its `kind`, `retryable` and `message`; a section of the guide its `id` and `title`.",
  wrong: "closeCodes:\n  SERVER_BUSY: { reconnect: backoff, doc: Too many rooms. }\n",
  right: "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n",
});

export const nameForm: Rule<{ upper: "name"; dotted: "name"; snake: "name" }> = rule({
  code: "name-form",
  why: "Names in one form become names in TypeScript that look alike everywhere.",
  messages: {
    upper: '"{name}" is no name of this section; names here are in UPPER_CASE',
    dotted: '"{name}" is no name of this section; names here are in words with dots between them',
    snake: '"{name}" is no name of this section; names here are in snake_case',
  },
  explanation:
    "Options, details, methods, conditions and types are in snake_case, and become camelCase or PascalCase in TypeScript. Constants and close codes are in UPPER_CASE. Actions are words with dots between them.",
  wrong: "options:\n  roomLimit: { type: integer, default: 5, doc: Rooms at once. }\n",
  right: "options:\n  room_limit: { type: integer, default: 5, doc: Rooms at once. }\n",
});

export const valueType: Rule<{ text: "name" | "text" | "expected"; other: "name" | "noun" | "expected" }> = rule({
  code: "value-type",
  why: "YAML makes a number of `1.0` and a boolean of `true`: a value of another type is not what was meant.",
  messages: {
    text: "{name} is the text {text}; expected {expected}",
    other: "{name} is {noun}; expected {expected}",
  },
  explanation:
    "Text that looks like a number, a boolean or `null` needs quotes; numbers and booleans must not have them.",
  wrong: 'options:\n  room: { type: string, required: "true", doc: Where to go. }\n',
  right: "options:\n  room: { type: string, required: true, doc: Where to go. }\n",
});

export const valueUnknown: Rule<{ default: "value" | "name" | "suggestion"; only: "name" | "value" | "expected" }> =
  rule({
    code: "value-unknown",
    why: "A word that the language does not have would have no meaning.",
    messages: {
      default: "{value} is no value of {name}{suggestion}",
      only: "{name} is {value}; expected {expected}",
    },
    explanation: "The words that a key may have are in the schema, and an editor that knows it offers them.",
    wrong: "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backof, doc: Too many rooms. }\n",
    right: "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n",
  });

export const valueForm: Rule<{ default: "value" | "name" | "form" }> = rule({
  code: "value-form",
  why: "The value becomes something with a fixed form, such as a file name, a version or a close code.",
  messages: { default: '{value} does not have the form of "{name}": {form}' },
  explanation: "The finding says which form is expected.",
  wrong: "closeCodes:\n  APP_ERROR: { code: 4100..4199, reconnect: backoff, doc: Anything else of ours. }\n",
  right: "closeCodes:\n  APP_ERROR: { code: 4100-4199, reconnect: backoff, doc: Anything else of ours. }\n",
});

export const valueRange: Rule<{ least: "name" | "value" | "limit"; most: "name" | "value" | "limit" }> = rule({
  code: "value-range",
  why: "A number outside of what the key can mean is a slip of the pen.",
  messages: {
    least: "{name} is {value}; the least is {limit}",
    most: "{name} is {value}; the most is {limit}",
  },
  explanation: "HTTP statuses go from 100 to 599; lengths and counts are not negative.",
  wrong: "options:\n  room: { type: string, minLength: -1, doc: Where to go. }\n",
  right: "options:\n  room: { type: string, minLength: 1, doc: Where to go. }\n",
});

export const valueEmpty: Rule<{ text: "name"; list: "name" }> = rule({
  code: "value-empty",
  why: "An empty text or list is most likely one that somebody meant to fill in later.",
  messages: { text: "{name} is empty", list: "{name} has no items" },
  explanation: "Fill it in, or leave the key out if it is not required.",
  wrong: 'options:\n  room: { type: string, doc: "" }\n',
  right: "options:\n  room: { type: string, doc: Where to go. }\n",
});

const KINDS = {
  string: "text",
  object: "a mapping",
  array: "a list",
  integer: "an integer",
  number: "a number",
  boolean: "true or false",
  null: "nothing",
  empty: "empty",
} as const;

export type ValueKind = keyof typeof KINDS;

/** What a value is, or should be, in its sentence. */
export function valueKind(kind: ValueKind): Message {
  return { key: `kind.${kind}`, source: KINDS[kind], values: {} };
}

const FORMS = {
  module: "a letter, then letters, digits, - and _",
  version: "three numbers with dots, such as 1.4.0",
  sourceLocale: "a language tag such as en or pt-BR",
  code: "a code such as 4001, or a range such as 4100-4199",
  id: "a letter, then letters, digits, dots, - and _",
  status: "a status such as 429, or a class such as 5xx",
  values: "for an enum a list such as [low, high] or the name of a constant group, for a record a type",
} as const;

const TABLES: Listing = {
  list: [
    ...["options", "constants", "closeCodes", "permissions", "errors", "methods", "messages", "connect"],
    ...["constants.GROUP", "methods.NAME"],
  ],
  word: "or",
};

/** The form of what a key holds; undefined where it is no more than its type. */
export function formOf(key: string): Message | Listing | undefined {
  if (key === "table") return TABLES;
  const source = Object.entries(FORMS).find(([name]) => name === key)?.[1];
  return source === undefined ? undefined : { key: `form.${key}`, source, values: {} };
}

export const SCHEMA_CLAUSES: readonly Omit<Message, "values">[] = [
  ...Object.entries(KINDS).map(([kind, source]) => ({ key: `kind.${kind}`, source })),
  ...Object.entries(FORMS).map(([key, source]) => ({ key: `form.${key}`, source })),
];

export const SCHEMA_RULES: readonly Rule[] = [
  keyUnknown,
  keyMissing,
  nameForm,
  valueType,
  valueUnknown,
  valueForm,
  valueRange,
  valueEmpty,
];
