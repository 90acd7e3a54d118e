/** Policies, and what one of them says to one question. No I/O, no clock, no state. */

import {
  type CompiledCondition,
  type Condition,
  compileCondition,
  type Facts,
  type Reading,
  type Verdict,
} from "./condition.js";
import { PolicyError, readPolicies } from "./policy-check.js";
import { canonicalHost, canonicalPath, defaultPort, parseTarget, type Target } from "./target.js";
import { type Effect, isUrlPattern, type ParsedPattern, parseUrlPattern, type UrlPattern } from "./url-pattern.js";
import { matchesWildcard } from "./wildcard.js";

export type { Condition, Operator } from "./condition.js";
export type { Effect } from "./url-pattern.js";

/** Allows or denies actions on resources, where all its conditions hold. */
export interface Policy {
  /** Names it in decisions and in `without`. */
  readonly id: string;
  /** Names, or patterns with `*`. */
  readonly actions: readonly string[];
  /**
   * `*`, URL patterns (`wss://*.example.com/rooms/*`), or plain texts with `*` for resources that are no URLs. Absent:
   * any resource, or none. An action that is asked about without a resource is matched by `*` and by an empty list.
   */
  readonly resources?: readonly string[];
  readonly effect: Effect;
  readonly conditions?: readonly Condition[];
}

/** What a policy is asked. */
export interface Question {
  readonly actor: Facts["actor"];
  readonly action: string;
  /** A text is matched as text, unless a URL pattern asks for a URL. */
  readonly resource?: Target | string;
  readonly meta: Readonly<Record<string, unknown>>;
  /** `meta.address` is not known yet, and will be. */
  readonly addressPending: boolean;
  /**
   * The action on a URL that this one, which has no resource, always comes before. A policy on both is judged there by
   * what it says of the URL: here its resources and its conditions on the URL hold back no allow and cause no deny.
   */
  readonly precedes?: string;
}

/** Does the policy apply? `undecided`: that depends on the address. */
export type Match = "yes" | "no" | "undecided";

export interface CompiledPolicy {
  readonly policy: Policy;
  match(question: Question): Match;
}

/** @throws PolicyError with a finding for each mistake. */
export function compilePolicies(policies: unknown): readonly CompiledPolicy[] {
  const read = readPolicies(policies);
  if (read.findings.length > 0) throw new PolicyError(read.findings);
  return read.policies.map(compile);
}

/** A policy with its patterns and conditions parsed. */
interface Parts {
  readonly policy: Policy;
  readonly anyResource: boolean;
  readonly urls: readonly UrlPattern[];
  readonly texts: readonly string[];
  readonly conditions: readonly CompiledCondition[];
}

function compile(policy: Policy): CompiledPolicy {
  const { resources, conditions = [] } = policy;
  // They were parsed once, to be checked.
  const patternOf = (url: string): UrlPattern => (parseUrlPattern(url) as ParsedPattern & { ok: true }).pattern;
  const parts: Parts = {
    policy,
    anyResource: resources === undefined || resources.includes("*"),
    urls: (resources ?? []).filter(isUrlPattern).map(patternOf),
    texts: (resources ?? []).filter((resource) => !isUrlPattern(resource)),
    conditions: conditions.map(compileCondition),
  };
  return { policy, match: (question) => match(parts, question) };
}

function match(parts: Parts, question: Question): Match {
  const { effect } = parts.policy;
  if (!covers(parts.policy, question.action)) return "no";
  if (question.precedes !== undefined && covers(parts.policy, question.precedes)) return matchBefore(parts, question);
  const verdicts = [
    matchResource(parts, question),
    ...parts.conditions.map((condition) => judge(condition, question, effect)),
  ];
  return all(verdicts.map((verdict) => settle(verdict, effect)));
}

/** A policy that will be judged again on the URL itself. */
function matchBefore(parts: Parts, question: Question): Match {
  const { effect } = parts.policy;
  const onUrl = parts.urls.length > 0 || parts.texts.some((text) => text !== "*");
  if (effect === "deny" && ((onUrl && !parts.anyResource) || parts.conditions.some((one) => one.concernsUrl)))
    return "no";
  const conditions = parts.conditions.filter((condition) => !condition.concernsUrl);
  return all(conditions.map((condition) => settle(judge(condition, question, effect), effect)));
}

function covers(policy: Policy, action: string): boolean {
  return policy.actions.some((pattern) => matchesWildcard(pattern, action));
}

function matchResource({ policy, anyResource, urls, texts }: Parts, { action, resource }: Question): Verdict {
  if (anyResource) return "yes";
  if (resource === undefined) return policy.resources?.length === 0 ? "yes" : "no";
  const target = typeof resource === "string" ? asTarget(resource) : resource;
  if (target !== undefined && urls.some((pattern) => pattern.matches(target, policy.effect))) return "yes";
  if (typeof resource === "string") return texts.some((text) => matchesWildcard(text, resource)) ? "yes" : "no";
  // A plain text in a policy that names this very action was meant for a URL, and says nothing of any.
  return texts.length > 0 && policy.actions.includes(action) ? "unknown" : "no";
}

function asTarget(text: string): Target | undefined {
  const parsed = parseTarget(text);
  return parsed.ok ? parsed.target : undefined;
}

/** An allow needs its conditions under every reading of the URL, a deny under any. */
function judge(condition: CompiledCondition, question: Question, effect: Effect): Verdict {
  const readings = factsOf(question, effect).map((facts) => settle(condition.evaluate(facts), effect));
  return effect === "allow" ? all(readings) : any(readings);
}

/** What cannot be evaluated never helps the actor. */
function settle(verdict: Verdict, effect: Effect): Match {
  return verdict === "unknown" ? (effect === "allow" ? "no" : "yes") : verdict;
}

function all(matches: readonly Match[]): Match {
  return matches.includes("no") ? "no" : matches.includes("undecided") ? "undecided" : "yes";
}

function any(matches: readonly Match[]): Match {
  return matches.includes("yes") ? "yes" : matches.includes("undecided") ? "undecided" : "no";
}

const AS_IT_IS: Reading = { canonicalHost: false, canonicalPath: false };

function factsOf({ actor, action, resource, meta, addressPending }: Question, effect: Effect): readonly Facts[] {
  const common = { actor, action, addressPending };
  if (resource === undefined || typeof resource === "string") {
    return [{ ...common, resource, meta, reading: AS_IT_IS }];
  }
  const { scheme, port } = resource;
  return [AS_IT_IS, { canonicalHost: effect === "deny", canonicalPath: true }].map((reading) => {
    const host = reading.canonicalHost ? canonicalHost(resource.host) : resource.host;
    const path = reading.canonicalPath ? canonicalPath(resource.path) : resource.path;
    const href = reading === AS_IT_IS ? resource.href : hrefOf(resource, host, path);
    return { ...common, resource: href, meta: { ...meta, scheme, host, port, path }, reading };
  });
}

function hrefOf({ scheme, port, query }: Target, host: string, path: string): string {
  const authority = host.includes(":") ? `[${host}]` : host;
  return `${scheme}://${authority}${port === defaultPort(scheme) ? "" : `:${port}`}${path}${query}`;
}
