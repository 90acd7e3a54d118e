/** Completion, asked of the shells themselves where they are installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../generator/cli.js";
import { RULE_CODES } from "../../../generator/rule-codes.js";

const folder = mkdtempSync(join(tmpdir(), "wireglot-completion-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function script(shell: string): Promise<string> {
  const said: string[] = [];
  const code = await run(["completion", shell], { cwd: folder, out: (text) => said.push(text), err: () => undefined });
  expect(code).toBe(0);
  const file = join(folder, `completion.${shell}`);
  writeFileSync(file, `${said.join("\n")}\n`);
  return file;
}

const has = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status === 0;

/** What stands on the line, and some of what is offered for it; `not`: what is not. */
const CASES: [line: string, offered: readonly string[], not?: readonly string[]][] = [
  ["", ["init", "generate", "validate", "check", "docs", "diff", "i18n", "policy", "completion"], ["update"]],
  ["va", ["validate"], ["check"]],
  ["i18n ", ["update", "check", "status"], ["generate"]],
  ["i18n up", ["update"]],
  ["docs --f", ["--format", "--flavor"], ["--fail-on"]],
  ["docs --flavor ", ["starlight", "vitepress", "docusaurus"]],
  ["docs --format ", ["markdown", "html"], ["sarif"]],
  ["validate --format s", ["sarif"]],
  ["diff --fail-on m", ["major", "minor"], ["patch"]],
  ["diff --fail-on major --ch", ["--changelog"]],
  ["init --ci git", ["github", "gitlab"], ["both"]],
  ["explain default-u", RULE_CODES.filter((code) => code.startsWith("default-u"))],
  ["completion z", ["zsh"]],
];

describe.runIf(has("bash"))("bash", () => {
  let file = "";
  beforeAll(async () => {
    file = await script("bash");
  });
  const offers = (line: string): readonly string[] => {
    const words = ["wireglot", ...line.split(" ")];
    const program = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _wireglot; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["--norc", "-c", program, "bash", file, ...words], { encoding: "utf8" })
      .split("\n")
      .filter((word) => word !== "");
  };
  test.each(CASES)("wireglot %s", (line, offered, not = []) => {
    expect(offers(line)).toEqual(expect.arrayContaining([...offered]));
    expect(offers(line).filter((word) => not.includes(word))).toEqual([]);
  });
  test.each(["validate ", "validate chat", "policy test ", "validate --config "])(
    "wireglot %s: names of files, which are bash's to complete",
    (line) => expect(offers(line)).toEqual([]),
  );
});

describe.runIf(has("fish"))("fish", () => {
  let file = "";
  beforeAll(async () => {
    file = await script("fish");
    writeFileSync(join(folder, "chat.yaml"), "");
  });
  const offers = (line: string): readonly string[] =>
    execFileSync("fish", ["--no-config", "-c", 'source $argv[1]; complete -C "wireglot $argv[2]"', file, line], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, HOME: folder },
    })
      .split("\n")
      .map((row) => row.split("\t")[0] ?? "");
  test.each(CASES)("wireglot %s", (line, offered, not = []) => {
    expect(offers(line)).toEqual(expect.arrayContaining([...offered]));
    expect(offers(line).filter((word) => not.includes(word))).toEqual([]);
  });
  test.each(["validate ch", "policy test ch", "validate --config ch"])("wireglot %s: names of files", (line) =>
    expect(offers(line)).toContain("chat.yaml"),
  );
});

describe.runIf(has("zsh"))("zsh", () => {
  // A terminal of its own: its completion runs nowhere else.
  const PROGRAM = `
    zmodload zsh/zpty
    zpty -b shell zsh -f -i
    zpty -w shell 'PROMPT=; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source '$1
    zpty -w shell "zstyle ':completion:*' list-colors no; LISTMAX=1000; COLUMNS=400; LINES=400; setopt list_ambiguous no_beep"
    zpty -w shell 'bindkey "^I" list-choices; echo re''ady'
    zpty -r shell answer '*ready*'
    zpty -n -w shell "wireglot $2"$'\\t'
    zpty -w shell $'\\x15echo do''ne'
    zpty -r shell answer '*done*'
    print -r -- $answer`;
  let file = "";
  beforeAll(async () => {
    file = await script("zsh");
  });
  test.each(CASES)("wireglot %s", (line, offered) => {
    const answer = execFileSync("zsh", ["-f", "-c", PROGRAM, "zsh", file, line], {
      encoding: "utf8",
      env: { ...process.env, TERM: "dumb", HOME: folder },
      timeout: 20_000,
    });
    for (const word of offered) expect(answer).toContain(word);
  });
});
