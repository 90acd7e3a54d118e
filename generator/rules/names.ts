/** Names: whatever becomes one TypeScript name once converted, or a name that generated code needs itself. */
import type { Origin } from "../model.js";
import {
  camelCase,
  constantName,
  groupTypeName,
  makerName,
  methodName,
  namedTypeName,
  pascalCase,
  RESERVED_CLIENT_MEMBERS,
  RESERVED_VALUES,
} from "../naming.js";
import type { FieldSpec, Rows, Spec } from "../spec.js";
import { type Noun, noun } from "./nouns.js";
import { own, type Rule, rule } from "./rule.js";

interface Name {
  /** As a message says what it is: `option`, `constant group`. */
  readonly kind: Noun;
  /** As the spec has it. */
  readonly name: string;
  readonly ts: string;
  readonly origin: Origin;
}

export const NAME_RULES: readonly Rule[] = [
  rule({
    code: "name-collision",
    why: "Two names that are one in TypeScript would give code that does not compile, or loses one of them.",
    messages: {
      default: '{kind} "{name}" becomes {ts} in TypeScript, and {otherKind} "{other}" has this name as well',
    },
    explanation:
      "`some_name` and `some__name` are both `someName`; a group and a type, a constant and a member that is exported by its own name may meet too. Rename one of them.",
    wrong:
      "options:\n  room_1: { type: string, doc: Where to go. }\n  room1: { type: string, doc: Where else to go. }\n",
    right:
      "options:\n  room: { type: string, doc: Where to go. }\n  next_room: { type: string, doc: Where else to go. }\n",
    check({ spec, file }, report) {
      const told = new Set<Origin>();
      for (const names of namespaces(spec)) {
        const first = new Map<string, Name>();
        for (const name of names) {
          const other = first.get(name.ts);
          if (other === undefined) {
            first.set(name.ts, name);
            continue;
          }
          const [late, early] = name.origin.file === file ? [name, other] : [other, name];
          if (late.origin.file !== file || told.has(late.origin)) continue;
          told.add(late.origin);
          const { kind, ts } = late;
          const values = { kind: noun(kind), name: late.name, ts, otherKind: noun(early.kind), other: early.name };
          report(late.origin, "default", values, { at: "key" });
        }
      }
    },
  }),
  rule({
    code: "name-reserved",
    why: "A name that generated code, its class or its language has taken cannot stand for something else.",
    messages: {
      member: 'the method "{name}" becomes {ts} in TypeScript, and every client has a member of this name',
      promise: 'a client with the method "{name}" would be taken for a promise: "await connect(…)" would never end',
      export: 'the constant "{name}" becomes {ts} in TypeScript, which every generated module exports',
      object: '{kind} "{name}" becomes {ts} in TypeScript, which every object has',
      type: 'the field "{name}" becomes {ts} in TypeScript, which tells messages apart',
    },
    explanation:
      "Choose another name. Words of TypeScript such as `default` or `class` may be used: where they cannot stand as they are, a `_` is put behind them.",
    wrong: "methods:\n  closed: { role: close, doc: Says goodbye. }\n",
    right: "methods:\n  end: { role: close, doc: Says goodbye. }\n",
    check(context, report) {
      const { spec } = context;
      for (const { name, origin } of own(spec.methods, context))
        if (RESERVED_CLIENT_MEMBERS.has(camelCase(name)))
          report(origin, "member", { name, ts: camelCase(name) }, { at: "key" });
        else if (camelCase(name) === "then") report(origin, "promise", { name }, { at: "key" });
      for (const { name, ts, origin } of own(exportedNames(spec), context))
        if (RESERVED_VALUES.has(ts)) report(origin, "export", { name, ts }, { at: "key" });
      for (const { kind, name, ts, origin } of own([...namespaces(spec)].flat(), context))
        if (kind !== "method" && OBJECT_MEMBERS.has(ts))
          report(origin, "object", { kind: noun(kind), name, ts }, { at: "key" });
      for (const row of own(spec.messages, context))
        for (const { name, origin } of row.value.fields)
          if (camelCase(name) === "type") report(origin, "type", { name, ts: "type" }, { at: "key" });
    },
  }),
  rule({
    code: "renamed-living",
    why: "An old name that is in use again means two options by one word.",
    messages: {
      living: '"{old}" is the name of an option that there is, so it cannot be an old name of "{name}"',
      itself: '"{old}" is the name that "{name}" has now',
      twice: '"{old}" is an old name of "{other}" already, so it cannot be one of "{name}"',
    },
    explanation:
      "`renamedFrom` keeps an old name working: a caller who gives it sets the option that it became. It cannot set two.",
    wrong:
      "options:\n  room: { type: string, doc: Where to go. }\n  place: { type: string, renamedFrom: room, doc: Where to stay. }\n",
    right:
      "options:\n  room: { type: string, doc: Where to go. }\n  place: { type: string, renamedFrom: spot, doc: Where to stay. }\n",
    check({ spec, file, fields }, report) {
      const seen = new Set<Rows<FieldSpec>>();
      for (const { siblings } of [{ siblings: spec.options }, ...fields]) {
        if (seen.has(siblings)) continue;
        seen.add(siblings);
        const living = new Map(siblings.map((row) => [camelCase(row.name), row.name]));
        const old = new Map<string, string>();
        for (const { name, value, origin } of siblings) {
          for (const former of value.renamedFrom ?? []) {
            const key = camelCase(former);
            const below = ["renamedFrom"];
            const owner = living.get(key);
            const other = old.get(key);
            if (origin.file !== file) old.set(key, name);
            else if (owner === name) report(origin, "itself", { old: former, name }, { below });
            else if (owner !== undefined) report(origin, "living", { old: former, name }, { below });
            else if (other !== undefined) report(origin, "twice", { old: former, name, other }, { below });
            else old.set(key, name);
          }
        }
      }
    },
  }),
];

