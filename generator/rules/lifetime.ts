/** Later life: what is deprecated has a way out, and what is removed was there. */

import { suggestion } from "../suggest.js";
import { groupOf, resolveType } from "./measure.js";
import { proseOf } from "./prose.js";
import { type Rule, rule } from "./rule.js";

export const LIFETIME_RULES: readonly Rule[] = [
  rule({
    code: "deprecated-bare",
    severity: "warning",
    why: "Who reads that something is deprecated wants to know what to use instead.",
    messages: { default: "this says that {name} is deprecated, and not what to do instead" },
    explanation: "Name what takes its place, best by a reference (`Use {option:nick}.`), or say why nothing does.",
    wrong: "options:\n  alias: { type: string, deprecated: Deprecated., doc: What to be called. }\n",
    right:
      'options:\n  alias: { type: string, deprecated: "Use {option:nick}.", doc: What to be called. }\n  nick: { type: string, doc: Shown to others. }\n',
    check(context, report) {
      for (const { key, parts, text, name, origin, below } of proseOf(context)) {
        if (key !== "deprecated" || parts.some(({ part }) => part !== "text")) continue;
        if (text.trim().split(/\s+/).length < 4 && /^[\x20-\x7e]*$/.test(text))
          report(origin, "default", { name: `"${name}"` }, { below });
      }
    },
  }),
  rule({
    code: "deprecated-required",
    soft: true,
    why: "What must be given cannot be given up.",
    messages: { default: '"{name}" is deprecated and required at once: nobody can do without it' },
    explanation: "Make it optional first, and deprecate it then.",
    wrong:
      'options:\n  alias: { type: string, required: true, deprecated: "Use {option:nick}.", doc: What to be called. }\n  nick: { type: string, doc: Shown to others. }\n',
    right:
      'options:\n  alias: { type: string, deprecated: "Use {option:nick}.", doc: What to be called. }\n  nick: { type: string, doc: Shown to others. }\n',
    check({ typed }, report) {
      for (const { name, value, origin, where } of typed)
        if (value.required === true && value.deprecated !== undefined && where !== "detail" && where !== "field")
          report(origin, "default", { name }, { below: ["deprecated"], at: "key" });
    },
  }),
  rule({
    code: "default-deprecated",
    severity: "warning",
    why: "A default that is deprecated has everybody use what nobody should.",
    messages: { default: 'the default is "{name}", which is deprecated' },
    explanation: "Choose another default before deprecating a member.",
    wrong:
      'options:\n  volume: { type: enum, values: LEVEL, default: LOW, doc: How loud it is. }\nconstants:\n  LEVEL: { doc: How loud., members: { LOW: { value: 1, deprecated: "Use {constant:LEVEL.MILD}.", doc: Hardly heard. }, MILD: { value: 2, doc: For a room. } } }\n',
    right:
      'options:\n  volume: { type: enum, values: LEVEL, default: MILD, doc: How loud it is. }\nconstants:\n  LEVEL: { doc: How loud., members: { LOW: { value: 1, deprecated: "Use {constant:LEVEL.MILD}.", doc: Hardly heard. }, MILD: { value: 2, doc: For a room. } } }\n',
    check({ spec, typed }, report) {
      for (const { value, origin } of typed) {
        if (value.default === undefined) continue;
        const { group } = resolveType(value, spec);
        const members = group === undefined ? [] : (groupOf(spec, group)?.members ?? []);
        const member = members.find((row) => row.name === value.default || row.value.value === value.default);
        if (member?.value.deprecated !== undefined)
          report(origin, "default", { name: member.name }, { below: ["default"] });
      }
    },
  }),
  rule({
    code: "removal-unknown",
    severity: "warning",
    why: "A row that is removed under a wrong name is still there.",
    messages: { default: 'nothing is inherited under the name "{name}", so there is nothing to remove{suggestion}' },
    explanation: "`name: null` takes away a row that the base, or the extended spec, has under this name.",
    wrong: "extends: websocket\noptions:\n  proxi: null\n",
    right: "extends: websocket\noptions:\n  proxy: null\n",
    check({ removals }, report) {
      for (const { name, origin, inherited } of removals)
        if (!inherited.includes(name))
          report(origin, "default", { name, suggestion: suggestion(name, inherited) }, { at: "key" });
    },
  }),
];
