/** `wireglot i18n init`: begins a language. */
import type { Io, SpecOptions } from "../cli.js";
import { type ExitCode, worst } from "../exit-code.js";
import { updateCatalog } from "../i18n/update.js";
import type { Message } from "../message.js";
import { remark } from "../remarks.js";
import { say, tellFindings } from "../report.js";
import { readTextSources } from "./catalog-files.js";
import { readConfig, readJobs } from "./config.js";
import { writeCatalog } from "./i18n-update.js";

export async function i18nInitCommand(
  locale: string,
  specs: readonly string[],
  options: SpecOptions,
  io: Io,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: [locale] })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(await tellFindings("i18n init", job.show(job.spec), findings, io));
    for (const { texts, version, catalogs } of sources) {
      for (const file of catalogs) {
        if (file.text !== undefined) {
          io.out(say(remark("catalog.there", { file: file.shown, command: "wireglot i18n update" }), io));
          continue;
        }
        writeCatalog(file, updateCatalog(texts, { locale: file.locale, version }));
        io.out(say(remark("catalog.begun", { file: file.shown, n: texts.length }), io));
      }
    }
  }
  if (!(await readConfig(options, io)).locales.includes(locale)) io.out(say(addLanguage(locale), io));
  return worst(codes);
}

/** Of a language that the config does not list. */
export function addLanguage(locale: string): Message {
  return remark("catalog.add", { locale, example: `${locale}: { tier: community }` });
}
