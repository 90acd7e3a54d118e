/** `wireglot i18n update`: the catalogs beside the specs get the texts that the specs have now. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { buildModel } from "../build-model.js";
import type { Io, SpecOptions } from "../cli.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { levelled } from "../generate.js";
import { textsOf } from "../i18n/texts.js";
import { type UpdateOptions, updateCatalog } from "../i18n/update.js";
import { catalogPaths, readInput, specPath } from "../inputs.js";
import type { Job } from "../jobs.js";
import { hinders, loadSpec } from "../load.js";
import { count } from "../report.js";
import { Reporter } from "../reporter.js";
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
  for (const job of await readJobs(specs, options, io, { outputs: false, locales: options.locale }))
    codes.push(await update(job, options, io));
  return worst(codes);
}

async function update(job: Job, options: I18nUpdateOptions, io: Io): Promise<ExitCode> {
  const { spec, findings, sources } = await loadSpec(job.spec, { show: job.show });
  const reporter = new Reporter({ command: "i18n update" }, io);
  const code = reporter.add(job.show(job.spec), levelled(findings, job, spec === undefined ? hinders : undefined));
  await reporter.end();
  if (spec === undefined) return code;
  const model = buildModel(spec, {
    read: (path, from) => readFileSync(resolve(dirname(specPath(from.file, job, sources)), path), "utf8"),
  });
  // What is inherited has its translations beside the spec that it comes from.
  const texts = textsOf(model).filter((text) => text.origin.file === spec.file);
  for (const [index, path] of catalogPaths(job.spec, job.locales).entries()) {
    const locale = job.locales[index] ?? "";
    const before = readInput(path).text;
    const { prune, confirm } = options;
    const settings = {
      locale,
      version: model.version,
      ...(prune === undefined ? {} : { prune }),
      ...(confirm === undefined ? {} : { confirm }),
    };
    const after = updated(texts, settings, before, job.show(path));
    if (after !== before) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, after);
    }
    io.out(`${job.show(path)}: ${count(texts.length, "text")}, ${after === before ? "unchanged" : "written"}`);
  }
  return code;
}

function updated(
  texts: Parameters<typeof updateCatalog>[0],
  settings: UpdateOptions,
  before: string | undefined,
  shown: string,
): string {
  try {
    return updateCatalog(texts, settings, before);
  } catch (error) {
    throw new CommandError(EXIT.FINDINGS, `${shown}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
