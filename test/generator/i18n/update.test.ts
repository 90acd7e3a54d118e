import { describe, expect, test } from "vitest";
import { parsePo } from "../../../generator/i18n/catalog.js";
import { type PoEntry, readPo } from "../../../generator/i18n/po.js";
import { stateOf } from "../../../generator/i18n/stamp.js";
import { type ExplainedText, type UpdateOptions, updateCatalog } from "../../../generator/i18n/update.js";

const translated = (text: string, from: string, to: string): string =>
  text.replace(`msgid "${from}"\nmsgstr ""`, `msgid "${from}"\nmsgstr "${to}"`);

/** Keys and sources. */
const texts = (rows: Readonly<Record<string, string>>): readonly ExplainedText[] =>
  Object.entries(rows).map(([key, source]) => ({ key, source }));

const update = (rows: Readonly<Record<string, string>>, old?: string, more: Partial<UpdateOptions> = {}): string =>
  updateCatalog(texts(rows), { locale: "pt-BR", version: "1.0.0", ...more }, old);

const BOTH = { a: "One", b: "Two" };
const first = update(BOTH);
const filled = translated(translated(first, "One", "Um"), "Two", "Dois");
const done = update(BOTH, filled);

const entry = (text: string, key: string): PoEntry => {
  const found = parsePo(text).find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no entry ${key}`);
  return found;
};
const states = (text: string, rows: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(rows).map(([key, source]) => stateOf(entry(text, key), source));

/** What a translator's tool does who takes the flag away and nothing else. */
const unflagged = (text: string): string => text.replace(/^#, fuzzy\n/gm, "").replace(/^#\|.*\n/gm, "");

describe("updateCatalog", () => {
  test("a new catalog has every text, in order, untranslated", () => {
    expect(parsePo(first).map(({ key, source, translations }) => [key, source, translations])).toEqual([
      ["a", "One", [""]],
      ["b", "Two", [""]],
    ]);
  });

  test("nothing changed, nothing changes", () => {
    expect(update(BOTH, done)).toBe(done);
  });

  test("a reworded source keeps its translation, fuzzy, with the previous source", () => {
    const text = update({ a: "The one", b: "Two" }, done);
    expect(entry(text, "a")).toMatchObject({
      source: "The one",
      translations: ["Um"],
      flags: ["fuzzy"],
      previous: "One",
    });
    expect(text).toContain('#| msgid "One"');
  });

  test("a source reworded twice names the one that was translated", () => {
    const text = update({ a: "A one", b: "Two" }, update({ a: "The one", b: "Two" }, done));
    expect(entry(text, "a").previous).toBe("One");
  });

  test("reworded and back again, nothing has happened", () => {
    expect(update(BOTH, update({ a: "The one", b: "Two" }, done))).toBe(done);
  });

  test("a text under a new key takes its translation along", () => {
    const text = update({ c: "One", b: "Two" }, done);
    expect(entry(text, "c")).toMatchObject({ source: "One", translations: ["Um"], flags: [] });
    expect(text).not.toContain("#~");
  });

  test("a translation moves to one new key, not to several", () => {
    const text = update({ c: "One", d: "One", b: "Two" }, done);
    expect(entry(text, "c").translations).toEqual(["Um"]);
    expect(entry(text, "d").translations).toEqual([""]);
  });

  test("several of the same text move in their order", () => {
    const old = update(
      { a: "One", b: "One" },
      `msgctxt "a"\nmsgid "One"\nmsgstr "Um"\n\nmsgctxt "b"\nmsgid "One"\nmsgstr "Uma"\n`,
    );
    const text = update({ c: "One", d: "One" }, old);
    expect([entry(text, "c").translations, entry(text, "d").translations]).toEqual([["Um"], ["Uma"]]);
  });

  test("what translators note stays, what they are told is what the texts say now", () => {
    const noted = done.replace('msgctxt "a"', 'msgctxt "a"').replace("# source-hash", "# Ask Ana.\n# source-hash");
    const text = updateCatalog(
      [
        { key: "a", source: "One", explanation: ["A number."] },
        { key: "b", source: "Two" },
      ],
      { locale: "pt-BR", version: "1.0.0" },
      noted,
    );
    expect(entry(text, "a").notes[0]).toBe("Ask Ana.");
    expect(entry(text, "a").extracted).toEqual(["A number."]);
  });
});

describe("what has gone", () => {
  const without = update({ a: "One" }, done);

  test("is kept as obsolete, and comes back", () => {
    expect(parsePo(without).map((each) => each.key)).toEqual(["a"]);
    expect(without).toContain('#~ msgstr "Dois"');
    expect(update(BOTH, without)).toBe(done);
  });

  test.each([
    ["1.0.1", true],
    ["1.1.0", false],
    ["2.0.0", false],
  ])("in version %s it is still there: %j", (version, there) => {
    expect(update({ a: "One" }, without, { version }).includes("Dois")).toBe(there);
  });

  test("is dropped at once where that is asked for", () => {
    expect(update({ a: "One" }, done, { prune: true })).not.toContain("#~");
  });

  test("and was never translated, is not kept", () => {
    expect(update({ a: "One" }, first)).not.toContain("#~");
  });
});

describe("staleness", () => {
  const now = { a: "At most one", b: "Two" };
  const stale = update(now, done);

  test("a reworded source is stale", () => expect(states(stale, now)).toEqual(["stale", "translated"]));

  test("before the update too", () => expect(states(done, now)).toEqual(["stale", "translated"]));

  test("taking the flag away does not hide it, and neither does another update", () => {
    expect(states(unflagged(stale), now)).toEqual(["stale", "translated"]);
    expect(states(update(now, unflagged(stale)), now)).toEqual(["stale", "translated"]);
    expect(update(now, unflagged(stale))).toContain("#, fuzzy");
  });

  test("writing the new source into the catalog does not hide it", () => {
    const edited = done.replace('msgid "One"', 'msgid "At most one"');
    expect(states(edited, now)).toEqual(["stale", "translated"]);
  });

  test("a catalog without stamps is stamped before its source is replaced", () => {
    expect(states(unflagged(update(now, filled)), now)).toEqual(["stale", "translated"]);
  });

  test("a translation that was improved since it was stamped is of the source that it stood beside", () => {
    const improved = done.replace('msgstr "Um"', 'msgstr "O um"');
    expect(states(improved, BOTH)).toEqual(["translated", "translated"]);
    expect(states(unflagged(update(now, improved)), now)).toEqual(["stale", "translated"]);
  });

  test("a new translation ends it", () => {
    const again = unflagged(stale).replace('msgstr "Um"', 'msgstr "No máximo um"');
    expect(states(again, now)).toEqual(["translated", "translated"]);
    expect(entry(update(now, again), "a")).toMatchObject({ flags: [], translations: ["No máximo um"] });
    expect(states(update({ ...now, a: "Ten" }, update(now, again)), { ...now, a: "Ten" })).toEqual([
      "stale",
      "translated",
    ]);
  });

  test("saying that the translation still holds ends it", () => {
    const confirmed = update(now, stale, { confirm: ["a"] });
    expect(states(confirmed, now)).toEqual(["translated", "translated"]);
    expect(confirmed).not.toContain("fuzzy");
  });

  test("a flag that a translator sets counts, and taking it away again ends it", () => {
    const doubted = done.replace('msgctxt "a"', '#, fuzzy\nmsgctxt "a"');
    expect(states(doubted, BOTH)).toEqual(["stale", "translated"]);
    expect(states(unflagged(update(BOTH, doubted)), BOTH)).toEqual(["translated", "translated"]);
  });

  test("a fuzzy entry of another tool without a stamp is stamped with its previous source", () => {
    const foreign = `#, fuzzy\n#| msgid "One"\nmsgctxt "a"\nmsgid "At most one"\nmsgstr "Um"\n`;
    expect(states(unflagged(update({ a: "At most one" }, foreign)), { a: "At most one" })).toEqual(["stale"]);
  });
});

test("the header of a new catalog names its language and its plural forms", () => {
  expect(readPo(first).headers).toMatchObject({ Language: "pt_BR", "Plural-Forms": "nplurals=2; plural=(n > 1);" });
});

test("a header gets the fields that gettext misses, and those that a tool has filled stay", () => {
  const filled = first.replace('"Language-Team: \\n"', '"Language-Team: Portuguese <pt@example.org>\\n"');
  const bare = filled.replace('"PO-Revision-Date: \\n"\n"Last-Translator: \\n"\n', '"X-Generator: Poedit 3\\n"\n');
  expect(bare).toContain("X-Generator");
  const { headers } = readPo(update({}, bare));
  expect(headers).toMatchObject({
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "Portuguese <pt@example.org>",
    "X-Generator": "Poedit 3",
  });
});
