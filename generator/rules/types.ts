/** Types: each field has one that there is, with what belongs to it. */
import { BUILT_IN_TYPES } from "../roles.js";
import type { FieldSpec } from "../spec.js";
import { suggestion } from "../suggest.js";
import { KEYS_OF_TYPE, TYPED_KEYS } from "../type-keys.js";
import { groupOf, isBuiltIn } from "./measure.js";
import { own, type Rule, rule } from "./rule.js";

export const TYPE_RULES: readonly Rule[] = [
  rule({
    code: "type-missing",
    why: "A field without a type would take anything.",
    messages: { default: '"{name}" has no type' },
    explanation: "Only an option with a role may leave `type` out: the role has one.",
    wrong: "options:\n  room: { doc: Where to go. }\n",
    right: "options:\n  room: { type: string, doc: Where to go. }\n",
    check({ fields }, report) {
      for (const { name, value, origin } of fields)
        if (value.type === "") report(origin, "default", { name }, { at: "key" });
    },
  }),
  rule({
    code: "type-unknown",
    why: "A mistyped type names nothing, so nothing could be checked or generated.",
    messages: { default: 'there is no type "{type}"{suggestion}' },
    explanation: `The built-in types are ${BUILT_IN_TYPES.map((name) => `\`${name}\``).join(", ")}. Others are rows of \`types\`.`,
    wrong: "options:\n  room: { type: strnig, doc: Where to go. }\n",
    right: "options:\n  room: { type: string, doc: Where to go. }\n",
    check({ spec, fields, typed }, report) {
      if (fields.length === typed.length) return;
      const names = [...BUILT_IN_TYPES, ...spec.types.map((row) => row.name)];
      const known = new Set(typed);
      for (const row of fields) {
        const { type } = row.value;
        if (type !== "" && !known.has(row)) {
          const meant = FOREIGN_TYPES.get(type.toLowerCase()) ?? type;
          report(row.origin, "default", { type, suggestion: suggestion(meant, names) }, { below: ["type"] });
        }
      }
    },
  }),
  rule({
    code: "type-reserved",
    why: "A type of one's own under the name of a built-in one could never be used.",
    messages: { default: '"{name}" is the name of a built-in type' },
    explanation: "Choose another name for the row of `types`.",
    wrong:
      "types:\n  duration: { type: integer, doc: How long it takes. }\noptions:\n  nap: { type: duration, doc: How long to rest. }\n",
    right:
      "types:\n  seconds: { type: integer, doc: How long it takes. }\noptions:\n  nap: { type: seconds, doc: How long to rest. }\n",
    check(context, report) {
      for (const row of own(context.spec.types, context))
        if (isBuiltIn(row.name)) report(row.origin, "default", { name: row.name }, { at: "key" });
    },
  }),
  rule({
    code: "type-circular",
    why: "A type that is made of itself has no end: nothing could validate it.",
    messages: { default: 'the type "{name}" is made of itself' },
    explanation: "Break the circle: refer to the inner thing by an identifier, or leave it out.",
    wrong:
      "types:\n  node: { type: object, doc: One of many., properties: { parent: { type: node, doc: What it hangs on. } } }\noptions:\n  tree: { type: node, doc: What to show. }\n",
    right:
      "types:\n  node: { type: object, doc: One of many., properties: { parent: { type: string, doc: Identifier of its parent. } } }\noptions:\n  tree: { type: node, doc: What to show. }\n",
    check(context, report) {
      const { spec } = context;
      const types = new Map(spec.types.map((row) => [row.name, row.value]));
      const holds = (field: FieldSpec, name: string, seen: Set<string>): boolean => {
        if (field.type === name) return true;
        const inner = [field.items, field.values, ...(field.properties ?? [])].filter((row) => row !== undefined);
        if (inner.some((row) => holds(row.value, name, seen))) return true;
        const type = seen.has(field.type) ? undefined : types.get(field.type);
        return type !== undefined && holds(type, name, seen.add(field.type));
      };
      for (const { name, value, origin } of own(spec.types, context))
        if (!isBuiltIn(name) && holds(value, name, new Set())) report(origin, "default", { name }, { at: "key" });
    },
  }),
  rule({
    code: "key-misplaced",
    soft: true,
    why: "A key that means nothing where it stands promises a check that nobody makes.",
    messages: {
      default: '"{key}" means nothing for the type {type}; it belongs to {owners}',
      status: '"status" means something only with the role "http-status"',
    },
    explanation:
      "Numbers, durations and sizes have `minimum`, `maximum` and `zero`; text has `minLength`, `maxLength` and `pattern`; lists have `items`, `minItems`, `maxItems` and `unique`; `status` belongs to errors with the role `http-status`.",
    wrong: "options:\n  room: { type: string, maximum: 40, doc: Where to go. }\n",
    right: "options:\n  room: { type: string, maxLength: 40, doc: Where to go. }\n",
    check(context, report) {
      for (const { value, origin } of context.typed) {
        const { type } = value;
        if (!isBuiltIn(type)) continue;
        for (const key of TYPED_KEYS) {
          if (value[key] === undefined || KEYS_OF_TYPE[type]?.includes(key)) continue;
          const written = key === "group" || key === "choices" ? "values" : key;
          const owners = Object.keys(KEYS_OF_TYPE).filter((name) => KEYS_OF_TYPE[name]?.includes(key));
          const values = { key: written, type, owners: { list: owners, word: "or" } } as const;
          report(origin, "default", values, { below: [written], at: "key" });
        }
      }
      for (const { value, origin } of own(context.spec.errors, context))
        if (value.role !== "http-status" && value.status !== undefined)
          report(origin, "status", {}, { below: ["status"], at: "key" });
    },
  }),
  rule({
    code: "items-missing",
    why: "A list of nothing in particular has no type in TypeScript.",
    messages: { default: 'the list "{name}" does not say what it holds: "items"' },
    explanation: "Write `items: string`, or a whole field: `items: { type: string, maxLength: 40 }`.",
    wrong: "options:\n  rooms: { type: list, doc: Where one may go. }\n",
    right: "options:\n  rooms: { type: list, items: string, doc: Where one may go. }\n",
    check({ typed }, report) {
      for (const { name, value, origin } of typed)
        if (value.type === "list" && value.items === undefined) report(origin, "default", { name }, { at: "key" });
    },
  }),
  rule({
    code: "values-missing",
    why: "An enum without values accepts nothing, and a record without them anything.",
    messages: {
      enum: 'the enum "{name}" does not say what it may be: "values"',
      record: 'the record "{name}" does not say what it holds: "values"',
    },
    explanation: "Of an enum, `values` is a list or the name of a constant group; of a record, a field.",
    wrong: "options:\n  mood: { type: enum, doc: How one feels. }\n",
    right: "options:\n  mood: { type: enum, values: [glad, sad], doc: How one feels. }\n",
    check({ typed }, report) {
      for (const { name, value, origin } of typed) {
        if (value.type === "record" && value.values === undefined) report(origin, "record", { name }, { at: "key" });
        if (value.type === "enum" && value.group === undefined && value.choices === undefined)
          report(origin, "enum", { name }, { at: "key" });
      }
    },
  }),
  rule({
    code: "group-unknown",
    why: "A mistyped group names no values.",
    messages: { default: 'there is no constant group "{name}"{suggestion}' },
    explanation: "`values` of an enum and `flags` of an integer name a row of `constants` that has `members`.",
    wrong:
      "options:\n  level: { type: enum, values: LEVLE, doc: How loud it is. }\nconstants:\n  LEVEL: { doc: How loud., members: { LOW: { value: 1, doc: The lowest. }, HIGH: { value: 9, doc: The highest. } } }\nguide:\n  - { id: levels, title: How loud, table: constants.LEVEL }\n",
    right:
      "options:\n  level: { type: enum, values: LEVEL, doc: How loud it is. }\nconstants:\n  LEVEL: { doc: How loud., members: { LOW: { value: 1, doc: The lowest. }, HIGH: { value: 9, doc: The highest. } } }\nguide:\n  - { id: levels, title: How loud, table: constants.LEVEL }\n",
    check({ spec, typed }, report) {
      const names = spec.constants.filter((row) => row.value.kind === "group").map((row) => row.name);
      for (const { value, origin } of typed) {
        for (const key of ["group", "flags"] as const) {
          const name = value[key];
          if (name === undefined || groupOf(spec, name) !== undefined) continue;
          const below = [key === "group" ? "values" : key];
          report(origin, "default", { name, suggestion: suggestion(name, names) }, { below });
        }
      }
    },
  }),
  rule({
    code: "flags-values",
    why: "Members that are no integers cannot be joined by OR into one number.",
    messages: {
      default: 'the members of "{name}" cannot be combined by OR: each must be an integer from 0 to 2147483647',
    },
    explanation: "Flags are powers of two, 1, 2, 4, 8 and so on, and combinations of them.",
    wrong:
      "options:\n  intents: { type: integer, flags: INTENT, doc: Which events to get. }\nconstants:\n  INTENT: { doc: Kinds of events., members: { GUILDS: { value: guilds, doc: What happens in one. } } }\n",
    right:
      "options:\n  intents: { type: integer, flags: INTENT, doc: Which events to get. }\nconstants:\n  INTENT: { doc: Kinds of events., members: { GUILDS: { value: 1, doc: What happens in one. } } }\n",
    check({ spec, typed }, report) {
      for (const { value, origin } of typed) {
        const name = value.flags;
        const group = name === undefined ? undefined : groupOf(spec, name);
        if (name !== undefined && group?.members.every((member) => isBits(member.value.value)) === false)
          report(origin, "default", { name }, { below: ["flags"] });
      }
    },
  }),
];

/** What other languages call the built-in types. */
const FOREIGN_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    string: ["str", "text", "char", "varchar"],
    integer: ["int", "int32", "int64", "uint", "uint32", "uint64", "long", "short"],
    number: ["float", "float32", "float64", "double", "decimal"],
    boolean: ["bool", "flag"],
    duration: ["time", "timeout", "interval", "timespan"],
    list: ["array", "sequence", "tuple", "set"],
    record: ["map", "dict", "dictionary", "hash"],
    object: ["struct"],
    url: ["uri"],
  }).flatMap(([type, names]) => names.map((name) => [name, type] as const)),
);

function isBits(value: string | number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff;
}
