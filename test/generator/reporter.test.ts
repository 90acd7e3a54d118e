/** Where findings go: formats, files, colours, and the summary of a workflow's step. */
import { afterEach, describe, expect, test } from "vitest";
import { run } from "../../generator/cli.js";
import { hasColor } from "../../generator/reporter.js";
import { type TestFolder, TINY, testFolder } from "../support/folder.js";

const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const BROKEN = `${TINY}options:\n  a: { type: strnig }\n`;

function folder(files: Readonly<Record<string, string>> = {}): TestFolder {
  const made = testFolder({ "a.yaml": BROKEN, "b.yaml": TINY, ...files });
  folders.push(made);
  return made;
}

const LINE = 'a.yaml:6:14: error type-unknown: there is no type "strnig" (did you mean "string"?)';

describe("--format", () => {
  test("several at once, each to its file, one to standard output", async () => {
    const place = folder();
    const { code, out, err } = await place.wireglot(
      ...[
        "validate",
        "a.yaml",
        "b.yaml",
        "--format",
        "sarif=reports/out.sarif",
        "-f",
        "compact",
        "--format=junit=j.xml",
      ],
    );
    expect({ code, out, err }).toEqual({ code: 1, out: LINE, err: "a.yaml: 1 error\nb.yaml: valid" });
    expect(JSON.parse(place.read("reports/out.sarif")).runs[0].results[0].ruleId).toBe("type-unknown");
    expect(place.read("j.xml")).toContain('<testsuite name="b.yaml" tests="1" failures="0"');
  });

  test("a document stands alone on standard output, remarks beside it", async () => {
    const { out, err } = await folder().wireglot("validate", "a.yaml", "--format", "json");
    expect(JSON.parse(out).findings[0]).toMatchObject({
      file: "a.yaml",
      line: 6,
      column: 14,
      end: { line: 6, column: 20 },
      code: "type-unknown",
      path: ["options", "a", "type"],
    });
    expect(err).toBe("a.yaml: 1 error");
  });

  test.each([
    [
      "a format that is none",
      ["--format", "sarf"],
      'there is no format "sarf" (did you mean "sarif"?); there are pretty,',
    ],
    ["two documents on standard output", ["-f", "json", "-f", "compact"], "give one a file: --format json=FILE"],
    ["a file without a name", ["-f", "json="], "--format json= names no file"],
    ["one file for two", ["-f", "json=x", "-f", "sarif=x"], "two formats would be written to x"],
  ])("%s is refused before any work", async (_, args, sentence) => {
    const { code, out, err } = await folder().wireglot("validate", "a.yaml", ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(sentence);
  });

  test("a file that cannot be written ends with 3", async () => {
    const { code, err } = await folder().wireglot("validate", "a.yaml", "--format", "json=b.yaml/x.json");
    expect(code).toBe(3);
    expect(err).toMatch(/b\.yaml\/x\.json/);
  });

  test("what cannot be read is a finding too, and the other specs are looked at", async () => {
    const { code, out } = await folder().wireglot("validate", "none.yaml", "a.yaml");
    expect(code).toBe(3);
    expect(out.split("\n")).toEqual(["none.yaml:1:1: error file-unreadable: none.yaml cannot be found", LINE]);
  });

  test("the difference of a stale file is in every format that is asked for", async () => {
    const place = folder();
    await place.wireglot("generate", "b.yaml");
    place.write("generated/client.ts", `${place.read("generated/client.ts")}// edited\n`);
    const { code, out } = await place.wireglot("check", "b.yaml", "--diff", "--format", "json");
    expect(code).toBe(4);
    const [stale] = JSON.parse(out).findings;
    expect(stale).toMatchObject({ file: "generated/client.ts", code: "generated-stale", severity: "error" });
    expect(stale.diff).toContain("-// edited");
  });
});

describe("on a terminal", () => {
  async function tell(place: TestFolder, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
    const out: string[] = [];
    const io = { cwd: place.path, out: (text: string) => out.push(text), err: () => undefined, env };
    await run(["validate", "a.yaml", ...args], { ...io, terminal: { columns: 80 } });
    return out.join("\n");
  }

  test("pretty is the standard, in colour", async () => {
    const text = await tell(folder(), []);
    expect(text).toContain("\u001b[31m");
    expect(text).toContain("^^^^^^");
  });

  test.each<[args: string[], env: Record<string, string>]>([
    [["--no-color"], {}],
    [["--no-color"], { FORCE_COLOR: "1" }],
    [[], { NO_COLOR: "1" }],
    [[], { TERM: "dumb" }],
    [[], { FORCE_COLOR: "0" }],
  ])("%j %j: without", async (args, env) => {
    const text = await tell(folder(), args, env);
    expect(text).not.toContain("\u001b");
    expect(text).toContain("^^^^^^");
  });

  test("a file has no colours", async () => {
    const place = folder();
    await tell(place, ["--format", "pretty=out.txt"]);
    expect(place.read("out.txt")).toContain("^^^^^^\n");
    expect(place.read("out.txt")).not.toContain("\u001b");
  });
});

test.each<[boolean, Record<string, string>, boolean]>([
  [true, {}, true],
  [false, {}, false],
  [false, { FORCE_COLOR: "1" }, true],
  [false, { FORCE_COLOR: "" }, true],
  [true, { NO_COLOR: "" }, true],
  [true, { NO_COLOR: "1", FORCE_COLOR: "3" }, true],
])("colour on a terminal (%j) with %j: %j", (terminal, env, colored) => {
  expect(hasColor(terminal, env)).toBe(colored);
});

describe("in a workflow", () => {
  test("the summary of the step is added to, paths start at the repository's root", async () => {
    const place = folder({ "sub/a.yaml": BROKEN, "summary.md": "before\n" });
    const out: string[] = [];
    const env = { GITHUB_STEP_SUMMARY: `${place.path}/summary.md`, GITHUB_WORKSPACE: place.path };
    const code = await run(["validate", "a.yaml", "--format", "github"], {
      cwd: `${place.path}/sub`,
      out: (text) => out.push(text),
      err: () => undefined,
      env,
    });
    expect(code).toBe(1);
    expect(out.join("\n")).toMatch(
      /^::error file=sub\/a\.yaml,line=6,col=14,endLine=6,endColumn=20,title=type-unknown::/,
    );
    expect(place.read("summary.md")).toMatch(/^before\n<!-- wireglot validate -->\n### wireglot validate: 1 error\n/);
  });

  test("a summary that cannot be written is no failure of its own", async () => {
    const place = folder();
    const err: string[] = [];
    const env = { GITHUB_STEP_SUMMARY: `${place.path}/none/summary.md` };
    const io = { cwd: place.path, out: () => undefined, err: (text: string) => err.push(text), env };
    expect(await run(["validate", "b.yaml", "--format", "github"], io)).toBe(0);
    expect(err[0]).toContain("the summary of the step was not written");
  });
});
