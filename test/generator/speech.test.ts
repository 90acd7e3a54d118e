import { describe, expect, test } from "vitest";
import { languagesOf, speechFor } from "../../generator/speech.js";

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
  ])("%s has its own lists", async (lang, listed) => {
    expect((await speechFor(asked(["--lang", lang])))?.listed(["eins", "zwei", "drei"], "or")).toBe(listed);
  });
});
