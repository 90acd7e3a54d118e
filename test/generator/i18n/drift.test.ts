/**
 * Every kind of drift that was found in documentation translated by hand, planted in the committed catalogs one after the
 * other: the gate says which text it is in, and what contradicts the source in a fact is not shown on any page.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { labelTexts } from "../../../generator/docs/labels.js";
import { createCatalog, parsePo, type SourceText } from "../../../generator/i18n/catalog.js";
import { checkCatalog } from "../../../generator/i18n/check-catalog.js";
import { type PoEntry, type PoFile, readPo, writePo } from "../../../generator/i18n/po.js";
import { textsOf } from "../../../generator/i18n/texts.js";
import { modelOf } from "../../support/model.js";

const LOCALES = ["de", "es", "pt-BR"];

interface Drift {
  readonly kind: string;
  readonly code: string;
  /** The translation with a mistake; undefined: this text offers no occasion. */
  readonly plant: (translation: string, source: string) => string | undefined;
  /** The catalog of the page's own words, where such texts are. */
  readonly labels?: true;
  /** It contradicts a fact, so that a page shows the source instead. */
  readonly fact?: true;
}

/** `text` with the first match replaced; undefined where there is none. */
const replaced = (text: string, pattern: RegExp, by: string | ((match: string) => string)): string | undefined => {
  const made = text.replace(pattern, (match) => (typeof by === "string" ? by : by(match)));
  return made === text ? undefined : made;
};
const withoutAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}+/gu, "");
const lines = (text: string): readonly string[] => text.split("\n");

/** A number that stands in words, not in code or in a name such as UTF-8. */
const NUMBER = /(?<=[a-zäöü] )\d{2,}(?=[ .,])/;

