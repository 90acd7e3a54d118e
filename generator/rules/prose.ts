/** Prose: references that lead somewhere. */
import type { Origin, SpecPath } from "../model.js";
import { REFERENCE_KINDS, type Reference, type ReferenceKind, referencesIn } from "../references.js";
import type { FieldSpec, Row, Rows, Spec } from "../spec.js";
import { didYouMean } from "../suggest.js";
import { ownSections } from "./guide.js";
import { own, type RuleContext } from "./rule.js";

export function checkProse(context: RuleContext): void {
  const names = new Map(REFERENCE_KINDS.map((kind) => [kind, namesOf(context.spec, kind)]));
  for (const { text, origin, below } of proseOf(context)) {
    for (const { kind, name } of referencesIn(text)) {
      const known = names.get(kind) ?? [];
      if (known.includes(name)) continue;
      const message = `there is no ${nounOf(kind)} "${name}"${didYouMean(name, known)}`;
      context.report(origin, "reference-unknown", message, { below });
    }
  }
}

interface Prose {
  readonly text: string;
  readonly origin: Origin;
  readonly below: SpecPath;
}

const PROSE_KEYS = ["doc", "deprecated", "zero", "advice", "waits", "title", "body"] as const;

function* proseOf(context: RuleContext): Iterable<Prose> {
  const { spec, file } = context;
  for (const prose of [spec.title, spec.summary, spec.description]) {
    if (prose !== undefined && prose.origin.file === file) yield { text: prose.text, origin: prose.origin, below: [] };
  }
  const groups = spec.constants.flatMap((row) => (row.value.kind === "group" ? row.value.members : []));
  const calls = [spec.connect, ...spec.methods];
  const fields = [
    ...spec.types,
    ...spec.options,
    ...calls.flatMap((row) => row.value.params),
    ...spec.errors.flatMap((row) => row.value.details),
    ...spec.messages.flatMap((row) => row.value.fields),
  ];
  const rows: Rows<object> = [
    ...deep(fields),
    ...spec.constants,
    ...groups,
    ...spec.closeCodes,
    ...spec.messages,
    ...spec.permissions,
    ...spec.errors,
    ...calls,
    ...ownSections(context),
  ];
  for (const row of own(rows, context)) yield* proseIn(row);
  for (const row of own(calls, context)) {
    const doc = row.value.returns?.doc;
    if (doc !== undefined) yield { text: doc, origin: row.origin, below: ["returns", "doc"] };
  }
}

function* proseIn(row: Row<object>): Iterable<Prose> {
  const value: Readonly<Record<string, unknown>> = { ...row.value };
  for (const key of PROSE_KEYS) {
    const text = value[key];
    if (typeof text === "string") yield { text, origin: row.origin, below: [key] };
  }
}

function deep(rows: Rows<FieldSpec>): Rows<FieldSpec> {
  return rows.flatMap((row) => {
    const inner = [row.value.items, row.value.values].filter((value) => value !== undefined);
    return [row, ...deep([...inner, ...(row.value.properties ?? [])])];
  });
}

function namesOf(spec: Spec, kind: ReferenceKind): readonly string[] {
  const plain = (rows: Rows<unknown>): readonly string[] => rows.map((row) => row.name);
  switch (kind) {
    case "option":
      return optionPaths(spec.options);
    case "constant":
      return spec.constants.flatMap((row) =>
        row.value.kind === "group"
          ? [row.name, ...row.value.members.map((member) => `${row.name}.${member.name}`)]
          : [row.name],
      );
    case "code":
      return plain(spec.closeCodes);
    case "permission":
      return plain(spec.permissions);
    case "error":
      return plain(spec.errors);
    case "method":
      return ["connect", ...plain(spec.methods)];
    case "page":
      return plain(spec.pages);
    default:
      return kind satisfies never;
  }
}

function optionPaths(options: Rows<FieldSpec>, prefix = ""): readonly string[] {
  return options.flatMap((row) => [
    `${prefix}${row.name}`,
    ...optionPaths(row.value.properties ?? [], `${prefix}${row.name}.`),
  ]);
}

function nounOf(kind: Reference["kind"]): string {
  return kind === "code" ? "close code" : kind;
}
