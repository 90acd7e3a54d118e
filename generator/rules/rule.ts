/** What a rule is: it looks at a completed spec and reports what the schema could not say. */
import type { Severity } from "../diagnostics.js";
import type { Origin, SpecPath } from "../model.js";
import type { Spec } from "../spec.js";

export interface RuleContext {
  readonly spec: Spec;
  /** The file that is checked. What it inherits was checked in its own place. */
  readonly file: string;
  /** Is there a file at this path, from the folder of the file that names it? */
  readonly exists: (path: string, from: Origin) => boolean;
  readonly report: Report;
}

/**
 * `below`: steps from the origin to what is meant. `at`: the name, or what stands behind it (the default where there are
 * steps).
 */
export type Report = (origin: Origin, code: string, message: string, options?: ReportOptions) => void;

export interface ReportOptions {
  readonly below?: SpecPath;
  readonly at?: "key" | "value";
  readonly severity?: Severity;
}

export type Rule = (context: RuleContext) => void;

/** Rows that stand in the file that is checked. */
export function own<T extends { readonly origin: Origin }>(rows: readonly T[], { file }: RuleContext): readonly T[] {
  return rows.filter((row) => row.origin.file === file);
}

/** A value as a sentence quotes it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `a, b and c` */
export function listed(names: readonly string[], word = "and"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}
