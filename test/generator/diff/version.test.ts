/** Versions: the next one for a step, which of two is the later one, whether one was raised enough. */
import { describe, expect, test } from "vitest";
import type { Step } from "../../../generator/diff/rule.js";
import { nextVersion, order, stepOf } from "../../../generator/diff/version.js";

describe("the next version", () => {
  test.each<[string, Step, string]>([
    ["1.4.2", "major", "2.0.0"],
    ["1.4.2", "minor", "1.5.0"],
    ["1.4.2", "patch", "1.4.3"],
    ["0.4.2", "major", "0.5.0"],
    ["0.4.2", "minor", "0.4.3"],
    ["0.4.2", "patch", "0.4.3"],
    ["0.0.3", "major", "0.1.0"],
    ["2.0.0-rc.1", "major", "2.0.0-rc.2"],
    ["2.0.0-beta", "patch", "2.0.0-beta.1"],
    ["2.0.0-alpha.9.x", "minor", "2.0.0-alpha.10.x"],
    ["1.4.2+build.5", "minor", "1.5.0"],
  ])("after %s for a %s change is %s", (version, step, next) => {
    expect(nextVersion(version, step)).toBe(next);
    expect(order(next, version)).toBeGreaterThan(0);
  });
});

/** The example of semver.org, section 11, with more around it. */
const ORDER = [
  ...["0.0.1", "0.9.10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2"],
  ...["1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0-0.3.7", "2.0.0", "2.1.0", "2.1.1"],
];

test("order", () => {
  for (const [index, version] of ORDER.entries()) {
    for (const [other, another] of ORDER.entries())
      expect(Math.sign(order(version, another)), `${version} ${another}`).toBe(Math.sign(index - other));
    expect(order(`${version}+a`, `${version}+b`)).toBe(0);
  }
});

test("the step of all changes is the greatest", () => {
  expect(stepOf([])).toBeUndefined();
  expect(stepOf([{ step: "patch" }, { step: "major" }, { step: "minor" }])).toBe("major");
});
