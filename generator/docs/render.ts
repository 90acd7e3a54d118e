/** The documentation of an API in one language, as a page of Markdown. */
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { Catalog } from "../i18n/catalog.js";
import type { Model } from "../model.js";
import { buildPage, type Page } from "./page.js";

/** Deterministic: the same model and catalog give the same bytes. */
export function renderDocs(model: Model, catalog: Catalog): string {
  const text = template()(buildPage(model, catalog));
  return `${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

let compiled: Handlebars.TemplateDelegate<Page> | undefined;

/** Nothing is escaped by the template: the page's texts are Markdown already. */
function template(): Handlebars.TemplateDelegate<Page> {
  if (compiled === undefined) {
    const handlebars = Handlebars.create();
    for (const name of ["section", "part"]) handlebars.registerPartial(name, read(`${name}.md.hbs`));
    compiled = handlebars.compile<Page>(read("page.md.hbs"), { noEscape: true, strict: false, knownHelpersOnly: true });
  }
  return compiled;
}

function read(name: string): string {
  return readFileSync(new URL(`../templates/${name}`, import.meta.url), "utf8");
}
