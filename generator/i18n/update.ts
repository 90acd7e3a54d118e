/**
 * Brings a catalog up to date with the texts of a spec, by key and not by likeness: a reworded source keeps its
 * translation, marked fuzzy with the source that was translated; a text under a new key takes its translation along;
 * what has gone is kept as obsolete until the next release.
 */
import type { SourceText } from "./catalog.js";
import { completed } from "./headers.js";
import { type PoEntry, type PoFile, readPo, writePo } from "./po.js";
import { isTranslated, stamped, stampOf, stateOf } from "./stamp.js";

/** A text with what translators are told of it. */
export interface ExplainedText extends SourceText {
  readonly explanation?: readonly string[];
  /** `spec.yaml:12` */
  readonly reference?: string;
}

export interface UpdateOptions {
  readonly locale: string;
  /** Of the API, as semver: what went in an earlier minor or major version is dropped. */
  readonly version: string;
  /** Drops all that is obsolete. */
  readonly prune?: boolean;
  /** Keys of texts whose translation still holds, although their source has changed. */
  readonly confirm?: readonly string[];
}

/** A catalog as PO text; `old` is the text of the one that there is. Deterministic: in the order of the texts. */
export function updateCatalog(texts: readonly ExplainedText[], options: UpdateOptions, old?: string): string {
  const before = completed(old === undefined ? NEW : readPo(old), options.locale);
  const known = before.entries;
  const sources = pairUp(texts, known);
  const entries = texts.map((text) => entryOf(text, sources.get(text), options.confirm?.includes(text.key) === true));
  const used = new Set(sources.values());
  const gone = known
    .filter((entry) => !used.has(entry) && isTranslated(entry))
    .map((entry) => ({
      ...entry,
      obsolete: true,
      notes: sinceOf(entry) === undefined ? [...entry.notes, since(options.version)] : entry.notes,
    }))
    .filter((entry) => options.prune !== true && !isPast(sinceOf(entry) ?? options.version, options.version));
  return writePo({ ...before, entries: [...entries, ...gone] });
}

const NEW: PoFile = { notes: [], headers: {}, entries: [] };

/** The entry that each text takes its translation from; each gives to one text. */
function pairUp(texts: readonly SourceText[], known: readonly PoEntry[]): ReadonlyMap<SourceText, PoEntry> {
  const byKey = new Map<string, PoEntry>();
  // A living entry before an obsolete one, one of the same source before one of another.
  const rank = (entry: PoEntry, source: string | undefined): number =>
    (entry.source === source ? 0 : 1) + (isTranslated(entry) ? 0 : 2) + (entry.obsolete ? 4 : 0);
  const wanted = new Map(texts.map((text) => [text.key, text.source]));
  for (const entry of known) {
    const other = byKey.get(entry.key);
    const source = wanted.get(entry.key);
    if (other === undefined || rank(entry, source) < rank(other, source)) byKey.set(entry.key, entry);
  }
  const found = new Map<SourceText, PoEntry>();
  const free = new Set(known.filter((entry) => !wanted.has(entry.key) && isTranslated(entry)));
  for (const text of texts) {
    const entry = byKey.get(text.key) ?? [...free].find((candidate) => candidate.source === text.source);
    if (entry === undefined) continue;
    found.set(text, entry);
    free.delete(entry);
  }
  return found;
}

function entryOf(text: ExplainedText, from: PoEntry | undefined, confirmed: boolean): PoEntry {
  const fresh: PoEntry = {
    key: text.key,
    source: text.source,
    translations: [""],
    notes: [],
    extracted: text.explanation ?? [],
    references: [],
    flags: [],
    obsolete: false,
  };
  if (from === undefined) return fresh;
  const flags = from.flags.filter((flag) => flag !== "fuzzy");
  const notes = from.notes.filter((note) => !note.startsWith(SINCE));
  const kept: PoEntry = { ...fresh, translations: from.translations, notes, flags };
  if (!isTranslated(from)) return { ...kept, notes: notes.filter((note) => !note.startsWith("source-hash:")) };
  if (confirmed || stateOf(from, text.source) === "translated") return { ...kept, notes: stamped(kept, text.source) };
  const previous = from.previous ?? (from.source === text.source ? undefined : from.source);
  // The stamp names the source that was translated, whatever the flag is made to say later.
  const translated =
    stateOf(from, from.source) === "translated" ? from.source : stampOf(from) === undefined ? previous : undefined;
  const marked = translated === undefined ? notes : stamped(kept, translated);
  return { ...kept, notes: marked, flags: ["fuzzy", ...flags], ...(previous === undefined ? {} : { previous }) };
}

const SINCE = "obsolete since";

function since(version: string): string {
  return `${SINCE} ${version}`;
}

function sinceOf(entry: PoEntry): string | undefined {
  return entry.notes
    .find((note) => note.startsWith(SINCE))
    ?.slice(SINCE.length)
    .trim();
}

/** Is `version` of a later minor or major version than `then`? */
function isPast(then: string, version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [thenMajor = 0, thenMinor = 0] = then.split(".").map(Number);
  return major > thenMajor || (major === thenMajor && minor > thenMinor);
}
