/** `wireglot i18n status`: how far each language is. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Io, SpecOptions } from "../cli.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { type CatalogStatus, statusBadge, statusJson, statusMarkdown, statusOf, statusTable } from "../i18n/status.js";
import { remark } from "../remarks.js";
import { tellFindings } from "../report.js";
import { readTextSources } from "./catalog-files.js";
import { readJobs } from "./config.js";

export const STATUS_FORMATS = ["table", "json", "markdown", "badge"] as const;

export interface I18nStatusOptions extends SpecOptions {
  readonly locale?: readonly string[];
  readonly format: (typeof STATUS_FORMATS)[number];
  readonly out?: string;
}

export async function i18nStatusCommand(
  specs: readonly string[],
  options: I18nStatusOptions,
  io: Io,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  const all: CatalogStatus[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: options.locale })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(await tellFindings("i18n status", job.show(job.spec), findings, io));
    for (const { shown, texts, sourceLocale, catalogs } of sources) {
      for (const { locale, text, shown: path } of catalogs) {
        try {
          all.push(statusOf(shown, locale, texts, text, sourceLocale));
        } catch (error) {
          throw new CommandError(
            EXIT.FINDINGS,
            remark("about", { subject: path, state: error instanceof Error ? error.message : String(error) }),
          );
        }
      }
    }
  }
  const shown = statusText(all, options.format, io);
  if (options.out === undefined) io.out(shown.trimEnd());
  else writeFileSync(resolve(io.cwd, options.out), shown);
  return worst(codes);
}

function statusText(all: readonly CatalogStatus[], format: I18nStatusOptions["format"], io: Io): string {
  switch (format) {
    case "table":
      return `${statusTable(all, io.speech).join("\n")}\n`;
    case "markdown":
      return `${statusMarkdown(all, io.speech).join("\n")}\n`;
    case "json":
      return `${statusJson(all)}\n`;
    case "badge":
      return statusBadge(all);
    default:
      return format satisfies never;
  }
}
