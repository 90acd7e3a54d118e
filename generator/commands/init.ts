/** `wireglot init`: a project of one's own, in an empty folder or beside what is there. Nothing is overwritten. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Io } from "../cli.js";
import { CommandError, describeFileError, EXIT, type ExitCode } from "../exit-code.js";
import { tagProblem } from "../i18n/language-tag.js";
import {
  CI_SYSTEMS,
  type CiSystem,
  completePackage,
  fillTemplate,
  moduleName,
  type ProjectOptions,
  projectFiles,
} from "../init/project.js";
import { showPath } from "../jobs.js";
import type { Message } from "../message.js";
import { ownFile, packageRoot, packageVersion } from "../package-root.js";
import { remark } from "../remarks.js";
import { say } from "../report.js";
import { generateCommand } from "./generate.js";
import { i18nUpdateCommand } from "./i18n-update.js";

export interface InitOptions {
  readonly module?: string;
  readonly locale?: readonly string[];
  readonly ci?: CiSystem;
  readonly yes?: boolean;
}

/** Asks a question; an empty answer is the default. Undefined: there is nobody to ask. */
type Ask = ((question: string, byDefault: string) => Promise<string>) | undefined;

export async function initCommand(folder: string, given: InitOptions, io: Io, ask?: Ask): Promise<ExitCode> {
  const root = resolve(io.cwd, folder);
  const options = await complete(given, root, io, ask);
  checkAnswers(options);
  const shown = (path: string): string => showPath(io.cwd, join(root, path));

  for (const { path, template } of projectFiles(options)) {
    if (existsSync(join(root, path))) {
      io.err(`  = ${say(remark("init.kept", { file: shown(path) }), io)}`);
      continue;
    }
    write(
      join(root, path),
      fillTemplate(readFileSync(ownFile(`templates/init/${template}`), "utf8"), options),
      shown(path),
    );
    io.out(`  + ${shown(path)}`);
  }
  writePackage(join(root, "package.json"), shown("package.json"), options, io);

  const here: Io = { ...io, cwd: root };
  if (options.locales.length > 0) {
    const updated = await i18nUpdateCommand([], {}, here);
    if (updated !== EXIT.CLEAN) return updated;
  }
  const generated = await generateCommand([], {}, here);
  if (generated !== EXIT.CLEAN) return generated;
  io.out(`\n${say(remark("init.next"), io)}\n${steps(root === io.cwd ? undefined : showPath(io.cwd, root), io)}`);
  return EXIT.CLEAN;
}

/** What was not given is asked for on a terminal, and is the default elsewhere. */
async function complete(given: InitOptions, root: string, io: Io, ask: Ask): Promise<ProjectOptions> {
  const answer = async (question: Message, byDefault: string): Promise<string> =>
    ask === undefined || given.yes === true ? byDefault : ask(say(question, io), byDefault);
  const module = given.module ?? (await answer(remark("init.ask-name"), moduleName(basename(root))));
  const locales = given.locale ?? words(await answer(remark("init.ask-locales", { example: "pt-BR ja …" }), ""));
  const ci = given.ci ?? (await answer(remark("init.ask-ci", { systems: { list: CI_SYSTEMS, word: "or" } }), "both"));
  return { module, locales, ci: readCi(ci), version: packageVersion() };
}

function checkAnswers({ module, locales }: ProjectOptions): void {
  if (!modulePattern().test(module)) {
    const values = { name: JSON.stringify(module), suggested: moduleName(module) };
    throw new CommandError(EXIT.USAGE, remark("init.name", values));
  }
  for (const locale of locales) {
    const problem = tagProblem(locale);
    if (problem !== undefined) throw new CommandError(EXIT.USAGE, problem);
  }
}

/** What the schema lets a module be named. */
function modulePattern(): RegExp {
  const schema: { readonly properties: { readonly module: { readonly pattern: string } } } = JSON.parse(
    readFileSync(join(packageRoot(), "spec", "schema", "wireglot.schema.json"), "utf8"),
  );
  return new RegExp(schema.properties.module.pattern, "u");
}

function readCi(text: string): CiSystem {
  const found = CI_SYSTEMS.find((system) => system === text.trim().toLowerCase());
  if (found === undefined) {
    throw new CommandError(
      EXIT.USAGE,
      remark("init.choice", { value: JSON.stringify(text), choices: { list: CI_SYSTEMS, word: "or" } }),
    );
  }
  return found;
}

function writePackage(file: string, shown: string, options: ProjectOptions, io: Io): void {
  const text = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const { after, kept } = completePackage(text === undefined ? undefined : readJson(text, shown), options);
  const indent = /^([ \t]+)"/m.exec(text ?? "")?.[1] ?? "  ";
  const now = `${JSON.stringify(after, null, indent)}\n`;
  if (now === text) return;
  write(file, now, shown);
  io.out(`  ${text === undefined ? "+" : "~"} ${shown}`);
  for (const script of kept) io.err(`  = ${say(remark("init.script-kept", { file: shown, script }), io)}`);
}

function readJson(text: string, shown: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // As for what is no object.
  }
  throw new CommandError(EXIT.UNREADABLE, remark("init.no-object", { file: shown, command: "wireglot init" }));
}

function write(file: string, text: string, shown: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "w" });
  } catch (error) {
    throw new CommandError(EXIT.UNREADABLE, describeFileError(error, shown) ?? String(error));
  }
}

function steps(folder: string | undefined, io: Io): string {
  const lines = [
    ...(folder === undefined ? [] : [`cd ${folder}`]),
    "npm install",
    `npm start          # ${say(remark("init.start"), io)}`,
    "npm test",
    `npm run validate && npm run check && npm run diff   # ${say(remark("init.ci"), io)}`,
  ];
  return lines.map((line) => `  ${line}`).join("\n");
}

function words(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== "");
}

/** Questions on a terminal; undefined where there is none. */
export function terminal(): Ask {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return async (question, byDefault) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
      const answer = await lines.question(`${question}${byDefault === "" ? "" : ` [${byDefault}]`}: `);
      return answer.trim() === "" ? byDefault : answer.trim();
    } finally {
      lines.close();
    }
  };
}
