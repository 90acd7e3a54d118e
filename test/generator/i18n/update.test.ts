import { describe, expect, test } from "vitest";
import { parsePo } from "../../../generator/i18n/catalog.js";
import { updateCatalog } from "../../../generator/i18n/update.js";

const translated = (text: string, from: string, to: string): string =>
  text.replace(`msgid "${from}"\nmsgstr ""`, `msgid "${from}"\nmsgstr "${to}"`);

describe("updateCatalog", () => {
  const first = updateCatalog("pt-BR", [
    { key: "a", source: "One" },
    { key: "b", source: "Two" },
  ]);
  const done = translated(translated(first, "One", "Um"), "Two", "Dois");

  test("a new catalog has every text, in order, untranslated", () => {
    expect(parsePo(first).map(({ key, source, translation }) => [key, source, translation])).toEqual([
      ["a", "One", ""],
      ["b", "Two", ""],
    ]);
  });

  test("nothing changed, nothing changes", () => {
    expect(
      updateCatalog(
        "pt-BR",
        [
          { key: "a", source: "One" },
          { key: "b", source: "Two" },
        ],
        done,
      ),
    ).toBe(done);
  });

  test("a reworded source keeps its translation, fuzzy, with the previous source", () => {
    const text = updateCatalog(
      "pt-BR",
      [
        { key: "a", source: "The one" },
        { key: "b", source: "Two" },
      ],
      done,
    );
    expect(parsePo(text)[0]).toEqual({ key: "a", source: "The one", translation: "Um", fuzzy: true });
    expect(text).toContain('#| msgid "One"');
  });

  test("a text under a new key takes its translation along", () => {
    const text = updateCatalog(
      "pt-BR",
      [
        { key: "c", source: "One" },
        { key: "b", source: "Two" },
      ],
      done,
    );
    expect(parsePo(text)[0]).toEqual({ key: "c", source: "One", translation: "Um", fuzzy: false });
  });

  test("what has gone is kept as obsolete, and comes back", () => {
    const without = updateCatalog("pt-BR", [{ key: "a", source: "One" }], done);
    expect(parsePo(without).map((entry) => entry.key)).toEqual(["a"]);
    expect(without).toContain('#~ msgstr "Dois"');
    expect(
      updateCatalog(
        "pt-BR",
        [
          { key: "a", source: "One" },
          { key: "b", source: "Two" },
        ],
        without,
      ),
    ).toBe(done);
  });
});
