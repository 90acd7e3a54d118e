/** The manual page wireglot(1), in the macros of man(7): what `--help` says, of every command. */
import { allCommands, type CommandNode, type Flag } from "./command-tree.js";

export interface ManPage {
  readonly tree: CommandNode;
  readonly version: string;
  /** What `--help` says below its commands: examples and exit codes, in lines. */
  readonly epilogue: string;
  /** The titles of `--help`: usage, options, commands. */
  readonly titles: Readonly<Record<"usage" | "options" | "commands", string>>;
}

export function manPage({ tree, version, epilogue, titles }: ManPage): string {
  const commands = allCommands(tree).filter(({ commands: inner }) => inner.length === 0);
  const lines = [
    `.TH WIREGLOT 1 "" "wireglot ${escaped(version)}"`,
    ".SH NAME",
    `wireglot \\- ${escaped(tree.description)}`,
    section(titles.usage),
    ".nf",
    ...commands.map(({ usage }) => `.B ${escaped(usage)}`),
    ".fi",
    section(titles.options),
    ...tree.flags.flatMap(flagLines),
    section(titles.commands),
    ...commands.flatMap((command) => [
      `.SS ${escaped(command.usage)}`,
      escaped(command.description),
      ...command.arguments.flatMap(({ name, description }) => [".TP", `.I ${escaped(name)}`, escaped(description)]),
      ...command.flags.filter(({ names }) => !names.includes("--help")).flatMap(flagLines),
    ]),
    ...epilogueLines(epilogue),
  ];
  return `${lines.join("\n")}\n`;
}

function section(title: string): string {
  return `.SH ${escaped(title.replace(/\s*:$/, "").toUpperCase())}`;
}

/** A line without an indent is the title of what follows. */
function epilogueLines(epilogue: string): readonly string[] {
  return epilogue
    .split(/\n(?=\S)/)
    .map((part) => part.trim().split("\n"))
    .flatMap(([title = "", ...lines]) => [section(title), ".nf", ...lines.map(escaped), ".fi"]);
}

function flagLines({ names, value, description }: Flag): readonly string[] {
  const argument = value === undefined ? "" : ` \\fI${escaped(value)}\\fR`;
  return [".TP", `${names.map((name) => `\\fB${escaped(name)}\\fR`).join(", ")}${argument}`, escaped(description)];
}

/** As text: no macro at the beginning of a line, hyphens that can be copied. */
function escaped(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replace(/^[.']/, "\\&$&");
}
