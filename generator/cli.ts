/** The command line: what there is to say, and which file does it. */
import { Argument, Command, CommanderError, Option } from "commander";
import { addI18nCommands } from "./cli-i18n.js";
import type { CheckOptions } from "./commands/check.js";
import type { DiffOptions } from "./commands/diff.js";
import type { DocsOptions } from "./commands/docs.js";
import type { ExplainOptions } from "./commands/explain.js";
import type { GenerateCommandOptions } from "./commands/generate.js";
import type { InitOptions } from "./commands/init.js";
import type { ValidateOptions } from "./commands/validate.js";
import { CommandError, describeFileError, EXIT, EXIT_MEANING, type ExitCode } from "./exit-code.js";
import { FORMATS } from "./formats/index.js";
import { CI_SYSTEMS } from "./init/project.js";
import { type Message, renderMessage, type Speech } from "./message.js";
import { packageVersion } from "./package-root.js";
import { remark } from "./remarks.js";
import { speechFor, unspoken } from "./speech.js";

/** What a command needs of its surroundings. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** The language of what people read. Default: the one that is asked for, else English. */
  readonly speech?: Speech;
  /** Ends a `--watch`. Default: Ctrl+C. */
  readonly signal?: AbortSignal;
  /** Standard output, where it is a terminal. */
  readonly terminal?: { readonly columns: number };
  /** Default: no variable is set. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Told how much is about to be read, in bytes, where a command knows that it does nothing else. */
  readonly expect?: (bytes: number) => void;
}

/** What every command on specs takes. */
export interface SpecOptions {
  readonly config?: string;
}

/** What every command takes whose result is findings. */
export interface ReportingOptions extends SpecOptions {
  readonly format?: readonly string[];
}

