/** The catalogs that a command works on: those beside a spec, and in our own repository those of wireglot's own words. */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { buildModel } from "../build-model.js";
import { type Diagnostic, hasErrors } from "../diagnostics.js";
import { findingTexts, ownTexts } from "../docs/own-texts.js";
import { EXPLANATIONS } from "../explain.js";
import type { SourceText } from "../i18n/catalog.js";
import { explainTexts } from "../i18n/explain.js";
import { type GlossaryTerm, readGlossary } from "../i18n/glossary.js";
import { textsOf } from "../i18n/texts.js";
import type { ExplainedText } from "../i18n/update.js";
import { catalogPaths, readInput, specPath } from "../inputs.js";
import { type Job, levelled } from "../jobs.js";
import { hinders, type Loaded, loadSpec } from "../load.js";
import type { Model, Text } from "../model.js";
import { baseSpecPath, packageRoot } from "../package-root.js";

/** The texts of one source, and its catalogs. */
export interface TextSource {
  /** What it is called in reports: the spec, or the folder of our own words. */
  readonly shown: string;
  /** The module, or `wireglot`: what files about these texts are called. */
  readonly name: string;
  /** Of the catalogs, absolute. */
  readonly folder: string;
  readonly texts: readonly ExplainedText[];
  readonly sourceLocale: string;
  readonly version: string;
  readonly catalogs: readonly CatalogFile[];
  /** No tier asks for all of them. */
  readonly optional?: true;
}

export interface CatalogFile {
  readonly locale: string;
  /** Absolute. */
  readonly path: string;
  readonly shown: string;
  /** Undefined: there is none yet. */
  readonly text: string | undefined;
  readonly glossary: readonly GlossaryTerm[];
}

export interface TextSources {
  /** Absent where the spec has errors. */
  readonly sources: readonly TextSource[];
  readonly findings: readonly Diagnostic[];
  readonly model?: Model;
}

export async function readTextSources(job: Job): Promise<TextSources> {
  const { spec, findings: found, sources: files, positionOf } = await loadSpec(job.spec, { show: job.show });
  const findings = [...levelled(found, job, spec === undefined ? hinders : undefined)];
  if (spec === undefined || hasErrors(findings)) return { sources: [], findings };
  const model = buildModel(spec, {
    read: (path, from) => readFileSync(resolve(dirname(specPath(from.file, job, files)), path), "utf8"),
  });
  const locales = job.locales.filter((locale) => locale !== model.sourceLocale);
  const glossaries = new Map<string, readonly GlossaryTerm[]>();
  for (const locale of locales) {
    const path = join(dirname(job.spec), "locales", `${locale}.glossary.yaml`);
    const { text } = readInput(path);
    if (text === undefined) continue;
    const glossary = readGlossary(text, job.show(path));
    glossaries.set(locale, glossary.terms);
    findings.push(...glossary.findings);
  }
  const fileOf = (locale: string, path: string): CatalogFile => ({
    locale,
    path,
    shown: job.show(path),
    text: readInput(path).text,
    glossary: glossaries.get(locale) ?? [],
  });
  const paths = catalogPaths(job.spec, locales);
  const own: TextSource = {
    shown: job.show(job.spec),
    name: model.module,
    folder: join(dirname(job.spec), "locales"),
    // What is inherited has its translations beside the spec that it comes from.
    texts: explained(
      textsOf(model).filter((text) => text.origin.file === spec.file),
      model,
      job,
      positionOf,
    ),
    sourceLocale: model.sourceLocale,
    version: model.version,
    catalogs: locales.map((locale, index) => fileOf(locale, paths[index] ?? "")),
  };
  const words = ownWordsFolder(job);
  if (words === undefined) return { sources: [own], findings, model };
  const ours: TextSource = {
    ...own,
    shown: job.show(words),
    name: "wireglot",
    folder: words,
    texts: ownTexts(),
    catalogs: locales.map((locale) => fileOf(locale, join(words, `${locale}.po`))),
  };
  const said = (name: string, texts: readonly SourceText[]): TextSource => {
    const folder = join(words, name);
    const catalogs = locales.map((locale) => fileOf(locale, join(folder, `${locale}.po`)));
    return { ...ours, shown: job.show(folder), name, folder, texts, optional: true, catalogs };
  };
  return {
    sources: [own, ours, said("messages", findingTexts()), said("explanations", EXPLANATIONS)],
    findings,
    model,
  };
}

/** With what translators are told. References begin at the spec's folder, so that they are the same everywhere. */
function explained(
  texts: readonly Text[],
  model: Model,
  job: Job,
  positionOf: Loaded["positionOf"],
): readonly ExplainedText[] {
  const explanations = explainTexts(model);
  return texts.map(({ key, source }) => {
    const explanation = explanations.get(key);
    if (explanation === undefined) return { key, source };
    const { lines, at } = explanation;
    const line = "example" in at ? at.line : positionOf(at.origin, "value").line;
    const file = "example" in at ? at.example : basename(job.spec);
    return { key, source, explanation: lines, ...(line === undefined ? {} : { reference: `${file}:${line}` }) };
  });
}

/** In our own repository, for the base spec. */
function ownWordsFolder(job: Job): string | undefined {
  const folder = join(packageRoot(), "generator", "locales");
  return job.spec === baseSpecPath() && existsSync(folder) ? folder : undefined;
}
