/** A site of static pages: readable without JavaScript, with no request to any other host. Pure: model and catalogs in, files out. */
import type { TextFile } from "../../files.js";
import type { Catalog } from "../../i18n/catalog.js";
import type { Model } from "../../model.js";
import { bindLabels, type Label, type LabelKey } from "../labels.js";
import { directionOf, nameOf } from "../languages.js";
import { textOf as markdownText } from "../markdown.js";
import { buildPage, type Page } from "../page.js";
import { placesOf } from "../places.js";
import { escapeHtml } from "./highlight.js";
import { htmlPage } from "./html-page.js";
import { createMarkup, type Markup, textOf } from "./markup.js";
import { searchScript } from "./search-index.js";
import { asset, template } from "./templates.js";

interface SiteLanguage {
  readonly locale: string;
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  /** The main page first. */
  readonly pages: readonly Page[];
  readonly label: Label;
}

export interface SiteOptions {
  /** Where the site will be found, for what needs whole addresses: `https://docs.example.com/ws/`. */
  readonly url?: string;
}

/** `catalogs`: that of the source's language first. */
export function renderSite(model: Model, catalogs: readonly Catalog[], options: SiteOptions = {}): readonly TextFile[] {
  const languages = catalogs.map((catalog) => ({
    locale: catalog.locale,
    name: nameOf(catalog.locale),
    dir: directionOf(catalog.locale),
    pages: placesOf(model).map((place) => buildPage(model, catalog, place)),
    label: bindLabels(catalog),
  }));
  const markup = createMarkup((target) => hrefOf(target, model));
  const site: Site = { model, languages, markup, address: (path, from) => addressOf(path, options, from) };
  return [
    ...languages.flatMap((language) => languageFiles(language, site)),
    { path: "index.html", text: template("languages")(chooser(site)) },
    { path: "sitemap.xml", text: sitemap(site) },
    ...["site.css", "site.js", "theme.js", "icon.svg"].map((name) => ({ path: `assets/${name}`, text: asset(name) })),
  ];
}

interface Site {
  readonly model: Model;
  readonly languages: readonly SiteLanguage[];
  readonly markup: Markup;
  /** Of a file of the site: whole where it is known where the site will be, else from the site's own folder. */
  readonly address: (path: string, from?: string) => string;
}

function languageFiles(language: SiteLanguage, site: Site): readonly TextFile[] {
  const { locale, pages } = language;
  const files = pages.map((_, index) => ({
    path: `${locale}/${fileOf(pages[index], site.model)}`,
    text: template("page")(pageData(language, index, site)),
  }));
  const titled = pages.map((page) => ({ page, file: fileOf(page, site.model) }));
  return [...files, { path: `${locale}/search.js`, text: searchScript(titled, site.markup) }];
}

function pageData(language: SiteLanguage, index: number, site: Site): object {
  const { locale, pages, label } = language;
  const { model, markup } = site;
  const page = pages[index];
  if (page === undefined) throw new RangeError(`there is no page ${index}`);
  const plain = (markdown: string): string => textOf(markup.inline(markdown));
  const links = pages.map((other, at) => ({
    href: fileOf(other, model),
    title: plain(other.title),
    current: at === index,
  }));
  const path = `${locale}/${fileOf(page, model)}`;
  return {
    ...htmlPage(page, { model, label, markup, locales: site.languages.map((other) => other.locale) }),
    locale,
    dir: language.dir,
    title: plain(page.title),
    siteTitle: index === 0 ? "" : (links[0]?.title ?? ""),
    siteName: links[0]?.title ?? model.module,
    version: model.version,
    summary: textOf(markup.block(page.summary ?? page.description ?? page.title)),
    canonical: site.address(path, path),
    alternates: alternates(site, (other) => `${other}/${fileOf(page, model)}`, path),
    languageName: language.name,
    languages:
      site.languages.length === 1
        ? []
        : site.languages.map((other) => ({
            locale: other.locale,
            dir: other.dir,
            name: other.name,
            href: `../${other.locale}/${fileOf(page, model)}`,
            current: other.locale === locale,
          })),
    pages: links,
    previous: links[index - 1],
    next: links[index + 1],
    originalHref: `../${model.sourceLocale}/${fileOf(page, model)}`,
    sourceLocale: model.sourceLocale,
    label: words(label),
  };
}

/** The page that the site begins with: nobody is sent anywhere by the language of a browser. */
function chooser(site: Site): object {
  const { model, languages, markup } = site;
  const [source] = languages;
  const [main] = source?.pages ?? [];
  return {
    sourceLocale: model.sourceLocale,
    siteName: textOf(markup.inline(main?.title ?? model.module)),
    summary: textOf(markup.block(main?.summary ?? "")),
    canonical: site.address("index.html", "index.html"),
    alternates: alternates(site, (locale) => `${locale}/index.html`, "index.html"),
    languages: languages.map(({ locale, dir, name }) => ({ locale, dir, name })),
    label: source === undefined ? {} : words(source.label),
  };
}

/** The same page in every language, this one included, and the source's for readers of any other. */
function alternates(site: Site, pathIn: (locale: string) => string, from: string): readonly object[] {
  const all = site.languages.map(({ locale }) => ({ hreflang: locale, href: site.address(pathIn(locale), from) }));
  const standard = { hreflang: "x-default", href: site.address(pathIn(site.model.sourceLocale), from) };
  return [...all, standard];
}

function sitemap({ model, languages, address }: Site): string {
  const pages = languages[0]?.pages ?? [];
  const urls = pages.flatMap((page) =>
    languages.map(({ locale }) => {
      const links = languages.map(
        (other) =>
          `    <xhtml:link rel="alternate" hreflang="${other.locale}" href="${escapeHtml(address(`${other.locale}/${fileOf(page, model)}`))}"/>\n`,
      );
      return `  <url>\n    <loc>${escapeHtml(address(`${locale}/${fileOf(page, model)}`))}</loc>\n${links.join("")}  </url>\n`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("")}</urlset>
`;
}

/** `from`: the file that the address stands in, for a site that may be put anywhere. */
function addressOf(path: string, { url }: SiteOptions, from = ""): string {
  if (url !== undefined) return new URL(path.replace(/(^|\/)index\.html$/, "$1"), url.replace(/\/*$/, "/")).href;
  return `${"../".repeat(from.split("/").length - 1)}${path}`;
}

function fileOf(page: Page | undefined, model: Model): string {
  return page === undefined || page.name === model.module ? "index.html" : `${page.name}.html`;
}

function hrefOf(target: string, model: Model): string {
  const [, name = "", anchor = ""] = /^([\w.-]+)\.md(#.*)?$/.exec(target) ?? [];
  if (name === model.module) return `index.html${anchor}`;
  return model.pages.some((page) => page.id === name) ? `${name}.html${anchor}` : target;
}

const WORDS: readonly LabelKey[] = [
  ...(["search", "searchHint", "results", "noResults", "language", "chooseLanguage", "theme", "skip"] as const),
  ...(["pages", "contents", "previous", "next", "copy", "copied", "original"] as const),
];

function words(label: Label): Readonly<Record<string, string>> {
  return Object.fromEntries(WORDS.map((key) => [key, markdownText(label(key))]));
}
