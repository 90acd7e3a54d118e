/** `file:line:col: severity code: text`, a line for each finding: what other programs read from a log. */
import { formatDiagnostic } from "../diagnostics.js";
import type { Finding, Format } from "./format.js";
import { printable } from "./printable.js";

export const compact: Format = ({ findings }) => findings.flatMap(linesOf).join("\n");

function linesOf(finding: Finding): readonly string[] {
  return [printable(formatDiagnostic(finding) + addition(finding)), ...(finding.diff ?? [])];
}

/** `(source, major; before: git:v1:chat.yaml:3:5)` */
function addition({ axis, step, related = [] }: Finding): string {
  const rating = [axis, step].filter((word) => word !== undefined).join(", ");
  const places = related.map(({ file, line, column, message }) => `${message}: ${file}:${line}:${column}`);
  const parts = [...(rating === "" ? [] : [rating]), ...places];
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}
