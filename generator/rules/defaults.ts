/** Defaults: each is a value that the field accepts, and the one that its author meant. */
import { runInThisContext } from "node:vm";
import { parseDuration } from "../duration.js";
import { type Listing, shown, type Value } from "../message.js";
import type { Json, Origin, SpecPath } from "../model.js";
import type { FieldSpec, Row, Spec } from "../spec.js";
import { nearest, suggestion } from "../suggest.js";
import { groupOf, measureOf, nounOf, optionOfRole, resolveType, rowNamed } from "./measure.js";
import { type FieldRow, own, type Rule, rule } from "./rule.js";

const WITHOUT_DEFAULT: readonly string[] = ["data", "headers", "signal", "tls", "agent", "closeInfo", "error"];
/** No key of a mapping can name a value of them. */
const UNNAMED: readonly string[] = [...WITHOUT_DEFAULT, "list", "record", "object", "proxy"];

export const DEFAULT_RULES: readonly Rule[] = [
  rule({
    code: "default-invalid",
    why: "A default that the field refuses would make every call without the option fail.",
    messages: {
      noun: "the default {value} is no {noun}",
      url: "the default {value} is no absolute URL",
      short: "the default {value} is shorter than {n} (character|characters)",
      long: "the default {value} is longer than {n} (character|characters)",
      pattern: "the default {value} does not match {pattern}",
      slow: "the default {value} keeps {pattern} busy for too long: it tries too many ways to match",
      boolean: "the default {value} is neither true nor false",
      flags: "the default {value} is no combination of members of {group}",
      below: "the default {value} is below the minimum {limit}",
      above: "the default {value} is above the maximum {limit}",
      choice: "the default {value} is none of {choices}",
      few: "the default {value} has fewer than {n} (item|items)",
      many: "the default {value} has more than {n} (item|items)",
      equal: "the default {value} has equal items",
      property: 'the default {value} has a property "{name}", which there is not',
      missing: 'the default {value} has no "{name}", which is required',
      proxy: "the default {value} is neither a URL nor false",
      host: "a value of type {type} cannot be written in a spec, so there is no default",
      chain: 'the default depends on "{name}", whose own default depends on another option',
      when: 'the default depends on "{name}", but no key of "is" can name a value of the type {type}',
      key: '"{key}" is no value of "{name}"{suggestion}',
    },
    explanation:
      "The default is held to the type, the limits, the pattern and the values of its field, as what a caller gives is. A default that depends on another option names that option's values: `{ when: compression, is: { NO_CONTEXT: 512, else: 128 } }`.",
    wrong: "options:\n  room_limit: { type: integer, minimum: 1, maximum: 50, default: 0, doc: Rooms at once. }\n",
    right: "options:\n  room_limit: { type: integer, minimum: 1, maximum: 50, default: 5, doc: Rooms at once. }\n",
    check({ spec, typed }, report) {
      const say = (row: FieldRow, value: Json, below: SpecPath): void => {
        const problem = refusal(row.value, value, spec);
        if (problem === undefined) return;
        const { variant, ...values } = problem;
        report(row.origin, variant, { value: shown(value), ...values } as never, { below });
      };
      for (const row of typed) {
        const { value, origin } = row;
        if (value.default !== undefined) {
          if (WITHOUT_DEFAULT.includes(value.type))
            report(origin, "host", { type: value.type }, { below: ["default"] });
          else say(row, value.default, ["default"]);
        }
        const { when, is } = value.dependentDefault ?? { when: "", is: {} };
        const other = value.dependentDefault === undefined ? undefined : siblingOf(row, when);
        if (other === undefined) continue;
        const { type } = resolveType(other.value, spec);
        if (UNNAMED.includes(type)) {
          report(origin, "when", { name: when, type }, { below: ["default", "when"] });
          continue;
        }
        if (other.value.dependentDefault !== undefined)
          report(origin, "chain", { name: when }, { below: ["default", "when"] });
        if (is.else === undefined)
          report(origin, "missing", { value: shown(is), name: "else" }, { below: ["default", "is"] });
        for (const [key, given] of Object.entries(is)) {
          if (key !== "else" && !namesValue(other.value, key, spec)) {
            const values = { key, name: when, suggestion: suggestion(key, choiceNames(other.value, spec)) };
            report(origin, "key", values, { below: ["default", "is", key], at: "key" });
          }
          say(row, given, ["default", "is", key]);
        }
      }
    },
  }),
  rule({
    code: "default-unit",
    soft: true,
    why: "A number without a unit is milliseconds or bytes, and was often meant as seconds or mebibytes.",
    messages: {
      duration: "the default {n} is {n} (millisecond|milliseconds); write the unit, {n}ms or {n}s",
      other: '"{key}" is {n} (millisecond|milliseconds); write the unit, {n}ms or {n}s',
      bytes: "the default {n} is {n} (byte|bytes); write the unit, {n}KiB or {n}MiB, or a larger number",
    },
    explanation:
      "The wrong unit is off by a factor of a thousand or more, and nobody sees it in review. A duration below a second, and a size below 64 bytes, must say their unit.",
    wrong: "options:\n  nap: { type: duration, maximum: 1h, default: 30, doc: How long to rest. }\n",
    right: "options:\n  nap: { type: duration, maximum: 1h, default: 30s, doc: How long to rest. }\n",
    check(context, report) {
      const { spec, typed } = context;
      const say = (origin: Origin, given: Json | undefined, below: readonly string[]): void => {
        if (typeof given !== "number" || given <= 0 || given >= 1000) return;
        report(origin, "other", { key: below.at(-1) ?? "", n: given }, { below, severity: "warning" });
      };
      for (const { value, origin } of own(spec.closeCodes, context))
        if (typeof value.reconnect === "object") say(origin, value.reconnect.after, ["reconnect", "after"]);
      for (const { value, origin } of typed) {
        const { type } = resolveType(value, spec);
        if (type === "duration") for (const key of ["minimum", "maximum"] as const) say(origin, value[key], [key]);
        const number = value.default;
        if (typeof number !== "number" || number <= 0 || refusal(value, number, spec) !== undefined) continue;
        if (type === "duration" && number < 1000) report(origin, "duration", { n: number }, { below: ["default"] });
        else if (type === "bytes" && number < 64)
          report(origin, "bytes", { n: number }, { below: ["default"], severity: "warning" });
      }
    },
  }),
  rule({
    code: "default-unused",
    soft: true,
    why: "What must be given has no use for a default, and a reader believes that it may be left out.",
    messages: { default: "what is required has no use for a default" },
    explanation: "Leave out `required` or `default`.",
    wrong: "options:\n  room: { type: string, required: true, default: lobby, doc: Where to go. }\n",
    right: "options:\n  room: { type: string, default: lobby, doc: Where to go. }\n",
    check({ typed }, report) {
      for (const { value, origin } of typed)
        if (value.required === true && (value.default !== undefined || value.dependentDefault !== undefined))
          report(origin, "default", {}, { below: ["default"], at: "key" });
    },
  }),
  rule({
    code: "default-secret",
    soft: true,
    why: "A secret in a spec is in the repository, in the package and on the page.",
    messages: {
      default: "a secret has no default: it would stand in the generated code for everybody to read",
      credentials: "the default {value} holds a user name or a password, which everybody can read",
    },
    explanation:
      "Leave the default out, and let the caller give the value. A secret that was committed should be replaced where it came from.",
    wrong: "options:\n  token: { type: string, secret: true, default: abc123, doc: Your key. }\n",
    right: "options:\n  token: { type: string, secret: true, doc: Your key. }\n",
    check({ typed }, report) {
      for (const { value, origin } of typed) {
        const text = value.default;
        if (value.secret === true && text !== undefined) report(origin, "default", {}, { below: ["default"] });
        else if (typeof text === "string" && URL.canParse(text)) {
          const url = new URL(text);
          if (url.username === "" && url.password === "") continue;
          const masked = shown(text.replace(/\/\/[^@/]*@/, "//***@"));
          report(origin, "credentials", { value: masked }, { below: ["default"] });
        }
      }
    },
  }),
  rule({
    code: "default-order",
    soft: true,
    why: "Two options belong together, and the default of one contradicts that of the other.",
    messages: {
      default: 'the default {value} is above the default {bound} of "{name}", which is to be the longer one',
    },
    explanation: "The first delay of reconnecting must not exceed the longest one.",
    wrong:
      "options:\n  first_wait: { type: duration, default: 2m, role: reconnect-initial-delay, doc: At the first attempt. }\n  longest_wait: { type: duration, default: 30s, role: reconnect-max-delay, doc: At the last attempts. }\n",
    right:
      "options:\n  first_wait: { type: duration, default: 1s, role: reconnect-initial-delay, doc: At the first attempt. }\n  longest_wait: { type: duration, default: 30s, role: reconnect-max-delay, doc: At the last attempts. }\n",
    check({ spec, typed }, report) {
      const longer = optionOfRole(spec.options, "reconnect-max-delay");
      const bound = parseDuration(longer?.value.default);
      for (const { value, origin } of typed) {
        if (value.role !== "reconnect-initial-delay" || longer === undefined || bound === undefined) continue;
        const first = parseDuration(value.default);
        if (first === undefined || first <= bound) continue;
        const values = { value: shown(value.default), bound: shown(longer.value.default), name: longer.name };
        report(origin, "default", values, { below: ["default"] });
      }
    },
  }),
  rule({
    code: "option-unknown",
    why: "A default that depends on an option that there is not can never be worked out.",
    messages: { default: 'the default depends on "{name}", which is no option beside it{suggestion}' },
    explanation: "`when` names an option of the same mapping, not the option whose default it is.",
    wrong:
      "options:\n  mood: { type: enum, values: [glad, sad], default: glad, doc: How one feels. }\n  pace: { type: integer, default: { when: mod, is: { glad: 2, else: 1 } }, doc: How fast. }\n",
    right:
      "options:\n  mood: { type: enum, values: [glad, sad], default: glad, doc: How one feels. }\n  pace: { type: integer, default: { when: mood, is: { glad: 2, else: 1 } }, doc: How fast. }\n",
    check({ typed }, report) {
      const names = new Map<FieldRow["siblings"], readonly string[]>();
      for (const row of typed) {
        const when = row.value.dependentDefault?.when;
        if (when === undefined || siblingOf(row, when) !== undefined) continue;
        const beside = names.get(row.siblings) ?? row.siblings.map((sibling) => sibling.name);
        names.set(row.siblings, beside);
        const near = nearest(when, beside);
        const meant = near === undefined || near === row.name ? "" : suggestion(when, [near]);
        report(row.origin, "default", { name: when, suggestion: meant }, { below: ["default", "when"] });
      }
    },
  }),
];

