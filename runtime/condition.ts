/** The conditions of policies: fourteen operators over what is known of an attempt. */

import { isInNetwork, isPrivateAddress, parseAddress, parseNetwork } from "./address.js";
import { isPlainObject } from "./plain-object.js";
import { describeValue } from "./redact.js";
import { compileRegex, type Regex } from "./regex.js";
import { canonicalHost, canonicalPath, normalizeHost } from "./target.js";
import { messageOf } from "./thrown.js";

export type Operator =
  | "eq"
  | "ne"
  | "lt"
  | "gt"
  | "lte"
  | "gte"
  | "in"
  | "nin"
  | "exists"
  | "nexists"
  | "contains"
  | "ncontains"
  | "matches"
  | "nmatches";

/** All but `exists` and `nexists` take either a `value` or the field that has it. */
export interface Condition {
  /** `actor.id`, `actor.meta.*`, `action`, `resource` or `meta.*`. */
  readonly field: string;
  readonly operator: Operator;
  readonly value?: unknown;
  readonly value_from?: string;
}

/** What conditions can ask about. */
export interface Facts {
  readonly actor: { readonly id: string; readonly meta: Readonly<Record<string, unknown>> };
  readonly action: string;
  readonly resource: string | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
  /** `meta.address` is not known yet, and will be. */
  readonly addressPending: boolean;
  readonly reading: Reading;
}

/** Which parts of the URL are compared in their canonical form (see target.ts) rather than as they are. */
export interface Reading {
  readonly canonicalHost: boolean;
  readonly canonicalPath: boolean;
}

/** `unknown`: cannot be evaluated, now or later. `undecided`: waits for the address. */
export type Verdict = "yes" | "no" | "unknown" | "undecided";

export interface CompiledCondition {
  /** Does it ask about the URL itself? */
  readonly concernsUrl: boolean;
  evaluate(facts: Facts): Verdict;
}

/** How texts of a field are compared. */
type Sort = "text" | "host" | "scheme" | "port" | "path" | "address";

interface Field {
  readonly path: readonly string[];
  readonly sort: Sort;
}

interface Operands {
  readonly subject: unknown;
  readonly other: unknown;
  readonly sort: Sort;
  /** Which of the two is the address, where `sort` is that; the other is a network. */
  readonly addressIs: "subject" | "other";
  readonly reading: Reading;
  readonly regex: Regex | undefined;
}

type Comparison = (operands: Operands) => Verdict;

const COMPARISONS: Readonly<Record<Exclude<Operator, "exists" | "nexists">, Comparison>> = {
  eq: equals,
  ne: (operands) => negate(equals(operands)),
  lt: (operands) => ordered(operands, (order) => order < 0),
  gt: (operands) => ordered(operands, (order) => order > 0),
  lte: (operands) => ordered(operands, (order) => order <= 0),
  gte: (operands) => ordered(operands, (order) => order >= 0),
  in: isIn,
  nin: (operands) => negate(isIn(operands)),
  contains,
  ncontains: (operands) => negate(contains(operands)),
  matches,
  nmatches: (operands) => negate(matches(operands)),
};

export const OPERATORS: readonly Operator[] = [
  ...(["eq", "ne", "lt", "gt", "lte", "gte", "in", "nin"] as const),
  ...(["exists", "nexists", "contains", "ncontains", "matches", "nmatches"] as const),
];

const URL_FIELDS = new Map<string, Sort>([
  ["scheme", "scheme"],
  ["host", "host"],
  ["port", "port"],
  ["path", "path"],
  ["address", "address"],
]);

/** A field's name that can never be found is a mistake: what is wrong with it, as the rest of a sentence. */
export function fieldProblem(field: string): string | undefined {
  return parseField(field) === undefined
    ? `"${field}" is no field: expected actor.id, actor.meta.*, action, resource or meta.*`
    : undefined;
}

