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

msgctxt "options.n.doc"
msgid "At most \`n\` of 5."
msgstr "No máximo \`n\` de 6."

#~ msgctxt "options.o.doc"
#~ msgid "Gone."
#~ msgstr "Foi."
`;

describe("catalog", () => {
  const catalog = createCatalog("pt-BR", [parsePo(PO)]);

  test.each([
    ["options.x.doc", "Longest time.", "Tempo máximo.", "translated"],
    ["options.x.doc", "Longest time of all.", "Tempo máximo.", "stale"],
    ["options.x.doc", "Longest time: 5 s.", "Longest time: 5 s.", "stale"],
    ["options.x.doc", "Longest `time`.", "Longest `time`.", "stale"],
    ["options.y.doc", "Size.", "Tamanho.", "stale"],
    ["options.z.doc", "Empty.", "Empty.", "missing"],
    ["options.n.doc", "At most `n` of 5.", "At most `n` of 5.", "broken"],
    ["options.o.doc", "Gone.", "Gone.", "missing"],
    ["options.w.doc", "New.", "New.", "missing"],
    ["__proto__", "New.", "New.", "missing"],
  ])("%s %j is %j, %s", (key, source, text, state) => {
    expect(catalog.translate({ key, source })).toEqual({ text, state });
  });

  test("the first catalog that has a text wins, and a current text before a stale one", () => {
    const catalogOf = (source: string, text: string): string =>
      `msgctxt "k"\nmsgid ${JSON.stringify(source)}\nmsgstr ${JSON.stringify(text)}\n`;
    const both = createCatalog("pt-BR", [
      parsePo(catalogOf("s", "own")),
      parsePo(catalogOf("s", "inherited")),
      parsePo(catalogOf("other", "current")),
    ]);
    expect(both.translate({ key: "k", source: "s" }).text).toBe("own");
    expect(both.translate({ key: "k", source: "other" })).toEqual({ text: "current", state: "translated" });
  });

  test("in the source's language everything stands as it is", () => {
    expect(sourceCatalog("en").translate({ key: "k", source: "s" })).toEqual({ text: "s", state: "translated" });
  });

  test("what is no PO file is an error", () => {
    expect(() => parsePo('msgid "a" nonsense')).toThrow(SyntaxError);
  });
});
