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

  test.each([
    ["de", "Waits ten seconds.", "Waits twenty seconds.", "Wartet zehn Sekunden.", false],
    ["de", "Takes 10 s to connect, 30 s to read.", "Takes 30 s to connect, 10 s to read.", "10 s und 30 s.", false],
    ["ru", "Closes after 1 minute.", "Closes after 1 second.", "Закрывается через 1 минуту.", false],
    ["de", "Waits 10 seconds.", "Waits 10.", "Wartet 10 Sekunden.", false],
    ["de", "Waits once.", "Waits three times.", "Wartet einmal.", false],
    ["de", "Waits a second.", "Waits a minute.", "Wartet eine Sekunde.", false],
    ["de", "From -5 on.", "From 5 on.", "Ab -5.", false],
    ["de", "Waits ten seconds.", "It waits 10 seconds.", "Wartet 10 Sekunden.", true],
    ["de", "Waits ten seconds.", "It waits for ten seconds.", "Wartet zehn Sekunden.", true],
    ["de", "The queue is full.", "The queue may be full.", "Die Queue ist voll.", true],
  ])("%s: of %j, now %j, %j is shown: %j", (locale, previous, source, translation, isShown) => {
    const quoted = JSON.stringify;
    const po = `#, fuzzy\n#| msgid ${quoted(previous)}\nmsgctxt "k"\nmsgid ${quoted(source)}\nmsgstr ${quoted(translation)}\n`;
    const behind = `msgctxt "k"\nmsgid ${quoted(previous)}\nmsgstr ${quoted(translation)}\n`;
    for (const text of [po, behind]) {
      const shown = createCatalog(locale, [parsePo(text)]).translate({ key: "k", source });
      expect(shown).toEqual({ text: isShown ? translation : source, state: "stale" });
    }
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
