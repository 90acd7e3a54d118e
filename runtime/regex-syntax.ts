/** Parses the regular expressions that run in linear time: no look-around, no back-references. */

/** Does one code point belong to it? Compared one at a time, nothing can backtrack. */
export interface CharacterSet {
  has(codePoint: number): boolean;
}

export type RegexNode =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "assertion"; readonly at: Assertion }
  | { readonly kind: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly kind: "choice"; readonly options: readonly RegexNode[] }
  /** `max` may be Infinity. */
  | { readonly kind: "repeat"; readonly item: RegexNode; readonly min: number; readonly max: number };

export type Assertion = "start" | "end" | "word-boundary" | "no-word-boundary";

export const MAX_LENGTH = 4096;
export const MAX_DEPTH = 100;
export const MAX_COUNT = 1000;

const CONTROL_ESCAPES = new Map([
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["f", 0x0c],
  ["v", 0x0b],
  ["0", 0],
]);

/** @throws SyntaxError whose message is a sentence on what is not supported and where. */
export function parseRegex(source: string): RegexNode {
  if (source.length > MAX_LENGTH) throw new SyntaxError(`the expression is longer than ${MAX_LENGTH} characters`);
  return new Parser(source).parse();
}

class Parser {
  readonly #source: string;
  readonly #flags: "u" | "iu";
  readonly #sets = new Map<string, CharacterSet>();
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    this.#flags = source.startsWith("(?i)") ? "iu" : "u";
    if (this.#flags === "iu") this.#at = 4;
  }

  parse(): RegexNode {
    const node = this.#choice();
    if (this.#at < this.#source.length) this.#fail("a `)` closes nothing");
    return node;
  }

  #choice(): RegexNode {
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: "choice", options };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    while (this.#at < this.#source.length && !this.#sees("|") && !this.#sees(")")) items.push(this.#term());
    return { kind: "sequence", items };
  }

  #term(): RegexNode {
    const start = this.#at;
    const item = this.#atom();
    const count = this.#quantifier();
    if (count === undefined) return item;
    if (item.kind === "assertion") this.#fail("a repetition of an assertion has no meaning", start);
    if (this.#quantifier() !== undefined) this.#fail("a repetition cannot be repeated: group it", start);
    return { kind: "repeat", item, ...count };
  }

