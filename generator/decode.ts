/** From the bytes of a YAML file to its text, and what must not stand in that text. */
import { isUtf8 } from "node:buffer";
import type { Diagnostic, Position } from "./diagnostics.js";

/** Larger files are not read: a spec of 10,000 definitions has about 2 MiB. */
export const MAX_FILE_BYTES: number = 8 * 1024 * 1024;

export interface Decoded {
  /** Without a byte order mark. Absent where the bytes are no UTF-8 text. */
  readonly text?: string;
  readonly findings: readonly Diagnostic[];
}

/** Text of UTF-8 bytes, with or without a byte order mark. Other encodings, and files that are too large, are findings. */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const failure = (code: string, message: string, at: Position): Decoded => ({
    findings: [{ file, ...at, severity: "error", code, message, path: [] }],
  });
  if (bytes.length > MAX_FILE_BYTES) {
    const limit = MAX_FILE_BYTES / 2 ** 20;
    return failure("file-too-large", `the file is larger than ${limit} MiB, the most that is read`, START);
  }
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join(" ");
  if (mark === "ff fe" || mark === "fe ff") {
    return failure("encoding-invalid", "the file is UTF-16; save it as UTF-8", START);
  }
  if (!isUtf8(bytes)) {
    return failure("encoding-invalid", "the file is not UTF-8 from here on; save it as UTF-8", firstInvalid(bytes));
  }
  return { text: new TextDecoder("utf-8").decode(bytes), findings: [] };
}

/**
 * Characters that have no business in a spec, as findings: those that YAML forbids (NUL and other controls), and those
 * that make a line look like another one (Unicode's bidirectional overrides and isolates). The first of each kind only.
 */
export function checkCharacters(text: string, file: string): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const { code, pattern, describe } of FORBIDDEN) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const message = describe(codePoint(match[0]));
    findings.push({ file, ...positionAt(text, match.index), severity: "error", code, message, path: [] });
  }
  return findings;
}

/** Is there, in a value that came from escapes, what must not stand in the text either? Its sentence, else undefined. */
export function describeForbidden(value: string): { readonly code: string; readonly message: string } | undefined {
  for (const { code, pattern, describe } of FORBIDDEN) {
    const match = pattern.exec(value);
    if (match !== null) return { code, message: describe(codePoint(match[0])) };
  }
  return /\p{Surrogate}/u.test(value)
    ? { code: "control-character", message: "half of a surrogate pair stands here; write the whole character" }
    : undefined;
}

const START: Position = { line: 1, column: 1 };

interface Forbidden {
  readonly code: string;
  readonly pattern: RegExp;
  readonly describe: (character: string) => string;
}

const FORBIDDEN: readonly Forbidden[] = [
  {
    code: "control-character",
    pattern: /[^\P{Cc}\t\n\r\u0085]|[\uFFFE\uFFFF]/u,
    describe: (character) =>
      character === "U+0000"
        ? "a NUL character stands here; the file may be UTF-16 or binary"
        : `the control character ${character} stands here; remove it`,
  },
  {
    code: "bidi-control",
    pattern: /[\u202A-\u202E\u2066-\u2069]/,
    describe: (character) =>
      `the bidirectional control ${character} stands here, which makes text look like other text; remove it`,
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
