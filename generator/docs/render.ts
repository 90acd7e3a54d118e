/** The documentation of an API in each of its languages: Markdown, or a site. */
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { Diagnostic } from "../diagnostics.js";
import type { TextFile } from "../files.js";
import { type Catalog, createCatalog, parsePo, sourceCatalog } from "../i18n/catalog.js";
import { type PoEntry, placeIn } from "../i18n/po.js";
import { wordsIn } from "../i18n/words.js";
import { catalogPaths, type Input } from "../inputs.js";
import type { Job } from "../jobs.js";
import type { Model } from "../model.js";
import { ownFile } from "../package-root.js";
import { catalogInvalid } from "../rules/outputs.js";
import { finding } from "../rules/rule.js";
import { FLAVOR_RULES, type Flavor } from "./flavors.js";
import { bindLabels } from "./labels.js";
import { buildPage, type Page } from "./page.js";
import { placesOf } from "./places.js";

export interface RenderedDocs {
  /** `pt-BR/websocket.md`, from the folder of the documentation. */
  readonly files: readonly TextFile[];
  /** Catalogs that cannot be read. */
  readonly findings: readonly Diagnostic[];
}

/** What the documentation is to be. */
export type DocsForm =
  | { readonly format: "markdown"; readonly flavor: Flavor }
  /** `url`: where the site will be found. */
  | { readonly format: "html"; readonly url?: string };

const PLAIN: DocsForm = { format: "markdown", flavor: "plain" };

/** The source's language first, then those of the job. `specs`: the spec and those that it inherits from, absolute. */
export async function renderAll(
  model: Model,
  job: Job,
  inputs: readonly Input[],
  specs: readonly string[],
  form: DocsForm = PLAIN,
): Promise<RenderedDocs> {
  const findings: Diagnostic[] = [];
  const locales = [...new Set([model.sourceLocale, ...job.locales])];
  const catalogs = locales.map((locale) => {
    if (locale === model.sourceLocale) return sourceCatalog(locale);
    const entries = specs
      .flatMap((spec) => catalogPaths(spec, [locale]))
      .map((path) => readCatalog(path, inputs, job, findings));
    return createCatalog(locale, [...entries, wordsIn(locale)], model.sourceLocale);
  });
  if (form.format === "markdown")
    return { files: catalogs.flatMap((catalog) => renderMarkdown(model, catalog, form.flavor)), findings };
  const { renderSite } = await import("./site/site.js");
  return { files: renderSite(model, catalogs, form), findings };
}

/** Deterministic: the same model and catalog give the same bytes. */
export function renderMarkdown(model: Model, catalog: Catalog, flavor: Flavor = "plain"): readonly TextFile[] {
  const rules = FLAVOR_RULES[flavor];
  return placesOf(model).map((place, index) => {
    const page = buildPage(model, catalog, place, rules.link);
    const { titled, listed, kept = (markdown) => markdown } = rules;
    const at = { locale: catalog.locale, source: model.sourceLocale, name: place.name };
    const original = rules.original(at);
    const banner =
      page.banner === undefined || original === undefined
        ? page.banner
        : `${page.banner} [${bindLabels(catalog)("original")}](${original})`;
    const shown = { ...page, ...(banner === undefined ? {} : { banner }) };
    const text = template()({ ...shown, titled, listed })
      .replace(/\n{3,}/g, "\n\n")
      .trim();
    return { path: rules.path(at), text: `${rules.head(page, index + 1)}\n\n${kept(text)}\n` };
  });
}

function readCatalog(path: string, inputs: readonly Input[], job: Job, findings: Diagnostic[]): readonly PoEntry[] {
  const text = inputs.find((input) => input.path === path)?.text;
  if (text === undefined) return [];
  try {
    return parsePo(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const place = { file: job.show(path), ...placeIn(problem), path: [] };
    findings.push(finding(catalogInvalid, "default", { problem }, place));
    return [];
  }
}

interface ShownPage extends Page {
  readonly titled: boolean;
  readonly listed: boolean;
}

let compiled: Handlebars.TemplateDelegate<ShownPage> | undefined;

/** Nothing is escaped by the template: the page's texts are Markdown already. */
function template(): Handlebars.TemplateDelegate<ShownPage> {
  if (compiled === undefined) {
    const handlebars = Handlebars.create();
    for (const name of ["section", "part"]) handlebars.registerPartial(name, read(`${name}.md.hbs`));
    compiled = handlebars.compile<ShownPage>(read("page.md.hbs"), { noEscape: true, knownHelpersOnly: true });
  }
  return compiled;
}

function read(name: string): string {
  return readFileSync(ownFile(`templates/${name}`), "utf8");
}
