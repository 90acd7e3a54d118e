/**
 * Workflow commands of GitHub Actions, which become annotations of a pull request. GitHub shows ten of a kind for a step and
 * drops the others, so these are counted and follow as plain lines of the log.
 */
import { formatDiagnostic } from "../diagnostics.js";
import type { Finding, Format, FormatContext } from "./format.js";
import { printable } from "./printable.js";

const MOST_OF_A_KIND = 10;

export const github: Format = ({ findings }, context) =>
  (["error", "warning"] as const)
    .flatMap((severity) => {
      const ofKind = findings.filter((finding) => finding.severity === severity);
      const rest = ofKind.slice(MOST_OF_A_KIND);
      return [...ofKind.slice(0, MOST_OF_A_KIND).map((finding) => annotation(finding, context)), ...counted(rest)];
    })
    .join("\n");

/** A place of several lines would be shown below the last of them: the first one is named alone. */
function annotation(finding: Finding, { fromRoot }: FormatContext): string {
  const { file, line, column, end, severity, code, message, related = [] } = finding;
  const properties = Object.entries({
    file: fromRoot(file),
    line,
    col: column,
    ...(end?.line === line ? { endLine: line, endColumn: end.column } : {}),
    title: code,
  }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = [message, ...related.map((place) => `${place.message}: ${place.file}:${place.line}:${place.column}`)];
  return `::${severity} ${properties.join(",")}::${escapeData(text.join("\n"))}`;
}

function counted(rest: readonly Finding[]): readonly string[] {
  const [first] = rest;
  if (first === undefined) return [];
  const noun = `${first.severity}${rest.length === 1 ? "" : "s"}`;
  const text = `${rest.length} more ${noun}: GitHub shows ${MOST_OF_A_KIND} of a kind; the log and the summary of this step have them all`;
  return [`::notice title=wireglot::${escapeData(text)}`, ...rest.map(logLine)];
}

/** A line of the log that is no command, whatever stands in it. */
function logLine(finding: Finding): string {
  return `- ${printable(formatDiagnostic(finding)).replaceAll("##[", "# #[")}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
