/** The documentation of an API, a page of Markdown in each language. */
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { Diagnostic } from "../diagnostics.js";
import type { TextFile } from "../files.js";
import { type Catalog, createCatalog, type Entry, parsePo, sourceCatalog } from "../i18n/catalog.js";
import { catalogPaths, type Input } from "../inputs.js";
import type { Job } from "../jobs.js";
import type { Model } from "../model.js";
import { buildPage, type Page } from "./page.js";
import { placesOf } from "./places.js";

export interface RenderedDocs {
  /** `pt-BR/websocket.md`, from the folder of the documentation. */
  readonly files: readonly TextFile[];
  /** Catalogs that cannot be read. */
  readonly findings: readonly Diagnostic[];
}

/** The source's language first, then those of the job. `specs`: the spec and those that it inherits from, absolute. */
export function renderAll(model: Model, job: Job, inputs: readonly Input[], specs: readonly string[]): RenderedDocs {
  const findings: Diagnostic[] = [];
  const locales = [...new Set([model.sourceLocale, ...job.locales])];
  const files = locales.flatMap((locale) => {
    const catalogs = specs
      .flatMap((spec) => catalogPaths(spec, [locale]))
      .map((path) => readCatalog(path, inputs, job, findings));
    const catalog =
      locale === model.sourceLocale ? sourceCatalog(locale) : createCatalog(locale, [...catalogs, ownCatalog(locale)]);
    return renderDocs(model, catalog).map(({ path, text }) => ({ path: `${locale}/${path}`, text }));
  });
  return { files, findings };
}

/** Deterministic: the same model and catalog give the same bytes. */
export function renderDocs(model: Model, catalog: Catalog): readonly TextFile[] {
  return placesOf(model).map((place) => {
    const text = template()(buildPage(model, catalog, place));
    return { path: `${place.name}.md`, text: `${text.replace(/\n{3,}/g, "\n\n").trim()}\n` };
  });
}

function readCatalog(path: string, inputs: readonly Input[], job: Job, findings: Diagnostic[]): readonly Entry[] {
  const text = inputs.find((input) => input.path === path)?.text;
  if (text === undefined) return [];
  try {
    return parsePo(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    findings.push({
      file: job.show(path),
      line: 1,
      column: 1,
      severity: "error",
      code: "catalog-invalid",
      message,
      path: [],
    });
    return [];
  }
}

/** The words of the page itself, in the languages that this package speaks. */
function ownCatalog(locale: string): readonly Entry[] {
  try {
    return parsePo(readFileSync(new URL(`../locales/${locale}.po`, import.meta.url), "utf8"));
  } catch {
    return [];
  }
}

let compiled: Handlebars.TemplateDelegate<Page> | undefined;

/** Nothing is escaped by the template: the page's texts are Markdown already. */
function template(): Handlebars.TemplateDelegate<Page> {
  if (compiled === undefined) {
    const handlebars = Handlebars.create();
    for (const name of ["section", "part"]) handlebars.registerPartial(name, read(`${name}.md.hbs`));
    compiled = handlebars.compile<Page>(read("page.md.hbs"), { noEscape: true, knownHelpersOnly: true });
  }
  return compiled;
}

function read(name: string): string {
  return readFileSync(new URL(`../templates/${name}`, import.meta.url), "utf8");
}
