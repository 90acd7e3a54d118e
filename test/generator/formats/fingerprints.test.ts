import { expect, test } from "vitest";
import { fingerprintsOf } from "../../../generator/formats/fingerprints.js";
import type { Finding } from "../../../generator/formats/format.js";
import { finding } from "./reports.js";

const of = (...findings: readonly Finding[]): readonly string[] => [...fingerprintsOf({ findings }).values()];

test("lines, columns and words do not count", () => {
  const [first] = of(finding());
  expect(of(finding({ line: 99, column: 1, end: { line: 99, column: 7 }, message: "said otherwise" }))).toEqual([
    first,
  ]);
});

test("rule, file and path do", () => {
  const all = of(
    finding(),
    finding({ code: "type-circular" }),
    finding({ file: "b.yaml" }),
    finding({ path: ["options", "b", "type"] }),
    finding({ path: ["options", "a.type"] }),
  );
  expect(new Set(all).size).toBe(5);
});

test("several findings of one rule at one thing differ, and stay so when lines move", () => {
  const before = of(finding({ message: "one" }), finding({ message: "two" }));
  expect(new Set(before).size).toBe(2);
  expect(of(finding({ line: 20, message: "eins" }), finding({ line: 21, message: "zwei" }))).toEqual(before);
});
