import { describe, expect, test } from "vitest";
import { createCatalog, parsePo, sourceCatalog } from "../../../generator/i18n/catalog.js";

const PO = `msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgctxt "options.x.doc"
msgid "Longest time."
msgstr "Tempo máximo."

#, fuzzy
msgctxt "options.y.doc"
msgid "Size."
msgstr "Tamanho."

msgctxt "options.z.doc"
msgid "Empty."
msgstr ""
`;

describe("catalog", () => {
  const catalog = createCatalog("pt-BR", [parsePo(PO)]);

  test.each([
    ["options.x.doc", "Longest time.", "Tempo máximo.", "translated"],
    ["options.x.doc", "Longest time of all.", "Longest time of all.", "stale"],
    ["options.y.doc", "Size.", "Size.", "stale"],
    ["options.z.doc", "Empty.", "Empty.", "missing"],
    ["options.w.doc", "New.", "New.", "missing"],
    ["__proto__", "New.", "New.", "missing"],
  ])("%s %j is %j, %s", (key, source, text, state) => {
    expect(catalog.translate({ key, source })).toEqual({ text, state });
  });

  test("the first catalog that has a text wins", () => {
    const entry = { key: "k", source: "s", fuzzy: false };
    const both = createCatalog("pt-BR", [[{ ...entry, translation: "own" }], [{ ...entry, translation: "inherited" }]]);
    expect(both.translate({ key: "k", source: "s" }).text).toBe("own");
  });

  test("in the source's language everything stands as it is", () => {
    expect(sourceCatalog("en").translate({ key: "k", source: "s" })).toEqual({ text: "s", state: "translated" });
  });

  test("what is no PO file is an error", () => {
    expect(() => parsePo('msgid "a" nonsense')).toThrow(SyntaxError);
  });
});
