/** `wireglot i18n pseudo`: catalogs made by rule, to look at a layout before any translation is there. */
import type { Io, SpecOptions } from "../cli.js";
import { type ExitCode, worst } from "../exit-code.js";
import { readPo, writePo } from "../i18n/po.js";
import { PSEUDO_LOCALES, pseudoText } from "../i18n/pseudo.js";
import { updateCatalog } from "../i18n/update.js";
import { remark } from "../remarks.js";
import { say, tellFindings } from "../report.js";
import { readTextSources } from "./catalog-files.js";
import { readJobs } from "./config.js";
import { writeCatalog } from "./i18n-update.js";

export async function i18nPseudoCommand(specs: readonly string[], options: SpecOptions, io: Io): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: PSEUDO_LOCALES })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(await tellFindings("i18n pseudo", job.show(job.spec), findings, io));
    for (const { texts, version, catalogs } of sources) {
      for (const file of catalogs) {
        const { locale } = file;
        const empty = readPo(updateCatalog(texts, { locale, version }));
        const entries = empty.entries.map((entry) => ({ ...entry, translations: [pseudoText(entry.source, locale)] }));
        const state = writeCatalog(file, writePo({ ...empty, entries }));
        io.out(say(remark("catalog.texts-state", { file: file.shown, n: entries.length, state }), io));
      }
    }
  }
  return worst(codes);
}