/** Runs a command line and gives its exit code. Nothing is thrown. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.CLEAN;
  const speech = io.speech ?? (await speechFor({ args, env: io.env ?? {}, cwd: io.cwd }));
  const speaking = speech === undefined ? io : { ...io, speech };
  const program = createProgram(speaking, (result) => {
    code = result;
  });
  if (speech !== undefined) (await import("./docs/command-tables.js")).translateCommands(program, speech);
  const remarked = speech === undefined ? await unspoken(args) : undefined;
  if (remarked !== undefined) io.err(renderMessage(remarked));
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return report(error, speaking);
  }
}

/** `done` is told how the command ended. */
export function createProgram(given: Io, done: (code: ExitCode) => void): Command {
  const io = { ...given };
  const program = new Command("wireglot");
  const say: Say = (key, source = HELP_WORDS[key] ?? "") => io.speech?.template(key, source) ?? source;
  const setUp = (command: Command): Command =>
    command.exitOverride().configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      // Said by report(), in the language of the run.
      outputError: () => undefined,
    });
  const epilogue = (): string =>
    `${say("help.examples")}\n${examples(say)}\n\n${say("help.exitCodes")}\n${exitCodes(say)}`;
  setUp(program)
    .description(
      "From one YAML file that describes a WebSocket API: the typed TypeScript client and its documentation.",
    )
    .version(packageVersion(), "-v, --version", "print the version")
    .option("--no-color", "no colours; also: NO_COLOR=1 in the environment (FORCE_COLOR=1 wants them everywhere)")
    .on("option:no-color", () => {
      io.env = { ...io.env, NO_COLOR: "1", FORCE_COLOR: undefined };
    })
    .helpOption("-h, --help", "print this help")
    .option("--lang <locale>", "language of help and findings (default: that of the environment, else of the config)")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", () => `\n${epilogue()}`);

  const onSpecs = (name: string, description: string): Command =>
    setUp(program.command(name))
      .description(description)
      .argument("[spec...]", "specs to work on; none: those of the config")
      .option("-c, --config <file>", "config file (default: wireglot.config.yaml here or above)")
      .helpOption("-h, --help", "print this help");

  setUp(program.command("init"))
    .description("Makes a project: a spec, a config, scripts, CI and a first program. What is there already stays.")
    .argument("[dir]", "folder of the project", ".")
    .option("-m, --module <name>", "name of the API (default: that of the folder)")
    .addOption(new Option("-l, --locale <locale...>", "languages of the documentation besides English"))
    .addOption(new Option("--ci <system>", 'continuous integration (default: "both")').choices(CI_SYSTEMS))
    .option("-y, --yes", "ask nothing, also on a terminal")
    .helpOption("-h, --help", "print this help")
    .action(async (dir: string, options: InitOptions) => {
      const { initCommand, terminal } = await import("./commands/init.js");
      done(await initCommand(dir, options, io, terminal()));
    });

  const formatOption = (): Option =>
    new Option(
      "-f, --format <format[=file]>",
      `how findings are told: ${FORMATS.join(", ")}; several at once, each to its file (default: pretty on a terminal, else compact)`,
    ).argParser((value: string, before: readonly string[] = []) => [...before, value]);
  const reporting = (name: string, description: string): Command =>
    onSpecs(name, description).addOption(formatOption());

  reporting("generate", "Writes the client and its documentation. Files that wireglot did not make are left alone.")
    .option("-o, --out <dir>", 'folder of the generated code (default: "generated")')
    .option("-w, --watch", "go on, and generate again whenever a spec changes")
    .option("--check", "write nothing, and say what is out of date: the same as wireglot check")
    .option("--diff", "with --check: show the differences")
    .action(async (specs: string[], options: GenerateCommandOptions) => {
      const { generateCommand } = await import("./commands/generate.js");
      done(await generateCommand(specs, options, io));
    });
  reporting("validate", "Checks specs and reports every problem as file:line:col: severity code: sentence.")
    .option("--examples", "hold the examples to the generated types as well, by the compiler (check does it too)")
    .option("--baseline <file>", "be quiet about the findings that this file knows, by rule and place in the spec")
    .option("--update-baseline", "write what is found into the file of --baseline, and report nothing")
    .action(async (specs: string[], options: ValidateOptions) => {
      const { validateCommand } = await import("./commands/validate.js");
      done(await validateCommand(specs, options, io));
    });
  setUp(program.command("explain"))
    .description("Explains rules: the mistake that each prevents, with an example of it, and what to do.")
    .argument("[code...]", "codes of findings; none: a list of all")
    .option("--all", "the whole page of the rules, in Markdown")
    .helpOption("-h, --help", "print this help")
    .action(async (codes: string[], options: ExplainOptions) => {
      const { explainCommand } = await import("./commands/explain.js");
      done(explainCommand(codes, options, io));
    });
  reporting("check", "Says whether the generated files are those that the specs give. Writes nothing.")
    .option("-o, --out <dir>", 'folder of the generated code (default: "generated")')
    .option("--diff", "show the differences")
    .action(async (specs: string[], options: CheckOptions) => {
      const { checkCommand } = await import("./commands/check.js");
      done(await checkCommand(specs, options, io));
    });
  onSpecs("docs", "Writes the documentation alone: Markdown, or a site of static pages.")
    .option("-o, --out <dir>", 'folder of the documentation (default: "docs" in that of the code; "site" beside it)')
    .addOption(new Option("-l, --locale <locale...>", "languages besides the source's (default: those of the config)"))
    .addOption(new Option("-f, --format <format>", "what is written").choices(["markdown", "html"]).default("markdown"))
    .addOption(
      new Option("--flavor <tool>", "Markdown as this tool wants it")
        .choices(["plain", "starlight", "vitepress", "docusaurus"])
        .default("plain"),
    )
    .option("--site-url <url>", "where the site will be found, for its sitemap and canonical links")
    .action(async (specs: string[], options: DocsOptions) => {
      const { docsCommand } = await import("./commands/docs.js");
      done(await docsCommand(specs, options, io));
    });

  setUp(program.command("diff"))
    .description(
      "Says what has changed between two specs, whom it breaks and which version it asks for. " +
        "Each is a file, git:REV[:PATH] or npm:PACKAGE@RANGE[:PATH]; without OLD it is the last release.",
    )
    .argument("[spec...]", "specs to compare, OLD and NEW; one: NEW; none: those of the config")
    .option("-c, --config <file>", "config file (default: wireglot.config.yaml here or above)")
    .option(
      "-a, --against <ref>",
      "what takes the place of OLD: a git revision, git:… or npm:… (default: the last release)",
    )
    .addOption(
      new Option("--fail-on <step>", "the least step of a change that is an error")
        .choices(["major", "minor", "patch", "none"])
        .default("major"),
    )
    .addOption(formatOption())
    .option("--changelog", "write the changes as Markdown for a changelog")
    .option("--lang <locale>", "language of the changelog (default: that of the config, else en)")
    .helpOption("-h, --help", "print this help")
    .action(async (specs: string[], options: DiffOptions) => {
      const { diffCommand } = await import("./commands/diff.js");
      done(await diffCommand(specs, { ...program.opts<{ lang?: string }>(), ...options }, io));
    });

  addI18nCommands(program, { setUp, formatOption }, io, done);

  const policy = setUp(program.command("policy"))
    .description("Security policies.")
    .helpOption("-h, --help", "print this help");
  setUp(policy.command("test"))
    .description("Says what the policies of a file decide for a URL, and which of them decides.")
    .argument("<file>", "policies, in YAML")
    .requiredOption("--url <url>", "the WebSocket URL to connect to")
    .option("--actor <id>", "ID of the actor", "anonymous")
    .option("--meta <json>", "meta data of the actor, as a JSON object", "{}")
    .option("--address <ip>", "IP address that the URL's host leads to")
    .option("--spec <file>", "spec whose actions are asked for (default: the base API)")
    .helpOption("-h, --help", "print this help")
    .action(async (file: string, options: PolicyTestOptions) => {
      const { policyTestCommand } = await import("./commands/policy-test.js");
      done(await policyTestCommand(file, options, io));
    });

  setUp(program.command("completion"))
    .description(
      "Prints what makes a shell complete commands, flags and their values: source <(wireglot completion bash)",
    )
    .addArgument(new Argument("<shell>", "the shell").choices(SHELL_NAMES))
    .helpOption("-h, --help", "print this help")
    .action(async (shell: ShellName) => {
      const { completionCommand } = await import("./commands/completion.js");
      done(completionCommand(shell, program, io));
    });
  setUp(program.command("man"))
    .description("Prints the manual page: wireglot man | man -l -")
    .helpOption("-h, --help", "print this help")
    .action(async () => {
      const { manCommand } = await import("./commands/man.js");
      const titles = { usage: say("help.usage"), options: say("help.options"), commands: say("help.commands") };
      done(manCommand(program, epilogue(), titles, io));
    });
  return program;
}

