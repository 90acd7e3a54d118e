/**
 * From the text of a YAML file to plain data with positions beside it.
 *
 * YAML 1.2's core schema and no more of it than JSON can say: duplicate keys, merge keys, tags of one's own, other
 * versions and several documents are findings. What a hostile file could make large (aliases, depth, number of nodes)
 * has a bound, and nothing in a file can reach a prototype.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { checkCharacters, decode, forbiddenIn } from "./decode.js";
import type { Diagnostic, Position, Span } from "./diagnostics.js";
import { type Directive, directivesIn } from "./directives.js";
import type { Value } from "./message.js";
import type { Json, SpecPath } from "./model.js";
import { finding, type Rule } from "./rules/rule.js";
import {
  yamlAlias,
  yamlDuplicateKey,
  yamlEmpty,
  yamlMergeKey,
  yamlMultipleDocuments,
  yamlNumber,
  yamlSyntax,
  yamlTag,
  yamlTooDeep,
  yamlTooLarge,
  yamlTopLevel,
  yamlVersion,
} from "./rules/yaml.js";

/** Levels of mappings and lists. */
const MAX_DEPTH = 64;
/** Nodes that all aliases of a file together may stand for. */
const MAX_ALIASED_NODES = 20_000;
/** Line ends, commas and opening brackets: with each, a node may begin. Bounds the parser's memory and time. */
const MAX_MARKS = 150_000;
/** Colons, dashes, quotes and signs of anchors, aliases and tags: what else the parser makes a token of. */
const MAX_SIGNS = 300_000;
/** Characters of a message of the parser, which may quote half a file. */
const MAX_QUOTED = 200;
/** Of one file. What follows a syntax error is seldom worth reading. */
const MAX_FINDINGS = 50;
const MAX_SYNTAX_ERRORS = 3;
/** How the parser says that there is a colon in a text. */
const NESTED = "Nested mappings";

export interface JsonObject {
  readonly [key: string]: Json;
}

export interface SpecDocument {
  readonly file: string;
  /** Plain data: a key such as `__proto__` is an own property like any other. */
  readonly value: JsonObject;
  /**
   * Where the thing at a path stands and ends, or the nearest thing above it that exists. `key`: the name in front of it
   * (of a list's item, the item); `value`: what it holds.
   */
  positionOf(path: SpecPath, at: "key" | "value"): Span;
  /** Comments that switch rules off. */
  readonly directives: readonly Directive[];
}

export interface Parsed {
  /** Absent where there is an error. */
  readonly document?: SpecDocument;
  readonly findings: readonly Diagnostic[];
}

