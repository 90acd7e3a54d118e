/** Turns data from outside into policies, with a finding for each mistake. */

import { type Condition, fieldProblem, OPERATORS, type Operator, operandProblem } from "./condition.js";
import { isPlainObject } from "./plain-object.js";
import type { Policy } from "./policy.js";
import { snapshot } from "./snapshot.js";
import { messageOf } from "./thrown.js";
import { isUrlPattern, parseUrlPattern } from "./url-pattern.js";

/** One mistake in policies. */
export interface PolicyFinding {
  /** Stable, kebab-case. */
  readonly code: string;
  /** A sentence without a full stop: what is wrong and what is accepted. */
  readonly message: string;
  /** Where in the list of policies: `[0, "conditions", 1, "operator"]`. */
  readonly path: readonly (string | number)[];
  /** Is it the key there that is wrong, or its value? */
  readonly at: "key" | "value";
}

/** Policies that cannot be used. The message names the first mistake. */
export class PolicyError extends Error {
  /** All of them, in the order of the data. */
  readonly findings: readonly PolicyFinding[];

  static {
    PolicyError.prototype.name = "PolicyError";
  }

  constructor(findings: readonly PolicyFinding[], message: string = summary(findings)) {
    super(message);
    this.findings = findings;
  }
}

/** Reads a list of policies; those with a mistake are left out. The data is copied and frozen. */
export function readPolicies(value: unknown): {
  readonly policies: readonly Policy[];
  readonly findings: readonly PolicyFinding[];
} {
  const report = new Report([], []);
  const policies = Array.isArray(value)
    ? value.flatMap((item, index) => readPolicy(item, report.at(index)) ?? [])
    : report.add("wrong-type", `policies are a list, not ${describe(value)}`, []);
  return { policies, findings: report.findings };
}

const POLICY_KEYS = ["id", "actions", "resources", "effect", "conditions"];
const CONDITION_KEYS = ["field", "operator", "value", "value_from"];

function readPolicy(value: unknown, report: Report): Policy | undefined {
  if (!isPlainObject(value))
    return report.add("wrong-type", `a policy is an object, not ${describe(value)}`, undefined);
  const before = report.findings.length;
  checkKeys(value, POLICY_KEYS, "a policy", report);
  const id = readText(value, "id", report);
  const actions = readTexts(value, "actions", report) ?? [];
  if (value.actions === undefined) report.add("missing-key", "a policy needs actions: names, or patterns with `*`", []);
  else if (Array.isArray(value.actions) && actions.length === 0) {
    report.at("actions").add("wrong-value", "actions is an empty list: the policy would apply to nothing", []);
  }
  const resources = value.resources === undefined ? undefined : readTexts(value, "resources", report);
  resources?.forEach((resource, index) => {
    checkResource(resource, report.at("resources").at(index));
  });
  const effect = readEffect(value, report);
  const conditions =
    value.conditions === undefined ? undefined : readConditions(value.conditions, report.at("conditions"));
  if (id === undefined || effect === undefined || report.findings.length > before) return undefined;
  return Object.freeze({
    id,
    actions: Object.freeze(actions),
    ...(resources !== undefined && { resources: Object.freeze(resources) }),
    effect,
    ...(conditions !== undefined && { conditions: Object.freeze(conditions) }),
  });
}

function checkResource(resource: string, report: Report): void {
  if (!isUrlPattern(resource)) return;
  const parsed = parseUrlPattern(resource);
  if (!parsed.ok) report.add("bad-pattern", `the resource ${describe(resource)} cannot be used: ${parsed.reason}`, []);
}

function readEffect(value: Readonly<Record<string, unknown>>, report: Report): "allow" | "deny" | undefined {
  const { effect } = value;
  if (effect === "allow" || effect === "deny") return effect;
  if (effect === undefined) return report.add("missing-key", "a policy needs an effect: allow or deny", undefined);
  return report.at("effect").add("wrong-value", `effect is ${describe(effect)}: expected allow or deny`, undefined);
}

function readConditions(value: unknown, report: Report): readonly Condition[] {
  if (!Array.isArray(value)) return report.add("wrong-type", `conditions is a list, not ${describe(value)}`, []);
  return value.flatMap((item, index) => readCondition(item, report.at(index)) ?? []);
}

