/**
 * SARIF 2.1.0: what GitHub's code scanning, Azure DevOps and the viewers of editors read. Columns are UTF-16 code units,
 * as in our findings.
 */

import type { Span } from "../diagnostics.js";
import { fingerprintsOf } from "./fingerprints.js";
import { type Finding, type Format, type FormatContext, pathText } from "./format.js";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

export const sarif: Format = (report, context) => {
  const { command, findings } = report;
  const fingerprints = fingerprintsOf(report);
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const results = findings.map((finding) => ({
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: finding.severity,
    message: { text: finding.message },
    locations: [
      {
        ...physical(finding, context),
        logicalLocations: finding.path.length === 0 ? undefined : [{ fullyQualifiedName: pathText(finding.path) }],
      },
    ],
    relatedLocations: finding.related?.map((place, id) => ({
      id,
      ...physical(place, context),
      message: { text: place.message },
    })),
    partialFingerprints: { "wireglot/v1": fingerprints.get(finding) },
    properties: finding.axis === undefined ? undefined : { axis: finding.axis, step: finding.step },
  }));
  const driver = {
    name: "wireglot",
    version: context.version,
    semanticVersion: context.version,
    rules: codes.map((code) => ruleOf(code, findings, context)),
  };
  const run = {
    tool: { driver },
    // Uploads of one commit are told apart by it: one for each command.
    automationDetails: { id: `wireglot/${command}/` },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [ROOT]: { description: { text: "The root of the repository." } } },
    results,
  };
  return JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, null, 2);
};

const ROOT = "%SRCROOT%";

function ruleOf(code: string, findings: readonly Finding[], { ruleOf: textOf }: FormatContext): object {
  const text = textOf(code);
  const words = code.replaceAll("-", " ");
  const first = findings.find((finding) => finding.code === code);
  return {
    id: code,
    name: code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: words.charAt(0).toUpperCase() + words.slice(1) },
    ...(text === undefined
      ? {}
      : { fullDescription: { text: text.why }, help: { text: text.explanation, markdown: text.explanation } }),
    defaultConfiguration: { level: first?.severity },
  };
}

function physical(place: Span & { readonly file: string }, { fromRoot }: FormatContext): object {
  const { file, line, column, end } = place;
  const region = { startLine: line, startColumn: column, endLine: end?.line, endColumn: end?.column };
  return { physicalLocation: { artifactLocation: artifact(fromRoot(file)), region } };
}

/** A relative reference; a file elsewhere keeps its absolute path, as a URI. */
function artifact(path: string): object {
  const uri = path
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  if (path.startsWith("/")) return { uri: `file://${uri}` };
  return /^[A-Za-z]:\//.test(path) ? { uri: `file:///${uri}` } : { uri, uriBaseId: ROOT };
}
