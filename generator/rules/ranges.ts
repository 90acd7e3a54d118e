/** Ranges: limits of the field's own type, that leave something between them and stay within those of the role. */
import { parseDuration } from "../duration.js";
import { shown } from "../message.js";
import type { FieldSpec, Spec } from "../spec.js";
import { measureOf, nounOf, optionOfRole, resolveType } from "./measure.js";
import { own, type Rule, rule } from "./rule.js";

const LIMITS = ["minimum", "maximum"] as const;
const COUNTS = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
] as const;

export const RANGE_RULES: readonly Rule[] = [
  rule({
    code: "range-invalid",
    why: "A limit that is no value of the field's type limits nothing.",
    messages: { default: "{value} is no {noun}", integer: "{value} is no integer" },
    explanation:
      "A duration is written as Go writes it, `30s` or `1m30s`; a size as a number of bytes or with `KiB`, `MiB` or `GiB`.",
    wrong: "options:\n  nap: { type: duration, maximum: 3 seconds, doc: How long to rest. }\n",
    right: "options:\n  nap: { type: duration, maximum: 3s, doc: How long to rest. }\n",
    check(context, report) {
      for (const { value, origin } of context.typed) {
        for (const key of LIMITS) {
          const limit = value[key];
          if (limit === undefined) continue;
          const field = resolveType(value, context.spec);
          const measure = measureOf(field);
          const number = measure?.(limit);
          if (measure !== undefined && number === undefined)
            report(origin, "default", { value: shown(limit), noun: nounOf(field) }, { below: [key] });
          else if (field.type === "integer" && !Number.isSafeInteger(number))
            report(origin, "integer", { value: shown(limit) }, { below: [key] });
        }
      }
      for (const { value, origin } of own(context.spec.closeCodes, context)) {
        const { reconnect } = value;
        if (typeof reconnect !== "object" || parseDuration(reconnect.after) !== undefined) continue;
        const noun = nounOf({ type: "duration" });
        report(origin, "default", { value: shown(reconnect.after), noun }, { below: ["reconnect", "after"] });
      }
    },
  }),
  rule({
    code: "range-empty",
    soft: true,
    why: "Where the least is above the most, no value is accepted.",
    messages: {
      default: "the minimum {least} is above the maximum {most}: nothing is accepted",
      count: '"{low}" {least} is above "{high}" {most}: nothing is accepted',
      code: "the range {from}-{to} ends before it begins",
    },
    explanation: "Most often the two are swapped, or one of them is in another unit.",
    wrong: "options:\n  nap: { type: duration, minimum: 5s, maximum: 1s, doc: How long to rest. }\n",
    right: "options:\n  nap: { type: duration, minimum: 1s, maximum: 5s, doc: How long to rest. }\n",
    check(context, report) {
      for (const { value, origin } of context.typed) {
        const { least, most } = limitsOf(value, context.spec);
        if (least !== undefined && most !== undefined && least > most) {
          const values = { least: shown(value.minimum), most: shown(value.maximum) };
          report(origin, "default", values, { below: ["minimum"] });
        }
        for (const [low, high] of COUNTS) {
          const [from, to] = [value[low], value[high]];
          if (from !== undefined && to !== undefined && from > to)
            report(origin, "count", { low, least: from, high, most: to }, { below: [low] });
        }
      }
      for (const { value, origin } of own(context.spec.closeCodes, context))
        if (value.from > value.to) report(origin, "code", { from: value.from, to: value.to }, { below: ["code"] });
    },
  }),
  rule({
    code: "range-single",
    severity: "warning",
    why: "A field that accepts one value gives its user nothing to choose.",
    messages: {
      default: "the minimum and the maximum are both {value}: one value alone is accepted",
      enum: "{value} is the only value: there is nothing to choose",
    },
    explanation: "Widen the range, or leave the field out and make the value a constant.",
    wrong: "options:\n  room_limit: { type: integer, minimum: 5, maximum: 5, doc: Rooms at once. }\n",
    right: "options:\n  room_limit: { type: integer, minimum: 1, maximum: 5, doc: Rooms at once. }\n",
    check({ spec, typed }, report) {
      for (const { value, origin } of typed) {
        const { least, most } = limitsOf(value, spec);
        if (least !== undefined && least === most)
          report(origin, "default", { value: shown(value.minimum) }, { below: ["minimum"] });
        if (value.choices?.length === 1)
          report(origin, "enum", { value: shown(value.choices[0]) }, { below: ["values"] });
      }
    },
  }),
  rule({
    code: "role-range",
    soft: true,
    why: "The client holds a role's limits whatever a spec says: a wider range promises what does not work.",
    messages: {
      minimum: 'the minimum {value} goes beyond that of the role "{role}", {bound}',
      maximum: 'the maximum {value} goes beyond that of the role "{role}", {bound}',
    },
    explanation: "A range may only narrow that of the role, which is the base API's.",
    wrong:
      "options:\n  open_timeout: { type: duration, maximum: 48h, role: dial-timeout, doc: Longest time to connect. }\n",
    right:
      "options:\n  open_timeout: { type: duration, maximum: 1h, role: dial-timeout, doc: Longest time to connect. }\n",
    check({ spec, typed }, report) {
      for (const { value, origin } of typed) {
        const { role } = value;
        const standard = role === undefined ? undefined : optionOfRole(spec.base.options, role);
        if (role === undefined || standard === undefined || standard.origin.file === origin.file) continue;
        const measure = measureOf(standard.value);
        for (const key of LIMITS) {
          const number = measureLimit(value, key, spec);
          const written = standard.value[key];
          const bound = written === undefined ? undefined : measure?.(written);
          if (number === undefined || bound === undefined) continue;
          if (key === "minimum" ? number >= bound : number <= bound) continue;
          report(origin, key, { value: shown(value[key]), role, bound: shown(written) }, { below: [key] });
        }
      }
    },
  }),
  rule({
    code: "zero-unreachable",
    severity: "warning",
    why: "The page would say what 0 means while the client refuses it.",
    messages: { default: '"zero" says what 0 means, but the minimum is {least}: 0 is not accepted' },
    explanation: "Lower the `minimum` to 0, or leave `zero` out.",
    wrong: "options:\n  nap: { type: duration, minimum: 1s, maximum: 1h, zero: none, doc: How long to rest. }\n",
    right: "options:\n  nap: { type: duration, minimum: 0s, maximum: 1h, zero: none, doc: How long to rest. }\n",
    check({ spec, typed }, report) {
      for (const { value, origin } of typed) {
        const { least } = limitsOf(value, spec);
        if (value.zero !== undefined && least !== undefined && least > 0)
          report(origin, "default", { least: shown(value.minimum) }, { below: ["zero"] });
      }
    },
  }),
];

function limitsOf(
  field: FieldSpec,
  spec: Spec,
): { readonly least?: number | undefined; readonly most?: number | undefined } {
  return { least: measureLimit(field, "minimum", spec), most: measureLimit(field, "maximum", spec) };
}

function measureLimit(field: FieldSpec, key: (typeof LIMITS)[number], spec: Spec): number | undefined {
  const limit = field[key];
  return limit === undefined ? undefined : measureOf(resolveType(field, spec))?.(limit);
}
