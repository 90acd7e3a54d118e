/** No committed translation contradicts its source; how many are missing or stale is the matter of `wireglot i18n check`. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../generator/diagnostics.js";
import { findingTexts, ownTexts } from "../../generator/docs/own-texts.js";
import { EXPLANATIONS } from "../../generator/explain.js";
import type { SourceText } from "../../generator/i18n/catalog.js";
import { checkCatalog } from "../../generator/i18n/check-catalog.js";
import { readGlossary } from "../../generator/i18n/glossary.js";
import { readPo } from "../../generator/i18n/po.js";
import { textsOf } from "../../generator/i18n/texts.js";
import { modelOf } from "../support/model.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const FOLDERS = ["spec/locales", "generator/locales", "generator/locales/messages", "generator/locales/explanations"];
const catalogs = FOLDERS.flatMap((folder) =>
  readdirSync(`${root}${folder}`).flatMap((name) =>
    name.endsWith(".po") ? [[folder, name.slice(0, -3)] as const] : [],
  ),
);

let texts: Readonly<Record<string, readonly SourceText[]>>;
beforeAll(async () => {
  texts = {
    "spec/locales": textsOf(await modelOf()),
    "generator/locales": ownTexts(),
    "generator/locales/messages": findingTexts(),
    "generator/locales/explanations": EXPLANATIONS,
  };
});

describe.each(catalogs)("%s, %s", (folder, locale) => {
  test("nothing is broken, and the terms are those of the glossary", () => {
    const file = `${folder}/${locale}.po`;
    const path = `${root}spec/locales/${locale}.glossary.yaml`;
    const { terms, findings } = existsSync(path)
      ? readGlossary(readFileSync(path, "utf8"), path)
      : { terms: [], findings: [] };
    expect(findings).toEqual([]);
    const text = readFileSync(`${root}${file}`, "utf8");
    const checked = checkCatalog({
      ...{ file, locale, sourceLocale: "en", text, glossary: terms, tolerance: 1 },
      texts: texts[folder] ?? [],
    });
    expect(checked.findings.map(formatDiagnostic)).toEqual([]);
  });
});

describe.runIf(spawnSync("msgfmt", ["--version"]).status === 0)("msgfmt", () => {
  test.each(catalogs)("has nothing to say of %s, %s", (folder, locale) => {
    const { stderr } = spawnSync("msgfmt", ["-c", "-o", "-", `${root}${folder}/${locale}.po`]);
    expect(stderr.toString()).toBe("");
  });
});

/** As French is set: U+202F before `;`, `!` and `?`, U+00A0 before `:` and within guillemets. */
const MISSET = /[ \u00a0][;!?](?=\s|$)|[ \u202f]:(?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»/;

test.each(FOLDERS)("%s/fr.po has one kind of space before each sign", (folder) => {
  const { entries } = readPo(readFileSync(`${root}${folder}/fr.po`, "utf8"));
  const texts = entries.flatMap(({ translations }) => translations.map((text) => text.replace(/`[^`]*`/g, "")));
  expect(texts.filter((text) => MISSET.test(text))).toEqual([]);
});
