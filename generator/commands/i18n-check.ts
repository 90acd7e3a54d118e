/** `wireglot i18n check`: is any translation broken, stale or missing, and does each catalog have today's texts? */
import type { Io, ReportingOptions } from "../cli.js";
import { EXIT, type ExitCode, worst } from "../exit-code.js";
import { checkCatalog } from "../i18n/check-catalog.js";
import { type Job, levelled } from "../jobs.js";
import type { Message } from "../message.js";
import { remark } from "../remarks.js";
import { say } from "../report.js";
import { Reporter } from "../reporter.js";
import { finding } from "../rules/rule.js";
import { catalogStale } from "../rules/translations.js";
import { type CatalogFile, readTextSources, type TextSource } from "./catalog-files.js";
import { readJobs } from "./config.js";

export interface I18nCheckOptions extends ReportingOptions {
  readonly locale?: readonly string[];
}

export async function i18nCheckCommand(specs: readonly string[], options: I18nCheckOptions, io: Io): Promise<ExitCode> {
  const reporter = new Reporter({ command: "i18n check", format: options.format }, io);
  const codes: ExitCode[] = [];
  const remarks: Message[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: options.locale })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(reporter.add(job.show(job.spec), findings));
    for (const source of sources) {
      for (const file of source.catalogs) {
        if (source.optional === true && file.text === undefined) continue;
        const { code, remark: told } = checkFile(file, source, job, reporter);
        codes.push(code);
        remarks.push(told);
      }
    }
  }
  await reporter.end();
  for (const each of remarks) io.err(say(each, io));
  return worst(codes);
}

interface CheckedFile {
  readonly code: ExitCode;
  readonly remark: Message;
}

function checkFile(
  file: CatalogFile,
  { texts, sourceLocale, optional }: TextSource,
  job: Job,
  reporter: Reporter,
): CheckedFile {
  const { locale, shown, text, glossary } = file;
  if (text === undefined) {
    const place = { file: shown, line: 1, column: 1, path: [] };
    reporter.add(shown, levelled([finding(catalogStale, "absent", { locale }, place)], job));
    return { code: EXIT.OUT_OF_DATE, remark: remark("catalog.absent", { file: shown }) };
  }
  const tolerance = optional === true ? 1 : (job.tolerances[locale] ?? 1);
  const checked = checkCatalog({ file: shown, locale, sourceLocale, text, texts, glossary, tolerance });
  const code = reporter.add(shown, levelled(checked.findings, job));
  const outdated = levelled(checked.outdated, job);
  reporter.add(shown, outdated);
  const { translated, stale, missing } = checked.counts;
  const counts = { file: shown, translated, stale, missing };
  if (outdated.length === 0) return { code, remark: remark("catalog.counts", counts) };
  const behind = { ...counts, outdated: outdated.length, command: "wireglot i18n update" };
  return { code: worst([code, EXIT.OUT_OF_DATE]), remark: remark("catalog.behind", behind) };
}
