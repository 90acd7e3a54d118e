/** `wireglot i18n …` as its users run it, and catalogs on their way through other tools and back. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { afterEach, describe, expect, test } from "vitest";
import { readPo, writePo } from "../../../generator/i18n/po.js";
import { type TestFolder, TINY, testFolder } from "../../support/folder.js";

const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const SPEC = `${TINY}extends: websocket
options:
  limit: { type: integer, minimum: 1, maximum: 9, default: 5, doc: "How many rooms a user may be in, at most 9.\\nSee {option:limit}." }
  name: { type: string, doc: Name of the user. }
`;
const CONFIG = "specs:\n  - spec: tiny.yaml\nlocales:\n  de: { tier: full }\n  fr: { tier: community }\n";

const translated = (catalog: string, texts: Readonly<Record<string, string>>): string => {
  const file = readPo(catalog);
  const entries = file.entries.map((entry) => ({ ...entry, translations: [texts[entry.key] ?? ""] }));
  return writePo({ ...file, entries });
};

const GERMAN = {
  summary: "Winzig.",
  "options.limit.doc": "In wie vielen Räumen ein Benutzer höchstens sein darf, bis zu 9.\nSiehe {option:limit}.",
  "options.name.doc": "Name des Benutzers.",
};

async function begun(): Promise<TestFolder> {
  const folder = testFolder({ "tiny.yaml": SPEC, "wireglot.config.yaml": CONFIG });
  folders.push(folder);
  await folder.wireglot("i18n", "update");
  folder.write("locales/de.po", translated(folder.read("locales/de.po"), GERMAN));
  return folder;
}

describe("check", () => {
  test("a complete catalog passes, and a community's may be empty", async () => {
    const { code, out, err } = await (await begun()).wireglot("i18n", "check");
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("locales/de.po: 3 translated, 0 stale, 0 missing");
    expect(err).toContain("locales/fr.po: 0 translated, 0 stale, 3 missing");
  });

  test("a missing text fails the full tier, with its place", async () => {
    const folder = await begun();
    folder.write("locales/de.po", folder.read("locales/de.po").replace('msgstr "Winzig."', 'msgstr ""'));
    const { code, out, err } = await folder.wireglot("i18n", "check", "--locale", "de");
    expect(code).toBe(1);
    expect(out + err).toMatch(/locales\/de\.po:\d+:1: error translation-missing: "summary"/);
  });

  test("a limit of the community's tier holds", async () => {
    const folder = await begun();
    folder.write("wireglot.config.yaml", `${CONFIG}tiers: { community: { limit: 50% } }\n`);
    const { code, out, err } = await folder.wireglot("i18n", "check", "--locale", "fr");
    expect(code).toBe(1);
    expect(out + err).toContain(
      "error catalog-incomplete: 100 % of the texts are missing or stale (3 missing, 0 stale, 3 in all)",
    );
  });

  test.each(["fulll", "full: 5"])("a tier %j is refused", async (tier) => {
    const folder = await begun();
    folder.write("wireglot.config.yaml", `locales: { de: { tier: "${tier}" } }\n`);
    expect((await folder.wireglot("i18n", "check", "tiny.yaml")).code).toBe(2);
  });

  test.each(["20", "-1%", "101%", "some"])("a limit of %j is refused", async (limit) => {
    const folder = await begun();
    folder.write("wireglot.config.yaml", `tiers: { community: { limit: ${JSON.stringify(limit)} } }\n`);
    expect((await folder.wireglot("i18n", "check", "tiny.yaml")).code).toBe(2);
  });

  test("an edit of the spec makes catalogs out of date, then stale; a flag that is taken away hides nothing", async () => {
    const folder = await begun();
    folder.write("tiny.yaml", SPEC.replace("summary: Tiny.", "summary: Very tiny."));
    const before = await folder.wireglot("i18n", "check");
    expect(before.code).toBe(1);
    expect(before.out + before.err).toMatch(
      /locales\/fr\.po:\d+:1: error catalog-stale: "summary" says something else/,
    );
    expect((await folder.wireglot("i18n", "check", "--locale", "fr")).code).toBe(4);

    await folder.wireglot("i18n", "update");
    expect((await folder.wireglot("i18n", "check", "--locale", "fr")).code).toBe(0);
    folder.write("locales/de.po", folder.read("locales/de.po").replace("#, fuzzy\n", ""));
    const after = await folder.wireglot("i18n", "check", "--locale", "de");
    expect(after.code).toBe(1);
    expect(after.out + after.err).toContain('error translation-stale: "summary"');

    await folder.wireglot("i18n", "update", "--confirm", "summary");
    expect((await folder.wireglot("i18n", "check", "--locale", "de")).code).toBe(0);
  });

  test("the config may make a finding a warning, and a glossary is read", async () => {
    const folder = await begun();
    folder.write("locales/de.glossary.yaml", "room: [Zimmer]\n");
    const strict = await folder.wireglot("i18n", "check", "--locale", "de");
    expect([strict.code, strict.out + strict.err]).toEqual([1, expect.stringContaining("error translation-glossary")]);
    folder.write("wireglot.config.yaml", `${CONFIG}rules: { translation-glossary: warn }\n`);
    const mild = await folder.wireglot("i18n", "check", "--locale", "de");
    expect([mild.code, mild.out + mild.err]).toEqual([0, expect.stringContaining("warning translation-glossary")]);
  });

  test("a language without a catalog is out of date", async () => {
    const { code, out, err } = await (await begun()).wireglot("i18n", "check", "--locale", "it");
    expect([code, out + err]).toEqual([4, expect.stringContaining("run wireglot i18n init it")]);
  });
});

describe("a catalog in another encoding", () => {
  test("is refused with its place by whatever reads it, and stays as it is", async () => {
    const folder = await begun();
    const path = join(folder.path, "locales/de.po");
    const bytes = Buffer.from(folder.read("locales/de.po"), "latin1");
    writeFileSync(path, bytes);
    for (const command of ["check", "update", "status", "format", "export"]) {
      const out = command === "export" ? ["--out", "out", "--format", "csv"] : [];
      const locale = command === "format" ? [] : ["--locale", "de"];
      const { code, out: said, err } = await folder.wireglot("i18n", command, ...locale, ...out);
      expect([command, code]).toEqual([command, 1]);
      expect(said + err).toMatch(/locales\/de\.po:.* line \d+, column \d+ has bytes that are no character/);
    }
    const { code, out, err } = await folder.wireglot("docs", "--out", "site");
    expect([code, out + err]).toEqual([1, expect.stringMatching(/locales\/de\.po:\d+:\d+: error catalog-invalid/)]);
    expect(readFileSync(path)).toEqual(bytes);
  });
});

describe("status", () => {
  test("as a table, Markdown, JSON and a badge", async () => {
    const folder = await begun();
    const table = await folder.wireglot("i18n", "status");
    expect(table.out.split("\n")).toEqual([
      expect.stringMatching(/^locale +section +translated +stale +broken +missing +done$/),
      expect.stringMatching(/^de +tiny\.yaml +3 +0 +0 +0 +100 %$/),
      expect.stringMatching(/^fr +tiny\.yaml +0 +0 +0 +3 +0 %$/),
      expect.stringMatching(/^ +summary +0 +0 +0 +1 +0 %$/),
      expect.stringMatching(/^ +options +0 +0 +0 +2 +0 %$/),
    ]);
    expect((await folder.wireglot("i18n", "status", "--format", "markdown")).out).toContain(
      "| de | tiny.yaml | 3 | 0 | 0 | 0 | 100 % |",
    );
    const json: unknown = JSON.parse((await folder.wireglot("i18n", "status", "--format", "json", "-l", "de")).out);
    expect(json).toMatchObject([
      {
        locale: "de",
        translated: 3,
        share: 1,
        sections: [{ section: "summary" }, { section: "options", counts: { translated: 2 } }],
      },
    ]);
    await folder.wireglot("i18n", "status", "--format", "badge", "--out", "badge.svg");
    expect(folder.read("badge.svg")).toMatch(/^<svg[\s\S]*translated: 50 %[\s\S]*<\/svg>\n$/);
  });

  test("what is broken, so that no page shows it, is not translated", async () => {
    const folder = await begun();
    folder.write("locales/de.po", folder.read("locales/de.po").replace("bis zu 9", "bis zu 8"));
    const { out } = await folder.wireglot("i18n", "status", "-l", "de");
    expect(out).toMatch(/^de +tiny\.yaml +2 +0 +1 +0 +66\.6 %$/m);
    expect(out).toMatch(/^ +options +1 +0 +1 +0 +50 %$/m);
    const [json] = JSON.parse((await folder.wireglot("i18n", "status", "--format", "json", "-l", "de")).out);
    expect(json).toMatchObject({ translated: 2, broken: 1, sections: [{}, { counts: { broken: 1 } }] });
    const badge = await folder.wireglot("i18n", "status", "--format", "badge", "-l", "de");
    expect(badge.out).toContain("translated: 66.6 %");
  });
});

describe("update", () => {
  test("a key that no text has cannot be confirmed", async () => {
    const folder = await begun();
    const before = folder.read("locales/de.po");
    const { code, err } = await folder.wireglot("i18n", "update", "--confirm", "options.limits.doc");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('no text has the key "options.limits.doc" (did you mean "options.limit.doc"?)'),
    ]);
    expect(folder.read("locales/de.po")).toBe(before);
    expect((await folder.wireglot("i18n", "update", "--confirm", "options.limit.doc")).code).toBe(0);
  });

  test.each(["../../evil", "pt_BR"])("%j is no language of --locale", async (locale) => {
    const folder = await begun();
    const { code, err } = await folder.wireglot("i18n", "update", "--locale", locale);
    expect([code, err]).toEqual([2, expect.stringMatching(/is no tag of a language|is written pt-BR/)]);
  });
});

describe("extract and init", () => {
  test("a template has every text in the order of the spec, with its place and its facts, and is always the same", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "extract");
    const template = folder.read("locales/tiny.pot");
    expect(readPo(template).entries.map(({ key }) => key)).toEqual([
      "summary",
      "options.limit.doc",
      "options.name.doc",
    ]);
    expect(template).toContain("#. Option `limit` (integer, 1–9, default 5): its description.\n#: tiny.yaml:7\n");
    await folder.wireglot("i18n", "extract", "-o", "other.pot");
    expect(folder.read("other.pot")).toBe(template);
  });

  test("a language begins with a header of its own", async () => {
    const folder = await begun();
    const { code, out } = await folder.wireglot("i18n", "init", "ru");
    expect([code, out]).toEqual([0, expect.stringContaining("locales/ru.po: 3 texts to translate")]);
    expect(folder.read("locales/ru.po")).toContain('"Language: ru\\n"');
    expect(folder.read("locales/ru.po")).toContain("nplurals=3");
    expect((await folder.wireglot("i18n", "init", "ru")).out).toContain("is there already");
  });

  test.each(["nonsense", "pt_BR", "PT-br", "../x"])("%j is no language", async (locale) => {
    const folder = await begun();
    expect((await folder.wireglot("i18n", "init", locale)).code).toBe(2);
    expect(folder.list().filter((name) => name.endsWith(".po"))).toEqual(["locales/de.po", "locales/fr.po"]);
  });
});

describe.each(["po", "xliff", "csv", "json"])("export and import, %s", (format) => {
  const file = `tiny.fr.${format === "xliff" ? "xlf" : format}`;
  const french = (text: string): string =>
    text.replace(
      ...({
        po: ['msgid "Tiny."\nmsgstr ""', 'msgid "Tiny."\nmsgstr "Minuscule."'],
        xliff: [
          "<source>Tiny.</source>",
          '<source>Tiny.</source>\n        <target state="translated">Minuscule.</target>',
        ],
        csv: ["summary,Tiny.,,missing", "summary,Tiny.,Minuscule.,translated"],
        json: ['"source": "Tiny.",\n      "translation": ""', '"source": "Tiny.",\n      "translation": "Minuscule."'],
      }[format] as [string, string]),
    );

  test("what goes out comes back unchanged", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "update");
    const before = folder.read("locales/de.po");
    await folder.wireglot("i18n", "export", "--format", format, "--out", "sent", "-l", "de");
    folder.write("locales/de.po", translated(before, {}));
    const { code, out, err } = await folder.wireglot(
      "i18n",
      "import",
      `sent/${file.replace(".fr.", ".de.")}`,
      "--locale",
      "de",
    );
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("3 translations taken from");
    expect(folder.read("locales/de.po")).toBe(before);
  });

  test("what was translated is taken", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "export", "--format", format, "--out", ".", "-l", "fr");
    const sent = folder.read(file);
    expect(french(sent)).not.toBe(sent);
    folder.write(file, french(sent));
    const { code, err } = await folder.wireglot("i18n", "import", file);
    expect([code, err]).toEqual([0, expect.stringContaining("1 translation taken")]);
    expect(folder.read("locales/fr.po")).toContain('msgstr "Minuscule."');
  });

  test("what is broken is refused, and nothing is written", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "export", "--format", format, "--out", ".", "-l", "fr");
    folder.write(file, french(folder.read(file)).replaceAll("Minuscule.", "Minuscule 77."));
    const before = folder.read("locales/fr.po");
    const { code, out, err } = await folder.wireglot("i18n", "import", file);
    expect([code, out + err]).toEqual([1, expect.stringMatching(/error translation-number[\s\S]*nothing was written/)]);
    expect(folder.read("locales/fr.po")).toBe(before);
  });

  test("bytes of Latin-1 are refused at the first of them, and nothing is written", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "export", "--format", format, "--out", ".", "-l", "fr");
    const sent = french(folder.read(file)).replaceAll("Minuscule.", "Mesuré.");
    writeFileSync(join(folder.path, file), Buffer.from(sent, "latin1"));
    const before = folder.read("locales/fr.po");
    const { code, out, err } = await folder.wireglot("i18n", "import", file);
    const said = `${file}:\\d+:\\d+: error encoding-invalid: the file is not UTF-8 from here on; save it as UTF-8`;
    expect([code, out + err]).toEqual([3, expect.stringMatching(new RegExp(said))]);
    expect(folder.read("locales/fr.po")).toBe(before);
  });

  test("what is no such file is refused", async () => {
    const folder = await begun();
    folder.write(file, "\u0000 <<< nonsense");
    expect((await folder.wireglot("i18n", "import", file, "--locale", "fr")).code).toBe(1);
  });
});

describe("CSV", () => {
  test("a text of several lines stands in quotes, as other programs expect it", async () => {
    const folder = await begun();
    folder.write("tiny.yaml", SPEC.replace("summary: Tiny.", 'summary: "Tiny.\\nVery."'));
    await folder.wireglot("i18n", "export", "--format", "csv", "--out", ".", "-l", "fr");
    expect(folder.read("tiny.fr.csv")).toContain('\r\nsummary,"Tiny.\nVery.",,missing,');
  });
});

describe("CSV of another program", () => {
  test.each([
    [";", true],
    [";", false],
    ["\t", true],
    ["\t", false],
    [",", true],
  ])("with %j between the fields and a byte order mark (%j) is taken", async (delimiter, bom) => {
    const folder = await begun();
    await folder.wireglot("i18n", "update");
    const before = folder.read("locales/de.po");
    await folder.wireglot("i18n", "export", "--format", "csv", "--out", ".", "-l", "de");
    folder.write("locales/de.po", translated(before, {}));
    const rows: readonly string[][] = parse(folder.read("tiny.de.csv"));
    folder.write("tiny.de.csv", stringify([...rows], { delimiter, bom, quoted_match: /\n/ }));
    const { code, out, err } = await folder.wireglot("i18n", "import", "tiny.de.csv");
    expect([code, out, err]).toEqual([0, "", expect.stringContaining("3 translations taken from")]);
    expect(folder.read("locales/de.po")).toBe(before);
  });
});

describe("import", () => {
  const json = (locale: string): string =>
    JSON.stringify({ locale, texts: [{ key: "summary", source: "Tiny.", translation: "Piccolo." }] });

  test("a file that names no language is refused", async () => {
    const folder = await begun();
    folder.write("a.json", json("../../../tmp/evil"));
    const { code, err } = await folder.wireglot("i18n", "import", "a.json");
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('a.json: "../../../tmp/evil" is no tag of a language, such as'),
    ]);
  });

  test("a language that the config does not list is taken, and it is said that it has no pages", async () => {
    const folder = await begun();
    folder.write("a.json", json("it"));
    const { code, err } = await folder.wireglot("i18n", "import", "a.json");
    expect([code, err]).toEqual([0, expect.stringContaining('Add it to "locales" in wireglot.config.yaml')]);
    expect(folder.read("locales/it.po")).toContain('msgstr "Piccolo."');
  });

  test("a tag is taken as tools write it", async () => {
    const folder = await begun();
    folder.write("a.json", json("pt_br"));
    expect((await folder.wireglot("i18n", "import", "a.json")).code).toBe(0);
    expect(folder.list()).toContain("locales/pt-BR.po");
  });

  test("of a text that had lost letters before is refused, with its place", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "export", "--locale", "de", "--format", "json", "--out", "de.json");
    folder.write("de.json", folder.read("de.json").replace("Benutzers", "Ben\ufffdtzers"));
    const before = folder.read("locales/de.po");
    const { code, out, err } = await folder.wireglot("i18n", "import", "de.json");
    expect([code, out + err]).toEqual([1, expect.stringMatching(/de\.json:\d+:\d+: error catalog-invalid/)]);
    expect(folder.read("locales/de.po")).toBe(before);
  });

  test("of an older source is taken as stale, of no text at all is refused", async () => {
    const folder = await begun();
    const unit = (key: string, source: string): string =>
      JSON.stringify({ locale: "fr", texts: [{ key, source, translation: "Petit." }] });
    folder.write("a.json", unit("summary", "Small."));
    const old = await folder.wireglot("i18n", "import", "a.json");
    expect([old.code, old.out + old.err]).toEqual([0, expect.stringContaining("warning import-stale")]);
    expect(folder.read("locales/fr.po")).toContain('#, fuzzy\n#| msgid "Small."\nmsgctxt "summary"');
    folder.write("b.json", unit("gone", "Gone."));
    const none = await folder.wireglot("i18n", "import", "b.json");
    expect([none.code, none.out + none.err]).toEqual([1, expect.stringContaining("error import-unknown-text")]);
  });

  test("XLIFF 2 is read, entities of its own are not", async () => {
    const folder = await begun();
    folder.write(
      "a.xlf",
      '<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f"><unit id="u" name="summary"><segment><source>Tiny.</source><target>Minuscule &amp; <ph id="1"/>petit.</target></segment></unit></file></xliff>',
    );
    expect((await folder.wireglot("i18n", "import", "a.xlf")).code).toBe(0);
    expect(folder.read("locales/fr.po")).toContain('msgstr "Minuscule & petit."');
    folder.write("b.xlf", '<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2"><file target-language="fr"/></xliff>');
    expect((await folder.wireglot("i18n", "import", "b.xlf")).code).toBe(1);
  });
});

describe("format and pseudo", () => {
  test("fields that a header lacks are written", async () => {
    const folder = await begun();
    const good = folder.read("locales/de.po");
    folder.write("locales/de.po", good.replace('"Last-Translator: \\n"\n', ""));
    expect(folder.read("locales/de.po")).not.toBe(good);
    await folder.wireglot("i18n", "format");
    expect(folder.read("locales/de.po")).toBe(good);
  });

  test("a catalog that another tool folded is unfolded", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "update");
    const good = folder.read("locales/de.po");
    folder.write("locales/de.po", good.replace('"Name des Benutzers."', '""\n"Name des "\n"Benutzers."'));
    expect((await folder.wireglot("i18n", "format", "--check")).code).toBe(4);
    await folder.wireglot("i18n", "format");
    expect(folder.read("locales/de.po")).toBe(good);
    expect((await folder.wireglot("i18n", "format", "--check")).code).toBe(0);
  });

  test("pseudo-locales keep code, references and numbers, and pass the gate", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "pseudo");
    const [long, reversed] = ["en-XA", "ar-XB"].map(
      (locale) => readPo(folder.read(`locales/${locale}.po`)).entries[1]?.translations[0] ?? "",
    );
    expect(long).toMatch(/^⟦Ĥóŵ ɱáñý[\s\S]* 9\.[\s\S]*⟧\n⟦[\s\S]*\{option:limit\}[\s\S]*⟧$/);
    expect(reversed).toMatch(/^[\u0600-\u06ff][\s\S]* 9\.\n[\s\S]*\{option:limit\}\.$/);
    const { out, code } = await folder.wireglot("i18n", "check", "-l", "en-XA", "ar-XB");
    expect([code, out]).toEqual([0, ""]);
  });
});

const has = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;

describe.runIf(has("msgcat") && has("msgmerge"))("gettext", () => {
  test("msgfmt has nothing to say, and msgmerge with our template hides no staleness", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "update");
    const run = (program: string, ...args: string[]) =>
      spawnSync(program, args, { cwd: folder.path, encoding: "utf8" });
    expect(run("msgfmt", "-c", "-o", "x.mo", "locales/de.po")).toMatchObject({ status: 0, stderr: "" });

    folder.write("tiny.yaml", SPEC.replace("rooms a user may", "rooms any user may"));
    await folder.wireglot("i18n", "extract");
    run("msgmerge", "--no-wrap", "--update", "--backup=off", "locales/de.po", "locales/tiny.pot");
    folder.write("locales/de.po", folder.read("locales/de.po").replace(/#, fuzzy\n(#\| .*\n)*/g, ""));
    const { code, out, err } = await folder.wireglot("i18n", "check", "-l", "de");
    expect([code, out + err]).toEqual([1, expect.stringContaining('error translation-stale: "options.limit.doc"')]);
  });
});

describe.runIf(has("po2xliff") && has("xliff2po"))("translate-toolkit", () => {
  test("a catalog that went through XLIFF of another tool is imported, though its keys were lost", async () => {
    const folder = await begun();
    await folder.wireglot("i18n", "update");
    const before = folder.read("locales/de.po");
    const run = (program: string, ...args: string[]): void =>
      void spawnSync(program, args, { cwd: folder.path, encoding: "utf8" });
    run("po2xliff", "locales/de.po", "a.xlf");
    run("xliff2po", "a.xlf", "b.po");
    for (const file of ["a.xlf", "b.po"]) {
      folder.write("locales/de.po", before.replace('msgstr "Winzig."', 'msgstr ""'));
      const { code, out, err } = await folder.wireglot("i18n", "import", join(folder.path, file), "--locale", "de");
      expect([code, out, err]).toEqual([0, "", expect.stringContaining("1 translation taken")]);
      expect(folder.read("locales/de.po")).toBe(before);
    }
  });
});
