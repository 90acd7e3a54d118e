/**
 * Which source a translation was made of, kept in its entry as a note of translators (`# source-hash: …`): such notes
 * survive editors, msgcat, msgmerge and Weblate, and a flag that is taken away does not change them. The second hash is
 * that of the translation: where the source has changed since and the translation has not, nobody has translated again.
 */
import { hash as digest } from "node:crypto";
import type { PoEntry } from "./po.js";

export type EntryState = "translated" | "stale" | "missing";

/** What has become of an entry, for a text whose source is `source` now. */
export function stateOf(entry: PoEntry, source: string): EntryState {
  if (!isTranslated(entry)) return "missing";
  const stamp = stampOf(entry);
  const isOfSource = stamp?.source === hashOfSource(source);
  const isUntouched = (): boolean => stamp?.translation === hashOfTranslation(entry);
  // The catalog is of another day than the spec.
  if (entry.source !== source) return isOfSource && isUntouched() ? "translated" : "stale";
  if (isFuzzy(entry)) return "stale";
  return isOfSource || !isUntouched() ? "translated" : "stale";
}

export function isTranslated(entry: PoEntry): boolean {
  return entry.translations.some((text) => text !== "");
}

export function isFuzzy(entry: PoEntry): boolean {
  return entry.flags.includes("fuzzy");
}

/** The source that a translation was made of, where the entry still has it. */
export function translatedSource(entry: PoEntry): string | undefined {
  const stamp = stampOf(entry);
  const candidates = [entry.previous, entry.source].filter((source) => source !== undefined);
  return stamp === undefined ? candidates[0] : candidates.find((source) => hash(source) === stamp.source);
}

/** The notes of an entry with a stamp that says: translated from `source`. */
export function stamped(entry: PoEntry, source: string): readonly string[] {
  const line = `${NAME}: ${hash(source)}, translation: ${hashOfTranslation(entry)}`;
  return [...entry.notes.filter((note) => !note.startsWith(`${NAME}:`)), line];
}

/** The stamp that there is, whatever has become of the texts since. */
export function stampOf(entry: PoEntry): { readonly source: string; readonly translation: string } | undefined {
  for (const note of entry.notes) {
    const [, source, translation] = STAMP.exec(note) ?? [];
    if (source !== undefined && translation !== undefined) return { source, translation };
  }
  return undefined;
}

const NAME = "source-hash";
const STAMP = /^source-hash: ([0-9a-f]{8}), translation: ([0-9a-f]{8})\s*$/;

function hashOfTranslation({ translations }: PoEntry): string {
  return hash(translations.join("\0"));
}

/** The same source is asked for in every language. */
function hashOfSource(source: string): string {
  const known = hashes.get(source) ?? hash(source);
  if (hashes.size >= KEPT) hashes.clear();
  hashes.set(source, known);
  return known;
}

const hashes = new Map<string, string>();
const KEPT = 10_000;

function hash(text: string): string {
  return digest("sha256", text).slice(0, 8);
}