function siblingOf(row: FieldRow, name: string): Row<FieldSpec> | undefined {
  return name === row.name ? undefined : rowNamed(row.siblings, name);
}

/** Why a value cannot be a default of the field: a variant of the message, and its values. Undefined: it can. */
type Refusal = { readonly variant: Variant } & Readonly<Record<string, Value>>;
type Variant =
  | "noun"
  | "url"
  | "short"
  | "long"
  | "pattern"
  | "slow"
  | "boolean"
  | "flags"
  | "below"
  | "above"
  | "choice"
  | "few"
  | "many"
  | "equal"
  | "property"
  | "missing"
  | "proxy";

function refusal(written: FieldSpec, value: Json, spec: Spec): Refusal | undefined {
  const field = resolveType(written, spec);
  switch (field.type) {
    case "string":
    case "url":
      return textRefusal(field, value, spec);
    case "boolean":
      return typeof value === "boolean" ? undefined : { variant: "boolean" };
    case "integer":
    case "number":
    case "duration":
    case "bytes":
      return numberRefusal(field, value, spec);
    case "enum": {
      const choices: Listing = { list: choiceNames(field, spec), word: "or" };
      return isChoice(field, value, spec) ? undefined : { variant: "choice", choices };
    }
    case "list":
      return listRefusal(field, value, spec);
    case "record":
      if (!isRecord(value)) return { variant: "noun", noun: "record" };
      return first(Object.values(value), (item) => field.values && refusal(field.values.value, item, spec));
    case "object":
      return objectRefusal(field, value, spec);
    case "proxy":
      return value === false || typeof value === "string" ? undefined : { variant: "proxy" };
    default:
      return undefined;
  }
}

