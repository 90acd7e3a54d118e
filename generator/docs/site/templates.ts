/** The templates and assets of the site, read when they are first needed. */
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { ownFile } from "../../package-root.js";

const FOLDER = ownFile("templates/site/");

let compiled: Readonly<Record<string, Handlebars.TemplateDelegate>> | undefined;

/** Values are escaped, except what is HTML already (`{{{…}}}`). */
export function template(name: "page" | "languages"): (data: object) => string {
  if (compiled === undefined) {
    const handlebars = Handlebars.create();
    for (const partial of ["section", "part"]) handlebars.registerPartial(partial, asset(`${partial}.html.hbs`));
    const compile = (file: string): Handlebars.TemplateDelegate =>
      handlebars.compile(asset(file), { knownHelpersOnly: true, preventIndent: true });
    compiled = { page: compile("page.html.hbs"), languages: compile("languages.html.hbs") };
  }
  const render = compiled[name];
  return (data) => render?.(data) ?? "";
}

export function asset(name: string): string {
  return readFileSync(new URL(name, FOLDER), "utf8");
}
