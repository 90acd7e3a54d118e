/** Whatever a spec or a catalog says ends as text, in Markdown and in HTML: it is data, and opens, runs and loads nothing. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { FLAVORS, type Flavor } from "../../../generator/docs/flavors.js";
import { renderMarkdown } from "../../../generator/docs/render.js";
import { renderSite } from "../../../generator/docs/site/site.js";
import { HIDDEN_IN_PROSE, LONE_SURROGATE } from "../../../generator/hidden-characters.js";
import { type Catalog, sourceCatalog } from "../../../generator/i18n/catalog.js";
import { modelOf } from "../../support/model.js";

const TEXTS: readonly string[] = [
  // HTML and scripts.
  "<script>globalThis.pwned = 1</script>",
  "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "</script><script>alert(1)</script>",
  "</title></head><body onload=alert(1)>",
  "<img src=x onerror=alert(1)>",
  "<img/src=x/onerror=alert(1)//",
  "<svg/onload=alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<iframe src=javascript:alert(1)>",
  "<object data=//evil.test></object><embed src=//evil.test>",
  "<base href=//evil.test/>",
  "<meta http-equiv=refresh content='0;url=//evil.test'>",
  "<link rel=stylesheet href=//evil.test/x.css>",
  "<style>@import '//evil.test/x.css'</style>",
  "<form action=//evil.test><input autofocus onfocus=alert(1)>",
  "<details open ontoggle=alert(1)>x</details>",
  "<a href='javascript:alert(1)'>x</a>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<textarea></textarea><noscript><img src=x onerror=alert(1)></noscript>",
  "<!-- --><img src=x onerror=alert(1)><!-- -->",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  "<?php echo 1 ?><?xml version='1.0'?>",
  "<!DOCTYPE html><html>",
  "<div\n onclick=alert(1)\n>x</div>",
  "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
  "a < b > c && d <= e <3",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "&#x3C;img src=x onerror=alert(1)&#x3E;",
  '" onmouseover="alert(1)" x="',
  "' onmouseover='alert(1)' x='",
  "]]></loc><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
  "</svg><script>alert(1)</script>",
  // Markdown.
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x]( javascript:alert(1) 'title')",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:msgbox(1))",
  "[x](//evil.test/)",
  "[x](\\\\evil.test\\x)",
  "[x][y]\n\n[y]: javascript:alert(1)",
  "[x]\n\n[x]: //evil.test/",
  "![x](https://evil.test/x.png)",
  "![x][y]\n\n[y]: https://evil.test/x.png",
  "[![x](https://evil.test/x.png)](https://evil.test/)",
  "<https://evil.test> <javascript:alert(1)>",
  "\\<b\\> \\[x\\](javascript:alert(1))",
  "`<script>alert(1)</script>`",
  "``</code></pre><script>alert(1)</script>",
  "` unclosed <img src=x onerror=alert(1)>",
  "```ts\n</code></pre><script>alert(1)</script>\n```",
  "```\n<img src=x onerror=alert(1)>",
  '```ts"><img src=x onerror=alert(1)>\nx\n```',
  "~~~html onclick=alert(1)\n<script>alert(1)</script>\n~~~",
  "    <script>alert(1)</script>",
  "# Heading\n\n<h1>x</h1>",
  "| a | b |\n| --- | --- |\n| <img src=x onerror=alert(1)> | x |",
  "a | b || c \\| d",
  "- <img src=x onerror=alert(1)>\n  > <script>alert(1)</script>",
  "---\ntitle: x\n---",
  '<a id="option-odd"></a> [x](#option-odd)',
  // Templates and programs.
  "{{constructor}} {{{this}}} {{#each x}}{{/each}} {{> page}}",
  "`{{constructor}}` and `{{ x }}`",
  "::: danger\n`{{ x }}`\n:::::::",
  "{{{constructor.constructor('alert(1)')()}}}",
  `{process.exit()} $${"{process.exit()}"} #{x} <%= x %> {% x %}`,
  "{() => { throw 1 }}",
  "import x from '//evil.test/x.js'",
  "export default () => alert(1)",
  "[[toc]] ::: danger\n:::",
  "[[toc]]\n\n- [[TOC]]\n\n> [[toc]]",
  "Text\n---\nText\n===\n> Text\n> -\n\n* * *",
  "> [!CAUTION]\n> x\n\n:skull: a:b:c",
  "@@include(/etc/passwd) !!!include(/etc/passwd)!!!",
  "<!--@include: ./t0.md-->",
  "`<!--@include: ./t0.md{1,2}-->` and `<!--\n @include: *t0* -->`",
  "```md\n<!--\n\n@include: ./t0.md#region{1,2}-->\n```",
  "{option:__proto__} {option:constructor} {code:toString}",
  "__proto__ constructor hasOwnProperty",
  "*/ alert(1) /*",
  "// \u2028alert(1)//",
  // What hides or reorders.
  "\u202egnp.exe",
  "\u2066\u2067\u2068x\u2069\u202c",
  "a\u200bb\u2060c\ufeffd\u00ad",
  "\u0000\u0001\u0008\u001b[31mred",
  "\u007f\u0085\u009b31m",
  "\ud800 lone \udc00",
  "x\r\ny\rz",
  "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
  // Size.
  "x".repeat(100_000),
  "<".repeat(20_000),
  "`".repeat(5_001),
  "[".repeat(5_000),
  "*_".repeat(5_000),
  "{option:".repeat(3_000),
  "\n".repeat(10_000),
];

/** What the base's spec cannot be made to say, its catalog can. */
const UNSPEAKABLE = new RegExp(`[${HIDDEN_IN_PROSE}]|${LONE_SURROGATE}`);

