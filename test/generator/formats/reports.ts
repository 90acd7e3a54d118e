/** Findings that hold what is hard to write: for all formats. */
import type { Finding, FormatContext, Report } from "../../../generator/formats/format.js";

export const HOSTILE =
  "a <b>bold</b> | pipe `code` \"quotes\" 'single' & $(rm) %0A ::error::x\n::add-mask::y ##[error] \u001b[31m \u0000 \u202e ]]> --> </failure> @someone #12 https://evil.test [x](javascript:y) \ud800 日本語";

export function finding(more: Partial<Finding> = {}): Finding {
  return {
    file: "api/chat.yaml",
    line: 2,
    column: 5,
    severity: "error",
    code: "type-unknown",
    message: 'there is no type "strnig"',
    path: ["options", "a", "type"],
    ...more,
  };
}

export function report(findings: readonly Finding[], more: Partial<Report> = {}): Report {
  return { command: "validate", files: ["api/chat.yaml", "api/other.yaml"], findings, ...more };
}

export function context(more: Partial<FormatContext> = {}): FormatContext {
  return {
    version: "1.2.3",
    color: false,
    columns: 80,
    textOf: () => undefined,
    fromRoot: (file) => `repo/${file}`,
    ruleOf: () => undefined,
    ...more,
  };
}

/** Of every kind. */
export const EVERYTHING: readonly Finding[] = [
  finding({ end: { line: 2, column: 11 } }),
  finding({ severity: "warning", code: "deprecated-use", message: HOSTILE, path: ["guide", 2, "x:y/z"], line: 7 }),
  finding({ file: 'odd "name", <x>%:\n.yaml', path: [], code: "yaml-syntax", end: { line: 4, column: 1 } }),
  finding({
    file: "api/other.yaml",
    code: "option-removed",
    message: "the option is gone",
    axis: "source",
    step: "major",
    related: [{ file: "git:v1:api/other.yaml", line: 3, column: 9, message: "it stood here" }],
  }),
  finding({
    file: "generated/x.ts",
    code: "generated-stale",
    path: [],
    diff: ["--- a", "+++ b", "-<old>", "+```", "+new"],
  }),
];
