import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../generator/formats/format.js";
import { pretty } from "../../../generator/formats/pretty.js";
import { context, EVERYTHING, finding, HOSTILE, report } from "./reports.js";

function shown(text: string, more: Partial<Finding> = {}, columns = 80): string {
  return pretty(report([finding(more)]), context({ textOf: () => text, columns }));
}

test("the line, the one before it, and a mark as long as what is meant", () => {
  const text = "options:\n  a: { type: strnig }\n";
  expect(shown(text, { column: 14, end: { line: 2, column: 20 } })).toBe(
    [
      'error type-unknown: there is no type "strnig"',
      "  ╭─ api/chat.yaml:2:14",
      "1 │ options:",
      "2 │   a: { type: strnig }",
      "  │              ^^^^^^",
    ].join("\n"),
  );
});

describe("the mark stands below the place", () => {
  test.each<[name: string, line: string, marked: string, below: string]>([
    ["a word", "a: wrong", "wrong", "   ^^^^^"],
    ["after East Asian text", "標題: 間違い # x", "間違い", "      ^^^^^^"],
    ["after half-width kana", "ｱｲ: x", "x", "    ^"],
    ["after full-width letters", "ＡＢ: x", "x", "      ^"],
    ["after Hangul", "한국: x", "x", "      ^"],
    ["after a tab", "a:\tx", "x", "    ^"],
    ["after two tabs", "abcd:\t\tx", "x", "            ^"],
    ["after an emoji", "👍: x", "x", "    ^"],
    ["after a family", "👨‍👩‍👧: x", "x", "    ^"],
    ["after a flag", "🇧🇷: x", "x", "    ^"],
    ["after a heart that is a picture", "❤️: x", "x", "    ^"],
    ["after combining marks", "e\u0301a\u0308: x", "x", "    ^"],
    ["after Devanagari", "नि: x", "x", "   ^"],
    ["on a wide character", "x: 界", "界", "   ^^"],
    ["after a control", "a\u0001: x", "x", "    ^"],
    ["after a zero-width space", "a\u200b: x", "x", "    ^"],
  ])("%s", (_, line, marked, below) => {
    const column = line.indexOf(marked) + 1;
    const lines = shown(line, { line: 1, column, end: { line: 1, column: column + marked.length } }).split("\n");
    expect(lines.at(-1)).toBe(`  │ ${below}`);
  });

  test("at the end of a line, and of what has no end", () => {
    expect(shown("a: 'x", { line: 1, column: 6 }).split("\n").at(-1)).toBe("  │      ^");
    expect(shown("abc", { line: 1, column: 1 }).split("\n").at(-1)).toBe("  │ ^");
  });

  test("of several lines, the rest of the first one is marked", () => {
    const text = "a:\n  b: 1   \n  c: 2\n";
    expect(
      shown(text, { column: 3, end: { line: 3, column: 7 } })
        .split("\n")
        .at(-1),
    ).toBe("  │   ^^^^");
  });
});

describe("a long line is cut around the place", () => {
  const columns = 40;
  test.each([
    ["at its beginning", 3],
    ["in its middle", 500],
    ["at its end", 995],
  ])("%s", (_, column) => {
    const line = `${"x".repeat(column - 1)}HERE${"y".repeat(Math.max(0, 995 - column))}`;
    const end = { line: 1, column: column + 4 };
    const [, , code = "", mark = ""] = shown(line, { line: 1, column, end }, columns).split("\n");
    expect(code.length).toBeLessThanOrEqual(columns);
    expect(code.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("HERE");
    expect(mark.trimEnd().length).toBeLessThanOrEqual(columns);
  });

  test("of wide characters, none is cut in halves", () => {
    const line = `${"界".repeat(300)}HERE${"界".repeat(300)}`;
    const [, , code = "", mark = ""] = shown(
      line,
      { line: 1, column: 301, end: { line: 1, column: 305 } },
      columns,
    ).split("\n");
    const before = code.slice(0, code.indexOf("HERE"));
    const wide = [...before].filter((character) => character === "界").length;
    expect(mark.indexOf("^")).toBe(before.length + wide);
  });

  test("a line of 4 MB takes no time", () => {
    const start = performance.now();
    const [, , code = ""] = shown(`${"x".repeat(4_000_000)}`, { line: 1, column: 2_000_000 }, columns).split("\n");
    expect(code.length).toBeLessThanOrEqual(columns);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test("related places have lines of their own, differences their colours", () => {
  const text = pretty(
    report(EVERYTHING),
    context({ color: true, textOf: (file) => (file.startsWith("git:") ? "a\nb\n  old: 1" : undefined) }),
  );
  const plain = stripVTControlCharacters(text);
  expect(plain).toContain("= it stood here\n  ╭─ git:v1:api/other.yaml:3:9\n3 │   old: 1\n  │         -");
  expect(text).toContain("\u001b[32m+new\u001b[39m");
  expect(text).toContain("\u001b[31m-<old>\u001b[39m");
});

test("without colour there are no escapes, whatever a spec or a path holds", () => {
  const text = pretty(report(EVERYTHING), context({ textOf: () => HOSTILE.repeat(3) }));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(text).toContain("<U+001B>[31m");
});

test("a finding in a file that cannot be shown is told without it", () => {
  expect(pretty(report([finding()]), context())).toBe(
    'error type-unknown: there is no type "strnig"\n  ╭─ api/chat.yaml:2:5',
  );
});