const DRIFTS: readonly Drift[] = [
  {
    kind: "a wrong number",
    code: "translation-number",
    fact: true,
    plant: (text) => replaced(text, NUMBER, (found) => `${Number(found) + 1}`),
  },
  {
    kind: "two digits swapped",
    code: "translation-number",
    fact: true,
    plant: (text) => replaced(text, /\b125\b/, "152"),
  },
  { kind: "a number lost", code: "translation-number", fact: true, plant: (text) => replaced(text, NUMBER, "…") },
  {
    kind: "a number that nobody wrote",
    code: "translation-number",
    fact: true,
    plant: (text, source) => (/\d/.test(source) ? undefined : `${text} (max. 77)`),
  },
  {
    kind: "separators of another language",
    code: "translation-number",
    fact: true,
    plant: (text) => replaced(text, /131[.\u00a0\u202f]072/, "131,0720"),
  },
  { kind: "another unit", code: "translation-unit", fact: true, plant: (text) => replaced(text, /\b10 s\b/, "10 ms") },
  { kind: "a unit lost", code: "translation-unit", fact: true, plant: (text) => replaced(text, /\b10 s\b/, "10") },
  {
    kind: "a minus that nobody wrote",
    code: "translation-number",
    fact: true,
    plant: (text) => replaced(text, /(?<= )125\b/, "-125"),
  },
  {
    kind: "a text read in another encoding",
    code: "translation-hidden-character",
    fact: true,
    plant: (text) => replaced(text, /[àâäáãçéíóõöüß]/, (letter) => Buffer.from(letter).toString("latin1")),
  },
  {
    kind: "a code span lost",
    code: "translation-code",
    fact: true,
    plant: (text) => replaced(text, /`([^`]+)`/, (span) => span.slice(1, -1)),
  },
  {
    kind: "code that was translated",
    code: "translation-code",
    fact: true,
    plant: (text) => replaced(text, /`[^`]+`/, "`cliente.fechado`"),
  },
  {
    kind: "another option",
    code: "translation-placeholder",
    fact: true,
    plant: (text) => replaced(text, /\{option:\w+\}/, "{option:no_such_option}"),
  },
  {
    kind: "an option swapped for one that there is",
    code: "translation-placeholder",
    fact: true,
    plant: (text) => replaced(text, /\{option:read_timeout\}/, "{option:write_timeout}"),
  },
  {
    kind: "a reference lost",
    code: "translation-placeholder",
    fact: true,
    plant: (text) => replaced(text, /\{error:\w+\}/, "…"),
  },
  {
    kind: "another close code",
    code: "translation-placeholder",
    fact: true,
    plant: (text) => replaced(text, /\{code:ABNORMAL_CLOSURE\}/, "{code:NORMAL}"),
  },
  {
    kind: "a placeholder translated",
    code: "translation-placeholder",
    fact: true,
    labels: true,
    plant: (text) => replaced(text, /\{count\}/, "{anzahl}"),
  },
  {
    kind: "a link that the source lacks",
    code: "translation-link",
    fact: true,
    plant: (text) => `${text} [x](https://example.com/)`,
  },
  { kind: "raw HTML", code: "translation-markup", fact: true, plant: (text) => `${text}<br>` },
  { kind: "an expression of a template", code: "translation-markup", fact: true, plant: (text) => `${text} {{ x y }}` },
  {
    kind: "a control that reorders text",
    code: "translation-hidden-character",
    fact: true,
    plant: (text) => `${text}\u202e`,
  },
  { kind: "a bar that ends a cell", code: "translation-cell", plant: (text) => replaced(text, / /, " | ") },
  {
    kind: "a missing sentence",
    code: "translation-sentence",
    plant: (text, source) =>
      lines(source).length > 2 && !/\d|`|\{|\n\n/.test(lines(source).at(-1) ?? "")
        ? lines(text).slice(0, -1).join("\n")
        : undefined,
  },
  {
    kind: "a sentence too many words were cut from",
    code: "translation-short",
    plant: (text, source) =>
      source.length > 60 && !/[\d`{\n]/.test(source) ? text.slice(0, Math.floor(text.length / 3)) : undefined,
  },
  {
    kind: "a paragraph pasted twice",
    code: "translation-long",
    plant: (text, source) => (source.length > 60 && !/[\d`{\n]/.test(source) ? `${text} ${text} ${text}` : undefined),
  },
  {
    kind: "an item of a list lost",
    code: "translation-structure",
    plant: (text, source) => (/\n2\. /.test(source) ? text.replace(/\n2\. /, " ") : undefined),
  },
  { kind: "two paragraphs run together", code: "translation-structure", plant: (text) => replaced(text, /\n\n/, "\n") },
  {
    kind: "what was never translated",
    code: "translation-identical",
    plant: (_, source) => (/^[A-Z][a-z]+ [a-z]+ [^`{\d]*$/.test(source) ? source : undefined),
  },
  {
    kind: "what was copied but for its last sign",
    code: "translation-identical",
    plant: (_, source) =>
      /^[A-Z][a-z]+ [a-z]+ [a-z]+[^`{\d]*\.$/.test(source) ? `${source.slice(0, -1)} ` : undefined,
  },
  {
    kind: "a stretch of the source left in",
    code: "translation-identical",
    plant: (text, source) => {
      const [, run] = /^[A-Z][a-z]+ ([a-z]{3,} [a-z]{2,} [a-z]{3,}) [^`{\d\n]*$/.exec(source) ?? [];
      return run === undefined ? undefined : replaced(text, / /, ` ${run} `);
    },
  },
  {
    kind: "accents lost",
    code: "translation-accents",
    plant: (text) =>
      withoutAccents(text) !== text && (text.match(/\p{Ll}{2}[áéíóúãõçäöü]\p{Ll}{2}/gu) ?? []).length > 3
        ? withoutAccents(text)
        : undefined,
  },
];

let spec: readonly SourceText[];
beforeAll(async () => {
  spec = textsOf(await modelOf());
});

const read = (folder: string, locale: string): PoFile =>
  readPo(readFileSync(fileURLToPath(new URL(`../../../${folder}/locales/${locale}.po`, import.meta.url)), "utf8"));

const planted = (file: PoFile, entry: PoEntry, translation: string): string =>
  writePo({
    ...file,
    entries: file.entries.map((each) => (each === entry ? { ...each, translations: [translation] } : each)),
  });