/** TypeScript takes them for those of every object, and so would a look at whether one is there. */
const OBJECT_MEMBERS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Names that stand side by side in generated code. */
function* namespaces(spec: Spec): Iterable<readonly Name[]> {
  yield* fieldNames("option", spec.options);
  for (const row of [spec.connect, ...spec.methods]) yield* fieldNames("parameter", row.value.params);
  for (const row of spec.errors) yield* fieldNames("detail", row.value.details);
  for (const row of spec.types) yield* fieldNames("property", row.value.properties ?? []);
  for (const row of spec.messages) yield* fieldNames("field", row.value.fields);
  // Both are exported by the index, which takes a name once.
  yield [...exportedNames(spec), ...namesOf("type", spec.types, namedTypeName)];
  yield typeNames(spec);
  yield namesOf("method", spec.methods, methodName);
  yield makers(spec);
}

function* fieldNames(kind: Noun, rows: Rows<FieldSpec>): Iterable<readonly Name[]> {
  if (rows.length > 0) yield namesOf(kind, rows, camelCase);
  for (const row of rows) yield* fieldNames("property", row.value.properties ?? []);
}

function namesOf(kind: Noun, rows: Rows<unknown>, ts: (name: string) => string): readonly Name[] {
  return rows.map(({ name, origin }) => ({ kind, name, ts: ts(name), origin }));
}

function makers(spec: Spec): readonly Name[] {
  const rows = spec.errors.filter((row) => row.value.role === undefined);
  return namesOf("error", rows, makerName);
}

function exportedNames(spec: Spec): readonly Name[] {
  return spec.constants.flatMap((row) =>
    row.value.kind === "group" && row.value.flat === true
      ? namesOf("constant", row.value.members, plainName)
      : namesOf("constant", [row], plainName),
  );
}

/** The name without the `_` that {@link constantName} puts behind a reserved one: a reserved one is a finding. */
function plainName(name: string): string {
  return RESERVED_VALUES.has(name) ? name : constantName(name);
}

function typeNames(spec: Spec): readonly Name[] {
  const groups = spec.constants.filter((row) => row.value.kind === "group");
  return [
    ...namesOf("type", spec.types, namedTypeName),
    ...namesOf("constant group", groups, groupTypeName),
    ...namesOf("message", spec.messages, (name) => `${pascalCase(name)}Message`),
  ];
}