function textRefusal(field: FieldSpec, value: Json, spec: Spec): Refusal | undefined {
  const { type, minLength, maxLength, pattern } = field;
  if (typeof value !== "string") return { variant: "noun", noun: type === "url" ? "URL" : "string" };
  if (type === "url" && !URL.canParse(value)) return { variant: "url" };
  const length = [...value].length;
  if (minLength !== undefined && length < minLength) return { variant: "short", n: minLength };
  if (maxLength !== undefined && length > maxLength) return { variant: "long", n: maxLength };
  const matched = pattern === undefined || matches(pattern, value, spec);
  return matched === true ? undefined : { variant: matched === undefined ? "slow" : "pattern", pattern: pattern ?? "" };
}

function numberRefusal(field: FieldSpec, value: Json, spec: Spec): Refusal | undefined {
  if (field.flags !== undefined) {
    const all = (groupOf(spec, field.flags)?.members ?? []).reduce(
      (bits, member) => bits | Number(member.value.value),
      0,
    );
    const fits = typeof value === "number" && Number.isInteger(value) && (value & ~all) === 0;
    return fits ? undefined : { variant: "flags", group: field.flags };
  }
  const measure = measureOf(field);
  const number = measure?.(value);
  if (number === undefined || (field.type === "integer" && !Number.isSafeInteger(number)))
    return { variant: "noun", noun: nounOf(field) };
  const least = field.minimum === undefined ? undefined : measure?.(field.minimum);
  const most = field.maximum === undefined ? undefined : measure?.(field.maximum);
  if (least !== undefined && number < least) return { variant: "below", limit: shown(field.minimum) };
  return most !== undefined && number > most ? { variant: "above", limit: shown(field.maximum) } : undefined;
}

