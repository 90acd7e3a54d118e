/** The Markdown of a page as HTML. It is safe already (see ../markdown.ts): the only tags in it are our own. */
import MarkdownIt from "markdown-it";
import { escapeHtml, highlight } from "./highlight.js";

export interface Markup {
  /** Paragraphs, lists, blocks of code. */
  block(markdown: string): string;
  /** One line, such as a heading. */
  inline(markdown: string): string;
  /** One line in a cell of a table: long names may break where their parts meet. */
  cell(markdown: string): string;
}

/** `hrefOf`: from a link between pages of Markdown to one between pages of HTML. */
export function createMarkup(hrefOf: (target: string) => string): Markup {
  const markdown = new MarkdownIt({ html: true });
  const { rules } = markdown.renderer;
  rules.fence = (tokens, index) => codeBlock(tokens[index]?.content ?? "", tokens[index]?.info.trim() ?? "");
  rules.code_block = (tokens, index) => codeBlock(tokens[index]?.content ?? "", "");
  // Code runs from left to right in every language.
  rules.code_inline = (tokens, index, _options, env) => {
    const code = tokens[index]?.content ?? "";
    return `<code dir="ltr">${env?.["breaks"] === true ? breakable(code) : escapeHtml(code)}</code>`;
  };
  rules.link_open = (tokens, index, options, _env, renderer) => {
    const token = tokens[index];
    token?.attrSet("href", hrefOf(String(token.attrGet("href") ?? "")));
    return renderer.renderToken(tokens, index, options);
  };
  return {
    block: remembered((text) => markdown.render(text)),
    inline: remembered((text) => markdown.renderInline(text)),
    cell: remembered((text) => markdown.renderInline(text, { breaks: true })),
  };
}

function codeBlock(code: string, language: string): string {
  return `<div class="code"><pre dir="ltr" tabindex="0"><code>${highlight(code, language)}</code></pre></div>\n`;
}

function breakable(code: string): string {
  return code
    .split(/( +)/)
    .map((word) =>
      /^[-<[]/.test(word) && word.length <= LONG ? `<span class="whole">${escapeHtml(word)}</span>` : parted(word),
    )
    .join("");
}

function parted(name: string): string {
  const places =
    name.length > LONG ? /(?<=[\W_])(?=[^\W_])|(?<=\w)(?=\W)/g : /(?<=[a-z0-9])(?=[A-Z])|(?<=[._/-])(?=\w)/g;
  return name.split(places).map(escapeHtml).join("<wbr>");
}

const LONG = 24;

/** The same texts stand on many pages, and in the index of the search. */
function remembered(render: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? render(text);
    known.set(text, found);
    return found;
  };
}

/** What is read of HTML: without tags. */
export function textOf(html: string): string {
  return html
    .replace(/<br\/?>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: "<", gt: ">", quot: '"' })[name] ?? "&")
    .replace(/\s+/g, " ")
    .trim();
}