/** Shells that completion is there for. */
const SHELL_NAMES = ["bash", "zsh", "fish"] as const;
export type ShellName = (typeof SHELL_NAMES)[number];

export interface PolicyTestOptions {
  readonly url: string;
  readonly actor: string;
  readonly meta: string;
  readonly address?: string;
  readonly spec?: string;
}

const EXAMPLES: readonly (readonly [line: string, word?: string])[] = [
  ["init my-api"],
  ["generate", "help.example.generate"],
  ["generate chat.yaml --out src/chat"],
  ["generate --watch"],
  ["validate api/*.yaml"],
  ["check", "help.example.check"],
  ["diff", "help.example.diff"],
  ["diff git:main chat.yaml --changelog"],
  ["explain default-unit"],
  ["validate --format github --format sarif=out.sarif"],
  ["docs --locale pt-BR"],
];

type Say = (key: string, source?: string) => string;

function examples(say: Say): string {
  return EXAMPLES.map(([line, word]) =>
    word === undefined ? `  wireglot ${line}` : `  wireglot ${line.padEnd(31)} ${say(word)}`,
  ).join("\n");
}

function exitCodes(say: Say): string {
  return Object.entries(EXIT_MEANING)
    .map(([code, meaning]) => `  ${code.padEnd(4)} ${say(`exit.${code}`, meaning)}`)
    .join("\n");
}

/** What stands above the parts of a help, and beside its examples. */
export const HELP_WORDS: Readonly<Record<string, string>> = {
  "help.usage": "Usage:",
  "help.arguments": "Arguments:",
  "help.options": "Options:",
  "help.commands": "Commands:",
  "help.examples": "Examples:",
  "help.exitCodes": "Exit codes:",
  "help.example.generate": "what wireglot.config.yaml lists",
  "help.example.check": "in CI: is what is committed up to date?",
  "help.example.diff": "in CI: since the last release, what breaks?",
};

async function report(error: unknown, io: Io): Promise<ExitCode> {
  const { speech } = io;
  const complain = (problem: Message | string): void => io.err(renderMessage(remark("error", { problem }), speech));
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.CLEAN;
    const { usageError } = await import("./usage-error.js");
    const told = usageError(error);
    if (told !== undefined) {
      complain(told.problem);
      io.err(renderMessage(told.advice, speech));
    }
    return EXIT.USAGE;
  }
  if (error instanceof CommandError) {
    complain(error.saidIn(speech));
    return error.exitCode;
  }
  const path = error instanceof Error && "path" in error ? String(error.path) : undefined;
  const sentence = path === undefined ? undefined : describeFileError(error, path);
  if (sentence !== undefined) {
    complain(sentence);
    return EXIT.UNREADABLE;
  }
  io.err(`${renderMessage(remark("bug"), speech)}\n${error instanceof Error ? error.stack : String(error)}`);
  return EXIT.BUG;
}
