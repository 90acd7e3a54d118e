/** Comments that switch a rule off for a line: `# wireglot-disable-next-line CODE, CODE -- reason`. */
import type { Position } from "./diagnostics.js";

export interface Directive extends Position {
  readonly codes: readonly string[];
  /** Empty: none was given. */
  readonly reason: string;
  /** The line that it speaks of: the next one that is neither a comment nor empty. */
  readonly target: number;
}

const WORD = "wireglot-disable-next-line";
const DIRECTIVE = new RegExp(`^\\s*#\\s*${WORD}(?![\\w-])\\s*(.*?)\\s*$`);

/** `inText`: is this line, from 1, inside of a text of several lines, where a `#` begins no comment? */
export function directivesIn(source: string, inText: (line: number) => boolean): readonly Directive[] {
  if (!source.includes(WORD)) return [];
  const lines = source.split(/\r\n|\n|\r/);
  return lines.flatMap((text, index): readonly Directive[] => {
    const match = DIRECTIVE.exec(text);
    if (match === null || inText(index + 1)) return [];
    const [codes = "", ...reason] = (match[1] ?? "").split(/\s*--\s*/);
    const next = lines.findIndex((line, at) => at > index && !/^\s*(?:#|$)/.test(line));
    return [
      {
        line: index + 1,
        column: text.indexOf("#") + 1,
        codes: codes.split(/[\s,]+/).filter((code) => code !== ""),
        reason: reason.join(" -- "),
        target: next === -1 ? index + 1 : next + 1,
      },
    ];
  });
}
