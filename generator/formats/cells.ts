/** How wide text is on a terminal, where a character may take no cell, one or two. */
import { eastAsianWidth } from "get-east-asian-width";

export interface Cell {
  /** What is written: one character as readers see it, a tab as spaces. */
  readonly text: string;
  /** Where it begins in the line, in UTF-16 code units from 0. */
  readonly index: number;
  /** Its first cell, from 0. */
  readonly at: number;
  readonly width: number;
}

const TAB = 4;

/** The characters of a line, with their places on the terminal. */
export function cellsOf(line: string): readonly Cell[] {
  let at = 0;
  return [...segmenter().segment(line)].map(({ segment, index }) => {
    const width = segment === "\t" ? TAB - (at % TAB) : widthOf(segment);
    const cell = { text: segment === "\t" ? " ".repeat(width) : segment, index, at, width };
    at += width;
    return cell;
  });
}

/** Made when it is needed: its data takes a few milliseconds to load. */
function segmenter(): Intl.Segmenter {
  shared ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return shared;
}

let shared: Intl.Segmenter | undefined;

function widthOf(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  if (EMOJI.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

const NO_WIDTH = /^[\p{Mark}\p{Format}\p{Default_Ignorable_Code_Point}]+$/u;
/** Shown as a picture by itself, or because of what follows it. */
const EMOJI = /^\p{Emoji_Presentation}|^\p{Emoji}.*[\uFE0F\u20E3]|^\p{Regional_Indicator}{2}/u;
