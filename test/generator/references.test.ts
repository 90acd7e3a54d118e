import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { referencesIn, splitProse } from "../../generator/references.js";

describe("splitProse", () => {
  test("cuts text, code spans and references", () => {
    expect(splitProse("See {option:heartbeat.interval} and `x`.")).toEqual([
      { part: "text", text: "See " },
      {
        part: "reference",
        reference: { kind: "option", name: "heartbeat.interval" },
        text: "{option:heartbeat.interval}",
      },
      { part: "text", text: " and " },
      { part: "code", text: "x" },
      { part: "text", text: "." },
    ]);
  });

  test("a reference in a code span is code", () => {
    expect(splitProse("`{option:x}`")).toEqual([{ part: "code", text: "{option:x}" }]);
  });

  test("a code span is closed by as many backticks, else there is none", () => {
    expect(splitProse("``a`b`` `c")).toEqual([
      { part: "code", text: "a`b" },
      { part: "text", text: " `c" },
    ]);
  });

  test.each(["{x}", "{option}", "{option:}", "{options:x}", "{option:a b}", "{{option:"])("%j is text", (text) => {
    expect(referencesIn(text)).toEqual([]);
  });

  test("loses nothing of a text without code spans", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("{", "}", ":", "option", "code", "x", " ", "\n") }), (text) => {
        expect(
          splitProse(text)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
