/**
 * The manifest of an out folder, `.wireglot.json`: which files there are wireglot's own, and what they were made from.
 *
 * It lets a later run see that nothing has to be done, and tell its own obsolete files from the user's. It holds no date,
 * no version and no path of the machine.
 */
import { createHash } from "node:crypto";

export const MANIFEST_NAME = ".wireglot.json";

export interface Manifest {
  /** SHA-256 over the sources, the settings and the generator itself. */
  readonly inputs: string;
  /** The files that were read: paths from the spec's folder, or `wireglot:` and a path in this package. */
  readonly sources: readonly string[];
  /** How many warnings the sources gave. With none, an unchanged spec need not be read again. */
  readonly warnings: number;
  /** SHA-256 of each file, by its path in the folder (with slashes). */
  readonly files: Readonly<Record<string, string>>;
}

export function formatManifest(manifest: Manifest): string {
  const files = Object.fromEntries(Object.entries(manifest.files).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { inputs, sources, warnings } = manifest;
  return `${JSON.stringify({ inputs, sources, warnings, files }, null, 2)}\n`;
}

/** Undefined for what is no manifest (damaged, a merge conflict): the run then goes on as if there were none. */
export function parseManifest(text: string): Manifest | undefined {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { inputs, sources, warnings, files } = value;
  if (typeof inputs !== "string" || typeof warnings !== "number") return undefined;
  if (!Array.isArray(sources) || !sources.every((source) => typeof source === "string")) return undefined;
  if (!isRecord(files)) return undefined;
  const hashes = Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { inputs, sources, warnings, files: Object.fromEntries(hashes) };
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
