/** `wireglot i18n init`: begins a language. */
import type { Io, SpecOptions } from "../cli.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { updateCatalog } from "../i18n/update.js";
import { count, tellFindings } from "../report.js";
import { readTextSources } from "./catalog-files.js";
import { readConfig, readJobs } from "./config.js";
import { writeCatalog } from "./i18n-update.js";

export async function i18nInitCommand(
  locale: string,
  specs: readonly string[],
  options: SpecOptions,
  io: Io,
): Promise<ExitCode> {
  refuseUnknown(locale);
  const codes: ExitCode[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: [locale] })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(await tellFindings("i18n init", job.show(job.spec), findings, io));
    for (const { texts, version, catalogs } of sources) {
      for (const file of catalogs) {
        if (file.text !== undefined) {
          io.out(`${file.shown}: is there already; wireglot i18n update brings it up to date`);
          continue;
        }
        writeCatalog(file, updateCatalog(texts, { locale: file.locale, version }));
        io.out(`${file.shown}: ${count(texts.length, "text")} to translate`);
      }
    }
  }
  if (!(await readConfig(options, io)).locales.includes(locale))
    io.out(
      `Add ${locale} to "locales" in wireglot.config.yaml, and its pages are generated: ${locale}: { tier: community }`,
    );
  return worst(codes);
}

/** Throws a CommandError where it is no tag of a language that there is. */
function refuseUnknown(locale: string): void {
  let name: string | undefined;
  try {
    const [canonical] = Intl.getCanonicalLocales(locale);
    if (canonical === locale) name = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(locale);
    else throw new CommandError(EXIT.USAGE, `"${locale}" is written ${canonical}`);
  } catch (error) {
    if (error instanceof CommandError) throw error;
  }
  if (name === undefined)
    throw new CommandError(EXIT.USAGE, `"${locale}" is no tag of a language, such as fr, pt-BR or zh-CN`);
}
