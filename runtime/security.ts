/** The security context of the running code, and the questions that it answers. */

import { AsyncLocalStorage } from "node:async_hooks";
import { checkAddress, checkConnect, checkUrl, type Evaluation, evaluate } from "./access.js";
import type { Permissions } from "./api.js";
import type { ErrorFactory } from "./errors.js";
import { isPlainObject } from "./plain-object.js";
import type { Policy } from "./policy.js";
import { describeValue } from "./redact.js";
import { Actor, Scope, type SecurityContext } from "./scope.js";
import { snapshotRecord } from "./snapshot.js";
import { parseTarget } from "./target.js";

export { checkAddress, checkConnect, checkUrl, type Evaluation } from "./access.js";
export type { Condition, Effect, Operator, Policy } from "./policy.js";
export { PolicyError, type PolicyFinding } from "./policy-check.js";
export { Actor, Scope, type SecurityContext } from "./scope.js";

/**
 * Denies addresses that are not public (private, loopback, link-local, CGNAT, unique-local, unspecified, multicast,
 * metadata services, and IPv6 forms that carry them), judged on the address that is really connected to. It allows
 * nothing: a scope needs an allow beside it.
 */
export const denyPrivateNetworks: Policy = Object.freeze({
  id: "deny-private-networks",
  actions: Object.freeze(["*"]),
  // Spelled as a URL pattern, so that it speaks of connections only.
  resources: Object.freeze(["*://**:*/*"]),
  effect: "deny",
  conditions: Object.freeze([Object.freeze({ field: "meta.address", operator: "eq", value: "private" })]),
});

/** Security as the programs of one API use it. */
export interface SecurityApi {
  /** Runs `fn` under an actor and its policies; what it awaits and starts is under them too. An inner run replaces. */
  run<T>(context: SecurityContext, fn: () => T): T;
  /** For the whole process. `strict`: without a context nothing may connect. Default false. */
  configure(options: { readonly strict?: boolean }): void;
  /**
   * What the policies say. `resource`: the URL, for the action on URLs; otherwise any text. `meta`: what conditions see
   * as `meta.*`; for the action on URLs only `address` is taken from it, as `connect` knows no more than that.
   */
  evaluate(action: string, resource?: string | URL, meta?: Readonly<Record<string, unknown>>): Evaluation;
  /** True only when the effect is `allow`; for the actions of `connect` it is what `connect` would find. */
  can(action: string, resource?: string | URL, meta?: Readonly<Record<string, unknown>>): boolean;
  readonly denyPrivateNetworks: Policy;
}

const storage = new AsyncLocalStorage<SecurityContext>();
let strict = false;

/** The context of the running code. */
export function currentContext(): SecurityContext | undefined {
  return storage.getStore();
}

/** The context for a connection to keep. @throws WebSocketError of the role `no-context` in strict mode without one. */
export function captureContext(errors: ErrorFactory): SecurityContext | undefined {
  const context = currentContext();
  if (context === undefined && strict) throw errors.of("no-context");
  return context;
}

export function bindSecurity(errors: ErrorFactory, permissions: Permissions): SecurityApi {
  const invalid = (option: string, value: unknown, accepted: string): Error =>
    errors.of("invalid-argument", { option, value: describeValue(value), accepted });

  const evaluateAction: SecurityApi["evaluate"] = (action, resource, meta = {}) => {
    if (typeof action !== "string") throw invalid("action", action, "a string");
    if (!isPlainObject(meta)) throw invalid("meta", meta, "a plain object");
    const context = currentContext();
    if (context === undefined && strict) return { effect: "undefined" };
    if (action === permissions.connect) return checkConnect(context, permissions);
    if (action === permissions.connectUrl) return evaluateUrl(context, permissions, resource, meta);
    if (context === undefined) return { effect: "allow" };
    return evaluate(context, {
      action,
      ...(resource !== undefined && { resource: String(resource) }),
      meta: snapshotRecord(meta),
      addressPending: false,
    });
  };

  return {
    run(context, fn) {
      if (!isPlainObject(context)) throw invalid("context", context, "an object { actor, scope }");
      const { actor, scope } = context;
      if (!(actor instanceof Actor)) throw invalid("actor", actor, "an Actor");
      if (!(scope instanceof Scope)) throw invalid("scope", scope, "a Scope");
      if (typeof fn !== "function") throw invalid("fn", fn, "a function");
      return storage.run(Object.freeze({ actor, scope }), fn);
    },
    configure(options) {
      if (!isPlainObject(options)) throw invalid("options", options, "an object { strict }");
      const unknown = Object.entries(options).find(([key]) => key !== "strict");
      if (unknown !== undefined) throw invalid(unknown[0], unknown[1], "only strict");
      const { strict: wanted = strict } = options;
      if (typeof wanted !== "boolean") throw invalid("strict", wanted, "true or false");
      strict = wanted;
    },
    evaluate: evaluateAction,
    can: (action, resource, meta) => evaluateAction(action, resource, meta).effect === "allow",
    denyPrivateNetworks,
  };
}

/** A URL that `connect` refuses whatever a policy says is denied here too. */
function evaluateUrl(
  context: SecurityContext | undefined,
  permissions: Permissions,
  url: string | URL | undefined,
  meta: Readonly<Record<string, unknown>>,
): Evaluation {
  const parsed = parseTarget(url ?? "");
  if (!parsed.ok) return { effect: "deny" };
  const { address } = meta;
  return typeof address === "string" && parsed.target.address === undefined
    ? checkAddress(context, permissions, parsed.target, address)
    : checkUrl(context, permissions, parsed.target);
}
