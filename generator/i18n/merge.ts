/** Takes translations that came from elsewhere into a catalog. Pure; whether they are good is judged before it is written. */
import type { Received, ReceivedUnit } from "./exchange-read.js";
import { type PoEntry, readPo, writePo } from "./po.js";
import { isTranslated, stamped, stateOf } from "./stamp.js";
import { type ExplainedText, type UpdateOptions, updateCatalog } from "./update.js";

export interface Merged {
  /** The catalog, up to date and with the translations in it. */
  readonly catalog: string;
  /** Keys of the texts whose translation has changed. */
  readonly changed: readonly string[];
  /** What belongs to no text. */
  readonly unknown: readonly ReceivedUnit[];
  /** Keys of translations of an older source. */
  readonly stale: readonly string[];
}

export function mergeReceived(
  received: Received,
  texts: readonly ExplainedText[],
  options: UpdateOptions,
  old: string | undefined,
): Merged {
  const file = readPo(updateCatalog(texts, options, old));
  const { found, unknown } = match(received.units, texts);
  const changed: string[] = [];
  const stale: string[] = [];
  const entries = file.entries.map((entry) => {
    const unit = entry.obsolete ? undefined : found.get(entry.key);
    if (unit === undefined || unit.translation === "") return entry;
    const made = taken(entry, unit);
    if (made.translations[0] !== entry.translations[0]) changed.push(entry.key);
    if (unit.source !== entry.source) stale.push(entry.key);
    return made;
  });
  return { catalog: writePo({ ...file, entries }), changed, unknown, stale };
}

function taken(entry: PoEntry, unit: ReceivedUnit): PoEntry {
  // What was stale and came back as it was has not been translated again.
  if (isTranslated(entry) && entry.translations[0] === unit.translation) return entry;
  const flags = entry.flags.filter((flag) => flag !== "fuzzy");
  const { previous: _, ...rest } = entry;
  const made: PoEntry = { ...rest, translations: [unit.translation], flags };
  const isCurrent = unit.source === entry.source;
  const marked: PoEntry = { ...made, notes: stamped(made, unit.source) };
  if (isCurrent && !unit.unsure) return marked;
  const fuzzy: PoEntry = { ...marked, flags: ["fuzzy", ...flags], ...(isCurrent ? {} : { previous: unit.source }) };
  return stateOf(fuzzy, entry.source) === "stale" ? fuzzy : marked;
}

/** By key; where a tool lost the keys, by the source, the first to the first where several are alike. */
function match(
  units: readonly ReceivedUnit[],
  texts: readonly ExplainedText[],
): { readonly found: ReadonlyMap<string, ReceivedUnit>; readonly unknown: readonly ReceivedUnit[] } {
  const keys = new Set(texts.map((text) => text.key));
  const found = new Map<string, ReceivedUnit>();
  const keyless: ReceivedUnit[] = [];
  for (const unit of units) {
    if (unit.key !== undefined && keys.has(unit.key)) found.set(unit.key, unit);
    else keyless.push(unit);
  }
  const unknown: ReceivedUnit[] = [];
  for (const unit of keyless) {
    const text = texts.find((candidate) => candidate.source === unit.source && !found.has(candidate.key));
    if (text !== undefined) found.set(text.key, unit);
    else if (unit.translation !== "") unknown.push(unit);
  }
  return { found, unknown };
}
