import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../generator/cli.js";
import type { Speech } from "../../generator/message.js";
import { languagesOf, speechFor } from "../../generator/speech.js";
import { TINY, testFolder } from "../support/folder.js";

const asked = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => ({ args, env, cwd: "/" });

describe("the language asked for", () => {
  test.each([
    [["--lang", "de"], { LANG: "fr_FR.UTF-8" }, ["de"]],
    [["validate", "--lang=pt-BR", "x.yaml"], {}, ["pt-BR"]],
    [["--", "--lang", "de"], {}, []],
    [[], { WIREGLOT_LANG: "ja", LC_ALL: "de_DE" }, ["ja"]],
    [[], { LC_ALL: "de_DE.UTF-8", LANG: "fr" }, ["de-DE"]],
    [[], { LC_MESSAGES: "pt_BR", LANG: "fr" }, ["pt-BR"]],
    [[], { LANG: "zh_CN.UTF-8" }, ["zh-CN"]],
    [[], { LANG: "de_DE@euro" }, ["de-DE"]],
    [[], { LC_ALL: "", LANG: "de" }, ["de"]],
    [[], { LANG: "de", LANGUAGE: "pt_BR:es" }, ["pt-BR", "es"]],
    [[], { LANG: "C.UTF-8", LANGUAGE: "de" }, []],
    [[], { LC_ALL: "POSIX", LANG: "de" }, []],
    [[], {}, []],
  ])("%j in %j is %j", (args, env, expected) => {
    expect(languagesOf(asked(args, env as Record<string, string>))).toEqual(expected);
  });
});

describe("the language spoken", () => {
  test.each([["en"], ["en_US.UTF-8"], ["xx"], ["C"]])("%s is English", async (LANG) => {
    expect(await speechFor(asked([], { LANG }))).toBeUndefined();
  });

  test.each([
    ["de", "eins, zwei oder drei"],
    ["de-AT", "eins, zwei oder drei"],
    ["pt", "eins, zwei ou drei"],
    ["ja", "eins、zwei、または drei"],
    ["zh", "eins、zwei 或 drei"],
    ["ko", "eins, zwei 또는 drei"],
  ])("%s has its own lists", async (lang, listed) => {
    expect((await speechFor(asked(["--lang", lang])))?.listed(["eins", "zwei", "drei"], "or")).toBe(listed);
  });
});

describe("a run", () => {
  const folder = testFolder({ "broken.yaml": `${TINY}options:\n  a: { type: strnig }\n`, "plain.yaml": TINY });
  afterAll(() => folder.remove());

  const said = async (args: readonly string[], more: { speech?: Speech; env?: Record<string, string> } = {}) => {
    const out: string[] = [];
    const code = await run(args, { cwd: folder.path, out: (line) => out.push(line), err: () => undefined, ...more });
    return { code, out: out.join("\n") };
  };
  const loud: Speech = {
    template: (_, source) => source.toUpperCase().replace(/\{\w+\}/g, (place) => place.toLowerCase()),
    listed: (names) => names.join("/"),
    form: () => 1,
  };

  test("says its help in the language asked for, and leaves flags and commands as they are", async () => {
    const { code, out } = await said(["validate", "--help", "--lang", "de"]);
    expect(code).toBe(0);
    expect(out).toContain("Prüft Spezifikationen");
    expect(out).toContain("-c, --config <file>");
    expect((await said(["validate", "--help"], { env: { LANG: "pt_BR.UTF-8" } })).out).toContain("especificaç");
    expect((await said(["--help"], { speech: loud })).out).toMatch(/^USAGE:|OPTIONS:[\s\S]*EXIT CODES:/m);
  });

  test("says that it does not speak a language that is asked for, but not one of the environment", async () => {
    const told: string[] = [];
    const err = (line: string): void => void told.push(line);
    const io = { cwd: folder.path, out: () => undefined, err };
    expect(await run(["validate", "plain.yaml", "--lang", "xx"], io)).toBe(0);
    expect(told[0]).toMatch(/^--lang "xx": wireglot does not speak it; it speaks ar, de, en, /);
    told.length = 0;
    await run(["validate", "plain.yaml"], { ...io, env: { LANG: "xx_XX.UTF-8" } });
    await run(["validate", "plain.yaml", "--lang", "en-GB"], io);
    expect(told.join()).not.toContain("speak");
  });

  test("says findings in it, but codes and JSON are the same in every language", async () => {
    const english = await said(["validate", "broken.yaml"]);
    const other = await said(["validate", "broken.yaml"], { speech: loud });
    const [place, code, message] = /^(\S+) (error [\w-]+): (.*)$/m.exec(english.out)?.slice(1) ?? [];
    expect(other.out).toContain(`${place} ${code}: `);
    expect(other.out).not.toContain(message);
    const json = ["validate", "broken.yaml", "--format", "json"];
    expect((await said(json, { speech: loud })).out).toBe((await said(json)).out);
    expect(other.code).toBe(english.code);
  });

  test("in a language that there is no catalog of speaks English", async () => {
    expect((await said(["validate", "--help", "--lang", "xx"])).out).toBe((await said(["validate", "--help"])).out);
  });
});
