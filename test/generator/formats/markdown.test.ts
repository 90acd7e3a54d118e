import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { markdown } from "../../../generator/formats/markdown.js";
import { context, EVERYTHING, finding, HOSTILE, report } from "./reports.js";

/** As a forge renders it: HTML allowed, addresses become links. */
const render = (text: string): string => new MarkdownIt({ html: true, linkify: true }).render(text);

test("a heading with counts, a mark to find the comment by, a row for each finding", () => {
  const text = markdown(report(EVERYTHING), context());
  expect(text.split("\n").slice(0, 2)).toEqual([
    "<!-- wireglot validate -->",
    "### wireglot validate: 4 errors, 1 warning",
  ]);
  const html = render(text);
  expect(html.match(/<tr>/g)).toHaveLength(1 + EVERYTHING.length);
  expect(html.match(/<td>/g)).toHaveLength(4 * EVERYTHING.length);
  expect(html).toContain("<code>repo/api/chat.yaml:2:5</code>");
  expect(html).toContain("source, major");
});

test("without findings, the heading alone", () => {
  expect(markdown(report([]), context()).split("\n").at(-1)).toBe("### wireglot validate: no findings");
});

test("what a spec holds is text", () => {
  const html = render(markdown(report([finding({ message: HOSTILE, file: HOSTILE }), ...EVERYTHING]), context()));
  const tags = new Set([...html.matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, name]) => name));
  expect([...tags].sort()).toEqual(
    ["br", "code", "details", "h3", "pre", "summary", "table", "tbody", "td", "th", "thead", "tr"].sort(),
  );
  expect(html).not.toMatch(/<a\b/);
  // Forges look for mentions in the text that is left when Markdown has been read: a reference in HTML's form breaks them.
  const prose = markdown(report([finding({ message: HOSTILE })]), context());
  expect(prose).not.toMatch(/[@#]\w(?![^`]*`)/);
});

test("a comment that would be too long ends with a count", () => {
  const many = Array.from({ length: 2000 }, (_, i) => finding({ line: i + 1, path: [i] }));
  const text = markdown(report(many), context());
  expect(text.length).toBeLessThan(65_536);
  const rows = text.split("\n").filter((line) => line.startsWith("| ❌")).length;
  expect(text).toContain(`… and ${2000 - rows} more.`);
});
