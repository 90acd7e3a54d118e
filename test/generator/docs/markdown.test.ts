import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { cell, codeBlock, codeSpan, line, literal, prose } from "../../../generator/docs/markdown.js";

const show = ({ name }: { readonly name: string }) => ({ label: name, href: `#to-${name}` });

describe("prose", () => {
  test("keeps emphasis, lists and links, and shows references as linked code", () => {
    expect(prose("*One* [page](https://example.com/a), {option:x}.\n- item", show)).toBe(
      "*One* [page](https://example.com/a), [`x`](#to-x).\n- item",
    );
  });

  test.each([
    ["<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"],
    ["<!-- x -->", "&lt;!-- x -->"],
    ["{{evil}} {process.exit()}", "&#123;&#123;evil&#125;&#125; &#123;process.exit()&#125;"],
    ["![x](https://evil.test/x.png)", "!\\[x](https://evil.test/x.png)"],
    ["[x](javascript:alert(1))", "[x]\\(javascript:alert(1))"],
    ["[x](//evil.test/)", "[x]\\(//evil.test/)"],
    ["[x]: https://evil.test/", "\\[x]: https://evil.test/"],
    ["> [x]: https://evil.test/", "> [x]\\: https://evil.test/"],
    ["[a\\]b]: https://evil.test/", "[a\\]b]\\: https://evil.test/"],
    ["```js\nx\n", "\\`\\`\\`js\nx"],
    ["a ` b", "a \\` b"],
    ["a \\` b", "a \\` b"],
    ["a \\\\` b", "a \\\\\\` b"],
    ["\\`<b>`", "\\\\`<b>`"],
    ["\\\\`<b>`", "\\\\`<b>`"],
    ["&#106;avascript", "&amp;#106;avascript"],
    ["\\<b> \\{x\\} \\&amp; \\& \\*", "&lt;b> &#123;x&#125; &amp;amp; \\& \\*"],
    ["\\\\<b> \\\\\\<b>", "\\\\&lt;b> \\\\&lt;b>"],
    ["[[toc]] > [[TOC]]", "\\[[toc]] > \\[[TOC]]"],
    ["> [!NOTE]\n> x", "> \\[!NOTE]\n> x"],
    [":smile: a:b:c :+1: \\:e-mail:", "\\:smile: a\\:b:c \\:+1: \\:e-mail:"],
    ["a\n---", "a\n\\---"],
    ["a\n===", "a\n\\==="],
    ["> a\n> -\n\n* * *\n___", "> a\n> \\-\n\n\\* * *\n\\___"],
    ["a\u202eb", "aU+202Eb"],
  ])("%j ends as text", (text, shown) => {
    expect(prose(text, show)).toBe(shown);
  });

  test("lists, tables and emphasis stay", () => {
    const text = "- a\n* `b`\n  - `c`\n\n| a | b |\n|:---:|---|\n| **a** | [b] |\n\n**x**: *y*, 10:30";
    expect(prose(text, show)).toBe(text);
  });

  test("what is escaped already is shown without its backslash", () => {
    const shown = (text: string): string => new MarkdownIt().renderInline(prose(text, show));
    expect(shown("\\<b> \\{x\\} \\&amp; \\\\<b>")).toBe("&lt;b&gt; {x} &amp;amp; \\&lt;b&gt;");
  });

  test.each([
    ["一行。\n二行。", "一行。二行。"],
    ["一行。\nPong が来る。", "一行。Pong が来る。"],
    ["一行。\n3000 から。", "一行。3000 から。"],
    ["一行\n`code`", "一行`code`"],
    ["one\n二行", "one\n二行"],
    ["種類：\n- 一\n- 二", "種類：\n- 一\n- 二"],
    ["手順：\n1. 一\n2. 二", "手順：\n1. 一\n2. 二"],
    ["段落。\n\n段落。", "段落。\n\n段落。"],
  ])("lines of a script without spaces: %j", (text, shown) => {
    expect(prose(text, show)).toBe(shown);
  });

  test("code spans are kept as they are", () => {
    expect(prose("`<b>{x}`", show)).toBe("`<b>{x}`");
  });
});

describe("line and cell", () => {
  test("a cell holds neither a line feed nor a bar", () => {
    expect(cell(line("a | b\n\n`c | d`", show))).toBe("a \\| b `c \\| d`");
  });

  test("whatever the text, a cell is one cell", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("|", "\\", "\n", "`", "a", "<", "{") }), (text) => {
        const shown = cell(line(text, show));
        expect(shown).not.toMatch(/\n/);
        expect(shown.replace(/\\\|/g, "")).not.toMatch(/\|/);
        expect(shown.replace(/`[^`]*`/g, "")).not.toMatch(/</);
      }),
    );
  });
});

describe("code", () => {
  test.each([
    ["a", "`a`"],
    ["a`b", "``a`b``"],
    ["`a`", "`` `a` ``"],
    ["a\nb", "`a b`"],
    ["", "` `"],
  ])("span of %j", (text, shown) => {
    expect(codeSpan(text)).toBe(shown);
  });

  test("a block cannot be closed from within", () => {
    expect(codeBlock("```\n<b>\n", "ts")).toBe("````ts\n```\n<b>\n````");
  });
});

test("text that is no Markdown stands on one line, and a space that holds its words together stays", () => {
  expect(literal("*a*\n  b\u00a0: c\u202f!")).toBe("\\*a\\* b\u00a0: c\u202f!");
});
