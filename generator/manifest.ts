/**
 * The manifest of an out folder, `.wireglot.json`: which files there are wireglot's own, and how they were written.
 *
 * It lets a later run tell its own files from the user's. It says nothing of the generator, the date or the machine: it
 * changes only when a file does.
 */
import { createHash } from "node:crypto";

export const MANIFEST_NAME = ".wireglot.json";

export interface Manifest {
  /** SHA-256 of each file, by its path in the folder (with slashes). */
  readonly files: Readonly<Record<string, string>>;
}

export function formatManifest(manifest: Manifest): string {
  const files = Object.fromEntries(Object.entries(manifest.files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ files }, null, 2)}
`;
}

/** Undefined for what is no manifest (damaged, a merge conflict): the run then goes on as if there were none. */
export function parseManifest(text: string): Manifest | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || !isRecord(value.files)) return undefined;
  const { files } = value;
  const hashes = Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { files: Object.fromEntries(hashes) };
}

/** Hash of a text file. Line ends do not count: git may have changed them on checkout. */
export function hashText(text: string): string {
  return createHash("sha256").update(withUnixLineEnds(text)).digest("hex");
}

export function withUnixLineEnds(text: string): string {
  return text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
