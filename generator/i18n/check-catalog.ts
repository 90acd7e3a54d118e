/** The gate of one catalog: what in it is broken, out of date, stale or missing. Pure: texts in, findings out. */
import type { Diagnostic, Position } from "../diagnostics.js";
import { shown } from "../message.js";
import { catalogInvalid } from "../rules/outputs.js";
import { finding } from "../rules/rule.js";
import {
  catalogHeader,
  catalogIncomplete,
  catalogStale,
  SIGNS,
  translationMissing,
  translationStale,
  translationStructure,
} from "../rules/translations.js";
import type { SourceText } from "./catalog.js";
import { factProblems, type Problem, problem, type TextPair } from "./facts.js";
import { type GlossaryTerm, glossaryProblems } from "./glossary.js";
import { headersOf, pluralProblems } from "./headers.js";
import { formProblems } from "./plural-forms.js";
import { type PoEntry, type PoFile, placeIn, readPo } from "./po.js";
import { duplicateIn, locatePo, type PoPlaces } from "./po-places.js";
import { stateOf } from "./stamp.js";
import { type LanguageProfile, profileOf, wordingProblems } from "./wording.js";

export interface CatalogToCheck {
  /** As findings name it. */
  readonly file: string;
  readonly locale: string;
  readonly sourceLocale: string;
  readonly text: string;
  /** All texts that the catalog should have. */
  readonly texts: readonly SourceText[];
  readonly glossary: readonly GlossaryTerm[];
  /** Share of the texts that may be stale or missing, from 0 to 1. */
  readonly tolerance: number;
}

export interface CheckedCatalog {
  readonly findings: readonly Diagnostic[];
  /** What an update would change. */
  readonly outdated: readonly Diagnostic[];
  readonly counts: Readonly<Record<"translated" | "stale" | "missing", number>>;
}

