/** GitLab's code quality report: the merge request's widget and the marks in its diff. */
import { fingerprintsOf } from "./fingerprints.js";
import type { Format } from "./format.js";

export const gitlab: Format = (report, { fromRoot }) => {
  const fingerprints = fingerprintsOf(report);
  const issues = report.findings.map((finding) => {
    const { file, line, end, severity, code, message } = finding;
    return {
      description: message,
      check_name: code,
      fingerprint: fingerprints.get(finding),
      severity: severity === "error" ? "major" : "minor",
      location: { path: fromRoot(file), lines: { begin: line, end: end?.line ?? line } },
    };
  });
  return JSON.stringify(issues, null, 2);
};
