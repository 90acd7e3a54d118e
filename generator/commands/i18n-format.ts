/** `wireglot i18n format`: catalogs as wireglot writes them, whatever tool wrote them last. */
import type { Io, SpecOptions } from "../cli.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { completed } from "../i18n/headers.js";
import { readPo, writePo } from "../i18n/po.js";
import { remark } from "../remarks.js";
import { say, tellFindings } from "../report.js";
import { type CatalogFile, readTextSources } from "./catalog-files.js";
import { readJobs } from "./config.js";
import { writeCatalog } from "./i18n-update.js";

export interface I18nFormatOptions extends SpecOptions {
  readonly locale?: readonly string[];
  readonly check?: boolean;
}

export async function i18nFormatCommand(
  specs: readonly string[],
  options: I18nFormatOptions,
  io: Io,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: options.locale })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(await tellFindings("i18n format", job.show(job.spec), findings, io));
    for (const file of sources.flatMap(({ catalogs }) => catalogs)) {
      if (file.text === undefined) continue;
      const after = formatted(file.text, file);
      if (options.check === true && after !== file.text) {
        io.err(say(remark("catalog.unformatted", { file: file.shown, command: "wireglot i18n format" }), io));
        codes.push(EXIT.OUT_OF_DATE);
      } else if (options.check !== true) {
        const state = writeCatalog(file, after);
        io.out(say(remark("about", { subject: file.shown, state }), io));
      }
    }
  }
  return worst(codes);
}

function formatted(text: string, { locale, shown }: CatalogFile): string {
  try {
    return writePo(completed(readPo(text), locale));
  } catch (error) {
    throw new CommandError(
      EXIT.FINDINGS,
      remark("about", { subject: shown, state: error instanceof Error ? error.message : String(error) }),
    );
  }
}
