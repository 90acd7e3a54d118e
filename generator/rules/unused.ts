/** Reachability: what a spec declares, something in it leads to. */
import type { FieldSpec, Rows, Spec } from "../spec.js";
import { ownSections } from "./guide.js";
import { proseOf } from "./prose.js";
import { own, type Rule, type RuleContext, rule } from "./rule.js";

export const UNUSED_RULES: readonly Rule[] = [
  rule({
    code: "error-unused",
    severity: "warning",
    why: "An error that no method mentions is one that no caller expects.",
    messages: { default: 'no method says that it may fail with "{name}", and no text speaks of it' },
    explanation:
      "List it in `errors` of the methods that may fail with it, or of `connect`; or refer to it in prose, `{error:room_full}`.",
    wrong:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "the room is full", doc: No place is left. }\n',
    right:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "the room is full", doc: No place is left. }\nmethods:\n  send: { doc: Sends one message., params: { data: { type: string, required: true, doc: The text. } }, errors: [room_full] }\n',
    check(context, report) {
      const { spec } = context;
      // An error with a role is raised by the client, whoever mentions it.
      const errors = own(spec.errors, context).filter((row) => row.value.role === undefined);
      if (errors.length === 0) return;
      const mentioned = new Set([spec.connect, ...spec.methods].flatMap((row) => row.value.errors));
      for (const name of referencesTo("error", context)) mentioned.add(name);
      for (const { name, origin } of errors)
        if (!mentioned.has(name)) report(origin, "default", { name }, { at: "key" });
    },
  }),
  rule({
    code: "type-unused",
    severity: "warning",
    why: "A type that nothing uses is in the generated code, and there is nowhere to give a value of it.",
    messages: {
      default: 'no option, parameter, detail or other type is of the type "{name}"',
      group: 'no option, parameter or detail takes the values of "{name}", and no text speaks of them',
    },
    explanation:
      "Use the type as the `type` of a field, the group as its `values` or `flags`; delete what only an earlier version needed. A group that programs use directly is mentioned in a text, as `{constant:LEVEL}`, or listed in the guide, with `table: constants.LEVEL`.",
    wrong: "types:\n  label: { type: string, maxLength: 8, doc: A short word. }\n",
    right:
      "types:\n  label: { type: string, maxLength: 8, doc: A short word. }\noptions:\n  nick: { type: label, doc: Shown to others. }\n",
    check(context, report) {
      const { spec } = context;
      const types = own(spec.types, context);
      const groups = own(spec.constants, context).filter(
        (row) => row.value.kind === "group" && row.value.role === undefined,
      );
      if (types.length + groups.length === 0) return;
      const used = usesOf(spec);
      for (const { name, origin } of types)
        if (!used.types.has(name)) report(origin, "default", { name }, { at: "key" });
      const spoken = new Set(referencesTo("constant", context).map((name) => name.split(".", 1)[0]));
      for (const { value } of ownSections(context)) spoken.add(/^constants\.(.+)$/.exec(value.table ?? "")?.[1]);
      for (const { name, origin } of groups)
        if (!used.groups.has(name) && !spoken.has(name)) report(origin, "group", { name }, { at: "key" });
    },
  }),
];

function referencesTo(kind: string, context: RuleContext): readonly string[] {
  return proseOf(context).flatMap(({ parts }) =>
    parts.flatMap((part) => (part.part === "reference" && part.reference.kind === kind ? [part.reference.name] : [])),
  );
}

/** What fields are of: types that are reached from something that is no type, and groups. */
function usesOf(spec: Spec): { readonly types: ReadonlySet<string>; readonly groups: ReadonlySet<string> } {
  const types = new Set<string>();
  const groups = new Set<string>();
  const named = new Map(spec.types.map((row) => [row.name, row.value]));
  const visit = (field: FieldSpec): void => {
    for (const group of [field.group, field.flags]) if (group !== undefined) groups.add(group);
    for (const inner of [field.items, field.values, ...(field.properties ?? [])])
      if (inner !== undefined) visit(inner.value);
    const type = types.has(field.type) ? undefined : named.get(field.type);
    if (type === undefined) return;
    types.add(field.type);
    visit(type);
  };
  const sections: readonly Rows<FieldSpec>[] = [
    spec.options,
    ...[spec.connect, ...spec.methods].map((row) => row.value.params),
    ...spec.errors.map((row) => row.value.details),
    ...spec.messages.map((row) => row.value.fields),
  ];
  for (const row of sections.flat()) visit(row.value);
  return { types, groups };
}
