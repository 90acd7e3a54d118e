import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regexProblem } from "../../generator/rules/patterns.js";
import { compileRegex } from "../../runtime/regex.js";

describe("compileRegex", () => {
  test.each([
    ["^ban:", "ban: spam", true],
    ["^ban:", "no ban:", false],
    ["(?i)HELLO", "say hello", true],
    ["a{2,3}$", "aa", true],
    ["a{2,3}$", "a", false],
    ["\\d+\\s\\w*", "12 ab", true],
    ["[^a-c]", "abc", false],
    ["a|b|", "", true],
    ["\\bword\\b", "a word!", true],
    ["\\u0041\\x42", "AB", true],
    [".", "\n", false],
    ["\\.", "x", false],
  ])("/%s/ on %j: %s", (source, text, answer) => {
    expect(compileRegex(source).test(text)).toBe(answer);
  });

  test.each(["(a)\\1", "(?=a)", "(?<!a)", "(", "[", "a{3,2}", "*a", "\\k<x>"])(
    "/%s/ is refused, by the rule for specs too",
    (source) => {
      expect(() => compileRegex(source)).toThrow(SyntaxError);
      expect(regexProblem(source)).toBeDefined();
    },
  );

  test.each([
    ["\\Bb", "ab", true],
    ["\\Bb", "b", false],
    ["\\p{Lu}", "ä", false],
    ["\\p{Lu}", "Ä", true],
    ["[\\b]", "\b", true],
    ["[\\x41-C]", "B", true],
    ["[\\d-]", "-", true],
    ["[a-]", "-", true],
    ["[\\u{1F600}-\\u{1F64F}]", "😀", true],
    ["\\uD83D\\uDE00", "😀", true],
    ["\\uD83D", "x", false],
    ["^.$", "😀", true],
    ["^😀{2}$", "😀😀", true],
    ["\\cJ", "\n", true],
    ["\\t\\n\\0", "\t\n\0", true],
    ["(?<year>\\d{4})-(?:\\d\\d)", "2026-11", true],
    ["a{2}", "a", false],
    ["a{2,}?", "aaaa", true],
    ["^a?$", "", true],
    ["(?i)[à-ý]", "É", true],
    ["é", "É", false],
  ])("/%s/ on %j: %s", (source, text, answer) => {
    expect(compileRegex(source).test(text)).toBe(answer);
    if (!source.startsWith("(?i)")) expect(new RegExp(source, "u").test(text)).toBe(answer);
  });

  test.each([
    [")", "a `)` closes nothing (at character 1 of `)`)"],
    ["(a", "a `(` is not closed (at character 1"],
    ["[a", "a `[` is not closed"],
    ["^*", "a repetition of an assertion has no meaning"],
    ["a**", "a repetition cannot be repeated: group it"],
    ["+", "there is nothing to repeat"],
    ["{2}", "there is nothing to repeat"],
    ["a{3,2}", "a repetition ends below where it begins"],
    ["a{1001}", "a repetition counts to 1000 at most"],
    ["a{1,1001}", "a repetition counts to 1000 at most"],
    ["[\\d-x]", "a set is no end of a range"],
    ["[b-a]", "a range of characters ends before it begins"],
    ["\\", "a backslash ends the expression"],
    ["\\q", "is no known escape"],
    ["\\1", "back-references are not supported"],
    ["\\k<a>", "back-references are not supported"],
    ["\\p{Nonsense}", "is no property of characters"],
    ["\\u{110000}", "a code point ends at 10FFFF"],
    ["(?=a)", "only the groups"],
    ["(?<!a)", "only the groups"],
    ["(".repeat(300), "groups are nested deeper than"],
    ["x".repeat(100_000), "is longer than"],
    ["((a{1000}){1000}){1000}", "the expression is too large"],
  ])("/%.20s/ is refused with a sentence", (source, message) => {
    expect(() => compileRegex(source)).toThrow(SyntaxError);
    expect(() => compileRegex(source)).toThrow(message);
  });

  test("tells what a run has cost", () => {
    const regex = compileRegex("^a*$");
    expect(regex.run("aaa")).toMatchObject({ matched: true });
    expect(regex.size).toBeGreaterThan(1);
    expect(regex.source).toBe("^a*$");
  });

  test("agrees with RegExp on what both know", () => {
    const piece = fc.constantFrom(
      "a",
      "b",
      ".",
      "a*",
      "b+",
      "(?:ab)?",
      "[ab]",
      "[^a]",
      "a|b",
      "(a|ba)*",
      "a{1,2}",
      "^",
      "$",
      "\\w",
      "\\d",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom("a", "b", "1", "\n"), maxLength: 12 }),
        (pieces, text) => {
          const source = pieces.join("");
          expect(compileRegex(source).test(text)).toBe(new RegExp(source, "u").test(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("runs in linear time where RegExp does not", () => {
    const start = performance.now();
    expect(compileRegex("^(a+)+$").test(`${"a".repeat(5000)}b`)).toBe(false);
    expect(compileRegex("(a|a)*b").test("a".repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