function listRefusal({ items, minItems, maxItems, unique }: FieldSpec, value: Json, spec: Spec): Refusal | undefined {
  if (!isList(value)) return { variant: "noun", noun: "list" };
  if (minItems !== undefined && value.length < minItems) return { variant: "few", n: minItems };
  if (maxItems !== undefined && value.length > maxItems) return { variant: "many", n: maxItems };
  if (unique === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length)
    return { variant: "equal" };
  return first(value, (item) => items && refusal(items.value, item, spec));
}

function objectRefusal({ properties = [] }: FieldSpec, value: Json, spec: Spec): Refusal | undefined {
  if (!isRecord(value)) return { variant: "noun", noun: "object" };
  const unknown = Object.keys(value).find((key) => !properties.some((property) => property.name === key));
  if (unknown !== undefined) return { variant: "property", name: unknown };
  return first(properties, (property) => {
    const given = value[property.name];
    if (given !== undefined) return refusal(property.value, given, spec);
    return property.value.required === true ? { variant: "missing", name: property.name } : undefined;
  });
}

function first<T>(items: readonly T[], refuse: (item: T) => Refusal | undefined): Refusal | undefined {
  for (const item of items) {
    const problem = refuse(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Milliseconds. What is matched in linear time needs none. */
const MAX_MATCHING = 100;
/** Patterns of a spec that are given up, before no other is tried. */
const MOST_SLOW = 5;
const slow = new WeakMap<Spec, number>();

/** A pattern that does not compile has a finding of its own. Undefined: it was given up, for it may go on for years. */
function matches(pattern: string, value: string, spec: Spec): boolean | undefined {
  const given = slow.get(spec) ?? 0;
  if (given >= MOST_SLOW) return true;
  const code = `new RegExp(${JSON.stringify(pattern)}, "u").test(${JSON.stringify(value)})`;
  try {
    return runInThisContext(code, { timeout: MAX_MATCHING });
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") return true;
    slow.set(spec, given + 1);
    return undefined;
  }
}

function namesValue(field: FieldSpec, key: string, spec: Spec): boolean {
  const { type } = resolveType(field, spec);
  if (type === "boolean") return key === "true" || key === "false";
  if (type === "enum") return choiceNames(resolveType(field, spec), spec).includes(key);
  return [key, Number(key)].some((value) => refusal(field, value, spec) === undefined);
}

function isChoice(field: FieldSpec, value: Json, spec: Spec): boolean {
  if (field.choices !== undefined) return field.choices.some((choice) => choice === value);
  const group = field.group === undefined ? undefined : groupOf(spec, field.group);
  return group === undefined || group.members.some((member) => member.name === value || member.value.value === value);
}

function choiceNames(field: FieldSpec, spec: Spec): readonly string[] {
  if (field.choices !== undefined) return field.choices.map(String);
  const group = field.group === undefined ? undefined : groupOf(spec, field.group);
  return group?.members.map((member) => member.name) ?? [];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
