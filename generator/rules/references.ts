/** References: names in prose, in lists of errors and in tables of the guide lead to rows that there are. */
import { REFERENCE_KINDS, type ReferenceKind } from "../references.js";
import type { FieldSpec, Rows, Spec } from "../spec.js";
import { suggestion } from "../suggest.js";
import { ownSections } from "./guide.js";
import { noun } from "./nouns.js";
import { proseOf } from "./prose.js";
import { own, type Rule, rule } from "./rule.js";

export const REFERENCE_RULES: readonly Rule[] = [
  rule({
    code: "reference-unknown",
    soft: true,
    why: "A name that leads nowhere is a dead link on the page, or an error that the client does not raise.",
    messages: { default: 'there is no {kind} "{name}"{suggestion}' },
    explanation:
      "References in prose are `{option:a.b}`, `{constant:G.M}`, `{code:X}`, `{permission:a.b}`, `{error:x}`, `{method:x}` and `{page:x}`. `errors` of a method lists conditions, and `table` of a section names a group or a method behind its dot.",
    wrong:
      'options:\n  room: { type: string, doc: "Where to go, within {option:open_timeot}." }\n  open_timeout: { type: duration, role: dial-timeout, doc: Longest time to connect. }\n',
    right:
      'options:\n  room: { type: string, doc: "Where to go, within {option:open_timeout}." }\n  open_timeout: { type: duration, role: dial-timeout, doc: Longest time to connect. }\n',
    check(context, report) {
      const { spec } = context;
      const names = new Map<ReferenceKind, ReadonlySet<string>>();
      const namesOf = (kind: ReferenceKind): ReadonlySet<string> => {
        const known = names.get(kind) ?? new Set(namesOfKind(spec, kind));
        names.set(kind, known);
        return known;
      };
      for (const { parts, origin, below } of proseOf(context)) {
        for (const part of parts) {
          if (part.part !== "reference") continue;
          const { kind, name } = part.reference;
          const known = namesOf(kind);
          if (known.has(name)) continue;
          report(
            origin,
            "default",
            { kind: noun(kind === "code" ? "close code" : kind), name, suggestion: suggestion(name, known) },
            { below },
          );
        }
      }
      for (const row of own([spec.connect, ...spec.methods], context)) {
        for (const [index, name] of row.value.errors.entries()) {
          const known = namesOf("error");
          if (known.has(name)) continue;
          const values = { kind: noun("error"), name, suggestion: suggestion(name, known) };
          report(row.origin, "default", values, { below: ["errors", index] });
        }
      }
      const groups = spec.constants.filter((row) => row.value.kind === "group").map((row) => row.name);
      const methods = spec.methods.map((row) => row.name);
      for (const { value, origin } of ownSections(context)) {
        const [kind, name] = (value.table ?? "").split(".", 2);
        if (name === undefined) continue;
        const known = kind === "methods" ? methods : groups;
        if (known.includes(name)) continue;
        const called = noun(kind === "methods" ? "method" : "constant group");
        report(origin, "default", { kind: called, name, suggestion: suggestion(name, known) }, { below: ["table"] });
      }
    },
  }),
  rule({
    code: "reference-kind",
    severity: "warning",
    why: "A reference of a kind that there is not is printed as it stands, braces and all.",
    messages: { default: '{reference} is no reference: there is no kind "{kind}"{suggestion}' },
    explanation: `The kinds are ${REFERENCE_KINDS.map((kind) => `\`${kind}\``).join(", ")}. Text that is to have braces and a colon stands in a code span.`,
    wrong:
      'options:\n  room: { type: string, doc: "Where to go, as in {optoin:nick}." }\n  nick: { type: string, doc: What to be called. }\n',
    right:
      'options:\n  room: { type: string, doc: "Where to go, as in {option:nick}." }\n  nick: { type: string, doc: What to be called. }\n',
    check(context, report) {
      for (const { parts, origin, below } of proseOf(context)) {
        for (const { part, text } of parts) {
          if (part !== "text") continue;
          for (const [reference, kind = ""] of text.matchAll(/\{([A-Za-z]+):[^{}\s]+\}/g)) {
            report(origin, "default", { reference, kind, suggestion: suggestion(kind, REFERENCE_KINDS) }, { below });
          }
        }
      }
    },
  }),
];

/** Every name that a reference of the kind may lead to. */
export function* namesOfKind(spec: Spec, kind: ReferenceKind): Iterable<string> {
  switch (kind) {
    case "option":
      return yield* optionPaths(spec.options);
    case "constant":
      for (const row of spec.constants) {
        yield row.name;
        if (row.value.kind === "group") for (const member of row.value.members) yield `${row.name}.${member.name}`;
      }
      return;
    case "code":
      return yield* spec.closeCodes.map((row) => row.name);
    case "permission":
      return yield* spec.permissions.map((row) => row.name);
    case "error":
      return yield* spec.errors.map((row) => row.name);
    case "method":
      return yield* ["connect", ...spec.methods.map((row) => row.name)];
    case "page":
      return yield* spec.pages.map((row) => row.name);
    default:
      return kind satisfies never;
  }
}

function* optionPaths(options: Rows<FieldSpec>, prefix = ""): Iterable<string> {
  for (const { name, value } of options) {
    yield `${prefix}${name}`;
    yield* optionPaths(value.properties ?? [], `${prefix}${name}.`);
  }
}
