/** Decisions: what a context's policies say together to an action, to a URL, to an address. */

import { canonicalAddress } from "./address.js";
import type { Permissions } from "./api.js";
import type { Policy, Question } from "./policy.js";
import { Scope, type SecurityContext } from "./scope.js";
import { parseTarget, type Target } from "./target.js";

export interface Evaluation {
  /** `undefined`: no policy speaks, which denies. `undecided`: it depends on the address that the host resolves to. */
  readonly effect: "allow" | "deny" | "undefined" | "undecided";
  /** The policy that decided, or that waits for the address. */
  readonly policy?: Policy;
}

/** One check of those that a connection has to pass. */
export interface Step extends Evaluation {
  readonly action: string;
  readonly resource?: string;
  readonly address?: string;
  /** Of a URL that no policy can allow: the rest of a sentence. */
  readonly reason?: string;
}

/** Nobody asked for a policy: everything is allowed (`strict` is judged where the context is taken). */
const ALLOWED: Evaluation = Object.freeze({ effect: "allow" });

/** Any deny denies; else any allow allows, unless a deny waits for the address; else nobody allows. */
export function evaluate(context: SecurityContext, question: Omit<Question, "actor">): Evaluation {
  const asked: Question = { ...question, actor: context.actor };
  const matches = Scope.compiled(context.scope).map(({ policy, match }) => ({ policy, match: match(asked) }));
  const first = (effect: Policy["effect"], match: "yes" | "undecided"): Policy | undefined =>
    matches.find((one) => one.policy.effect === effect && one.match === match)?.policy;

  const deny = first("deny", "yes");
  if (deny !== undefined) return { effect: "deny", policy: deny };
  const allow = first("allow", "yes");
  const waiting = allow === undefined ? first("allow", "undecided") : first("deny", "undecided");
  if (waiting !== undefined) return { effect: "undecided", policy: waiting };
  return allow === undefined ? { effect: "undefined" } : { effect: "allow", policy: allow };
}

/** May the actor connect at all? Anything but `allow` denies. */
export function checkConnect(context: SecurityContext | undefined, permissions: Permissions): Evaluation {
  if (context === undefined || permissions.connect === undefined) return ALLOWED;
  return evaluate(context, {
    action: permissions.connect,
    meta: {},
    addressPending: false,
    precedes: permissions.connectUrl,
  });
}

/** May the actor connect to this URL? `undecided`: ask again for each address. `deny` and `undefined` need no lookup. */
export function checkUrl(context: SecurityContext | undefined, permissions: Permissions, target: Target): Evaluation {
  return judgeUrl(context, permissions, target, target.address);
}

/** The same for one address that may be dialled. Never `undecided`; anything but `allow` denies. */
export function checkAddress(
  context: SecurityContext | undefined,
  permissions: Permissions,
  target: Target,
  address: string,
): Evaluation {
  return judgeUrl(context, permissions, target, canonicalAddress(address) ?? address);
}

/** Every check of a connection to that URL up to the first that fails, as `connect` makes them. */
export function explainConnect(
  context: SecurityContext,
  permissions: Permissions,
  url: string | URL,
  address?: string,
): readonly Step[] {
  const { connect, connectUrl: action } = permissions;
  const steps: Step[] = connect === undefined ? [] : [{ action: connect, ...checkConnect(context, permissions) }];
  if (steps.some((step) => step.effect !== "allow")) return steps;
  const parsed = parseTarget(url);
  if (!parsed.ok) return [...steps, { action, effect: "deny", reason: parsed.reason }];
  const { target } = parsed;
  const onUrl = checkUrl(context, permissions, target);
  steps.push({ action, resource: target.href, ...onUrl });
  if (onUrl.effect === "undecided" && address !== undefined) {
    steps.push({ action, resource: target.href, address, ...checkAddress(context, permissions, target, address) });
  }
  return steps;
}

function judgeUrl(
  context: SecurityContext | undefined,
  permissions: Permissions,
  target: Target,
  address: string | undefined,
): Evaluation {
  if (context === undefined) return ALLOWED;
  return evaluate(context, {
    action: permissions.connectUrl,
    resource: target,
    meta: address === undefined ? {} : { address },
    addressPending: address === undefined,
  });
}
