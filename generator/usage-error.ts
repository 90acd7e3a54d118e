/** What is wrong with a command line, told by commander in English: the same as a message with its values. */
import type { CommanderError } from "commander";
import type { Listing, Message, Values } from "./message.js";

interface Complaint {
  readonly source: string;
  /** How commander says it; its groups are the values. */
  readonly said: RegExp;
}

const DID_YOU_MEAN = /(?:\n\(Did you mean (?:one of )?(?<names>.+)\?\))?$/.source;

/** By commander's code; where one has several, the first that matches. */
const COMPLAINTS = {
  "unknown-option": {
    source: "unknown option '{flag}'{suggestion}",
    said: new RegExp(`^error: unknown option '(?<flag>[\\s\\S]*)'${DID_YOU_MEAN}`),
  },
  "unknown-command": {
    source: "unknown command '{name}'{suggestion}",
    said: new RegExp(`^error: unknown command '(?<name>[\\s\\S]*)'${DID_YOU_MEAN}`),
  },
  "missing-argument": {
    source: "missing required argument '{name}'",
    said: /^error: missing required argument '(?<name>[\s\S]*)'$/,
  },
  "missing-value": {
    source: "option '{flag}' argument missing",
    said: /^error: option '(?<flag>[\s\S]*)' argument missing$/,
  },
  "missing-option": {
    source: "required option '{flag}' not specified",
    said: /^error: required option '(?<flag>[\s\S]*)' not specified$/,
  },
  "excess-arguments": {
    source: "too many arguments: {expected} expected, {given} given",
    said: /^error: too many arguments.*\. Expected (?<expected>\d+) arguments? but got (?<given>\d+)\.$/,
  },
  "option-value": {
    source: "option '{flag}' argument '{value}' is invalid. Allowed choices are {choices}.",
    said: /^error: option '(?<flag>[\s\S]*?)' argument '(?<value>[\s\S]*)' is invalid\. Allowed choices are (?<choices>.*)\.$/,
  },
  "argument-value": {
    source: "'{value}' is invalid for argument '{name}'. Allowed choices are {choices}.",
    said: /^error: command-argument value '(?<value>[\s\S]*)' is invalid for argument '(?<name>[\s\S]*?)'\. Allowed choices are (?<choices>.*)\.$/,
  },
} as const satisfies Readonly<Record<string, Complaint>>;

const SUGGESTION = { key: "usage.suggestion", source: "\n(Did you mean {names}?)" } as const;
const ADVICE: Message = { key: "usage.advice", source: "Run with --help for what there is.", values: {} };

/** The problem, and where to read on; undefined where commander has printed a help instead. */
export function usageError({
  code,
  message,
}: CommanderError): { readonly problem: Message | string; readonly advice: Message } | undefined {
  if (code === "commander.help") return undefined;
  for (const [name, { source, said }] of Object.entries(COMPLAINTS)) {
    const groups = said.exec(message)?.groups;
    if (groups !== undefined)
      return { problem: { key: keyOf(name), source, values: valuesOf(groups) }, advice: ADVICE };
  }
  return { problem: message.replace(/^error: /, ""), advice: ADVICE };
}

/** What commander has joined is a list of its own in each language. */
function valuesOf({ names, choices, ...values }: Readonly<Record<string, string | undefined>>): Values {
  const suggestion = names === undefined ? "" : { ...SUGGESTION, values: { names: listOf(names, "or") } };
  const written = Object.entries(values).map(([name, value = ""]) => [name, value] as const);
  return {
    ...Object.fromEntries(written),
    suggestion,
    ...(choices === undefined ? {} : { choices: listOf(choices, "and") }),
  };
}

function listOf(joined: string, word: Listing["word"]): Listing {
  return { list: joined.split(", "), word };
}

function keyOf(name: string): string {
  return `usage.${name}`;
}

export const USAGE_TEXTS: readonly Omit<Message, "values">[] = [
  ...Object.entries(COMPLAINTS).map(([name, { source }]) => ({ key: keyOf(name), source })),
  SUGGESTION,
  { key: ADVICE.key, source: ADVICE.source },
];
