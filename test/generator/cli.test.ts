import { afterEach, describe, expect, test } from "vitest";
import { type TestFolder, TINY, testFolder } from "../support/folder.js";

const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folder(files: Readonly<Record<string, string>> = {}): TestFolder {
  const made = testFolder(files);
  folders.push(made);
  return made;
}

const BROKEN = `${TINY}options:\n  a: { type: strnig }\n`;

describe("help", () => {
  test.each(
    [
      [],
      ["generate"],
      ["validate"],
      ["check"],
      ["docs"],
      ["i18n"],
      ["i18n", "update"],
      ["policy"],
      ["policy", "test"],
    ].map((command) => [command]),
  )("of %j says what it does", async (command) => {
    const { code, out } = await folder().wireglot(...command, "--help");
    expect(code).toBe(0);
    expect(out).toContain(`Usage: wireglot ${command.join(" ")}`.trim());
    expect(out.split("\n").length).toBeGreaterThan(5);
  });

  test("tells every exit code", async () => {
    const { out } = await folder().wireglot("--help");
    for (const code of [0, 1, 2, 3, 4, 70]) expect(out).toMatch(new RegExp(`^ {2}${code} `, "m"));
  });

  test("version is that of the package", async () => {
    expect((await folder().wireglot("--version")).out).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe("exit codes", () => {
  test.each([
    [["generate", "tiny.yaml"], 0],
    [["validate", "tiny.yaml"], 0],
    [["validate", "broken.yaml"], 1],
    [["generate", "broken.yaml"], 1],
    [["nonsense"], 2],
    [["generate", "--nonsense"], 2],
    [["generate"], 2],
    [["generate", "tiny.yaml", "broken.yaml"], 2],
    [["validate", "none.yaml"], 3],
    [["generate", "none.yaml"], 3],
    [["validate", "."], 3],
    [["check", "tiny.yaml"], 4],
    [["validate", "--config", "none.yaml"], 3],
    [["policy", "test", "none.yaml", "--url", "wss://x/"], 3],
    [["policy", "test", "policies.yaml", "--url", "wss://api.example.com/"], 0],
    [["policy", "test", "policies.yaml", "--url", "wss://evil.test/"], 1],
    [["policy", "test", "policies.yaml", "--url", "wss://api.example.com/", "--meta", "nonsense"], 2],
    [["policy", "test", "broken.yaml", "--url", "wss://x/"], 1],
  ])("wireglot %j ends with %i", async (args, code) => {
    const place = folder({
      "tiny.yaml": TINY,
      "broken.yaml": BROKEN,
      "policies.yaml": "- { id: ours, actions: [websocket.*], resources: ['wss://*.example.com/*'], effect: allow }\n",
    });
    const result = await place.wireglot(...args);
    expect({ code: result.code, said: result.code === 0 ? "" : result.err + result.out }).toEqual({
      code,
      said: code === 0 ? "" : expect.stringMatching(/\S/),
    });
    expect(result.err).not.toMatch(/^ {4}at /m);
  });

  test("a wrong config is usage, with its place", async () => {
    const place = folder({ "wireglot.config.yaml": "specs:\n  - { spec: tiny.yaml, outt: x }\n", "tiny.yaml": TINY });
    const { code, err } = await place.wireglot("generate");
    expect(code).toBe(2);
    expect(err).toContain(
      'wireglot.config.yaml:2:24: error config-unknown-key: unknown key "outt" (did you mean "out"?)',
    );
  });
});

describe("validate", () => {
  test("reports every problem as file:line:col: severity code: sentence", async () => {
    const place = folder({ "a.yaml": BROKEN, "b.yaml": TINY });
    const { code, out, err } = await place.wireglot("validate", "a.yaml", "b.yaml");
    expect(code).toBe(1);
    expect(out).toBe('a.yaml:6:14: error type-unknown: there is no type "strnig" (did you mean "string"?)');
    expect(err).toBe("a.yaml: 1 error\nb.yaml: valid");
  });

  test("a rule may be a warning, or off", async () => {
    const place = folder({
      "a.yaml": BROKEN,
      "wireglot.config.yaml": "specs: [{ spec: a.yaml }]\nrules: { type-unknown: off }\n",
    });
    expect(await place.wireglot("validate")).toMatchObject({ code: 0 });
  });
});

describe("generate, check and docs", () => {
  test("writes what spec-language.md names, then finds it unchanged", async () => {
    const place = folder({ "tiny.yaml": TINY, "node_modules/x/package.json": "{}" });
    const first = await place.wireglot("generate", "tiny.yaml");
    expect(first.code).toBe(0);
    expect(place.list().filter((file) => file.startsWith("generated/"))).toEqual([
      "generated/.wireglot.json",
      "generated/api.ts",
      "generated/channel.ts",
      "generated/client.ts",
      "generated/constants.ts",
      "generated/docs/en/tiny.md",
      "generated/errors.ts",
      "generated/index.ts",
      "generated/permissions.ts",
      "generated/types.ts",
      "generated/validators.ts",
    ]);
    expect((await place.wireglot("generate", "tiny.yaml")).out).toMatch(/up to date/);
    expect(await place.wireglot("check", "tiny.yaml")).toMatchObject({ code: 0 });
  });

  test("what is up to date says its warnings again, with the path as seen from here", async () => {
    const place = folder({
      "api/tiny.yaml": `${TINY}types:\n  idle: { type: string, doc: Nobody takes it. }\n`,
      "node_modules/x": "",
    });
    const first = await place.wireglot("generate", "api/tiny.yaml");
    const again = await place.wireglot("generate", "api/tiny.yaml");
    expect(again.out).toMatch(/up to date/);
    expect(again.out).toMatch(/^api\/tiny\.yaml:6:3: warning type-unused: /m);
    expect(first.out).toContain(again.out.split("\n")[0]);
    place.write("api/tiny.yaml", TINY);
    expect((await place.wireglot("generate", "api/tiny.yaml")).out).not.toContain("warning");
  });

  test("--out says where", async () => {
    const place = folder({ "tiny.yaml": TINY });
    await place.wireglot("generate", "tiny.yaml", "--out", "src/api");
    expect(place.list()).toContain("src/api/client.ts");
    expect(place.list()).toContain("src/api/docs/en/tiny.md");
  });

  test("check finds a file that was edited, is missing, or is no longer made", async () => {
    const place = folder({ "tiny.yaml": `${TINY}locale: 1\n`.replace("locale: 1\n", "") });
    await place.wireglot("generate", "tiny.yaml");
    place.write("generated/client.ts", `${place.read("generated/client.ts")}// edited\n`);
    const lines = place.read("generated/client.ts").split("\n").length;
    const { code, out, err } = await place.wireglot("check", "tiny.yaml", "--diff");
    expect(code).toBe(4);
    expect(out).toContain(
      `generated/client.ts:${lines - 1}:1: error generated-stale: this file differs from what is made from tiny.yaml`,
    );
    expect(out).toContain("-// edited");
    expect(err).toBe("tiny.yaml → generated: 1 file out of date; run wireglot generate");
    const again = await place.wireglot("generate", "--check", "--diff", "tiny.yaml");
    expect(again).toEqual({ code, out, err });
    await place.wireglot("generate", "tiny.yaml");
    expect((await place.wireglot("check", "tiny.yaml")).code).toBe(0);
  });

  test("check finds that the spec has changed", async () => {
    const place = folder({ "tiny.yaml": TINY });
    await place.wireglot("generate", "tiny.yaml");
    place.write("tiny.yaml", TINY.replace("Tiny.", "Tiny, but not so much."));
    expect((await place.wireglot("check", "tiny.yaml")).code).toBe(4);
  });

  test("a file of somebody else is neither overwritten nor deleted, and nothing is written then", async () => {
    const place = folder({
      "tiny.yaml": TINY,
      "generated/client.ts": "// mine\n",
      "generated/notes.txt": "mine too\n",
    });
    const { code, out } = await place.wireglot("generate", "tiny.yaml");
    expect(code).toBe(1);
    expect(out).toContain("generated/client.ts:1:1: error foreign-file:");
    expect(place.list()).toEqual(["generated/client.ts", "generated/notes.txt", "tiny.yaml"]);
    expect(place.read("generated/client.ts")).toBe("// mine\n");
  });

  test("a page of a language that is no longer asked for is removed, other files stay", async () => {
    const config = (locales: string): string => `specs: [{ spec: tiny.yaml, locales: [${locales}] }]\n`;
    const place = folder({
      "tiny.yaml": TINY,
      "wireglot.config.yaml": config("pt-BR"),
      "generated/docs/notes.md": "mine\n",
    });
    await place.wireglot("generate");
    expect(place.list()).toContain("generated/docs/pt-BR/tiny.md");
    place.write("wireglot.config.yaml", config(""));
    await place.wireglot("generate");
    expect(place.list()).not.toContain("generated/docs/pt-BR/tiny.md");
    expect(place.list()).toContain("generated/docs/notes.md");
  });

  test("nothing is written where the spec has an error", async () => {
    const place = folder({ "tiny.yaml": BROKEN });
    expect(await place.wireglot("generate", "tiny.yaml")).toMatchObject({ code: 1 });
    expect(place.list()).toEqual(["tiny.yaml"]);
  });

  test("output is the same wherever it is made", async () => {
    const one = folder({ "tiny.yaml": TINY });
    const two = folder({ "deep/er/tiny.yaml": TINY });
    await one.wireglot("generate", "tiny.yaml");
    await two.wireglot("generate", "deep/er/tiny.yaml", "--out", "deep/er/generated");
    for (const file of one.list().filter((name) => name.startsWith("generated/")))
      expect(two.read(`deep/er/${file}`)).toBe(one.read(file));
  });

  test("the config is found upward from the working folder", async () => {
    const place = folder({
      "tiny.yaml": TINY,
      "wireglot.config.yaml": "specs: [{ spec: tiny.yaml, out: code }]\n",
      "deep/er/x.txt": "",
    });
    const below = testFolder();
    folders.push(below);
    const { run } = await import("../../generator/cli.js");
    const code = await run(["generate"], { cwd: `${place.path}/deep/er`, out: () => undefined, err: () => undefined });
    expect(code).toBe(0);
    expect(place.list()).toContain("code/index.ts");
  });

  test("docs writes the documentation alone, in the languages asked for", async () => {
    const place = folder({ "tiny.yaml": TINY });
    expect(await place.wireglot("docs", "tiny.yaml", "--locale", "pt-BR", "--out", "pages")).toMatchObject({ code: 0 });
    expect(place.list()).toEqual(["pages/.wireglot.json", "pages/en/tiny.md", "pages/pt-BR/tiny.md", "tiny.yaml"]);
    expect(place.read("pages/pt-BR/tiny.md")).toContain("| Constante | Código |");
    // What is inherited has its translations beside the base spec.
    expect(place.read("pages/pt-BR/tiny.md")).toContain("Fechamento normal.");
  });

  test("docs of several specs stand in one folder, where their pages have different names", async () => {
    const place = folder({ "tiny.yaml": TINY, "other.yaml": TINY.replace(/^module: .*/m, "module: other") });
    expect(await place.wireglot("docs", "tiny.yaml", "other.yaml", "--out", "pages")).toMatchObject({ code: 0 });
    expect(place.list()).toEqual(expect.arrayContaining(["pages/en/tiny.md", "pages/en/other.md"]));
    place.write("same.yaml", TINY);
    const { code, err } = await place.wireglot("docs", "tiny.yaml", "same.yaml", "--out", "both");
    expect([code, err]).toEqual([2, expect.stringContaining("tiny.yaml and same.yaml would both be written into")]);
    expect(place.list().filter((name) => name.startsWith("both"))).toEqual([]);
  });

  test("sites of several specs have a folder each", async () => {
    const place = folder({ "tiny.yaml": TINY, "other.yaml": TINY.replace(/^module: .*/m, "module: other") });
    const html = ["docs", "tiny.yaml", "other.yaml", "--format", "html"];
    expect(await place.wireglot(...html, "--out", "site")).toMatchObject({ code: 0 });
    expect(place.list()).toEqual(expect.arrayContaining(["site/tiny/en/index.html", "site/other/en/index.html"]));
  });

  test("docs after generate leaves the code as it is, and check content", async () => {
    const place = folder({ "tiny.yaml": TINY });
    await place.wireglot("generate", "tiny.yaml");
    expect(await place.wireglot("docs", "tiny.yaml")).toMatchObject({ code: 0 });
    expect(await place.wireglot("check", "tiny.yaml")).toMatchObject({ code: 0 });
  });

  test("a translation of a spec's own text is used, a stale one is shown with a mark and counted", async () => {
    const catalog = (id: string): string =>
      `msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgctxt "summary"\nmsgid "${id}"\nmsgstr "Pequeno."\n`;
    const place = folder({ "tiny.yaml": TINY, "locales/pt-BR.po": catalog("Tiny.") });
    await place.wireglot("docs", "tiny.yaml", "--locale", "pt-BR");
    expect(place.read("generated/docs/pt-BR/tiny.md")).toContain("\nPequeno.\n");
    expect(place.read("generated/docs/pt-BR/tiny.md")).not.toContain("cujo original mudou");
    place.write("locales/pt-BR.po", catalog("Small."));
    await place.wireglot("docs", "tiny.yaml", "--locale", "pt-BR");
    expect(place.read("generated/docs/pt-BR/tiny.md")).toMatch(/\nPequeno\. <abbr title="[^"]+">⚠<\/abbr>\n/);
    expect(place.read("generated/docs/pt-BR/tiny.md")).toMatch(
      /> Textos desta página cujo original mudou .*: 1 de \d+\..*\(\.\.\/en\/tiny\.md\)/,
    );
  });

  test("a broken catalog is a finding", async () => {
    const place = folder({ "tiny.yaml": TINY, "locales/pt-BR.po": 'msgid "x" nonsense' });
    const { code, out } = await place.wireglot("docs", "tiny.yaml", "--locale", "pt-BR");
    expect(code).toBe(1);
    expect(out).toMatch(/^locales\/pt-BR\.po:1:1: error catalog-invalid: /);
  });

  test("i18n update writes a catalog, and keeps what is translated", async () => {
    const place = folder({ "tiny.yaml": TINY });
    await place.wireglot("i18n", "update", "tiny.yaml", "--locale", "de");
    const catalog = place.read("locales/de.po");
    expect(catalog).toContain('msgctxt "summary"\nmsgid "Tiny."\nmsgstr ""');
    place.write("locales/de.po", catalog.replace('msgid "Tiny."\nmsgstr ""', 'msgid "Tiny."\nmsgstr "Winzig."'));
    await place.wireglot("i18n", "update", "tiny.yaml", "--locale", "de");
    expect(place.read("locales/de.po")).toContain('msgstr "Winzig."');
  });
});

describe("policy test", () => {
  const policies =
    "policies:\n  - { id: ours, actions: [websocket.*], resources: ['wss://*.example.com/*'], effect: allow }\n  - { id: no-private, actions: ['*'], resources: ['*://**:*/*'], effect: deny, conditions: [{ field: meta.address, operator: eq, value: private }] }\n";

  test("says which policy decides", async () => {
    const place = folder({ "p.yaml": policies });
    const { code, out } = await place.wireglot(
      "policy",
      "test",
      "p.yaml",
      "--url",
      "wss://api.example.com/x",
      "--address",
      "10.0.0.1",
    );
    expect(code).toBe(1);
    expect(out).toContain('(policy "no-private")');
    expect(out.split("\n").at(-1)).toBe("denied");
  });

  test("text of the file cannot steer the terminal", async () => {
    const place = folder({ "p.yaml": '- { id: "\\e[31mred\\u202e", actions: ["*"], effect: allow }\n' });
    const { out } = await place.wireglot("policy", "test", "p.yaml", "--url", "wss://x/");
    expect(out).toContain('websocket.connect: allow (policy "<U+001B>[31mred<U+202E>")');
  });

  test("a mistake in the file has its place", async () => {
    const place = folder({ "p.yaml": "- { id: x, actions: [a], effect: alow }\n" });
    const { code, err } = await place.wireglot("policy", "test", "p.yaml", "--url", "wss://x/");
    expect(code).toBe(1);
    expect(err).toMatch(/^p\.yaml:1:\d+: error /);
  });
});
