/** What a row of a spec is called in a sentence, which is translated like the sentence itself. */
import type { Message } from "../message.js";

const NOUNS = [
  "option",
  "parameter",
  "detail",
  "property",
  "field",
  "constant",
  "constant group",
  "close code",
  "message",
  "permission",
  "error",
  "method",
  "type",
  "page",
] as const;

export type Noun = (typeof NOUNS)[number];

export function noun(name: Noun): Message {
  return { ...clauseOf(name), values: {} };
}

export const NOUNS_TO_TRANSLATE: readonly Omit<Message, "values">[] = NOUNS.map(clauseOf);

function clauseOf(name: Noun): Omit<Message, "values"> {
  return { key: `noun.${name.replaceAll(" ", "-")}`, source: name };
}
