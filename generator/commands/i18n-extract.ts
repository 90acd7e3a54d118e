/** `wireglot i18n extract`: the template of the catalogs, for translators' tools. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Io, SpecOptions } from "../cli.js";
import { type ExitCode, worst } from "../exit-code.js";
import { templateOf } from "../i18n/template.js";
import { remark } from "../remarks.js";
import { say, tellFindings } from "../report.js";
import { readTextSources } from "./catalog-files.js";
import { readJobs } from "./config.js";

export interface I18nExtractOptions extends SpecOptions {
  readonly out?: string;
}

export async function i18nExtractCommand(
  specs: readonly string[],
  options: I18nExtractOptions,
  io: Io,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: false })) {
    const { sources, findings } = await readTextSources(job);
    codes.push(await tellFindings("i18n extract", job.show(job.spec), findings, io));
    for (const { name, folder, texts } of sources) {
      const out = options.out === undefined ? folder : resolve(io.cwd, options.out);
      const path = sources.length === 1 && out.endsWith(".pot") ? out : join(out, `${name}.pot`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, templateOf(texts, name));
      io.out(say(remark("catalog.texts", { file: job.show(path), n: texts.length }), io));
    }
  }
  return worst(codes);
}
