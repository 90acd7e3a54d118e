/** `wireglot i18n export` and `import`: catalogs as other tools want them, and back. */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Io, ReportingOptions, SpecOptions } from "../cli.js";
import { type Diagnostic, hasErrors } from "../diagnostics.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { checkCatalog } from "../i18n/check-catalog.js";
import {
  EXTENSIONS,
  type Exchange,
  type ExchangeFormat,
  type ExchangeUnit,
  toCsv,
  toJson,
  toXliff,
} from "../i18n/exchange.js";
import { formatOf, type Received, readExchange } from "../i18n/exchange-read.js";
import { canonicalTag, tagProblem } from "../i18n/language-tag.js";
import { type Merged, mergeReceived } from "../i18n/merge.js";
import { LOST, readPo } from "../i18n/po.js";
import { stateOf } from "../i18n/stamp.js";
import { updateCatalog } from "../i18n/update.js";
import { type Job, levelled } from "../jobs.js";
import { type Message, shown } from "../message.js";
import { remark } from "../remarks.js";
import { countErrors, say, tellFindings } from "../report.js";
import { Reporter } from "../reporter.js";
import { catalogInvalid } from "../rules/outputs.js";
import { finding, type Place } from "../rules/rule.js";
import { importStale, importUnknownText } from "../rules/translations.js";
import { type CatalogFile, readTextSources, type TextSource } from "./catalog-files.js";
import { readConfig, readJobs, readText } from "./config.js";
import { addLanguage } from "./i18n-init.js";
import { reading, writeCatalog } from "./i18n-update.js";

export interface I18nExportOptions extends SpecOptions {
  readonly locale?: readonly string[];
  readonly format: ExchangeFormat;
  readonly out: string;
}

export async function i18nExportCommand(
  specs: readonly string[],
  options: I18nExportOptions,
  io: Io,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: options.locale })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(await tellFindings("i18n export", job.show(job.spec), findings, io));
    const one = sources.flatMap(({ catalogs }) => catalogs).length === 1;
    for (const source of sources) {
      for (const file of source.catalogs) {
        const out = resolve(io.cwd, options.out);
        const isFile = one && formatOf(out) === options.format;
        const path = isFile ? out : join(out, `${source.name}.${file.locale}.${EXTENSIONS[options.format]}`);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, await exported(source, file, options.format));
        io.out(say(remark("catalog.texts", { file: job.show(path), n: source.texts.length }), io));
      }
    }
  }
  return worst(codes);
}

async function exported(source: TextSource, file: CatalogFile, format: ExchangeFormat): Promise<string> {
  const settings = { locale: file.locale, version: source.version };
  const catalog = reading(file, () => updateCatalog(source.texts, settings, file.text));
  if (format === "po") return catalog;
  const units = readPo(catalog)
    .entries.filter((entry) => !entry.obsolete)
    .map((entry): ExchangeUnit => {
      const { key, source: text, translations, extracted } = entry;
      return { key, source: text, translation: translations[0] ?? "", state: stateOf(entry, text), notes: extracted };
    });
  const exchange: Exchange = { name: source.name, sourceLocale: source.sourceLocale, locale: file.locale, units };
  if (format === "csv") return await toCsv(exchange);
  return format === "xliff" ? toXliff(exchange) : toJson(exchange);
}

export interface I18nImportOptions extends ReportingOptions {
  readonly locale?: string;
}

/** `names`: files of translations, and specs (`.yaml`). Nothing is written unless all of it is good. */
export async function i18nImportCommand(
  names: readonly string[],
  options: I18nImportOptions,
  io: Io,
): Promise<ExitCode> {
  const specs = names.filter((name) => /\.ya?ml$/i.test(name));
  const files = names.filter((name) => !specs.includes(name));
  const received = await Promise.all(files.map((file) => receive(resolve(io.cwd, file), file, options)));
  const locales = [...new Set(received.map(({ locale }) => locale))];
  const reporter = new Reporter({ command: "i18n import", format: options.format }, io);
  const codes: ExitCode[] = [];
  const remarks: Message[] = [];
  const { locales: listed } = await readConfig(options, io);
  for (const job of await readJobs(specs, options, io, { outputs: false, locales })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(reporter.add(job.show(job.spec), findings));
    for (const file of received) {
      const taken = take(file, sources, job, listed);
      codes.push(reporter.add(file.shown, taken.findings));
      remarks.push(...taken.remarks);
    }
  }
  await reporter.end();
  for (const each of remarks) io.err(say(each, io));
  return worst(codes);
}

