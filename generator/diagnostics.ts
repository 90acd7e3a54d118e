/** Findings about a spec, a catalog, a config or a policy file: one form for all of them. */
import { type Message, renderMessage, type Speech } from "./message.js";
import type { SpecPath } from "./model.js";

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** From a position up to where what stands there ends. */
export interface Span extends Position {
  /** The first position behind it. Absent: only a point is known. */
  readonly end?: Position;
}

/** Another place that a finding speaks of: where a name is declared first, where a thing stands in the older spec. */
export interface RelatedPlace extends Span {
  readonly file: string;
  /** What is there, in a few words, without a full stop at its end. */
  readonly message: string;
  /** What the message was made of. */
  readonly text?: Message;
}

export type Severity = "error" | "warning";

export interface Diagnostic extends Span {
  /** As the user named it, or relative to the working folder. */
  readonly file: string;
  readonly severity: Severity;
  /** Stable, kebab-case. */
  readonly code: string;
  /** One sentence, without a full stop at its end: what is wrong, the value seen, what is accepted. */
  readonly message: string;
  /** What the message was made of, to say it in another language. Absent: it is said in English only. */
  readonly text?: Message;
  readonly path: SpecPath;
  readonly related?: readonly RelatedPlace[];
}

/** `file:line:col: severity code: sentence` */
export function formatDiagnostic(finding: Diagnostic): string {
  const { file, line, column, severity, code, message } = finding;
  return `${file}:${line}:${column}: ${severity} ${code}: ${message}`;
}

/** What is wrong, in the language of a report; in English where it has no translation. */
export function sentenceOf(
  { message, text }: Pick<Diagnostic, "message" | "text">,
  speech: Speech | undefined,
): string {
  return text === undefined || speech === undefined ? message : renderMessage(text, speech);
}

/** The same findings with other names for their files. */
export function withFiles(findings: readonly Diagnostic[], nameOf: (file: string) => string): readonly Diagnostic[] {
  return findings.map((finding) => ({
    ...finding,
    file: nameOf(finding.file),
    ...(finding.related === undefined
      ? {}
      : { related: finding.related.map((place) => ({ ...place, file: nameOf(place.file) })) }),
  }));
}

/** By file, then position, then code: the same findings always print alike. */
export function sortDiagnostics(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

export function hasErrors(findings: readonly Diagnostic[]): boolean {
  return findings.some((finding) => finding.severity === "error");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