export function checkCatalog(catalog: CatalogToCheck): CheckedCatalog {
  const { locale, sourceLocale, texts } = catalog;
  const counts = { translated: 0, stale: 0, missing: 0 };
  const findings: Diagnostic[] = [];
  const report: Report = ({ line, column }, { rule, variant, values }, key) => {
    const path = key === undefined ? [] : [key];
    findings.push(finding(rule, variant, values, { file: catalog.file, line, column, path }));
  };
  let file: PoFile;
  try {
    file = readPo(catalog.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    report(duplicateIn(catalog.text) ?? placeIn(message), problem(catalogInvalid, "default", { problem: message }));
    return { findings, outdated: [], counts: { ...counts, missing: texts.length } };
  }
  const entries = file.entries.filter((entry) => !entry.obsolete);
  const places = locatePo(catalog.text);
  for (const wrong of headerProblems(file, locale)) report(places.header, wrong);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const current = texts.flatMap((text) => {
    const entry = entries.find((each) => each.key === text.key && each.source === text.source) ?? byKey.get(text.key);
    const state = entry === undefined ? "missing" : stateOf(entry, text.source);
    counts[state] += 1;
    return [{ text, entry, state }];
  });
  const pairs = current.flatMap(({ text, entry, state }) =>
    state === "translated" && entry !== undefined ? [{ entry, pair: pairOf(text, entry, sourceLocale, locale) }] : [],
  );
  const profile = profileOf(pairs.map(({ pair }) => pair));
  for (const { entry, pair } of pairs) {
    const place = places.entry(entry.key, entry.source);
    for (const wrong of problemsOf(pair, entry, profile, catalog.glossary))
      report(place?.translation(wrong.offset ?? 0) ?? places.header, wrong, entry.key);
  }
  reportGaps(catalog, current, places, report);
  return { findings, outdated: changesOf(catalog, entries, places), counts };
}

function pairOf(text: SourceText, entry: PoEntry, sourceLocale: string, locale: string): TextPair {
  return { source: text.source, sourceLocale, translation: entry.translations[0] ?? "", locale };
}

function problemsOf(
  pair: TextPair,
  entry: PoEntry,
  profile: LanguageProfile,
  glossary: readonly GlossaryTerm[],
): readonly Problem[] {
  const silenced = new Set(entry.notes.flatMap((note) => /^ignore: *([\w-]+)/.exec(note)?.[1] ?? []));
  return [
    ...factProblems(pair),
    ...formProblems(pair),
    ...wordingProblems(pair, profile),
    ...glossaryProblems(pair, glossary),
    ...(entry.plural === undefined ? [] : [problem(translationStructure, "plural", {})]),
  ].filter(({ rule }) => !(SIGNS.includes(rule) && silenced.has(rule.code)));
}

function headerProblems({ headers, entries }: PoFile, locale: string): readonly Problem[] {
  const language = headers["Language"];
  const charset = /charset=([\w-]+)/i.exec(headers["Content-Type"] ?? "")?.[1];
  const plural = headers["Plural-Forms"];
  const fresh = headersOf(locale);
  return [
    ...["Language", "Content-Type"]
      .filter((field) => headers[field] === undefined)
      .map((field) => problem(catalogHeader, "lacking", { field, value: shown(`${field}: ${fresh[field] ?? ""}`) })),
    ...(language === undefined || language.replaceAll("_", "-").toLowerCase() === locale.toLowerCase()
      ? []
      : [problem(catalogHeader, "language", { language, locale })]),
    ...(charset === undefined || /^utf-?8$/i.test(charset) ? [] : [problem(catalogHeader, "charset", { charset })]),
    ...pluralProblems(plural, locale),
    ...(plural === undefined && entries.some((entry) => entry.plural !== undefined)
      ? [problem(catalogHeader, "absent", {})]
      : []),
  ];
}

type Report = (at: Position, problem: Problem, key?: string) => void;

/** Up to so many missing texts are named one by one. */
const NAMED = 20;

interface Current {
  readonly text: SourceText;
  readonly entry: PoEntry | undefined;
  readonly state: "translated" | "stale" | "missing";
}

/** Stale and missing texts, where there are more than the language's tier allows. */
function reportGaps(
  { texts, tolerance, locale }: CatalogToCheck,
  current: readonly Current[],
  places: PoPlaces,
  report: Report,
): void {
  const gaps = current.filter(({ state }) => state !== "translated");
  if (gaps.length === 0 || gaps.length <= tolerance * texts.length) return;
  const missing = gaps.filter(({ state }) => state === "missing").length;
  if (tolerance > 0 || missing > NAMED) {
    const share = percent(gaps.length / texts.length);
    const values = {
      total: texts.length,
      missing,
      stale: gaps.length - missing,
      share,
      locale,
      limit: percent(tolerance),
    };
    report(places.header, problem(catalogIncomplete, "default", values));
  }
  for (const { text, entry, state } of gaps) {
    const { key } = text;
    const place = entry === undefined ? undefined : places.entry(entry.key, entry.source);
    if (state === "stale")
      report(place?.translation(0) ?? places.header, problem(translationStale, "default", { key }), key);
    else if (missing <= NAMED)
      report(place?.start ?? places.header, problem(translationMissing, "default", { key }), key);
  }
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function changesOf(
  { file, texts }: CatalogToCheck,
  entries: readonly PoEntry[],
  places: PoPlaces,
): readonly Diagnostic[] {
  const wanted = new Set(texts.map(({ key }) => key));
  const there = new Map(entries.map((entry) => [entry.key, entry]));
  const say = (variant: "added" | "reworded" | "gone", key: string, entry: PoEntry | undefined): Diagnostic => {
    const { line, column } = (entry && places.entry(entry.key, entry.source)?.start) ?? places.header;
    return finding(catalogStale, variant, { key }, { file, line, column, path: [key] });
  };
  const behind = texts.flatMap(({ key, source }) => {
    const entry = there.get(key);
    return entry?.source === source ? [] : [say(entry === undefined ? "added" : "reworded", key, entry)];
  });
  const gone = entries.filter(({ key }) => !wanted.has(key)).map((entry) => say("gone", entry.key, entry));
  return [...behind, ...gone];
}
