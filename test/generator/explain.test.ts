/** `wireglot explain`, and the page of all rules that is made by it. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { run } from "../../generator/cli.js";
import { allRules, EXPLANATIONS, explain, listRules } from "../../generator/explain.js";
import { loadSpeech } from "../../generator/i18n/load-speech.js";
import { RULE_CODES } from "../../generator/rule-codes.js";
import { foreign } from "../support/foreign.js";

async function explained(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const io = { cwd: "/", out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const code = await run(["explain", ...args], io);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

test("a code is explained by what it prevents, and an example with the mistake and without", async () => {
  const { code, out } = await explained("default-unit");
  expect(code).toBe(0);
  expect(out).toMatch(/^# default-unit\n\n\*\*A number without a unit is milliseconds or bytes/);
  expect(out).toMatch(/Wrong:\n\n```yaml\n.*default: 30,.*\n```\n\nRight:\n\n```yaml\n.*default: 30s,.*\n```$/s);
});

test("a change that diff knows is explained too", async () => {
  expect((await explained("option-removed")).out).toMatch(/^# option-removed\n\n\*\*/);
});

test("an unknown code is wrong usage, with the nearest one", async () => {
  const { code, out, err } = await explained("defualt-unit");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toBe('error: there is no rule "defualt-unit" (did you mean "default-unit"?); wireglot explain lists all');
});

test("without a code, all are listed", async () => {
  const { code, out } = await explained();
  expect(code).toBe(0);
  const listed = [...out.matchAll(/^ {2}([a-z0-9-]+) {2}/gm)].map((match) => match[1]);
  expect(listed).toEqual(RULE_CODES);
  expect(new Set(RULE_CODES).size).toBe(RULE_CODES.length);
});

test("every code has a page", () => {
  for (const code of RULE_CODES) expect(explain(code), code).toMatch(new RegExp(`^# ${code}\n`));
});

test("spec/rules.md is fresh: node dist/generator/bin.js explain --all > spec/rules.md", () => {
  const page = readFileSync(new URL("../../spec/rules.md", import.meta.url), "utf8");
  expect(page).toBe(allRules());
});

describe("in another language", () => {
  const words = (text: string): readonly string[] => text.replace(/`[^`]*`/g, "").match(/[a-z]{2,}/gi) ?? [];

  test("the list is in it, and the codes stay", () => {
    const lines = listRules(foreign).split("\n");
    const codes = lines.flatMap((line) => /^ {2}([a-z0-9-]+) {2}/.exec(line)?.[1] ?? []);
    expect(codes).toEqual(RULE_CODES);
    for (const line of lines) expect(words(line.replace(/^ {2}\S+/, ""))).toEqual([]);
  });

  test.each(RULE_CODES)("so is the page of %s", (code) => {
    const [heading, ...blocks] = (explain(code, foreign) ?? "").split("\n\n");
    expect(heading).toBe(`# ${code}`);
    for (const block of blocks) if (!block.startsWith("```")) expect(words(block)).toEqual([]);
  });

  test("so is the page of all rules, and the samples are the same", () => {
    const samples = (page: string): readonly string[] => page.match(/^```yaml\n(?:(?!# .*\n```).)*?\n```$/gms) ?? [];
    expect(samples(allRules(foreign))).toEqual(samples(allRules()));
    expect(samples(allRules()).length).toBeGreaterThan(200);
  });
});

describe("in each language of the command line", () => {
  const locales = readdirSync(new URL("../../generator/locales/", import.meta.url)).flatMap(
    (name) => /^(.+)\.po$/.exec(name)?.[1] ?? [],
  );

  test.each(locales)("%s says all of it", (locale) => {
    const speech = loadSpeech([locale]);
    const english = EXPLANATIONS.filter(({ key, source }) => speech?.template(key, source) === source);
    expect(english.map(({ key }) => key)).toEqual([]);
  });

  test("with the finding in the same language, and its names as code", async () => {
    const { out } = await explained("option-removed", "--lang", "fr");
    expect(out).toContain("Le diagnostic se lit\u00a0: l’option `name` n’existe plus.");
  });
});
