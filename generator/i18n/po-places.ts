/** Where things stand in a PO file: gettext-parser reads the texts and does not say. */
import type { Position } from "../diagnostics.js";
import { unescaped } from "./po.js";

export interface PoPlaces {
  /** Of the header's `msgstr`. */
  readonly header: Position;
  /** Of an entry that is not obsolete. */
  entry(key: string, source: string): EntryPlaces | undefined;
}

export interface EntryPlaces {
  /** The line of its `msgctxt`, or of its `msgid` where it has none. */
  readonly start: Position;
  /** Of a place in `msgstr`, as an offset in the text that stands there. */
  translation(offset: number): Position;
}

/** `text`: a PO file that could be read. */
export function locatePo(text: string): PoPlaces {
  const found = new Map<string, Block>();
  for (const block of blocksOf(text)) found.set(nameOf(block), block);
  const start: Position = { line: 1, column: 1 };
  return {
    header: firstOf(found.get("\u0004")?.fields.get("msgstr")) ?? start,
    entry(key, source) {
      const block = found.get(`${key}\u0004${source}`);
      if (block === undefined) return undefined;
      const parts = block.fields.get("msgstr") ?? block.fields.get("msgstr[0]") ?? [];
      return { start: block.start, translation: (offset) => placeIn(parts, offset) ?? block.start };
    },
  };
}

/** Where an entry begins that there is already. */
export function duplicateIn(text: string): Position | undefined {
  const seen = new Set<string>();
  for (const block of blocksOf(text)) {
    const name = nameOf(block);
    if (seen.has(name)) return block.start;
    seen.add(name);
  }
  return undefined;
}

/** A text between quotes, on one line. */
interface Part extends Position {
  /** As it stands there, escapes and all. */
  readonly raw: string;
}

interface Block {
  readonly start: Position;
  readonly fields: Map<string, Part[]>;
}

const LINE = /^\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"((?:[^"\\]|\\.)*)"/;

function* blocksOf(text: string): Iterable<Block> {
  let block: Block | undefined;
  let field: Part[] | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const match = LINE.exec(line);
    if (match === null) continue;
    const [whole, keyword, raw = ""] = match;
    const part = { line: index + 1, column: whole.length - raw.length, raw };
    const begins = keyword === "msgctxt" || (keyword === "msgid" && block?.fields.has("msgid") !== false);
    if (begins) {
      if (block !== undefined) yield block;
      block = { start: { line: index + 1, column: line.search(/\S/) + 1 }, fields: new Map() };
    }
    if (keyword !== undefined) {
      field = [];
      block?.fields.set(keyword, field);
    }
    field?.push(part);
  }
  if (block !== undefined) yield block;
}

function nameOf({ fields }: Block): string {
  const textIn = (name: string): string => unescaped((fields.get(name) ?? []).map((part) => part.raw).join(""));
  return `${textIn("msgctxt")}\u0004${textIn("msgid")}`;
}

function firstOf(parts: readonly Part[] | undefined): Position | undefined {
  const part = parts?.find(({ raw }) => raw !== "") ?? parts?.[0];
  return part === undefined ? undefined : { line: part.line, column: part.column };
}

function placeIn(parts: readonly Part[], offset: number): Position | undefined {
  let left = offset;
  for (const { line, column, raw } of parts) {
    const length = unescaped(raw).length;
    if (left < length) return { line, column: column + rawOffset(raw, left) };
    left -= length;
  }
  return firstOf(parts);
}

/** Of a character in what stands in the file: an escape takes two. */
function rawOffset(raw: string, offset: number): number {
  let at = 0;
  for (let passed = 0; passed < offset; passed++) at += raw[at] === "\\" ? 2 : 1;
  return at;
}
