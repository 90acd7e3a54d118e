/** The comments of a program: they are prose and are translated, while the code around them stays as it is. */
import jsTokens from "js-tokens";

export interface Comment {
  /** Without the marks that make it a comment. */
  readonly text: string;
  /** Where the text stands in the program, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Comments with words, in order. Those that speak to a tool (`// biome-ignore …`, `// @ts-…`) are code. */
export function commentsIn(program: string): readonly Comment[] {
  const found: Comment[] = [];
  let at = 0;
  for (const { type, value } of jsTokens(program)) {
    if (type === "SingleLineComment" || type === "MultiLineComment") {
      const [, before = "", text = ""] = /^(\/[/*]+\s*)([\s\S]*?)\s*(?:\*+\/)?$/.exec(value) ?? [];
      const isProse = /\p{L}/u.test(text) && !text.includes("\n") && !DIRECTIVE.test(text);
      const start = at + before.length;
      if (isProse) found.push({ text, start, end: start + text.length });
    }
    at += value.length;
  }
  return found;
}

const DIRECTIVE = /^(?:@|biome-|eslint|prettier-|c8 |v8 |#|\w+:\S)/;

/** The program with other words in its comments, in their order. They stay comments whatever they hold. */
export function withComments(program: string, comments: readonly Comment[], texts: readonly string[]): string {
  let shown = "";
  let at = 0;
  for (const [index, { start, end, text }] of comments.entries()) {
    const words = (texts[index] ?? text).replace(/[\r\n\u2028\u2029]+/g, " ").replaceAll("*/", "* /");
    shown += `${program.slice(at, start)}${words}`;
    at = end;
  }
  return shown + program.slice(at);
}