/** A `value` that the operator can do nothing with on this field is a mistake: a sentence without a full stop. */
export function operandProblem(field: string, operator: Operator, value: unknown): string | undefined {
  const { sort } = parseField(field) as Field;
  if (operator === "in" || operator === "nin") {
    if (!Array.isArray(value)) return `${operator} needs a list`;
    return value.map((item) => itemProblem(sort, item)).find((problem) => problem !== undefined);
  }
  if (operator === "matches" || operator === "nmatches") return regexProblem(value);
  if (operator === "eq" || operator === "ne") return itemProblem(sort, value);
  if (operator === "contains" || operator === "ncontains") return undefined;
  if (sort === "address") return `${operator} has no meaning for an address: use eq or in with networks (10.0.0.0/8)`;
  if (sort === "port") return itemProblem(sort, value);
  return isNumber(value) || typeof value === "string" ? undefined : `${operator} needs a number or a string`;
}

/** The condition must be free of problems. */
export function compileCondition(condition: Condition): CompiledCondition {
  const { operator, value, value_from } = condition;
  const field = parseField(condition.field) as Field;
  const from = value_from === undefined ? undefined : parseField(value_from);
  const regex =
    (operator === "matches" || operator === "nmatches") && typeof value === "string" ? compileRegex(value) : undefined;
  return {
    concernsUrl: [field, from].some((one) => one !== undefined && isUrlField(one)),
    evaluate(facts) {
      if (operator === "exists") return isKnown(field, facts) ? "yes" : "no";
      if (operator === "nexists") return isKnown(field, facts) ? "no" : "yes";
      if (!isKnown(field, facts) || (from !== undefined && !isKnown(from, facts))) return "unknown";
      if (isPending(field, facts) || (from !== undefined && isPending(from, facts))) return "undecided";
      return COMPARISONS[operator]({
        subject: read(field, facts),
        other: from === undefined ? value : read(from, facts),
        sort: field.sort === "text" && from !== undefined ? from.sort : field.sort,
        addressIs: field.sort === "address" ? "subject" : "other",
        reading: facts.reading,
        regex,
      });
    },
  };
}

function parseField(name: string): Field | undefined {
  const path = name.split(".");
  if (path.includes("")) return undefined;
  const [root, second, third] = path;
  if (root === "action" || root === "resource") return path.length === 1 ? { path, sort: "text" } : undefined;
  if (root === "actor") {
    const known = second === "id" ? path.length === 2 : second === "meta" && third !== undefined;
    return known ? { path, sort: "text" } : undefined;
  }
  if (root !== "meta" || second === undefined) return undefined;
  return { path, sort: (path.length === 2 && URL_FIELDS.get(second)) || "text" };
}

function isUrlField({ path }: Field): boolean {
  const name = path.join(".");
  return name === "resource" || (name.startsWith("meta.") && URL_FIELDS.has(name.slice("meta.".length)));
}

function isPending(field: Field, facts: Facts): boolean {
  return field.sort === "address" && facts.addressPending;
}

/** Known, or about to be. */
function isKnown(field: Field, facts: Facts): boolean {
  return isPending(field, facts) || read(field, facts) !== undefined;
}

