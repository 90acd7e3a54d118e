/**
 * Regular expressions that cannot be made to hang: all alternatives advance together over the text (Thompson's
 * construction), so the work is at most the length of the text times the size of the expression.
 */

import { type Assertion, type CharacterSet, parseRegex, type RegexNode } from "./regex-syntax.js";

export interface Regex {
  readonly source: string;
  /** Instructions of the compiled expression. */
  readonly size: number;
  /** Is there a match anywhere in the text? Characters are code points. */
  test(text: string): boolean;
  /** The same, with the number of steps it took: at most 4 × `size` × (characters + 1). */
  run(text: string): { readonly matched: boolean; readonly steps: number };
}

export const MAX_SIZE = 3000;

type Instruction =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "assertion"; readonly at: Assertion }
  | { readonly kind: "fork"; readonly to: readonly number[] }
  | { readonly kind: "match" };

/**
 * Syntax: literals `.` `[…]` `(…)` `(?:…)` `(?<name>…)` `|` `*` `+` `?` `{m,n}` (lazy forms too) `^` `$` `\d \w \s \b`
 * and their opposites, `\p{…}`, `\xHH`, `\uHHHH`, `\u{…}`, control escapes, and `(?i)` at the start; the meaning is that
 * of JavaScript with the `u` flag. `^` and `$` are the ends of the text.
 * @throws SyntaxError with a sentence on what is not supported, or when the expression is too large.
 */
export function compileRegex(source: string): Regex {
  const tree = parseRegex(source);
  if (sizeOf(tree) > MAX_SIZE) {
    throw new SyntaxError(
      `the expression is too large: with its repetitions written out it has over ${MAX_SIZE} parts`,
    );
  }
  const program: Instruction[] = [];
  emit(tree, program);
  program.push({ kind: "match" });
  return {
    source,
    size: program.length,
    test: (text) => run(program, text).matched,
    run: (text) => run(program, text),
  };
}

/** An upper bound of the instructions, by arithmetic alone: nothing is written out before it is known to be small. */
function sizeOf(node: RegexNode): number {
  switch (node.kind) {
    case "set":
    case "assertion":
      return 1;
    case "sequence":
      return node.items.reduce((size, item) => size + sizeOf(item), 1);
    case "choice":
      return node.options.reduce((size, option) => size + sizeOf(option) + 1, 1);
    case "repeat":
      return sizeOfRepeat(sizeOf(node.item), node.min, node.max);
  }
}

function sizeOfRepeat(item: number, min: number, max: number): number {
  return 1 + min * item + (max === Number.POSITIVE_INFINITY ? item + 2 : (max - min) * (item + 1));
}

function emit(node: RegexNode, program: Instruction[]): void {
  switch (node.kind) {
    case "set":
    case "assertion":
      program.push(node);
      return;
    case "sequence":
      for (const item of node.items) emit(item, program);
      return;
    case "choice":
      emitChoice(node.options, program);
      return;
    case "repeat":
      emitRepeat(node.item, node.min, node.max, program);
  }
}

function emitChoice(options: readonly RegexNode[], program: Instruction[]): void {
  const starts: number[] = [];
  const ends: number[][] = [];
  program.push({ kind: "fork", to: starts });
  for (const option of options) {
    starts.push(program.length);
    emit(option, program);
    const end: number[] = [];
    ends.push(end);
    program.push({ kind: "fork", to: end });
  }
  for (const end of ends) end.push(program.length);
}

function emitRepeat(item: RegexNode, min: number, max: number, program: Instruction[]): void {
  for (let count = 0; count < min; count++) emit(item, program);
  if (max === Number.POSITIVE_INFINITY) {
    const start = program.length;
    const to: number[] = [start + 1];
    program.push({ kind: "fork", to });
    emit(item, program);
    program.push({ kind: "fork", to: [start] });
    to.push(program.length);
    return;
  }
  const exits: number[][] = [];
  for (let count = min; count < max; count++) {
    const to: number[] = [program.length + 1];
    exits.push(to);
    program.push({ kind: "fork", to });
    emit(item, program);
  }
  for (const exit of exits) exit.push(program.length);
}

function run(program: readonly Instruction[], text: string): { matched: boolean; steps: number } {
  /** The position at which each instruction was last entered: once per position is enough. */
  const entered = new Int32Array(program.length).fill(-1);
  let steps = 0;
  let position = 0;
  let before = -1;
  let after = codePointAt(text, 0);

  /** Follows forks and assertions from an instruction to those that read a character. Is the match among them? */
  const enter = (first: number, reading: number[]): boolean => {
    const stack = [first];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      steps++;
      const instruction = program[index];
      if (instruction === undefined || entered[index] === position) continue;
      entered[index] = position;
      if (instruction.kind === "match") return true;
      if (instruction.kind === "set") reading.push(index);
      else if (instruction.kind === "fork") stack.push(...instruction.to);
      else if (holds(instruction.at, before, after)) stack.push(index + 1);
    }
    return false;
  };

  let reading: number[] = [];
  let matched = enter(0, reading);
  for (let offset = 0; after !== -1 && !matched; ) {
    const read = after;
    offset += read > 0xffff ? 2 : 1;
    position++;
    before = read;
    after = codePointAt(text, offset);
    const next: number[] = [];
    for (const index of reading) {
      steps++;
      const instruction = program[index];
      if (instruction?.kind === "set" && instruction.set.has(read)) matched ||= enter(index + 1, next);
    }
    matched ||= enter(0, next);
    reading = next;
  }
  return { matched, steps };
}

/** -1 at the end of the text. */
function codePointAt(text: string, offset: number): number {
  return text.codePointAt(offset) ?? -1;
}

/** Between two characters, -1 standing for an end of the text. */
function holds(assertion: Assertion, before: number, after: number): boolean {
  switch (assertion) {
    case "start":
      return before === -1;
    case "end":
      return after === -1;
    case "word-boundary":
      return isWord(before) !== isWord(after);
    case "no-word-boundary":
      return isWord(before) === isWord(after);
  }
}

function isWord(codePoint: number): boolean {
  return codePoint !== -1 && /\w/.test(String.fromCodePoint(codePoint));
}
