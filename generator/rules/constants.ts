/** Constants: values that tell the members of a group apart, and groups with something in them. */
import { shown } from "../message.js";
import { own, type Rule, rule } from "./rule.js";

export const valueDuplicate: Rule<{ member: "name" | "value"; items: "first" | "second" | "name" }> = rule({
  code: "value-duplicate",
  why: "Two members of one value cannot be told apart by who receives it.",
  messages: {
    member: '"{name}" has the value {value} already',
    items: "items {first} and {second} of {name} are equal",
  },
  explanation: "Give each member a value of its own, and leave out what stands twice in a list.",
  wrong:
    "constants:\n  LEVEL: { doc: How loud., members: { LOW: { value: 1, doc: The lowest. }, HIGH: { value: 1, doc: The highest. } } }\nguide:\n  - { id: levels, title: How loud, table: constants.LEVEL }\n",
  right:
    "constants:\n  LEVEL: { doc: How loud., members: { LOW: { value: 1, doc: The lowest. }, HIGH: { value: 9, doc: The highest. } } }\nguide:\n  - { id: levels, title: How loud, table: constants.LEVEL }\n",
  check(context, report) {
    for (const { value } of own(context.spec.constants, context)) {
      const seen = new Map<string | number, string>();
      for (const member of value.kind === "group" ? value.members : []) {
        const given = member.value.value;
        const other = seen.get(given);
        if (other === undefined) seen.set(given, member.name);
        else report(member.origin, "member", { name: other, value: shown(given) }, { below: ["value"] });
      }
    }
  },
});

export const CONSTANT_RULES: readonly Rule[] = [
  rule({
    code: "value-missing",
    why: "A constant of no value says nothing.",
    messages: { default: 'the constant "{name}" needs a value, or members' },
    explanation: "A single constant has `value`, a group has `members` with a `value` each.",
    wrong: "constants:\n  ANSWER: { doc: Of all questions. }\n",
    right: "constants:\n  ANSWER: { value: 42, doc: Of all questions. }\n",
    check(context, report) {
      for (const { name, value, origin } of own(context.spec.constants, context))
        if (value.kind === "constant" && value.value === "") report(origin, "default", { name }, { at: "key" });
    },
  }),
  rule({
    code: "group-empty",
    why: "A group without members has a type that no value has.",
    messages: { default: 'the group "{name}" has no members' },
    explanation: "Give it members, or leave it out.",
    wrong:
      "constants:\n  LEVEL: { doc: How loud., members: {} }\nguide:\n  - { id: levels, title: How loud, table: constants.LEVEL }\n",
    right:
      "constants:\n  LEVEL: { doc: How loud., members: { LOW: { value: 1, doc: The lowest. } } }\nguide:\n  - { id: levels, title: How loud, table: constants.LEVEL }\n",
    check(context, report) {
      for (const { name, value, origin } of own(context.spec.constants, context))
        if (value.kind === "group" && value.members.length === 0) report(origin, "default", { name }, { at: "key" });
    },
  }),
  valueDuplicate,
];