function read({ path }: Field, facts: Facts): unknown {
  const { actor, action, resource, meta } = facts;
  let value: unknown = { actor: { id: actor.id, meta: actor.meta }, action, resource, meta };
  for (const key of path) value = isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

function equals({ subject, other, sort, addressIs, reading }: Operands): Verdict {
  if (sort === "address") return addressIs === "subject" ? inNetwork(subject, other) : inNetwork(other, subject);
  const [a, b] = [spelling(subject, sort, reading), spelling(other, sort, reading)];
  if (!isPlain(a) || !isPlain(b)) return "unknown";
  // A text is never the number that it spells: comparing them is a mistake of the policy, not an answer.
  if (a !== null && b !== null && kindOf(a) !== kindOf(b)) return "unknown";
  return verdict(isSame(a, b));
}

/** The same host, path or scheme has one spelling; anything else is taken as it is. */
function spelling(value: unknown, sort: Sort, reading: Reading): unknown {
  if (typeof value !== "string") return value;
  if (sort === "scheme") return value.toLowerCase().replace(/:$/, "");
  if (sort === "path") return reading.canonicalPath ? canonicalPath(value) : value;
  if (sort !== "host") return value;
  const host = normalizeHost(value);
  return host !== undefined && reading.canonicalHost ? canonicalHost(host) : host;
}

function inNetwork(address: unknown, network: unknown): Verdict {
  if (typeof address !== "string" || typeof network !== "string") return "unknown";
  const one = parseAddress(address);
  if (one === undefined) return "unknown";
  if (network === "private") return verdict(isPrivateAddress(one));
  const many = parseNetwork(network);
  return many === undefined ? "unknown" : verdict(isInNetwork(one, many));
}

function isIn(operands: Operands): Verdict {
  const { other } = operands;
  return Array.isArray(other)
    ? anyOf(
        other.map((item) => equals({ ...operands, other: item })),
        operands.sort,
      )
    : "unknown";
}

function contains(operands: Operands): Verdict {
  const { subject, other, sort } = operands;
  if (Array.isArray(subject))
    return anyOf(
      subject.map((item) => equals({ ...operands, subject: item })),
      sort,
    );
  if (typeof subject !== "string" || typeof other !== "string") return "unknown";
  return verdict(subject.includes(sort === "host" || sort === "scheme" ? other.toLowerCase() : other));
}

/** An item of another type is merely another one, but a list of such only, or a network that is none, is no answer. */
function anyOf(verdicts: readonly Verdict[], sort: Sort): Verdict {
  if (verdicts.includes("yes")) return "yes";
  const unknown = verdicts.filter((one) => one === "unknown").length;
  return unknown > 0 && (sort === "address" || unknown === verdicts.length) ? "unknown" : "no";
}

function ordered({ subject, other, sort }: Operands, holds: (order: number) => boolean): Verdict {
  if (isNumber(subject) && isNumber(other)) return verdict(holds(compare(subject, other)));
  if (typeof subject !== "string" || typeof other !== "string" || sort === "address") return "unknown";
  return verdict(holds(compare(subject, other)));
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function matches({ subject, other, regex }: Operands): Verdict {
  const text = isNumber(subject) ? String(subject) : subject;
  const compiled = regex ?? tryCompile(other);
  return typeof text === "string" && compiled !== undefined ? verdict(compiled.test(text)) : "unknown";
}

function tryCompile(source: unknown): Regex | undefined {
  try {
    return typeof source === "string" ? compileRegex(source) : undefined;
  } catch {
    return undefined;
  }
}

function regexProblem(value: unknown): string | undefined {
  if (typeof value !== "string") return "a regular expression is a string";
  try {
    compileRegex(value);
    return undefined;
  } catch (err) {
    return messageOf(err);
  }
}

function itemProblem(sort: Sort, item: unknown): string | undefined {
  const shown = describeValue(item);
  switch (sort) {
    case "address": {
      const known = typeof item === "string" && (item === "private" || parseNetwork(item) !== undefined);
      return known ? undefined : `${shown} is no IP address, no network in CIDR form, nor the word private`;
    }
    case "host":
      if (typeof item === "string" && item.includes("*")) {
        return `${shown} is compared as it is: \`*\` works in resources only, or use matches`;
      }
      return typeof item === "string" && normalizeHost(item) !== undefined ? undefined : `${shown} is no host`;
    case "port":
      return isNumber(item) && Number.isInteger(item) ? undefined : `${shown} is no port: ports are whole numbers`;
    case "scheme":
    case "path":
      return typeof item === "string" ? undefined : `${shown} is no ${sort}`;
    case "text":
      return undefined;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "list" : typeof value;
}

/** What JSON can say, and so what can be compared. */
function isPlain(value: unknown): boolean {
  if (typeof value === "object") return value === null || Array.isArray(value) || isPlainObject(value);
  return typeof value === "string" || typeof value === "boolean" || isNumber(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && !Number.isNaN(value);
}

function verdict(holds: boolean): Verdict {
  return holds ? "yes" : "no";
}

function negate(one: Verdict): Verdict {
  return one === "yes" ? "no" : one === "no" ? "yes" : one;
}