  #atom(): RegexNode {
    if (this.#take("^")) return { kind: "assertion", at: "start" };
    if (this.#take("$")) return { kind: "assertion", at: "end" };
    if (this.#take(".")) return this.#set(".");
    if (this.#take("[")) return this.#set(this.#class());
    if (this.#take("(")) return this.#group();
    if (this.#take("\\")) return this.#escape();
    if (this.#sees("*") || this.#sees("+") || this.#sees("?") || this.#seesCount()) {
      this.#fail("there is nothing to repeat");
    }
    return this.#set(literal(this.#codePoint()));
  }

  #group(): RegexNode {
    const start = this.#at - 1;
    if (this.#take("?")) {
      const named = /^<[A-Za-z_$][\w$]*>/.exec(this.#rest());
      if (named !== null) this.#at += named[0].length;
      else if (!this.#take(":")) {
        this.#fail("only the groups `(…)`, `(?:…)` and `(?<name>…)` are supported, and `(?i)` at the start", start);
      }
    }
    if (++this.#depth > MAX_DEPTH) this.#fail(`groups are nested deeper than ${MAX_DEPTH}`, start);
    const node = this.#choice();
    this.#depth--;
    if (!this.#take(")")) this.#fail("a `(` is not closed", start);
    return node;
  }

  #escape(): RegexNode {
    const start = this.#at - 1;
    if (this.#take("b")) return { kind: "assertion", at: "word-boundary" };
    if (this.#take("B")) return { kind: "assertion", at: "no-word-boundary" };
    const set = this.#classEscape(start);
    return this.#set(typeof set === "number" ? literal(set) : set);
  }

  /** A character as its code point, or a set of characters as its source. */
  #classEscape(start: number): number | string {
    const set = /^(?:[dDsSwW]|[pP]\{[\w=]+\})/.exec(this.#rest())?.[0];
    if (set !== undefined) {
      this.#at += set.length;
      if (!isNativeSource(`\\${set}`)) this.#fail(`\`\\${set}\` is no property of characters`, start);
      return `\\${set}`;
    }
    const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/i.exec(this.#rest());
    if (hex !== null) {
      this.#at += hex[0].length;
      return this.#joinSurrogates(Number.parseInt(hex.slice(1).join(""), 16), start);
    }
    const control = /^c([A-Za-z])/.exec(this.#rest())?.[1];
    if (control !== undefined) {
      this.#at += 2;
      return control.charCodeAt(0) % 32;
    }
    if (this.#at === this.#source.length) this.#fail("a backslash ends the expression", start);
    if (/^(?:[1-9]|k<|0\d)/.test(this.#rest())) this.#fail("back-references are not supported", start);
    const escaped = this.#codePoint();
    const code = CONTROL_ESCAPES.get(String.fromCodePoint(escaped));
    if (code !== undefined) return code;
    if (/[A-Za-z0-9]/.test(String.fromCodePoint(escaped))) {
      this.#fail(`\`\\${String.fromCodePoint(escaped)}\` is no known escape`, start);
    }
    return escaped;
  }

  /** `\uD83D\uDE00` is one character. */
  #joinSurrogates(codePoint: number, start: number): number {
    if (codePoint > 0x10ffff) this.#fail("a code point ends at 10FFFF", start);
    const low = /^\\u(d[c-f][0-9a-f]{2})/i.exec(this.#rest());
    if (codePoint < 0xd800 || codePoint > 0xdbff || low?.[1] === undefined) return codePoint;
    this.#at += low[0].length;
    return 0x10000 + ((codePoint - 0xd800) << 10) + (Number.parseInt(low[1], 16) - 0xdc00);
  }

  /** The source of a class whose every single character is written as a code point. */
  #class(): string {
    const start = this.#at - 1;
    let source = this.#take("^") ? "[^" : "[";
    while (!this.#take("]")) {
      if (this.#at === this.#source.length) this.#fail("a `[` is not closed", start);
      const from = this.#classAtom();
      const to = this.#seesRange() ? this.#rangeEnd() : undefined;
      if (to === undefined) {
        source += literal(from);
        continue;
      }
      if (typeof from === "string" || typeof to === "string") this.#fail("a set is no end of a range", start);
      if (from > to) this.#fail("a range of characters ends before it begins", start);
      source += `${literal(from)}-${literal(to)}`;
    }
    return `${source}]`;
  }

  #classAtom(): number | string {
    const start = this.#at;
    if (!this.#take("\\")) return this.#codePoint();
    return this.#take("b") ? 0x08 : this.#classEscape(start);
  }

  #seesRange(): boolean {
    return this.#sees("-") && this.#at + 1 < this.#source.length && this.#source[this.#at + 1] !== "]";
  }

  #rangeEnd(): number | string {
    this.#at++;
    return this.#classAtom();
  }

  #quantifier(): { min: number; max: number } | undefined {
    const [text, from, comma, to] = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.#rest()) ?? [];
    if (text === undefined) return undefined;
    const start = this.#at;
    this.#at += text.length;
    if (text.startsWith("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (text.startsWith("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (text.startsWith("?")) return { min: 0, max: 1 };
    const min = Number(from);
    const max = comma === undefined ? min : to === undefined || to === "" ? Number.POSITIVE_INFINITY : Number(to);
    if (max < min) this.#fail("a repetition ends below where it begins", start);
    if (min > MAX_COUNT || (max > MAX_COUNT && max !== Number.POSITIVE_INFINITY)) {
      this.#fail(`a repetition counts to ${MAX_COUNT} at most`, start);
    }
    return { min, max };
  }

  #seesCount(): boolean {
    return /^\{\d+(?:,\d*)?\}/.test(this.#rest());
  }

  #set(source: string): RegexNode {
    const set = this.#sets.get(source) ?? characterSet(source, this.#flags);
    this.#sets.set(source, set);
    return { kind: "set", set };
  }

  #codePoint(): number {
    const codePoint = this.#source.codePointAt(this.#at) as number;
    this.#at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  #rest(): string {
    return this.#source.slice(this.#at);
  }

  #sees(char: string): boolean {
    return this.#source[this.#at] === char;
  }

  #take(char: string): boolean {
    if (!this.#sees(char)) return false;
    this.#at++;
    return true;
  }

  #fail(sentence: string, at: number = this.#at): never {
    throw new SyntaxError(`${sentence} (at character ${at + 1} of \`${this.#source}\`)`);
  }
}

function literal(codePoint: number | string): string {
  return typeof codePoint === "string" ? codePoint : `\\u{${codePoint.toString(16)}}`;
}

function isNativeSource(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

/** The engine of the language judges single characters, so that sets and case mean what they mean there. */
function characterSet(source: string, flags: "u" | "iu"): CharacterSet {
  const native = new RegExp(`^${source}$`, flags);
  const ascii = new Array<boolean | undefined>(128);
  return {
    has(codePoint) {
      const known = ascii[codePoint];
      if (known !== undefined) return known;
      const belongs = native.test(String.fromCodePoint(codePoint));
      if (codePoint < ascii.length) ascii[codePoint] = belongs;
      return belongs;
    },
  };
}
