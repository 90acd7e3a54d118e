/**
 * The one place where text of a spec becomes part of code. A spec is data: whatever a name, a sentence or a default
 * holds, it stays inside the comment, the string or the key that it was written into, and shows what it is.
 */
import { HIDDEN_IN_CODE, LONE_SURROGATE } from "./hidden-characters.js";
import type { Json } from "./model.js";
import { isIdentifierName } from "./naming.js";

/** Before a brace it would look as if a template had been meant, which linters report. */
const DOLLAR = "\\u0024";

/** Width of generated lines, as the project's formatter has it. */
const LINE_WIDTH = 120;

/** A string in double quotes. Reads back as the same text, lone surrogates included. */
export function stringLiteral(text: string): string {
  const escaped = text
    .replace(/["\\]/g, "\\$&")
    .replace(UNSAFE, escapeCharacter)
    .replace(/\$(?=\{)/g, DOLLAR);
  return `"${escaped}"`;
}

/** A JSON value as an expression, on one line. */
export function literal(value: Json): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value)) return `[${value.map(literal).join(", ")}]`;
  return objectLiteral(Object.entries(value).map(([key, item]) => [key, literal(item)]));
}

/** `{ a: 1, "b-c": 2 }`: the values are expressions already. */
export function objectLiteral(entries: readonly (readonly [key: string, expression: string])[]): string {
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, expression]) => `${propertyKey(key)}: ${expression}`).join(", ")} }`;
}

/** A key of an object literal. `__proto__` is computed: written plainly it would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return propertyName(name);
}

/** The name of a property in a type or a class. */
export function propertyName(name: string): string {
  return isIdentifierName(name) ? name : stringLiteral(name);
}

/** `.name`, or `["a-b"]`. */
export function propertyAccess(name: string): string {
  return isIdentifierName(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/**
 * The text of a doc comment (what stands between its opening and its end), wrapped for code that is indented so far.
 * Paragraphs are separated by an empty line. Tags that we add ourselves, such as `@deprecated`, are put together from
 * {@link commentText} and come after it.
 */
export function docText(paragraphs: readonly string[], indent = 0): string {
  const width = LINE_WIDTH - indent - " * ".length;
  return paragraphs.map((paragraph) => wrap(paragraph, width)).join("\n\n");
}

/** Prose that neither ends the comment that it stands in nor begins a tag or a tool's directive there. */
export function commentText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNSAFE_IN_COMMENT, (character) => escapeCharacter(character))
    .replaceAll("*/", "*\\/")
    .split("\n")
    .map((line) => neutralised(line.trimEnd()))
    .join("\n")
    .trim();
}

/** `@name` behind a space or at the beginning would be a tag, `{@link` an inline one. */
function neutralised(line: string): string {
  return line.replace(/(^|[\s{*])@(?=\S)/g, "$1\\@").replace(DIRECTIVE, "$1\\$2");
}

/** Words at the beginning of a comment by which tools are told to look away. */
const DIRECTIVE = /^([\s*/]*)((?:biome|eslint|prettier|oxlint|deno-lint|tslint|istanbul|c8|v8|node)[-: ])/i;

/** Breaks lines at spaces, keeping the breaks and the indentation that the text has. */
function wrap(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, width))
    .join("\n");
}

function wrapLine(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(/ (?=\S)/)) {
    if (current !== "" && current.length + 1 + word.length > width && !startsTag(word)) {
      lines.push(current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}

/** A tag, a list mark or a directive that began a line would become one: such a word stays on the line before. */
function startsTag(word: string): boolean {
  return /^(?:@|[-+*>#|]|\d+[.)])/.test(word) || DIRECTIVE.test(`${word} `);
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const short = SHORT_ESCAPES[code];
  if (short !== undefined) return short;
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

const SHORT_ESCAPES: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r" };

/** What no source text should hold as it is. */
const UNSAFE = new RegExp(`[\\t\\n${HIDDEN_IN_CODE}]|${LONE_SURROGATE}`, "g");
const UNSAFE_IN_COMMENT = new RegExp(`[${HIDDEN_IN_CODE}]|${LONE_SURROGATE}`, "g");

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