interface ReceivedFile extends Received {
  readonly locale: string;
  readonly shown: string;
  readonly text: string;
}

async function receive(path: string, shown: string, { locale: asked }: I18nImportOptions): Promise<ReceivedFile> {
  const format = formatOf(path);
  if (format === undefined)
    throw new CommandError(
      EXIT.USAGE,
      remark("import.kind", {
        file: shown,
        endings: { list: [".po", ".xlf", ".xliff", ".csv", ".json"], word: "and" },
      }),
    );
  const text = readText(path, shown);
  let received: Received;
  try {
    received = await readExchange(text, format);
  } catch (error) {
    throw new CommandError(
      EXIT.FINDINGS,
      remark("about", { subject: shown, state: error instanceof Error ? error.message : String(error) }),
    );
  }
  const [, named] = /(?:^|\.)([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.\w+$/.exec(basename(path)) ?? [];
  const given = asked ?? received.locale ?? named;
  if (given === undefined) throw new CommandError(EXIT.USAGE, remark("import.language", { file: shown }));
  // Tools write the tag in many ways; what a user asks for is looked at as everywhere.
  const locale = asked ?? canonicalTag(given.replaceAll("_", "-")) ?? given;
  const state = tagProblem(locale);
  if (state !== undefined) throw new CommandError(EXIT.FINDINGS, remark("about", { subject: shown, state }));
  return { ...received, locale, shown, text };
}

interface Taken {
  readonly findings: readonly Diagnostic[];
  readonly remarks: readonly Message[];
}

/** `listed`: the languages of the config. */
function take(received: ReceivedFile, sources: readonly TextSource[], job: Job, listed: readonly string[]): Taken {
  const { locale } = received;
  const merged = sources.flatMap((source) => {
    const file = source.catalogs.find((catalog) => catalog.locale === locale);
    if (file === undefined) return [];
    const settings = { locale, version: source.version };
    return [{ source, file, ...reading(file, () => mergeReceived(received, source.texts, settings, file.text)) }];
  });
  const nowhere = received.units.filter(
    (unit) => merged.length > 0 && merged.every(({ unknown }) => unknown.includes(unit)),
  );
  const found = [
    ...nowhere.map(({ key, source }) => {
      const text = shown(key ?? source);
      return finding(importUnknownText, "default", { text }, placeOf(received, key ?? source));
    }),
    ...merged.flatMap((one) => problemsOf(one, received)),
  ];
  const findings = levelled(found, job);
  if (hasErrors(findings))
    return { findings, remarks: [remark("written.not", { subject: received.shown, errors: countErrors(findings) })] };
  const written = merged.filter(({ changed }) => changed.length > 0);
  for (const { file, catalog } of written) writeCatalog(file, catalog);
  const remarks = written.map(({ file, changed }) =>
    remark("import.taken", { file: file.shown, n: changed.length, from: received.shown }),
  );
  if (remarks.length === 0) return { findings, remarks: [remark("import.nothing", { file: received.shown })] };
  // Nobody sees the translations of a language that has no pages.
  return { findings, remarks: listed.includes(locale) ? remarks : [...remarks, addLanguage(locale)] };
}

function problemsOf(
  { source, file, catalog, changed, stale }: Merged & { readonly source: TextSource; readonly file: CatalogFile },
  received: ReceivedFile,
): readonly Diagnostic[] {
  const { texts, sourceLocale } = source;
  const { locale, glossary } = file;
  const checked = checkCatalog({
    file: file.shown,
    locale,
    sourceLocale,
    text: catalog,
    texts,
    glossary,
    tolerance: 1,
  });
  const broken = checked.findings
    .filter(({ path, code }) => code === catalogInvalid.code || changed.includes(String(path[0])))
    .map((found) => ({ ...found, ...placeOf(received, String(found.path[0] ?? LOST)) }));
  const old = stale
    .filter((key) => changed.includes(key))
    .map((key) => finding(importStale, "default", { key }, placeOf(received, key)));
  return [...broken, ...old];
}

/** The line of the file that first has the key. */
function placeOf({ shown: file, text }: ReceivedFile, key: string): Place {
  const at = Math.max(0, text.indexOf(key));
  const line = text.slice(0, at).split("\n").length;
  return { file, line, column: at - text.lastIndexOf("\n", at - 1), path: [key] };
}
