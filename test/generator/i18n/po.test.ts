import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readPo, writePo } from "../../../generator/i18n/po.js";

const ALL = `# About this file.
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# A note.
#
# Another.
#. Option \`x\`.
#: spec.yaml:3
#, fuzzy, no-wrap
#| msgid ""
#| "One\\n"
#| "two"
msgctxt "a"
msgid ""
"One\\n"
"two and a \\"quote\\", a \\\\ and a\\ttab"
msgstr ""
"Eins\\n"
"zwei"

msgctxt "b"
msgid "ends with a line feed\\n"
msgstr ""

msgctxt "c"
msgid "{count} file"
msgid_plural "{count} files"
msgstr[0] "{count} Datei"
msgstr[1] "{count} Dateien"

msgctxt "d"
msgid "日本語の長い文。日本語の長い文。日本語の長い文。日本語の長い文。日本語の長い文。日本語の長い文。日本語の長い文。"
msgstr "x"

# obsolete since 1.0.0
#~| msgid "older"
#~ msgctxt "e"
#~ msgid "old"
#~ msgstr ""
#~ "alt\\n"
#~ "und älter"
`;

const hasGettext = spawnSync("msgcat", ["--version"]).status === 0;
const msgcat = (text: string, ...args: string[]): string =>
  spawnSync("msgcat", [...args, "-"], { input: text, encoding: "utf8" }).stdout;

const catalogs = ["spec", "generator"].flatMap((folder) => {
  const at = fileURLToPath(new URL(`../../../${folder}/locales/`, import.meta.url));
  return readdirSync(at).flatMap((name) => (name.endsWith(".po") ? [`${at}${name}`] : []));
});

describe("PO", () => {
  test("what is written is what was read", () => {
    expect(writePo(readPo(ALL))).toBe(ALL);
  });

  test("everything in an entry is read", () => {
    expect(readPo(ALL).entries[0]).toEqual({
      key: "a",
      source: 'One\ntwo and a "quote", a \\ and a\ttab',
      translations: ["Eins\nzwei"],
      notes: ["A note.", "", "Another."],
      extracted: ["Option `x`."],
      references: ["spec.yaml:3"],
      flags: ["fuzzy", "no-wrap"],
      previous: "One\ntwo",
      obsolete: false,
    });
  });

  test.each(["garbage", "<<<<<<< HEAD\n", 'msgid "a', 'msgid "a"\nmsgid "b"', 'msgid "a"\n\nmsgid "a"\nmsgstr "x"'])(
    "%j is no PO file",
    (text) => {
      expect(() => readPo(text)).toThrow(SyntaxError);
    },
  );

  test.each(catalogs)("%s is written as it is", (path) => {
    const text = readFileSync(path, "utf8");
    expect(writePo(readPo(text))).toBe(text);
  });
});

describe.runIf(hasGettext)("msgcat", () => {
  const all: readonly (readonly [string, string])[] = [
    ["all there can be", ALL],
    ...catalogs.map((path) => [path, readFileSync(path, "utf8")] as const),
  ];
  test.each(all)("leaves %s alone, and what it folds is unfolded again", (_, text) => {
    expect(msgcat(text, "--no-wrap")).toBe(text);
    expect(writePo(readPo(msgcat(text)))).toBe(text);
    expect(writePo(readPo(msgcat(text, "--width=40")))).toBe(text);
  });
});
