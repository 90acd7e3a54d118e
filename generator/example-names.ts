/** The names of an API that a program uses, as far as its tokens tell: no types are worked out, so it takes no time. */
import jsTokens from "js-tokens";
import type { Position } from "./diagnostics.js";

export interface UsedName extends Position {
  /** `heartbeat`, `interval` for an option in an object; `CLOSE_CODES`, `NORMAL` for a member. */
  readonly path: readonly string[];
}

export interface UsedNames {
  /** Of the options that `connect` is called with, in object literals. */
  readonly options: readonly UsedName[];
  /** Constants that are imported, and members that are read of them. */
  readonly constants: readonly UsedName[];
}

/** Undefined: the program imports no `connect` and no constants from a module for which `isApi` is true. */
export function namesUsed(program: string, isApi: (module: string) => boolean): UsedNames | undefined {
  const tokens = significant(program);
  const imported = importsOf(tokens, isApi);
  if (imported.size === 0) return undefined;
  const position = (offset: number): Position => {
    const before = program.slice(0, offset);
    return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
  };
  const options: UsedName[] = [];
  const constants: UsedName[] = [];
  for (const [name, offset] of imported) if (isConstant(name)) constants.push({ path: [name], ...position(offset) });
  for (const [index, { text, offset }] of tokens.entries()) {
    if (!imported.has(text) || tokens[index - 1]?.text === ".") continue;
    const [next, member] = [tokens[index + 1], tokens[index + 2]];
    if (isConstant(text) && next?.text === "." && member !== undefined)
      constants.push({ path: [text, member.text], ...position(offset) });
    if (text === "connect" && next?.text === "(") {
      for (const key of keysAt(tokens, secondArgument(tokens, index + 2), []))
        options.push({ path: key.path, ...position(key.offset) });
    }
  }
  return { options, constants };
}

interface Token {
  readonly text: string;
  readonly offset: number;
  readonly isName: boolean;
}

function significant(program: string): readonly Token[] {
  const found: Token[] = [];
  let offset = 0;
  for (const { type, value } of jsTokens(program)) {
    if (type !== "WhiteSpace" && type !== "LineTerminatorSequence" && !type.endsWith("Comment"))
      found.push({ text: value, offset, isName: type === "IdentifierName" });
    offset += value.length;
  }
  return found;
}

/** Names that are imported as they are, with their offsets: `import { connect, TEXT } from "…"`. */
function importsOf(tokens: readonly Token[], isApi: (module: string) => boolean): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.text !== "import" || tokens[at + 1]?.text !== "{") continue;
    const end = tokens.findIndex((token, index) => index > at && token.text === "}");
    const module = tokens[end + 1]?.text === "from" ? tokens[end + 2]?.text : undefined;
    if (module === undefined || !isApi(module.slice(1, -1))) continue;
    for (let index = at + 2; index < end; index++) {
      const token = tokens[index];
      const alone =
        ["{", ","].includes(tokens[index - 1]?.text ?? "") && ["}", ","].includes(tokens[index + 1]?.text ?? "");
      if (token?.isName === true && alone) names.set(token.text, token.offset);
    }
    at = end;
  }
  return names;
}

/** Behind the first comma of the arguments that begin at `from`. */
function secondArgument(tokens: readonly Token[], from: number): number {
  const end = skipValue(tokens, from);
  return tokens[end]?.text === "," ? end + 1 : tokens.length;
}

interface Key {
  readonly path: readonly string[];
  readonly offset: number;
}

/** The keys of the object literal that begins at `from`, inner ones too; none where something else stands there. */
function* keysAt(tokens: readonly Token[], from: number, prefix: readonly string[]): Iterable<Key> {
  if (tokens[from]?.text !== "{") return;
  for (let at = from + 1; at < tokens.length && tokens[at]?.text !== "}"; ) {
    const key = tokens[at];
    const next = tokens[at + 1]?.text;
    if (key?.isName === true && (next === ":" || next === "," || next === "}")) {
      const path = [...prefix, key.text];
      yield { path, offset: key.offset };
      if (next === ":") yield* keysAt(tokens, at + 2, path);
    }
    at = skipValue(tokens, at);
    if (tokens[at]?.text === ",") at++;
  }
}

/** The index of the comma or the closing bracket that ends the expression at `from`. */
function skipValue(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (text === "(" || text === "[" || text === "{") depth++;
    else if (text === ")" || text === "]" || text === "}") {
      if (depth === 0) return at;
      depth--;
    } else if (text === "," && depth === 0) return at;
  }
  return tokens.length;
}

function isConstant(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}
