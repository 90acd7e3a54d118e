/** Who acts, and under which policies. */

import { unbound } from "./errors.js";
import { isPlainObject } from "./plain-object.js";
import { type CompiledPolicy, compilePolicies, type Policy } from "./policy.js";
import { describeValue } from "./redact.js";
import { snapshotRecord } from "./snapshot.js";

/** Who acts. `meta` is copied and frozen, so that later changes do not reach a context already in use. */
export class Actor {
  readonly id: string;
  readonly meta: Readonly<Record<string, unknown>>;

  /**
   * @param id Not empty. Conditions see it as `actor.id`.
   * @param meta Plain data. Conditions see its fields as `actor.meta.*`.
   * @throws WebSocketError `invalid_argument`
   */
  constructor(id: string, meta: Readonly<Record<string, unknown>> = {}) {
    if (typeof id !== "string" || id === "") throw invalid("id", id, "a string that is not empty");
    if (!isPlainObject(meta)) throw invalid("meta", meta, "a plain object");
    this.id = id;
    this.meta = snapshotRecord(meta);
    Object.freeze(this);
  }
}

/** A set of policies that never changes. */
export class Scope {
  /** Copied and frozen, in the order given. */
  readonly policies: readonly Policy[];
  readonly #compiled: readonly CompiledPolicy[];

  /** @throws PolicyError with a finding for each mistake. */
  constructor(policies: readonly Policy[] = []) {
    this.#compiled = compilePolicies(policies);
    this.policies = Object.freeze(this.#compiled.map((compiled) => compiled.policy));
    Object.freeze(this);
  }

  /** A scope that has these policies too. Those of the same id stand side by side. */
  with(...policies: readonly (Policy | readonly Policy[])[]): Scope {
    return new Scope([...this.policies, ...policies.flat()]);
  }

  /** A scope without the policies of these ids. */
  without(...ids: readonly string[]): Scope {
    return new Scope(this.policies.filter((policy) => !ids.includes(policy.id)));
  }

  /** The policies, ready for evaluation. */
  static compiled(scope: Scope): readonly CompiledPolicy[] {
    return scope.#compiled;
  }
}

/** What a decision is made from. Both parts are immutable: kept at `connect`, it decides the same ever after. */
export interface SecurityContext {
  readonly actor: Actor;
  readonly scope: Scope;
}

function invalid(option: string, value: unknown, accepted: string): Error {
  return unbound.of("invalid-argument", { option, value: describeValue(value), accepted });
}