describe.each(LOCALES)("%s", (locale) => {
  const judge = (text: string, texts: readonly SourceText[]) =>
    checkCatalog({ file: "x.po", locale, sourceLocale: "en", text, texts, glossary: [], tolerance: 1 });

  // Every kind in one language, every second one in the others.
  const drifts = DRIFTS.filter((_, index) => locale === "pt-BR" || index % 2 === LOCALES.indexOf(locale));
  test.each(drifts)("$kind is found", ({ code, plant, labels, fact }) => {
    const texts = labels === true ? labelTexts : spec;
    const file = read(labels === true ? "generator" : "spec", locale);
    const sources = new Map(texts.map((text) => [text.key, text.source]));
    // Entries that are up to date, each with its mistake if it offers an occasion for one; the first must do.
    const occasions = file.entries.flatMap((entry) => {
      const made =
        sources.get(entry.key) === entry.source ? plant(entry.translations[0] ?? "", entry.source) : undefined;
      return made === undefined || made === entry.translations[0] ? [] : [{ entry, made }];
    });
    const [occasion] = occasions;
    expect(occasion, "an occasion").toBeDefined();
    if (occasion === undefined) return;
    const { entry, made } = occasion;
    const text = planted(file, entry, made);
    const { findings } = judge(text, texts);
    const here = findings.filter(({ path }) => path[0] === entry.key);
    expect(here.map((finding) => finding.code)).toContain(code);
    for (const { line } of here) expect(blockAt(text, line)).toContain(`msgctxt "${entry.key}"`);
    if (fact === true) {
      const shown = createCatalog(locale, [parsePo(text)]).translate(entry);
      expect(shown).toEqual({ text: entry.source, state: "broken" });
    }
  });

  test("nothing is found where nothing was planted", () => {
    const { findings } = judge(writePo(read("spec", locale)), spec);
    expect(findings).toEqual([]);
  });

  test("a catalog that has lost all its accents is told in most of its texts", () => {
    const file = read("spec", locale);
    const bare = (text: string): string =>
      text
        .split(/(`[^`]*`|\{[^}]*\})/)
        .map((part, index) => (index % 2 === 0 ? withoutAccents(part) : part))
        .join("");
    const lost = file.entries.filter(({ translations: [text = ""] }) => bare(text) !== text);
    const entries = file.entries.map((entry) => ({ ...entry, translations: entry.translations.map(bare) }));
    const { findings } = judge(writePo({ ...file, entries }), spec);
    const told = findings.filter(({ code }) => code === "translation-accents");
    expect(told.length / lost.length).toBeGreaterThan(0.7);
  });

  test("a promise that the source withdrew is stale, flag or no flag, and its numbers are not shown", () => {
    const file = read("spec", locale);
    const entry = file.entries.find(({ key }) => key === "methods.close.params.reason.doc");
    if (entry === undefined) throw new Error("no such entry");
    const now = { key: entry.key, source: entry.source.replace("123", "99") };
    expect(now.source).not.toBe(entry.source);
    // The new source written into the catalog by hand, without a flag.
    const text = writePo({
      ...file,
      entries: file.entries.map((each) => (each === entry ? { ...each, source: now.source } : each)),
    });
    const { counts } = judge(text, [now]);
    expect(counts).toEqual({ translated: 0, stale: 1, missing: 0 });
    expect(createCatalog(locale, [parsePo(text)]).translate(now)).toEqual({ text: now.source, state: "stale" });
  });

  test("a row that was left out is missing, and one that has gone is out of date", () => {
    const file = read("spec", locale);
    const [first, ...rest] = file.entries;
    const { counts, outdated } = judge(writePo({ ...file, entries: rest }), spec);
    expect(counts.missing).toBe(judge(writePo(file), spec).counts.missing + 1);
    expect(outdated.map(({ path }) => path)).toEqual([[first?.key]]);
    expect(judge(writePo(file), spec.slice(1)).outdated.map(({ path }) => path)).toEqual([[first?.key]]);
  });

  test("translations of two texts swapped are found by their facts", () => {
    const file = read("spec", locale);
    const optionIn = ({ source }: PoEntry): string | undefined => /^[^`\n]*(\{option:\w+\})[^`\n]*$/.exec(source)?.[1];
    const one = file.entries.find((entry) => optionIn(entry) !== undefined);
    const two = file.entries.find(
      (entry) => one !== undefined && ![undefined, optionIn(one)].includes(optionIn(entry)),
    );
    if (one === undefined || two === undefined) throw new Error("no such entries");
    const swap = (entry: PoEntry): PoEntry =>
      entry === one
        ? { ...entry, translations: two.translations }
        : entry === two
          ? { ...entry, translations: one.translations }
          : entry;
    const { findings } = judge(writePo({ ...file, entries: file.entries.map(swap) }), spec);
    expect(new Set(findings.map(({ path }) => path[0]))).toEqual(new Set([one.key, two.key]));
  });
});

/** The lines of the entry that a line belongs to. */
function blockAt(text: string, line: number): string {
  const all = text.split("\n");
  const start = all.slice(0, line).lastIndexOf("") + 1;
  const end = all.indexOf("", line);
  return all.slice(start, end < 0 ? undefined : end).join("\n");
}
