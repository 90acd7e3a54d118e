/** Comments that switch a rule off for a line. */
import { expect, test } from "vitest";
import { directivesIn } from "../../generator/directives.js";
import { parse } from "../../generator/parse.js";

const never = (): boolean => false;

test("codes, reason, and the next line that is no comment", () => {
  const source = "a: 1\n  # wireglot-disable-next-line one-rule, other-rule -- because -- so\n\n# words\nb: 2\n";
  expect(directivesIn(source, never)).toEqual([
    { line: 2, column: 3, codes: ["one-rule", "other-rule"], reason: "because -- so", target: 5 },
  ]);
});

test.each([
  ["# wireglot-disable-next-line one-rule\nb: 2", ["one-rule"], ""],
  ["# wireglot-disable-next-line one-rule --\nb: 2", ["one-rule"], ""],
  ["#wireglot-disable-next-line -- why\nb: 2", [], "why"],
  ["# wireglot-disable-next-line one-rule -- why\r\nb: 2", ["one-rule"], "why"],
])("%j", (source, codes, reason) => {
  expect(directivesIn(source, never)).toMatchObject([{ codes, reason, target: 2 }]);
});

test("other comments, and words behind a value, are none", () => {
  const source = "# wireglot-disable-next-lines x -- y\na: 1 # wireglot-disable-next-line x -- y\n# wireglot-disable\n";
  expect(directivesIn(source, never)).toEqual([]);
});

test("inside of a text of several lines, # begins no comment", () => {
  const line = "  # wireglot-disable-next-line x -- y\n";
  const source = `a: |\n  text\n${line}b: "one\n${line}  two"\nc:\n${line}  d: 1\n`;
  expect(parse(source, "a.yaml").document?.directives.map((directive) => directive.line)).toEqual([8]);
});
