/** The commands of `wireglot i18n`. */
import { type Command, Option } from "commander";
import type { Io, SpecOptions } from "./cli.js";
import type { I18nCheckOptions } from "./commands/i18n-check.js";
import type { I18nExportOptions, I18nImportOptions } from "./commands/i18n-exchange.js";
import type { I18nExtractOptions } from "./commands/i18n-extract.js";
import type { I18nFormatOptions } from "./commands/i18n-format.js";
import type { I18nStatusOptions } from "./commands/i18n-status.js";
import type { I18nUpdateOptions } from "./commands/i18n-update.js";
import type { ExitCode } from "./exit-code.js";

/** What commands of the program have in common. */
export interface CommandParts {
  readonly setUp: (command: Command) => Command;
  /** Of commands whose result is findings. */
  readonly formatOption: () => Option;
}

export function addI18nCommands(
  program: Command,
  { setUp, formatOption }: CommandParts,
  io: Io,
  done: (code: ExitCode) => void,
): void {
  const i18n = setUp(program.command("i18n"))
    .description("Translations of the documentation.")
    .helpOption("-h, --help", "print this help");
  const add = (name: string, description: string): Command =>
    setUp(i18n.command(name))
      .description(description)
      .option("-c, --config <file>", "config file (default: wireglot.config.yaml here or above)")
      .helpOption("-h, --help", "print this help");
  const onSpecs = (name: string, description: string): Command =>
    add(name, description).argument("[spec...]", "specs to work on; none: those of the config");
  const locales = (): Option => new Option("-l, --locale <locale...>", "languages (default: those of the config)");

  onSpecs(
    "update",
    "Brings the catalogs of the specs up to date: new texts are added, translations are kept by their keys.",
  )
    .addOption(locales())
    .option("--prune", "drop obsolete translations now (default: with the next minor or major version)")
    .option("--confirm <key...>", "texts whose translation still holds although the original has changed")
    .action(async (specs: string[], options: I18nUpdateOptions) => {
      const { i18nUpdateCommand } = await import("./commands/i18n-update.js");
      done(await i18nUpdateCommand(specs, options, io));
    });
  onSpecs("check", "Checks translations against the texts of the specs: what is broken, out of date, stale or missing.")
    .addOption(locales())
    .addOption(formatOption())
    .action(async (specs: string[], options: I18nCheckOptions) => {
      const { i18nCheckCommand } = await import("./commands/i18n-check.js");
      done(await i18nCheckCommand(specs, options, io));
    });
  onSpecs("status", "Counts what is translated, stale and missing, by language and section.")
    .addOption(locales())
    .addOption(
      new Option("-f, --format <format>", "what is printed")
        .choices(["table", "json", "markdown", "badge"])
        .default("table"),
    )
    .option("-o, --out <file>", "write it to this file")
    .action(async (specs: string[], options: I18nStatusOptions) => {
      const { i18nStatusCommand } = await import("./commands/i18n-status.js");
      done(await i18nStatusCommand(specs, options, io));
    });
  onSpecs("extract", "Writes the template of the catalogs (POT), with what translators need to know of each text.")
    .option("-o, --out <path>", "folder of the template, or a file (default: beside the catalogs)")
    .action(async (specs: string[], options: I18nExtractOptions) => {
      const { i18nExtractCommand } = await import("./commands/i18n-extract.js");
      done(await i18nExtractCommand(specs, options, io));
    });
  add("init", "Begins a language: writes a catalog with every text, to be translated.")
    .argument("<locale>", "a language, such as fr or pt-BR")
    .argument("[spec...]", "specs to work on; none: those of the config")
    .action(async (locale: string, specs: string[], options: SpecOptions) => {
      const { i18nInitCommand } = await import("./commands/i18n-init.js");
      done(await i18nInitCommand(locale, specs, options, io));
    });
  onSpecs("export", "Writes the catalogs in the form that another tool wants.")
    .addOption(locales())
    .addOption(
      new Option("-f, --format <format>", "what is written").choices(["po", "xliff", "csv", "json"]).default("xliff"),
    )
    .option("-o, --out <path>", "folder of the files, or the file where it is one", ".")
    .action(async (specs: string[], options: I18nExportOptions) => {
      const { i18nExportCommand } = await import("./commands/i18n-exchange.js");
      done(await i18nExportCommand(specs, options, io));
    });
  add("import", "Takes translations from files that were exported. Nothing is written unless all of it is good.")
    .argument("<file...>", "PO, XLIFF, CSV or JSON; and specs to work on (none: those of the config)")
    .option("-l, --locale <locale>", "language of the files (default: what they say themselves)")
    .addOption(formatOption())
    .action(async (files: string[], options: I18nImportOptions) => {
      const { i18nImportCommand } = await import("./commands/i18n-exchange.js");
      done(await i18nImportCommand(files, options, io));
    });
  onSpecs("format", "Writes the catalogs as wireglot does, whatever tool wrote them last.")
    .addOption(locales())
    .option("--check", "only say which are not formatted")
    .action(async (specs: string[], options: I18nFormatOptions) => {
      const { i18nFormatCommand } = await import("./commands/i18n-format.js");
      done(await i18nFormatCommand(specs, options, io));
    });
  onSpecs("pseudo", "Writes catalogs made by rule (en-XA: lengthened, ar-XB: right to left), to test a layout.").action(
    async (specs: string[], options: SpecOptions) => {
      const { i18nPseudoCommand } = await import("./commands/i18n-pseudo.js");
      done(await i18nPseudoCommand(specs, options, io));
    },
  );
}
