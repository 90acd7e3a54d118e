/**
 * The one place where text of a spec or a catalog becomes Markdown. Such text is data: it cannot open an element of
 * HTML, run as an expression (MDX), leave its table cell or its code span, or load anything from elsewhere.
 */
import { HIDDEN_IN_PROSE, LONE_SURROGATE } from "../hidden-characters.js";
import { type Reference, splitProse } from "../references.js";

/** What a reference becomes: a code span or words, linked where there is something to lead to. */
export interface ShownReference {
  /** Shown as code. */
  readonly label: string;
  /** Shown instead of the label, as words: the title of a page. */
  readonly words?: string;
  readonly value?: string;
  readonly href?: string;
}

export type ShowReference = (reference: Reference) => ShownReference;

/** Prose of several lines or paragraphs: Markdown without HTML. Fenced blocks of code stay blocks. */
export function prose(text: string, show: ShowReference): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split(FENCED)
    .map((part, index) => {
      const [, language = "", code = ""] =
        index % 2 === 1 ? (/^[`~]+ *([\w-]*)[^\n]*\n([\s\S]*?)\n?[`~]+ *$/.exec(part) ?? []) : [];
      return index % 2 === 1 ? codeBlock(code, language) : inline(part, show);
    })
    .join("")
    .trim();
}

/** A block from its opening fence to the next one of the same kind, each on a line of its own. */
const FENCED = /^((?:```[^`\n]*\n(?:(?!```)[\s\S])*?\n?```|~~~[^\n]*\n(?:(?!~~~)[\s\S])*?\n?~~~) *)$/m;

function inline(text: string, show: ShowReference): string {
  const parts = splitProse(visible(text));
  return parts
    .map((part, index) => {
      if (part.part === "code") return codeSpan(part.text);
      if (part.part === "reference") return reference(show(part.reference));
      // A backslash before a span would take its first mark away; a mark without its partner would find one in the next text.
      const shown = plain(part.text).replace(/(\\*)`/g, (mark, slashes: string) =>
        slashes.length % 2 === 1 ? mark : `${slashes}\\\``,
      );
      return parts[index + 1] === undefined ? shown : shown.replace(/(?<!\\)(?:\\\\)*\\$/, "$&\\");
    })
    .join("")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(UNSPACED, "")
    .replace(RULED_LINE, "$1\\$2")
    .replace(MODULE_LINE, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}

/**
 * The end of a line that would be shown as a space, in a script that writes none: between two of its characters, and
 * behind its punctuation, which has its own room, unless an item of a list begins.
 */
const UNSPACED =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\n(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（`[])|(?<=[、。「」『』（）：；！？])\n(?![-*+>#|\s]|\d+[.)]\s)/gu;

/** Draws a line across the page, or makes a heading of the text above it. */
const RULED_LINE = /^([ >]*)([-_*=])(?=(?:[ \t]*\2)*$)/gm;

/** MDX takes a line that begins so for a program. */
const MODULE_LINE = /^(?:import|export)\b/gm;

/** Prose in a heading, a list item or a cell: one line. */
export function line(text: string, show: ShowReference): string {
  return inline(text.replace(/\r\n?/g, "\n"), show)
    .trim()
    .replace(/\s*\n\s*/g, " ");
}

/** Text that is no Markdown: every mark in it is shown. On one line. */
export function literal(text: string): string {
  return plain(
    visible(text)
      .replace(BREAKABLE, " ")
      .replace(/[\\`*_[\]~]/g, "\\$&"),
  );
}

/** Space that is not meant to hold its words together. */
const BREAKABLE = /[^\S\u00a0\u202f]+/g;

/** In the value of an attribute, between double quotes. */
export function attribute(text: string): string {
  return plain(visible(text).replace(BREAKABLE, " ")).replaceAll('"', "&quot;").replaceAll(">", "&gt;");
}

/** What stands in a cell of a table: Markdown, with the bars that would end the cell escaped. */
export function cell(markdown: string): string {
  return markdown.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
}

/** Text shown as code, whatever it holds. */
export function codeSpan(text: string): string {
  const shown = visible(text).replace(/\n/g, " ");
  if (INCLUDE.test(shown)) return `<code>${literal(shown)}</code>`;
  const fence = "`".repeat(longestRun(shown) + 1);
  const pad = shown.startsWith("`") || shown.endsWith("`") || (shown.startsWith(" ") && shown.endsWith(" ")) ? " " : "";
  return shown === "" ? "` `" : `${fence}${pad}${shown}${pad}${fence}`;
}

/** A program, byte for byte but for marks that hide or reorder text. */
export function codeBlock(text: string, language: string): string {
  if (INCLUDE.test(text))
    return `<pre><code>${visible(text).replace(/[&<{}]/g, (mark) => ENTITIES[mark] ?? mark)}</code></pre>`;
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visible(text).replace(/\n*$/, "\n")}${fence}`;
}

/** VitePress puts the file that is named in place of such a comment before it reads any Markdown, so in code too. */
const INCLUDE = /<!--\s*@include:/;

/** What a reader sees of Markdown that this file has made: without marks, links and escapes. */
export function textOf(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/g, "")
    .replace(/\[((?:[^\]\\]|\\.)*)\]\([^)]*\)/g, "$1")
    .replace(/(`+) ?(.*?) ?\1(?!`)/g, "$2")
    .replace(/&lt;/g, "<")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, "&")
    .replace(/\\([\\`*_[\]~|!:])/g, "$1");
}

function reference({ label, words, value, href }: ShownReference): string {
  const shown = words === undefined ? codeSpan(label) : plain(visible(words));
  const name = href === undefined ? shown : `[${shown}](${href})`;
  return value === undefined ? name : `${name} (${value})`;
}

/** Markdown outside code: emphasis, lists and links stay, everything that is more than text goes. */
function plain(text: string): string {
  return (
    text
      // The backslash of one that is escaped goes: before an entity it would be shown, and the entity with it.
      .replace(/(\\*)(&(?=#?\w+;)|[<{}])/g, (_, slashes: string, mark: string) => {
        return `${slashes.slice(slashes.length % 2)}${ENTITIES[mark]}`;
      })
      .replace(/!\[/g, "!\\[")
      .replace(/\]\(\s*([^)\s]*)/g, (link, target: string) => (SAFE_LINK.test(target) ? link : `]\\(${target}`))
      .replace(/^(\s*)\[([^\]]*)\]:|\]:/gm, (mark, indent?: string, label?: string) =>
        indent === undefined ? "]\\:" : mark.replace(`[${label}`, `\\[${label}`),
      )
      // Fences of code, and of containers of VitePress and Docusaurus.
      .replace(/^(\s*)(```|~~~|:::)/gm, "$1\\$2")
      // A list of all headings in VitePress, a box there and on GitHub; `:b:` is an emoji on both.
      .replace(/(?<!\\)(?:\[(?=\[toc\]\]|!\w+\])|:(?=[+-]?\w[\w-]*:))/gi, "\\$&")
  );
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", "{": "&#123;", "}": "&#125;" };

/** To a page of the web, an anchor, or a page beside this one. */
const SAFE_LINK = /^(?:https?:\/\/|mailto:|#|\.{0,2}\/(?!\/)|[\w-]+(?:\.md|\/|#|$))/i;

/** Controls, and marks that reorder or hide text, are shown by their number instead of working. */
function visible(text: string): string {
  return text.replace(HIDDEN, (mark) => `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
}

const HIDDEN = new RegExp(`[${HIDDEN_IN_PROSE}]|${LONE_SURROGATE}`, "g");

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
