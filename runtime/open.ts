/** connect: what is checked, in which order, before anything is sent; and again at every redirect and reconnect. */

import type { Api } from "./api.js";
import { type Dialled, type DialRequest, dial, type Guard } from "./dial.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import { currentNetwork } from "./network.js";
import { reading } from "./option-error.js";
import { resolveOptions } from "./options.js";
import { reconnects } from "./reconnect.js";
import { describeValue, redactUrl } from "./redact.js";
import {
  captureContext,
  checkAddress,
  checkConnect,
  checkUrl,
  type Evaluation,
  type SecurityContext,
} from "./security.js";
import { Session } from "./session.js";
import { parseTarget, type Target } from "./target.js";
import { messageOf } from "./thrown.js";

/**
 * Security context, permission to connect, URL, permission for the URL, options, dial: nothing is sent before all have passed.
 * A function for the URL is asked when the options are known, since its time counts as the dial's.
 */
export async function open(
  api: Api,
  errors: ErrorFactory,
  url: unknown,
  options: unknown,
  onEnd: (session: Session) => void,
): Promise<Session> {
  const context = captureContext(errors);
  const network = currentNetwork();
  const policy = new Policy(api, errors, context);
  policy.connect();
  const locate = locator(url, policy, errors);
  const resolved = resolveOptions(api, errors, options);
  const { settings } = resolved;
  const request = { locate, settings, errors, guard: policy, ...(network === undefined ? {} : { network }) };
  const dialled = await dial(request);
  const again = reconnects(settings) ? { dial: redialler(policy, request) } : {};
  return new Session(dialled, { api, errors, ...resolved, ...again, onEnd });
}

/** What is fixed is checked at once, and again at each dial. */
function locator(url: unknown, policy: Policy, errors: ErrorFactory): () => Promise<Target> {
  const allowed = (target: Target): Target => {
    policy.url(target);
    return target;
  };
  if (typeof url === "function")
    return async () => allowed(readTarget(await readUrl(url as () => unknown, errors), policy, errors));
  const fixed = allowed(readTarget(url, policy, errors));
  return async () => allowed(fixed);
}

/** The caller's signal is for connecting: it does not end a client that was connected. */
function redialler(policy: Policy, { settings: { signal: _, ...settings }, ...request }: DialRequest) {
  return async (signal: AbortSignal): Promise<Dialled> => {
    policy.connect();
    return dial({ ...request, settings, signal });
  };
}

/** What a caller's function throws is a connection that failed: reconnecting goes on from it. */
async function readUrl(url: () => unknown, errors: ErrorFactory): Promise<unknown> {
  try {
    return await url();
  } catch (error) {
    const reason = `the function for the URL failed: ${messageOf(error)}`;
    throw errors.of("connection-failed", { url: "(none)", reason }, error);
  }
}

function readTarget(url: unknown, policy: Policy, errors: ErrorFactory): Target {
  return reading(errors, { path: "url", value: url, secret: true }, () => checkTarget(url, policy, errors));
}

function checkTarget(url: unknown, policy: Policy, errors: ErrorFactory): Target {
  if (typeof url !== "string" && !(url instanceof URL)) {
    throw errors.of("invalid-argument", {
      option: "url",
      value: describeValue(url),
      accepted: "a WebSocket URL (ws: or wss:)",
    });
  }
  const parsed = parseTarget(url);
  if (parsed.ok) return parsed.target;
  if (parsed.denied === true) throw policy.denied(redactUrl(url), parsed.reason);
  throw errors.of("invalid-argument", {
    option: "url",
    value: redactUrl(url),
    accepted: `a WebSocket URL (ws: or wss:); ${parsed.reason}`,
  });
}

/** The security policy of one connection, as errors. */
class Policy implements Guard {
  readonly #api: Api;
  readonly #errors: ErrorFactory;
  readonly #context: SecurityContext | undefined;

  constructor(api: Api, errors: ErrorFactory, context: SecurityContext | undefined) {
    this.#api = api;
    this.#errors = errors;
    this.#context = context;
  }

  connect(): void {
    const { permissions } = this.#api;
    const evaluation = checkConnect(this.#context, permissions);
    if (evaluation.effect === "allow") return;
    const details = { action: permissions.connect, ...reasonOf(evaluation) };
    throw this.#errors.of("connections-disabled", details);
  }

  url(target: Target): void {
    const evaluation = checkUrl(this.#context, this.#api.permissions, target);
    if (evaluation.effect === "deny" || evaluation.effect === "undefined") throw this.#refuse(target, evaluation);
  }

  address(target: Target, address: string): void {
    const evaluation = checkAddress(this.#context, this.#api.permissions, target, address);
    if (evaluation.effect !== "allow") throw this.#refuse(target, evaluation, ` for the address ${address}`);
  }

  hidden(target: Target): void {
    const { effect, policy } = checkUrl(this.#context, this.#api.permissions, target);
    if (effect !== "undecided") return;
    const reason = "a policy asks for the address that is dialled, and a proxy or an agent hides it";
    throw this.denied(redactUrl(target.href), reason, { policy: String(policy?.id) });
  }

  denied(url: string, reason: string, more: { readonly policy?: string } = {}): WebSocketError {
    return this.#errors.of("url-denied", { url, action: this.#api.permissions.connectUrl, reason, ...more });
  }

  #refuse(target: Target, evaluation: Evaluation, where = ""): WebSocketError {
    const { reason, ...more } = reasonOf(evaluation);
    return this.denied(redactUrl(target.href), `${reason}${where}`, more);
  }
}

function reasonOf({ policy, effect }: Evaluation): { readonly reason: string; readonly policy?: string } {
  if (policy !== undefined && effect === "deny")
    return { reason: `the policy "${policy.id}" denies it`, policy: policy.id };
  return { reason: "no policy allows it" };
}
