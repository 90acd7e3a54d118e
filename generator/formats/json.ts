/** For programs: everything that is known. Its schema is published with the package, spec/schema/report.schema.json. */
import { fingerprintsOf } from "./fingerprints.js";
import type { Format } from "./format.js";

/** Raised when a field is removed or changes its meaning; new fields may come at any time. */
const FORMAT_VERSION = 1;

export const json: Format = (report, { version }) => {
  const { command, files, findings, releases } = report;
  const fingerprints = fingerprintsOf(report);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const document = {
    format: FORMAT_VERSION,
    wireglot: version,
    command,
    files,
    summary: { errors, warnings: findings.length - errors },
    releases,
    findings: findings.map((finding) => {
      const { file, line, column, end, severity, code, message, path, axis, step, related, diff } = finding;
      const fingerprint = fingerprints.get(finding);
      return { file, line, column, end, severity, code, message, path, fingerprint, axis, step, related, diff };
    }),
  };
  return JSON.stringify(document, null, 2);
};
