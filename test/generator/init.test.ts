/** What a new project is made of, decided without a file system. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../generator/cli.js";
import { initCommand } from "../../generator/commands/init.js";
import { completePackage, fillTemplate, moduleName, projectFiles } from "../../generator/init/project.js";

const options = { module: "chat", locales: [], ci: "both", version: "1.2.3" } as const;

test.each([
  ["My Chat!", "my_chat"],
  ["2024-prices", "prices"],
  ["Grüße", "gru_e"],
  ["日本", "chat"],
  ["", "chat"],
])("the folder %j gives the name %s", (folder, name) => {
  expect(moduleName(folder)).toBe(name);
});

test("the chosen CI alone is set up", () => {
  const paths = (ci: "github" | "gitlab" | "none"): readonly string[] =>
    projectFiles({ ...options, ci }).map(({ path }) => path);
  expect(paths("github")).toContain(".github/workflows/wireglot.yml");
  expect(paths("github")).not.toContain(".gitlab-ci.yml");
  expect(paths("gitlab")).toContain(".gitlab-ci.yml");
  expect(paths("none").filter((path) => path.startsWith(".g"))).toEqual([".gitignore"]);
});

test("languages stand in the config, or how to name them", () => {
  expect(fillTemplate("a: __module__\n__locales__\n", { ...options, locales: ["ja"] })).toBe(
    "a: chat\nlocales:\n  ja: { tier: community }\n",
  );
  expect(fillTemplate("__locales__\n", options)).toMatch(/^# locales:/);
});

describe("package.json", () => {
  test("of a new project", () => {
    const { after, kept } = completePackage(undefined, options);
    expect(after).toMatchObject({ name: "chat", type: "module", dependencies: { wireglot: "^1.2.3" } });
    expect(kept).toEqual([]);
  });

  test("of one that is there: what it says stays", () => {
    const before = {
      name: "mine",
      type: "commonjs",
      scripts: { test: "vitest", lint: "x", check: "wireglot check" },
      dependencies: { typescript: "5.0.0" },
      devDependencies: { wireglot: "file:../wireglot" },
    };
    const { after, kept } = completePackage(before, options);
    expect(after).toMatchObject({ ...before, scripts: { ...before.scripts, start: expect.any(String) as string } });
    expect(after.dependencies).toEqual({ typescript: "5.0.0" });
    expect(kept).toEqual(["test"]);
  });

  test("the test that npm init writes is replaced", () => {
    const before = { scripts: { test: 'echo "Error: no test specified" && exit 1' } };
    expect(completePackage(before, options).after.scripts).toMatchObject({
      test: expect.stringContaining("node --test") as string,
    });
  });
});

describe("the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "wireglot-init-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const play = async (args: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
    const said = { out: "", err: "" };
    const code = await run(["init", ...args], {
      cwd: folder,
      out: (line) => {
        said.out += `${line}\n`;
      },
      err: (line) => {
        said.err += `${line}\n`;
      },
    });
    return { code, ...said };
  };

  test("asks what was not given, and takes the defaults where nobody can be asked", async () => {
    const asked: string[] = [];
    const quiet = { cwd: folder, out: () => undefined, err: () => undefined };
    const code = await initCommand("asked", { ci: "none" }, quiet, async (question, byDefault) => {
      asked.push(question);
      return question.startsWith("Languages") ? "pt-BR, ja" : byDefault;
    });
    expect([code, asked.length]).toEqual([0, 2]);
    expect(readFileSync(join(folder, "asked", "wireglot.config.yaml"), "utf8")).toContain(
      "  pt-BR: { tier: community }",
    );
    expect(readFileSync(join(folder, "asked", "locales", "ja.po"), "utf8")).toContain("msgid");
  });

  test("leaves what is there as it is, and says so", async () => {
    mkdirSync(join(folder, "mine", "src"), { recursive: true });
    writeFileSync(join(folder, "mine", "src", "main.ts"), "// mine\n");
    writeFileSync(join(folder, "mine", "package.json"), '{\n\t"name": "mine"\n}\n');
    const first = await play(["mine", "--module", "rooms", "--ci", "none"]);
    expect(first).toMatchObject({
      code: 0,
      err: expect.stringContaining("mine/src/main.ts is there already") as string,
    });
    expect(readFileSync(join(folder, "mine", "src", "main.ts"), "utf8")).toBe("// mine\n");
    expect(readFileSync(join(folder, "mine", "package.json"), "utf8")).toMatch(/^\{\n\t"name": "mine",\n\t"type"/);
    const second = await play(["mine", "--module", "rooms", "--ci", "none"]);
    expect(second.out).not.toContain("+ ");
  });

  test.each([
    [["x", "--module", "2 APIs!"], 2, "say --module apis"],
    [["x", "--locale", "not a tag"], 2, "is no tag of a language"],
    [["x", "--ci", "jenkins"], 2, "jenkins"],
  ])("%j is a usage error with a way out", async (args, code, sentence) => {
    expect(await play(args)).toMatchObject({ code, err: expect.stringContaining(sentence) as string });
  });

  test("a package.json that is none stops it", async () => {
    mkdirSync(join(folder, "odd"));
    writeFileSync(join(folder, "odd", "package.json"), "[]");
    expect(await play(["odd"])).toMatchObject({ code: 3, err: expect.stringContaining("is no JSON object") as string });
  });
});
