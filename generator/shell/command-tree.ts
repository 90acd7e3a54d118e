/** The command line as shells and manual pages need it: read from what `--help` is made of. */
import type { Command, Help, Option } from "commander";

/** What a flag or an argument takes: one of some words, a path, or what only its user knows. */
export type Taken = readonly string[] | "file" | "folder" | "anything";

export interface Flag {
  /** `-c`, `--config` */
  readonly names: readonly string[];
  readonly description: string;
  /** Undefined: it stands alone. */
  readonly takes?: Taken;
  /** How its value is called: `file`. */
  readonly value?: string;
}

export interface CommandNode {
  /** `update` */
  readonly name: string;
  /** `i18n update`; the program itself has none. */
  readonly path: string;
  readonly usage: string;
  readonly description: string;
  readonly flags: readonly Flag[];
  readonly commands: readonly CommandNode[];
  /** What its arguments are, where it has some; the last may be repeated. */
  readonly arguments: readonly { readonly name: string; readonly description: string; readonly takes: Taken }[];
}

/** `words`: what an argument or a value of this name may be, where only others know: the rules for `code`. */
export function commandTree(program: Command, words: Readonly<Record<string, readonly string[]>> = {}): CommandNode {
  const read = (command: Command, path: readonly string[]): CommandNode => {
    const help = command.createHelp();
    return {
      name: command.name(),
      path: path.join(" "),
      usage: help.commandUsage(command),
      description: help.commandDescription(command),
      flags: help.visibleOptions(command).map((option) => flagOf(option, help, words)),
      commands: help
        .visibleCommands(command)
        .filter((one) => one.name() !== "help")
        .map((one) => read(one, [...path, one.name()])),
      arguments: command.registeredArguments.map((argument) => ({
        name: argument.name(),
        description: help.argumentDescription(argument),
        takes: argument.argChoices ?? words[argument.name()] ?? taken(argument.name()),
      })),
    };
  };
  return read(program, []);
}

/** It and all below it. */
export function allCommands(tree: CommandNode): readonly CommandNode[] {
  return [tree, ...tree.commands.flatMap(allCommands)];
}

function flagOf(option: Option, help: Help, words: Readonly<Record<string, readonly string[]>>): Flag {
  const names = [option.short, option.long].flatMap((name) => name ?? []);
  const description = help.optionDescription(option);
  const [, value] = /[<[]([\w-]+)/.exec(option.flags) ?? [];
  if (value === undefined) return { names, description };
  return { names, description, value, takes: option.argChoices ?? words[value] ?? taken(value) };
}

function taken(name: string): Taken {
  if (name === "dir") return "folder";
  return name === "file" || name === "spec" ? "file" : "anything";
}