const benign =
  /^(?:a|abbr|article|aside|blockquote|body|br|button|circle|code|col|dd|defs|details|dialog|div|dl|dt|em|figcaption|figure|footer|g|h[1-6]|head|header|hr|html|input|kbd|label|li|link|main|marker|meta|nav|ol|option|p|path|pre|rect|s|select|span|strong|summary|svg|table|tbody|td|text|th|thead|title|tr|ul|wbr|section|script)$/;

/** Tags as a browser would see them. */
const tagsOf = (html: string): readonly string[] => html.match(/<[a-z][^>]*>/gi) ?? [];
const withoutValues = (tag: string): string => tag.replace(/"[^"]*"/g, '""');

function expectHarmless(html: string, scripts: RegExp): void {
  const tags = tagsOf(html);
  const names = new Set(tags.map((tag) => /^<([a-z][a-z0-9:-]*)/i.exec(tag)?.[1] ?? ""));
  expect([...names].filter((name) => !benign.test(name))).toEqual([]);
  expect(tags.filter((tag) => /^<(?:script|link|meta)/i.test(tag) && !scripts.test(tag))).toEqual([]);
  expect(tags.filter((tag) => /[\s/"']on\w+\s*=/i.test(withoutValues(tag)))).toEqual([]);
  const targets = tags.flatMap((tag) =>
    [...tag.matchAll(/\s(?:href|src|action|data)\s*=\s*"([^"]*)"/gi)].map((match) => match[1] ?? ""),
  );
  expect(targets.filter((target) => /^\s*(?:javascript|data|vbscript|&#|java\s)|^[\\/]{2}/i.test(target))).toEqual([]);
  expect(html).not.toMatch(UNSPEAKABLE);
}

const REQUIRED =
  /^<(?:script src="(?:\.\.\/)?assets\/\w+\.js"|link rel="(?:stylesheet|icon|canonical|alternate)"|meta (?:charset|name|property|http-equiv="Content-Security-Policy"))/;

/** What a spec can be made to say; a catalog says it all. */
const speakable = (text: string): string =>
  !UNSPEAKABLE.test(text) && !/\{\w+:/.test(text) && text.trim() !== "" ? text : "plain";

/** A page, an option and an error for each text, all of one spec; and a catalog that says the same of everything. */
let site: ReadonlyMap<string, string>;
let markdown: ReadonlyMap<Flavor, readonly string[]>;
const folder = mkdtempSync(join(tmpdir(), "wireglot-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  const rows = TEXTS.map((text, index) => {
    const own = speakable(text);
    const file = `e${index}.ts`;
    writeFileSync(join(folder, file), `// ${own.replace(/[\r\n]/g, " ")}\nexport {};\n`);
    // Titles stand in the list of pages on each of them.
    return { name: `t${index}`, own, title: own.length < 500 ? own : "long", file };
  });
  const named = <T>(make: (row: (typeof rows)[number]) => T): Record<string, T> =>
    Object.fromEntries(rows.map((row) => [row.name, make(row)]));
  const spec = {
    wireglot: 1,
    module: "hostile",
    version: "1.0.0",
    title: rows[0]?.own,
    summary: rows[1]?.own,
    description: rows[2]?.own,
    options: named(({ own }) => ({ type: "string", default: own, doc: own, deprecated: own })),
    errors: named(({ own }) => ({ kind: "CONFLICT", retryable: false, message: "odd", doc: own, advice: own })),
    pages: rows.map(({ name, own, title, file }) => ({
      ...{ id: name, title, body: own, example: file },
      sections: [{ id: `${name}-inner`, title, body: own, diagram: "connection" }],
    })),
  };
  writeFileSync(join(folder, "spec.yaml"), stringify(spec));
  const model = await modelOf(join(folder, "spec.yaml"));
  const hostile: Catalog = {
    locale: "de",
    translate: ({ key, source }) => {
      const [, index] = /(?:\bt|^e)(\d+)\b/.exec(key) ?? [];
      const text = index === undefined ? undefined : TEXTS[Number(index)];
      return text === undefined || (key.endsWith("title") && text.length > 500)
        ? { text: source, state: "translated" }
        : { text, state: "stale" };
    },
  };
  const catalogs = [sourceCatalog("en"), hostile];
  site = new Map(renderSite(model, catalogs).map(({ path, text }) => [path, text]));
  markdown = new Map(
    FLAVORS.map((flavor) => [
      flavor,
      catalogs.flatMap((catalog) => renderMarkdown(model, catalog, flavor).map(({ path, text }) => `${path}\n${text}`)),
    ]),
  );
}, 120_000);

test("the page of all options and errors, and the one to choose a language", () => {
  for (const path of ["index.html", "en/index.html", "de/index.html"]) expectHarmless(site.get(path) ?? "", REQUIRED);
});

/** Vue leaves it alone: a container around all of it, and no line that would end it before. */
const VERBATIM = /^\s*(:{3,}) v-pre\n(?:(?![ \t]*\1).*\n)*\1\n$/;

// As the most trusting renderer would have it.
const trusting = new MarkdownIt({ html: true });

describe.each(TEXTS.map((text, index) => [JSON.stringify(text.slice(0, 60)), index] as const))("%s", (_, index) => {
  test.each(["en", "de"])("ends as text in HTML, %s", (locale) => {
    const html = site.get(`${locale}/t${index}.html`);
    expect(html).toContain("<main");
    expectHarmless(html ?? "", REQUIRED);
  });

  test.each(FLAVORS)("ends as text in Markdown, %s", (flavor) => {
    const pages = (markdown.get(flavor) ?? []).filter(
      (page) => page.slice(0, page.indexOf("\n")).endsWith(`/t${index}.md`) || page.startsWith(`t${index}.md\n`),
    );
    expect(pages.length).toBe(2);
    for (const page of pages) {
      const body = page.slice(page.indexOf("\n") + 1).replace(/^---\n[\s\S]*?\n---\n/, "");
      expectHarmless(trusting.render(body), /^$/);
      const outsideCode = body
        .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\1 *$|<pre><code>[\s\S]*?<\/code><\/pre>/gm, "")
        .replace(/(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
      expect(outsideCode.match(/^(?:import|export) .*$|[{}]/gm) ?? []).toEqual([]);
      expect(page).not.toMatch(UNSPEAKABLE);
      if (flavor === "vitepress") expect(page).not.toMatch(/<!--\s*@include:/);
      if (flavor === "vitepress" && body.includes("{{")) expect(body).toMatch(VERBATIM);
    }
  });
});