function readCondition(value: unknown, report: Report): Condition | undefined {
  if (!isPlainObject(value))
    return report.add("wrong-type", `a condition is an object, not ${describe(value)}`, undefined);
  checkKeys(value, CONDITION_KEYS, "a condition", report);
  const field = readField(value, "field", report);
  const operator = readOperator(value, report);
  const from = value.value_from === undefined ? undefined : readField(value, "value_from", report);
  if (field === undefined || operator === undefined) return undefined;
  if (operator === "exists" || operator === "nexists") {
    for (const key of ["value", "value_from"]) {
      if (value[key] !== undefined) report.at(key, "key").add("wrong-key", `${operator} takes no ${key}`, []);
    }
    return Object.freeze({ field, operator });
  }
  if (value.value_from !== undefined) {
    if (value.value !== undefined)
      report.at("value", "key").add("wrong-key", "value and value_from exclude each other", []);
    return from === undefined ? undefined : Object.freeze({ field, operator, value_from: from });
  }
  if (value.value === undefined)
    return report.add("missing-key", `${operator} needs a value or a value_from`, undefined);
  const problem = operandProblem(field, operator, value.value);
  if (problem !== undefined) return report.at("value").add("wrong-value", problem, undefined);
  return Object.freeze({ field, operator, value: copyOf(value.value, report) });
}

function copyOf(value: unknown, report: Report): unknown {
  try {
    return snapshot(value);
  } catch (err) {
    return report.at("value").add("wrong-value", messageOf(err), undefined);
  }
}

function readField(value: Readonly<Record<string, unknown>>, key: string, report: Report): string | undefined {
  const field = readText(value, key, report);
  const problem = field === undefined ? undefined : fieldProblem(field);
  return problem === undefined ? field : report.at(key).add("wrong-value", problem, undefined);
}

function readOperator(value: Readonly<Record<string, unknown>>, report: Report): Operator | undefined {
  const name = readText(value, "operator", report);
  const operator = OPERATORS.find((one) => one === name);
  if (name === undefined || operator !== undefined) return operator;
  const accepted = OPERATORS.join(" ");
  return report
    .at("operator")
    .add("wrong-value", `${describe(name)} is no operator: expected one of ${accepted}`, undefined);
}

function checkKeys(value: object, known: readonly string[], what: string, report: Report): void {
  for (const key of Object.keys(value).filter((one) => !known.includes(one))) {
    report.at(key, "key").add("unknown-key", `${what} has no ${describe(key)}: expected one of ${known.join(" ")}`, []);
  }
}

function readText(value: Readonly<Record<string, unknown>>, key: string, report: Report): string | undefined {
  const text = Object.hasOwn(value, key) ? value[key] : undefined;
  if (text === undefined) return report.add("missing-key", `${key} is missing`, undefined);
  return typeof text === "string" && text !== ""
    ? text
    : report.at(key).add("wrong-type", `${key} is ${describe(text)}: expected a string that is not empty`, undefined);
}

/** `undefined` when it is no list; what is no text in it is left out. */
function readTexts(
  value: Readonly<Record<string, unknown>>,
  key: string,
  report: Report,
): readonly string[] | undefined {
  const list = value[key];
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) {
    return report.at(key).add("wrong-type", `${key} is ${describe(list)}: expected a list of strings`, undefined);
  }
  return list.flatMap((item, index) => {
    if (typeof item === "string" && item !== "") return item;
    const message = `${describe(item)} in ${key}: expected a string that is not empty`;
    return report.at(key).at(index).add<string[]>("wrong-type", message, []);
  });
}

/** A value, short enough for a sentence. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function summary(findings: readonly PolicyFinding[]): string {
  const [first] = findings;
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : "";
  return first === undefined ? "the policies cannot be used" : `${where(first)}${first.message}${more}`;
}

function where({ path }: PolicyFinding): string {
  return path.length === 0 ? "" : `policies${path.map((key) => `[${JSON.stringify(key)}]`).join("")}: `;
}

/** Collects findings, knowing where in the data it is. */
class Report {
  readonly findings: PolicyFinding[];
  readonly #path: readonly (string | number)[];
  readonly #target: "key" | "value";

  constructor(findings: PolicyFinding[], path: readonly (string | number)[], target: "key" | "value" = "value") {
    this.findings = findings;
    this.#path = path;
    this.#target = target;
  }

  at(key: string | number, target: "key" | "value" = "value"): Report {
    return new Report(this.findings, [...this.#path, key], target);
  }

  add<T>(code: string, message: string, result: T): T {
    this.findings.push({ code, message, path: this.#path, at: this.#target });
    return result;
  }
}
