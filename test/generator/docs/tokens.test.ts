/** The committed pages of each language, compared with the model and with those of the source's language, token by token. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Model, Option } from "../../../generator/model.js";
import { anchorOf } from "../../../generator/resolve-reference.js";
import { modelOf } from "../../support/model.js";

const docs = fileURLToPath(new URL("../../../generated/docs/", import.meta.url));
const locales = readdirSync(docs);

let model: Model;
beforeAll(async () => {
  model = await modelOf();
});

/** Without the banner that counts what is not translated yet. */
const page = (locale: string, name: string): string =>
  readFileSync(join(docs, locale, `${name}.md`), "utf8").replace(/^> .*\]\(\.\.\/\w+\/[\w-]+\.md\)$/m, "");

/** The row of a table that an anchor stands in, as its cells. */
function rowOf(text: string, anchor: string): readonly string[] {
  const row = text.split("\n").find((line) => line.startsWith("|") && line.includes(`<a id="${anchor}"></a>`));
  if (row === undefined) throw new Error(`no row ${anchor}`);
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** Everything of a page that no translator may touch: code, links, numbers in cells, the structure. */
function tokens(text: string): readonly string[] {
  const fences: string[] = [];
  const rest = text.replace(/^```(\w*)\n([\s\S]*?)^```$/gm, (_, language: string, code: string) => {
    fences.push(`${language}: ${code.replace(/(^|[\s;])\/\/ .*$/gm, "$1//")}`);
    return "FENCE";
  });
  const kept = rest.match(
    /^#+ |^\| |^(?:-|\d+\.) |<a id="[^"]*">|(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|\]\([^)]*\)|FENCE|\(\d{4}(?:–\d+)?\)|https?:\/\/\S+/gm,
  );
  return [...(kept ?? []), ...fences];
}

/** As {@link tokens}, in any order within a section: the order of words differs between languages. */
function bySection(text: string): readonly (readonly string[])[] {
  return text.split(/^<a id="/m).map((part) => [...tokens(`<a id="${part}`)].sort());
}

describe.each(locales)("%s", (locale) => {
  const names = readdirSync(join(docs, "en")).map((name) => name.replace(/\.md$/, ""));

  test.each(names)("%s has the code, links, headings and rows of the source", (name) => {
    expect(bySection(page(locale, name))).toEqual(bySection(page("en", name)));
  });

  test("each option has its name, range and default", () => {
    const text = page(locale, model.module);
    const visit = (options: readonly Option[], path: readonly string[], names: readonly string[]): void => {
      for (const option of options) {
        const [name, , range, standard] = rowOf(text, anchorOf("option", ...names, option.name));
        expect(name).toContain(`\`${[...path, option.tsName].join(".")}\``);
        if (option.rangeText !== undefined) expect(range).toContain(option.rangeText);
        if (option.defaultText !== undefined && option.dependentDefault === undefined)
          expect(standard).toBe(`\`${option.defaultText}\``);
        visit(option.properties, [...path, option.tsName], [...names, option.name]);
      }
    };
    expect(model.options.length).toBeGreaterThan(15);
    visit(model.options, [], []);
  });

  test("each close code has its number and its flags", () => {
    const text = page(locale, model.module);
    const seen = new Map<boolean, Set<string>>([
      [true, new Set()],
      [false, new Set()],
    ]);
    for (const row of model.closeCodes) {
      const [name, code, sendable = "", clean = ""] = rowOf(text, anchorOf("code", row.name));
      expect(name).toContain(`\`${row.name}\``);
      expect(code).toBe(`${row.from}`);
      seen.get(row.sendable)?.add(sendable);
      seen.get(row.clean)?.add(clean);
    }
    // One word for yes, another for no, and never the one for the other.
    expect([...(seen.get(true) ?? [])].length).toBe(1);
    expect([...(seen.get(false) ?? [])].length).toBe(1);
    expect(seen.get(true)).not.toEqual(seen.get(false));
  });

  test("each error has its kind, its status, and whether it is retryable", () => {
    const text = page(locale, model.module);
    const words = new Map<unknown, Set<string>>();
    for (const row of model.errors) {
      const [name, kind, retryable = "", status] = rowOf(text, anchorOf("error", row.name));
      expect(name).toContain(`\`${row.name}\``);
      expect(kind).toBe(`\`${row.kind}\``);
      if (row.status.length > 0) expect(status?.match(/`[^`]*`/g)).toEqual(row.status.map((code) => `\`${code}\``));
      words.set(row.retryable, (words.get(row.retryable) ?? new Set()).add(retryable));
    }
    expect([...words.values()].every((set) => set.size === 1)).toBe(true);
    expect(new Set([...words.values()].flatMap((set) => [...set])).size).toBe(3);
  });

  test("each constant has its value, each action its row", () => {
    const text = page(locale, model.module);
    for (const group of model.groups)
      for (const member of group.members)
        expect(rowOf(text, anchorOf("constant", group.name, member.name))[1]).toBe(
          `\`${JSON.stringify(member.value)}\``,
        );
    for (const permission of model.permissions)
      expect(rowOf(text, anchorOf("permission", permission.name))[0]).toContain(`\`${permission.name}\``);
  });

  test("each program is the one that the tests run, but for its comments", () => {
    const bare = (code: string): string => code.replace(/(^|[\s;])\/\/ .*$/gm, "$1//").trim();
    const shown = names
      .flatMap((name) => [...page(locale, name).matchAll(/^```ts\n([\s\S]*?)^```$/gm)])
      .map((match) => bare(match[1] ?? ""));
    const folder = fileURLToPath(new URL("../../../spec/examples/", import.meta.url));
    for (const file of readdirSync(folder)) expect(shown).toContain(bare(readFileSync(join(folder, file), "utf8")));
  });
});
