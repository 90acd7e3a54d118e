import { expect, test } from "vitest";
import { gitlab } from "../../../generator/formats/gitlab.js";
import { context, EVERYTHING, report } from "./reports.js";

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
test("a code quality report: every field that GitLab asks for, fingerprints that differ", () => {
  const issues: Record<string, unknown>[] = JSON.parse(gitlab(report(EVERYTHING), context()));
  expect(issues[0]).toEqual({
    description: 'there is no type "strnig"',
    check_name: "type-unknown",
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    severity: "major",
    location: { path: "repo/api/chat.yaml", lines: { begin: 2, end: 2 } },
  });
  expect(issues.map((issue) => issue["severity"])).toEqual(["major", "minor", "major", "major", "major"]);
  expect(new Set(issues.map((issue) => issue["fingerprint"])).size).toBe(issues.length);
});

test("without findings, an empty list", () => {
  expect(gitlab(report([]), context())).toBe("[]");
});