/** Reads one document whose top is a mapping. Every problem is a finding with a position; nothing is thrown. */
export function parse(input: string | Uint8Array, file: string): Parsed {
  const decoded =
    typeof input === "string" ? { text: input.replace(/^\uFEFF/, ""), findings: [] } : decode(input, file);
  if (decoded.text === undefined) return { findings: decoded.findings };
  const text = decoded.text;
  const characters = checkCharacters(text, file);
  if (characters.length > 0) return { findings: characters };
  const lines = new LineCounter();
  const reader = new Reader(file, lines);
  if (isTooMuch(text)) {
    reader.report([0, 0], yamlTooLarge, "default", { limit: MAX_MARKS });
    return { findings: reader.findings };
  }
  const document = parseDocument(text, {
    version: "1.2",
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "error",
    stringKeys: true,
    merge: false,
    // The library compares every key with every other one; the reader's own check is linear.
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const value = reader.read(document);
  if (reader.findings.length > 0 || value === undefined || document.contents === null)
    return { findings: reader.findings };
  return { document: reader.finish(value, document.contents, text), findings: [] };
}

/** Counted without regular expressions: the text may be large. */
function isTooMuch(text: string): boolean {
  let marks = 0;
  let signs = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = KINDS[text.charCodeAt(i)];
    if (kind === MARK) marks++;
    else if (kind === SIGN) signs++;
  }
  return marks > MAX_MARKS || signs > MAX_SIGNS;
}

const MARK = 1;
const SIGN = 2;
/** By ASCII code. */
const KINDS = new Uint8Array(128);
for (const mark of "\n,[{") KINDS[mark.charCodeAt(0)] = MARK;
for (const sign of ":-?&*!\"'") KINDS[sign.charCodeAt(0)] = SIGN;

/** Where a node begins, and the first offset behind it. */
type Offsets = readonly [start: number, end: number];

type Key = Pair<Scalar<string> | null, Node | null>;

class Reader {
  readonly findings: Diagnostic[] = [];
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Alias, Node>();
  /** Nodes that are being read: an alias to one of them would never end. */
  readonly #open = new Set<Node>();
  /** First and last line of each text of several lines. */
  readonly #texts: (readonly [from: number, to: number])[] = [];
  #aliased = 0;
  #aliasDepth = 0;

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
  }

  report<M extends Readonly<Record<string, string>>, V extends keyof M & string>(
    range: Offsets,
    rule: Rule<M>,
    variant: V,
    values: Readonly<Record<M[V], Value>>,
    path: SpecPath = [],
  ): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    this.findings.push(finding(rule, variant, values, { file: this.#file, ...this.#span(range), path }));
  }

  read(document: Document.Parsed): JsonObject | undefined {
    for (const problem of [...this.#ownErrors(document.errors), ...document.warnings]) {
      this.#reportProblem(problem);
    }
    const { explicit, version } = document.directives.yaml;
    if (explicit && version !== "1.2") {
      this.report([0, 0], yamlVersion, "default", { version });
    }
    if (this.findings.length > 0) return undefined;
    const top = document.contents;
    if (top === null || (isScalar(top) && top.value === null)) {
      this.report([0, 0], yamlEmpty, "default", { beginning: BEGINNING });
      return undefined;
    }
    if (!isMap(top)) {
      const kind = isSeq(top) ? "list" : isScalar(top) ? "value" : "alias";
      this.report(rangeOf(top), yamlTopLevel, kind, { beginning: BEGINNING });
      return undefined;
    }
    return this.#map(top, []);
  }

  finish(value: JsonObject, top: Node, text: string): SpecDocument {
    const index = new Map<YAMLMap, Map<string, Key>>();
    const targets = this.#targets;
    const keysOf = (map: YAMLMap): Map<string, Key> => {
      const known = index.get(map);
      if (known !== undefined) return known;
      const keys = new Map(map.items.filter(isKey).map((pair) => [keyName(pair), pair]));
      index.set(map, keys);
      return keys;
    };
    const positionOf = (path: SpecPath, at: "key" | "value"): Span => {
      const [begin] = rangeOf(top);
      let key: Offsets = [begin, begin];
      let node: Node | null = top;
      for (const step of path) {
        const holder: Node | null = isAlias(node) ? (targets.get(node) ?? null) : node;
        if (isMap(holder)) {
          const pair = keysOf(holder).get(String(step));
          if (pair === undefined) break;
          key = rangeOf(pair.key);
          node = pair.value;
        } else if (isSeq(holder)) {
          const item: unknown = holder.items[Number(step)];
          if (!isNode(item)) break;
          key = rangeOf(item);
          node = item;
        } else break;
      }
      const written = node !== null && node.range != null && node.range[1] > node.range[0];
      return this.#span(at === "value" && written ? rangeOf(node) : key);
    };
    const inText = (line: number): boolean => this.#texts.some(([from, to]) => from < line && line <= to);
    return { file: this.#file, value, positionOf, directives: directivesIn(text, inText) };
  }

  #span([start, end]: Offsets): Span {
    if (end <= start) return this.#at(start);
    const behind = this.#at(end);
    // A block ends with its last line, and not on the next one.
    return { ...this.#at(start), end: behind.column === 1 && end > start + 1 ? this.#at(end - 1) : behind };
  }

  #at(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return line === 0 ? { line: 1, column: offset + 1 } : { line, column: col };
  }

  #value(node: unknown, path: SpecPath): Json {
    if (isAlias(node)) return this.#alias(node, path);
    if (!isNode(node)) return null;
    if (this.#aliasDepth > 0 && ++this.#aliased > MAX_ALIASED_NODES) {
      if (this.#aliased === MAX_ALIASED_NODES + 1) {
        this.report(rangeOf(node), yamlAlias, "many", { limit: MAX_ALIASED_NODES }, path);
      }
      return null;
    }
    if (path.length > MAX_DEPTH) {
      this.report(rangeOf(node), yamlTooDeep, "default", { limit: MAX_DEPTH }, path);
      return null;
    }
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    if (isScalar(node)) return this.#scalar(node, path);
    this.#open.add(node);
    const value = isMap(node) ? this.#map(node, path) : isSeq(node) ? this.#list(node, path) : null;
    this.#open.delete(node);
    return value;
  }

  #alias(alias: Alias, path: SpecPath): Json {
    const target = this.#anchors.get(alias.source);
    if (target === undefined) {
      this.report(rangeOf(alias), yamlAlias, "unknown", { name: alias.source }, path);
      return null;
    }
    if (this.#open.has(target)) {
      this.report(rangeOf(alias), yamlAlias, "circular", { name: alias.source }, path);
      return null;
    }
    this.#targets.set(alias, target);
    this.#aliasDepth++;
    const value = this.#value(target, path);
    this.#aliasDepth--;
    return value;
  }

  #map(map: YAMLMap, path: SpecPath): JsonObject {
    const entries = new Map<string, Json>();
    for (const pair of map.items) {
      if (!isKey(pair)) {
        this.report(rangeOf(map), yamlSyntax, "key", {}, path);
        continue;
      }
      const name = keyName(pair);
      if (name === "<<") {
        this.report(rangeOf(pair.key), yamlMergeKey, "default", { key: name }, path);
      } else if (entries.has(name)) {
        this.report(rangeOf(pair.key), yamlDuplicateKey, "default", { name }, [...path, name]);
      } else {
        this.#checkText(pair.key, name, [...path, name]);
        entries.set(name, this.#value(pair.value, [...path, name]));
      }
    }
    return toObject(entries);
  }

  #list(list: YAMLSeq, path: SpecPath): readonly Json[] {
    return list.items.map((item, index) => this.#value(item, [...path, index]));
  }

  #scalar(scalar: Scalar, path: SpecPath): Json {
    const { value } = scalar;
    if (typeof value === "string") {
      this.#checkText(scalar, value, path);
      this.#noteLines(scalar);
      return value;
    }
    if (typeof value === "number") {
      if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return value;
      const text = scalar.source ?? String(value);
      this.report(rangeOf(scalar), yamlNumber, "default", { text: text.slice(0, 40) }, path);
      return 0;
    }
    return typeof value === "boolean" ? value : null;
  }

  /** The first errors of syntax, without those that come from another: on its line, of lines that begin elsewhere, or behind a tab. */
  #ownErrors(errors: readonly YAMLError[]): readonly YAMLError[] {
    const own = new Map<number, YAMLError>();
    let tabs = false;
    for (const error of errors) {
      const { line } = this.#at(error.pos[0]);
      // It says more than that the text holds a mapping.
      if (error.code === "MULTILINE_IMPLICIT_KEY" && own.get(line)?.message.startsWith(NESTED) === true)
        own.set(line, error);
      if (own.has(line) || (own.size > 0 && error.code === "BAD_INDENT")) continue;
      if (tabs && error.code !== "TAB_AS_INDENT") continue;
      tabs ||= error.code === "TAB_AS_INDENT";
      own.set(line, error);
      if (own.size === MAX_SYNTAX_ERRORS) break;
    }
    return [...own.values()];
  }

  #noteLines({ type, range }: Scalar): void {
    if (range == null || type === "PLAIN") return;
    const [from, to] = [this.#at(range[0]).line, this.#at(Math.max(range[0], range[1] - 1)).line];
    if (to > from) this.#texts.push([from, to]);
  }

  /** Escapes can write what the text of the file may not hold. */
  #checkText(node: Node | null, value: string, path: SpecPath): void {
    if (node === null || !isScalar(node) || node.type !== "QUOTE_DOUBLE") return;
    const forbidden = forbiddenIn(value, { file: this.#file, ...this.#span(rangeOf(node)), path });
    if (forbidden !== undefined && this.findings.length < MAX_FINDINGS) this.findings.push(forbidden);
  }

  #reportProblem(problem: YAMLError): void {
    const at = problem.pos;
    const text = firstLower(problem.message);
    if (problem.code === "RESOURCE_EXHAUSTION") this.report(at, yamlTooDeep, "default", { limit: MAX_DEPTH });
    else if (problem.code === "MULTIPLE_DOCS") this.report(at, yamlMultipleDocuments, "default", {});
    else if (problem.code === "TAG_RESOLVE_FAILED") this.report(at, yamlTag, "default", { problem: text });
    else if (problem.code === "MULTILINE_IMPLICIT_KEY") this.report(at, yamlSyntax, "deeper", {});
    else if (problem.code === "BLOCK_IN_FLOW" || problem.message.startsWith(NESTED))
      this.report(at, yamlSyntax, "colon", {});
    else if (problem.code === "BAD_DIRECTIVE") this.report(at, yamlVersion, "directive", { problem: text });
    else this.report(at, yamlSyntax, "default", { problem: text });
  }
}

/** How a spec begins. */
const BEGINNING = "`wireglot: 1`";

/** `Object.fromEntries` defines properties, so that `__proto__` becomes one and changes nothing else. */
function toObject(entries: ReadonlyMap<string, Json>): JsonObject {
  return Object.fromEntries(entries);
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isScalar(value) || isMap(value) || isSeq(value);
}

function isKey(pair: unknown): pair is Key {
  return typeof pair === "object" && pair !== null && "key" in pair && isScalar(pair.key);
}

function keyName(pair: Key): string {
  return pair.key === null || pair.key.value === null ? "" : String(pair.key.value);
}

function rangeOf(node: Node | null): Offsets {
  const [start, end] = node?.range ?? [0, 0];
  return [start, end];
}

function firstLower(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.charAt(0).toLowerCase() + (line.length > MAX_QUOTED ? `${line.slice(1, MAX_QUOTED)}…` : line.slice(1));
}
