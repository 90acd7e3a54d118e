/** `wireglot i18n update`: the catalogs beside the specs get the texts that the specs have now. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Io, SpecOptions } from "../cli.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { updateCatalog } from "../i18n/update.js";
import type { Message } from "../message.js";
import { remark } from "../remarks.js";
import { say, tellFindings } from "../report.js";
import { suggestion } from "../suggest.js";
import { type CatalogFile, readTextSources, type TextSource } from "./catalog-files.js";
import { readJobs } from "./config.js";

export interface I18nUpdateOptions extends SpecOptions {
  readonly locale?: readonly string[];
  readonly prune?: boolean;
  readonly confirm?: readonly string[];
}

export async function i18nUpdateCommand(
  specs: readonly string[],
  options: I18nUpdateOptions,
  io: Io,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  const all: TextSource[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: options.locale })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(await tellFindings("i18n update", job.show(job.spec), findings, io));
    all.push(...sources);
  }
  // The texts of a spec with errors are not known.
  if (worst(codes) === EXIT.CLEAN) refuseUnknown(options.confirm ?? [], all);
  for (const source of all) {
    for (const file of source.catalogs) {
      const state = writeCatalog(file, updated(file, source, options));
      io.out(say(remark("catalog.texts-state", { file: file.shown, n: source.texts.length, state }), io));
    }
  }
  return worst(codes);
}

function refuseUnknown(confirmed: readonly string[], sources: readonly TextSource[]): void {
  const keys = new Set(sources.flatMap(({ texts }) => texts.map(({ key }) => key)));
  const unknown = confirmed.find((key) => !keys.has(key));
  if (unknown === undefined) return;
  throw new CommandError(
    EXIT.USAGE,
    remark("confirm.unknown", { key: unknown, suggestion: suggestion(unknown, keys) }),
  );
}

/** Writes a catalog where it differs, and says whether it did. */
export function writeCatalog({ path, text: before }: CatalogFile, after: string): Message {
  if (after === before) return remark("catalog.unchanged");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, after);
  return remark("catalog.written");
}

function updated(file: CatalogFile, { texts, version }: TextSource, { prune, confirm }: I18nUpdateOptions): string {
  const settings = {
    locale: file.locale,
    version,
    ...(prune === undefined ? {} : { prune }),
    ...(confirm === undefined ? {} : { confirm }),
  };
  return reading(file, () => updateCatalog(texts, settings, file.text));
}

/** What is made of a catalog; one that cannot be read ends the command with a sentence that names it. */
export function reading<T>({ shown }: CatalogFile, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const state = error instanceof Error ? error.message : String(error);
    throw new CommandError(EXIT.FINDINGS, remark("about", { subject: shown, state }));
  }
}
