/** What a rule is: a mistake with a code, the sentences that tell of it, a page that explains it, and how it is found. */
import type { Diagnostic, Position, Severity, Span } from "../diagnostics.js";
import { type Message, type Places, renderMessage, type Value } from "../message.js";
import type { Origin, SpecPath } from "../model.js";
import type { FieldSpec, Row, Rows, Spec } from "../spec.js";

/** `M`: for each variant of the message, the names of its values. */
export interface Rule<M extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> {
  /** Stable, kebab-case. */
  readonly code: string;
  /** Where neither the config nor the finding says another one. */
  readonly severity: Severity;
  /** Of an error: a client and its documentation can be made all the same, once somebody has decided to. */
  readonly soft?: boolean;
  /** The mistake that it prevents, in a sentence. */
  readonly why: string;
  /** English templates; the variant `default` where there is one only. */
  readonly messages: Readonly<Record<keyof M & string, string>>;
  /** Markdown: what is checked, and what to do. */
  readonly explanation: string;
  /** YAML with the mistake, and without. Where the top of a spec is left out, it does not matter. */
  readonly wrong: string;
  readonly right: string;
  /** Absent: found on the way to a spec (reading, decoding, the schema), or not in a spec at all. */
  readonly check?: (context: RuleContext, report: Report) => void;
  /** Only for the compiler. */
  readonly places?: M;
}

interface Written<T extends Readonly<Record<string, string>>>
  extends Omit<Rule, "messages" | "places" | "check" | "severity"> {
  /** Default: error. */
  readonly severity?: Severity;
  readonly messages: T;
  readonly check?: (context: RuleContext, report: ReportOf<PlacesOf<T>>) => void;
}

type PlacesOf<T extends Readonly<Record<string, string>>> = { readonly [V in keyof T]: Places<T[V]> };

/** A rule whose reports are checked by the compiler: each variant with the values that its template has places for. */
export function rule<const T extends Readonly<Record<string, string>>>({
  check,
  ...written
}: Written<T>): Rule<PlacesOf<T>> {
  return {
    severity: "error",
    ...written,
    ...(check === undefined ? {} : { check: (context: RuleContext, report: Report) => check(context, report) }),
  };
}

export interface RuleContext {
  readonly spec: Spec;
  /** The file that is checked. What it inherits was checked in its own place. */
  readonly file: string;
  /** Is there a file at this path, from the folder of the file that names it? */
  readonly exists: (path: string, from: Origin) => boolean;
  /** The text of a file at this path, from the folder of the file that is checked; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  /** Every field that stands in the file, however deep. */
  readonly fields: readonly FieldRow[];
  /** Those of a type that there is: of the others, nothing more can be said. */
  readonly typed: readonly FieldRow[];
  /** Rows that the file takes away: `name: null`. */
  readonly removals: readonly Removal[];
}

export interface Removal {
  readonly name: string;
  readonly origin: Origin;
  /** The names that are inherited in this section. */
  readonly inherited: readonly string[];
}

export interface FieldRow extends Row<FieldSpec> {
  /** `item`: what a list or a record holds. `property`: of an object that is no option. */
  readonly where: "type" | "option" | "parameter" | "detail" | "field" | "item" | "property";
  /** 0: a row of a section. */
  readonly depth: number;
  /** The rows that it stands among, itself too. */
  readonly siblings: Rows<FieldSpec>;
}

/** The rule's own reporter: which variant, with which values, at which place. */
export type ReportOf<M extends Readonly<Record<string, string>>> = <V extends keyof M & string>(
  origin: Origin,
  variant: V,
  values: Readonly<Record<M[V], Value>>,
  options?: ReportOptions,
) => void;

export type Report = (
  origin: Origin,
  variant: string,
  values: Readonly<Record<string, Value>>,
  options?: ReportOptions,
) => void;

/**
 * `below`: steps from the origin to what is meant. `at`: the name, or what stands behind it (the default where there are
 * steps).
 */
export interface ReportOptions {
  readonly below?: SpecPath;
  readonly at?: "key" | "value";
  readonly severity?: Severity;
  /** Where it stands, if that is another file than the spec: its path from the spec's folder. */
  readonly in?: Position & { readonly file: string };
}

export interface Place extends Span {
  readonly file: string;
  readonly path: SpecPath;
}

/** A finding of a rule at a place. */
export function finding<M extends Readonly<Record<string, string>>, V extends keyof M & string>(
  found: Rule<M>,
  variant: V,
  values: Readonly<Record<M[V], Value>>,
  place: Place,
  severity: Severity = found.severity,
): Diagnostic {
  const text = messageOf(found, variant, values);
  return { ...place, severity, code: found.code, message: renderMessage(text), text };
}

function messageOf(found: Rule, variant: string, values: Readonly<Record<string, Value>>): Message {
  const key = variant === "default" ? `rule.${found.code}` : `rule.${found.code}.${variant}`;
  return { key, source: found.messages[variant] ?? "", values };
}

/** Rows that stand in the file that is checked. */
export function own<T extends { readonly origin: Origin }>(
  rows: readonly T[],
  { file }: Pick<RuleContext, "file">,
): readonly T[] {
  return rows.filter((row) => row.origin.file === file);
}
