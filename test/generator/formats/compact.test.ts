import { expect, test } from "vitest";
import { compact } from "../../../generator/formats/compact.js";
import { context, EVERYTHING, finding, HOSTILE, report } from "./reports.js";

test("file:line:col: severity code: text", () => {
  expect(compact(report([finding()]), context())).toBe(
    'api/chat.yaml:2:5: error type-unknown: there is no type "strnig"',
  );
  expect(compact(report([]), context())).toBe("");
});

test("a change has its axis, its step and its other place", () => {
  expect(compact(report(EVERYTHING), context())).toContain(
    "api/other.yaml:2:5: error option-removed: the option is gone (source, major; it stood here: git:v1:api/other.yaml:3:9)",
  );
});

test("one line for each, which holds no control character", () => {
  const lines = compact(report([finding({ message: HOSTILE }), finding({ file: HOSTILE })]), context()).split("\n");
  expect(lines).toHaveLength(2);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
});
