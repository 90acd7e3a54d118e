/** From the bytes of a YAML file to its text, and what must not stand in that text. */
import { isUtf8 } from "node:buffer";
import type { Diagnostic, Position } from "./diagnostics.js";
import { bidiControl, controlCharacter, encodingInvalid, fileTooLarge } from "./rules/characters.js";
import { finding, type Place } from "./rules/rule.js";

/** Larger files are not read: a spec of 10,000 definitions has about 2 MiB. */
export const MAX_FILE_BYTES: number = 4 * 1024 * 1024;

export interface Decoded {
  /** Without a byte order mark. Absent where the bytes are no UTF-8 text. */
  readonly text?: string;
  readonly findings: readonly Diagnostic[];
}

/** The text of a spec. Other encodings than UTF-8, and files that are too large, are findings. */
export function decode(bytes: Uint8Array, file: string): Decoded {
  if (bytes.length <= MAX_FILE_BYTES) return decodeUtf8(bytes, file);
  const place = { file, ...START, path: [] };
  return { findings: [finding(fileTooLarge, "default", { limit: MAX_FILE_BYTES / 2 ** 20 }, place)] };
}

/** Text of UTF-8 bytes, with or without a byte order mark. Another encoding is a finding. */
export function decodeUtf8(bytes: Uint8Array, file: string): Decoded {
  const place = { file, ...START, path: [] };
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join(" ");
  if (mark === "ff fe" || mark === "fe ff") {
    return { findings: [finding(encodingInvalid, "utf16", {}, place)] };
  }
  if (!isUtf8(bytes)) {
    return { findings: [finding(encodingInvalid, "broken", {}, { ...place, ...firstInvalid(bytes) })] };
  }
  return { text: new TextDecoder("utf-8").decode(bytes), findings: [] };
}

/**
 * Characters that have no business in a spec, as findings: those that YAML forbids (NUL and other controls), and those
 * that make a line look like another one (Unicode's bidirectional overrides and isolates). The first of each kind only.
 */
export function checkCharacters(text: string, file: string): readonly Diagnostic[] {
  return FORBIDDEN.flatMap(({ pattern, finding: found }) => {
    const match = pattern.exec(text);
    return match === null ? [] : [found(codePoint(match[0]), { file, ...positionAt(text, match.index), path: [] })];
  });
}

/** What, in a value that came from escapes, must not stand in the text either. */
export function forbiddenIn(value: string, place: Place): Diagnostic | undefined {
  for (const { pattern, finding: found } of FORBIDDEN) {
    const match = pattern.exec(value);
    if (match !== null) return found(codePoint(match[0]), place);
  }
  return /\p{Surrogate}/u.test(value) ? finding(controlCharacter, "surrogate", {}, place) : undefined;
}

const START: Position = { line: 1, column: 1 };

interface Forbidden {
  readonly pattern: RegExp;
  readonly finding: (character: string, place: Place) => Diagnostic;
}

const FORBIDDEN: readonly Forbidden[] = [
  {
    pattern: /[^\P{Cc}\t\n\r\u0085]|[\uFFFE\uFFFF]/u,
    finding: (character, place) =>
      character === "U+0000"
        ? finding(controlCharacter, "nul", {}, place)
        : finding(controlCharacter, "default", { character }, place),
  },
  {
    pattern: /[\u202A-\u202E\u2066-\u2069]/,
    finding: (character, place) => finding(bidiControl, "default", { character }, place),
  },
];

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}

/** The place of the first bytes that are no UTF-8: a line feed is never part of another character. */
function firstInvalid(bytes: Uint8Array): Position {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    const content = bytes.subarray(start, end);
    if (!isUtf8(content)) return { line, column: new TextDecoder("utf-8").decode(content).indexOf("\uFFFD") + 1 };
    start = end + 1;
    line++;
  }
  return { line, column: 1 };
}
