/** The manual page says what `--help` says, and is one. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { run } from "../../../generator/cli.js";
import { manPage } from "../../../generator/shell/man-page.js";

async function say(...args: readonly string[]): Promise<string> {
  const said: string[] = [];
  await run(args, { cwd: "/", out: (text) => said.push(text), err: () => undefined });
  return said.join("\n");
}

const flat = (text: string): string => text.replace(/\s+/g, " ");

test("every command with its flags, and the exit codes", async () => {
  const page = (await say("man")).replaceAll("\\-", "-").replace(/\\f[BIR]/g, "");
  for (const command of ["generate", "diff", "i18n update", "policy test"]) {
    const help = await say(...command.split(" "), "--help");
    const [, usage = ""] = /^Usage: (.*)$/m.exec(help) ?? [];
    expect(page).toContain(`.SS ${usage}`);
    const flags = [...help.matchAll(/ (--[a-z-]+)/g)].map(([, flag = ""]) => flag).filter((flag) => flag !== "--help");
    for (const flag of flags) expect(page).toContain(flag);
  }
  expect(page).toMatch(/^\.SH EXIT CODES$/m);
  expect(page).toMatch(/^ +70 +a bug of wireglot's own/m);
});

test("in the language asked for", async () => {
  expect(await say("man", "--lang", "de")).toContain("nichts zu beanstanden");
});

test("text is text, whatever it begins with", () => {
  const tree = {
    name: "wireglot",
    path: "",
    usage: "wireglot",
    description: ".SH no section\\fB",
    flags: [{ names: ["-x"], description: "'quoted, and a back\\slash" }],
    commands: [],
    arguments: [],
  };
  const titles = { usage: "Usage:", options: "Options:", commands: "Commands:" };
  const page = manPage({ tree, version: "1.0.0-rc.1", epilogue: "Examples:\n  .x -y", titles });
  expect(page).toContain("wireglot \\- \\&.SH no section\\efB");
  expect(page).toContain("\n\\&'quoted, and a back\\eslash\n");
  expect(page).toContain("  .x \\-y");
});

test.runIf(spawnSync("mandoc", ["-T", "lint", "/dev/null"]).error === undefined)(
  "mandoc has no complaint",
  async () => {
    const { stdout, stderr } = spawnSync("mandoc", ["-T", "lint", "-W", "warning"], {
      input: `${await say("man")}\n`,
      encoding: "utf8",
    });
    expect(
      flat(stdout + stderr)
        .replace('mandoc: <stdin>:1:16: WARNING: missing date, using "": TH', "")
        .trim(),
    ).toBe("");
  },
);
