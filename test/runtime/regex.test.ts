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
