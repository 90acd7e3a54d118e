/** Decisions over a connection, step by step, as `connect` makes them and as `wireglot policy test` tells them. */
import { describe, expect, test } from "vitest";
import { security } from "wireglot";
import { checkAddress, explainConnect } from "../../runtime/access.js";
import { Actor, type Policy, Scope, type SecurityContext } from "../../runtime/security.js";
import { parseTarget } from "../../runtime/target.js";

const permissions = { connect: "ws.connect", connectUrl: "ws.connect.url" };

function contextOf(...policies: readonly Omit<Policy, "id">[]): SecurityContext {
  return {
    actor: new Actor("someone", {}),
    scope: new Scope(policies.map((policy, index) => ({ id: `policy-${index}`, ...policy }))),
  };
}

function steps(context: SecurityContext, url: string, address?: string, given: object = permissions): unknown {
  return explainConnect(context, given as typeof permissions, url, address).map(({ action, effect, policy, reason }) =>
    [action, effect, policy?.id, reason].filter((one) => one !== undefined).join(" "),
  );
}

const mayConnect = { actions: ["ws.connect"], effect: "allow" } as const;
const mayReachLocal = {
  actions: ["ws.connect.url"],
  effect: "allow",
  conditions: [{ field: "meta.address", operator: "eq", value: "10.0.0.0/8" }],
} as const;

describe("the checks of a connection", () => {
  test("end with the first that does not allow", () => {
    expect(steps(contextOf(), "ws://example.com/")).toEqual(["ws.connect undefined"]);
    expect(steps(contextOf(mayConnect), "ws://example.com/")).toEqual([
      "ws.connect allow policy-0",
      "ws.connect.url undefined",
    ]);
  });

  test("deny a URL that no policy can allow, and say why", () => {
    expect(steps(contextOf(mayConnect), "ws://a:b@example.com/")).toEqual([
      "ws.connect allow policy-0",
      "ws.connect.url deny it holds a user name or a password, which belong in a header",
    ]);
  });

  test("wait for the address, and go on where it is known", () => {
    const context = contextOf(mayConnect, mayReachLocal);
    const first = ["ws.connect allow policy-0", "ws.connect.url undecided policy-1"];
    expect(steps(context, "ws://example.com/")).toEqual(first);
    expect(steps(context, "ws://example.com/", "10.1.2.3")).toEqual([...first, "ws.connect.url allow policy-1"]);
    expect(steps(context, "ws://example.com/", "11.1.2.3")).toEqual([...first, "ws.connect.url undefined"]);
  });

  test("are one where an API has no permission to connect at all", () => {
    const context = contextOf({ actions: ["ws.connect.url"], effect: "allow" });
    expect(steps(context, "ws://example.com/", undefined, { connectUrl: "ws.connect.url" })).toEqual([
      "ws.connect.url allow policy-0",
    ]);
  });
});

test("what is no address is in no network", () => {
  const parsed = parseTarget("ws://example.com/");
  if (!parsed.ok) throw new Error(parsed.reason);
  const context = contextOf(mayReachLocal);
  expect(checkAddress(context, permissions, parsed.target, "10.0.0.1").effect).toBe("allow");
  expect(checkAddress(context, permissions, parsed.target, "ten").effect).not.toBe("allow");
});

test("without a URL, the action on URLs is not allowed", () => {
  const context = contextOf({ actions: ["*"], effect: "allow" });
  security.run({ actor: context.actor, scope: context.scope }, () => {
    expect(security.can("websocket.connect.url")).toBe(false);
    expect(security.can("websocket.connect.url", "ws://example.com/")).toBe(true);
  });
});
