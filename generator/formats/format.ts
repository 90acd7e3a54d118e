/** What a format is: a pure function from what a run has found, and what is known around it, to a text. */
import type { Diagnostic } from "../diagnostics.js";
import type { Message, Speech } from "../message.js";
import { remark, together } from "../remarks.js";

export interface Finding extends Diagnostic {
  /** Of a change: whom it concerns (`source`, `behaviour`, `docs`). */
  readonly axis?: string;
  /** Of a change: the step of the version that it asks for. */
  readonly step?: string;
  /** The difference that it speaks of, as lines of a unified diff. */
  readonly diff?: readonly string[];
}

export interface Report {
  /** The command: `validate`, `check`, `diff`. */
  readonly command: string;
  /** Files that were looked at, as the user named them: those without findings too. */
  readonly files: readonly string[];
  /** In the order in which they are to be read. */
  readonly findings: readonly Finding[];
  /** Of `diff`: what the changes of each spec ask of its version. */
  readonly releases?: readonly Release[];
}

export interface Release {
  /** The newer of the two specs, as the user named it. */
  readonly file: string;
  /** What it was compared with. */
  readonly against: string;
  /** The versions that the two specs give themselves. */
  readonly from: string;
  readonly to: string;
  /** What the changes ask for together. Absent: there are none. */
  readonly step?: "major" | "minor" | "patch";
  /** The lowest version that they may have. */
  readonly suggested: string;
}

/** What a rule says of itself. */
export interface RuleText {
  /** The mistake that it prevents, in a sentence. */
  readonly why: string;
  /** Markdown. */
  readonly explanation: string;
}

export interface FormatContext {
  /** Of wireglot. */
  readonly version: string;
  /** Of what people read. Absent: English. */
  readonly speech?: Speech;
  readonly color: boolean;
  /** Cells of a line on the terminal. */
  readonly columns: number;
  /** The text of a file that a finding names, where it can be had. */
  readonly textOf: (file: string) => string | undefined;
  /** The path from the root of the repository, with slashes: what forges and their viewers know a file by. */
  readonly fromRoot: (file: string) => string;
  readonly ruleOf: (code: string) => RuleText | undefined;
}

/** The text has no line end at its end; it may be empty. */
export type Format = (report: Report, context: FormatContext) => string;

/** `3 errors, 1 warning`; `no findings` */
export function summaryOf(findings: readonly Finding[]): Message {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const parts = [
    ...(errors === 0 ? [] : [remark("errors", { n: errors })]),
    ...(warnings === 0 ? [] : [remark("warnings", { n: warnings })]),
  ];
  return together(parts) || remark("no-findings");
}

/** The path of a thing in its spec, as people write it: `options.part.items`, `guide[2].body`. */
export function pathText(path: Finding["path"]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`))
    .join("");
}
