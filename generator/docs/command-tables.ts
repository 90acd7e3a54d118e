/** The command line of wireglot itself, for the page that describes it: from what `--help` is made of. */
import type { Argument, Command, Option } from "commander";
import { createProgram, HELP_WORDS } from "../cli.js";
import { EXIT_MEANING } from "../exit-code.js";
import type { SourceText } from "../i18n/catalog.js";
import type { Speech } from "../message.js";

export interface CommandFacts {
  /** `i18n update`; the program itself has none. */
  readonly name: string;
  /** `wireglot i18n update [options] [spec...]` */
  readonly usage: string;
  readonly description: SourceText;
  readonly flags: readonly { readonly flags: string; readonly description: SourceText }[];
}

/** Every command that does something, in the order of the help. */
export function commandFacts(): readonly CommandFacts[] {
  known ??= readCommands();
  return known;
}

let known: readonly CommandFacts[] | undefined;

function readCommands(): readonly CommandFacts[] {
  const commands = leaves(quietProgram());
  return commands.map((command) => factsOf(command, commands));
}

export function exitCodeFacts(): readonly { readonly code: string; readonly meaning: SourceText }[] {
  return Object.entries(EXIT_MEANING).map(([code, meaning]) => ({
    code,
    meaning: { key: `exit.${code}`, source: meaning },
  }));
}

/** All texts of help, to translate: of the documentation and of the command line itself. */
export function commandTexts(): readonly SourceText[] {
  const texts = [
    ...commandFacts().flatMap(({ description, flags }) => [description, ...flags.map((flag) => flag.description)]),
    ...exitCodeFacts().map(({ meaning }) => meaning),
    ...Object.entries(HELP_WORDS).map(([key, source]) => ({ key, source })),
  ];
  const collect: Speech["template"] = (key, source) => {
    texts.push({ key, source });
    return source;
  };
  translateCommands(quietProgram(), { template: collect });
  return [...new Map(texts.filter(({ source }) => source !== "").map((text) => [text.key, text])).values()];
}

/** Says the help of all commands in another language. */
export function translateCommands(program: Command, { template }: Pick<Speech, "template">): void {
  const all = leaves(program);
  // As they are before they are said in another language.
  const given = all.flatMap((command) =>
    command.registeredArguments.map((one) => [one.name(), one.description] as const),
  );
  const title = (written: string): string => {
    const key = Object.keys(HELP_WORDS).find((word) => HELP_WORDS[word] === written);
    return key === undefined ? written : template(key, written);
  };
  const visit = (command: Command): void => {
    const name = namesOf(command).join(" ") || command.name();
    const help = command.createHelp();
    const options = new Map(
      help.visibleOptions(command).map((option) => {
        // With its default and its choices, as the documentation has it.
        return [option.flags, template(flagKey(option, name, all), help.optionDescription(option))];
      }),
    );
    command.description(template(`cli.${name}`, command.description()));
    for (const argument of command.registeredArguments)
      argument.description = template(argumentKey(argument, name, given), argument.description);
    command.configureHelp({ styleTitle: title, optionDescription: ({ flags }) => options.get(flags) ?? "" });
    for (const inner of help.visibleCommands(command)) visit(inner);
  };
  visit(program);
}

function flagKey(option: Option, name: string, all: readonly Command[]): string {
  const flag = option.attributeName();
  const known = all
    .flatMap((command) => command.createHelp().visibleOptions(command))
    .filter((one) => one.attributeName() === flag);
  return known.length > 0 && known.every((one) => one.description === option.description)
    ? `flag.${flag}`
    : `flag.${name}.${flag}`;
}

/** An argument that means the same in every command that has it is translated once. */
function argumentKey(argument: Argument, name: string, given: readonly (readonly [string, string])[]): string {
  const isSameEverywhere = given.every(([other, text]) => other !== argument.name() || text === argument.description);
  return isSameEverywhere ? `argument.${argument.name()}` : `argument.${name}.${argument.name()}`;
}

function quietProgram(): Command {
  const quiet = (): void => undefined;
  return createProgram({ cwd: "", out: quiet, err: quiet }, quiet);
}

function leaves(command: Command): readonly Command[] {
  const inner = command.createHelp().visibleCommands(command);
  const own = inner.filter((one) => one.name() !== "help");
  return own.length === 0 ? [command] : own.flatMap(leaves);
}

function factsOf(command: Command, all: readonly Command[]): CommandFacts {
  const help = command.createHelp();
  const name = namesOf(command).join(" ");
  return {
    name,
    usage: help.commandUsage(command),
    description: { key: `cli.${name}`, source: help.commandDescription(command) },
    flags: help.visibleOptions(command).map((option) => {
      const source = help.optionDescription(option);
      const flag = option.attributeName();
      const shared = all.every((other) => help.visibleOptions(other).every(isSame(option)));
      return { flags: option.flags, description: { key: shared ? `flag.${flag}` : `flag.${name}.${flag}`, source } };
    }),
  };
}

/** A flag that means the same in every command that has it is translated once. */
function isSame(option: Option): (other: Option) => boolean {
  return (other) => other.attributeName() !== option.attributeName() || other.description === option.description;
}

function namesOf(command: Command): readonly string[] {
  return command.parent === null ? [] : [...namesOf(command.parent), command.name()];
}
