/** Each mistake that policies can have, with its place; and what a policy says of each question. */
import { describe, expect, test } from "vitest";
import { unbound } from "../../runtime/errors.js";
import { compilePolicies } from "../../runtime/policy.js";
import { PolicyError, readPolicies } from "../../runtime/policy-check.js";
import { PolicyFileError, parsePolicies } from "../../runtime/policy-file.js";
import { Actor, bindSecurity, type Policy, Scope } from "../../runtime/security.js";

const good = { id: "p", actions: ["*"], effect: "allow" };
const condition = { field: "actor.id", operator: "eq", value: "a" };
const circle: Record<string, unknown> = {};
circle.self = circle;

const cases: readonly (readonly [string, unknown, string])[] = [
  ["no list", {}, "policies are a list, not an object"],
  ["null", null, "policies are a list, not null"],
  ["a list in the list", [[]], "policies[0]: a policy is an object, not a list"],
  ["a text in it", ["x"], 'policies[0]: a policy is an object, not "x"'],
  ["a long text", ["x".repeat(200)], "…"],
  ["no id", [{ actions: ["*"], effect: "allow" }], "policies[0]: id is missing"],
  ["an id that is none", [{ ...good, id: 5 }], 'policies[0]["id"]: id is 5: expected a string that is not empty'],
  ["an empty id", [{ ...good, id: "" }], 'id is ""'],
  ["no actions", [{ id: "p", effect: "allow" }], "a policy needs actions"],
  ["actions that are no list", [{ ...good, actions: "*" }], 'actions is "*": expected a list of strings'],
  ["an empty list of actions", [{ ...good, actions: [] }], "actions is an empty list"],
  ["an action that is none", [{ ...good, actions: [1] }], '["actions"][0]: 1 in actions'],
  ["an empty action", [{ ...good, actions: ["a", ""] }], '["actions"][1]: "" in actions'],
  ["resources that are no list", [{ ...good, resources: {} }], "resources is an object"],
  ["a resource that is none", [{ ...good, resources: [null] }], "null in resources"],
  ["no effect", [{ id: "p", actions: ["*"] }], "a policy needs an effect: allow or deny"],
  ["another effect", [{ ...good, effect: "alow" }], 'effect is "alow": expected allow or deny'],
  ["an unknown key", [{ ...good, effects: 1 }], '["effects"]: a policy has no "effects": expected one of id actions'],
  ["conditions that are no list", [{ ...good, conditions: {} }], "conditions is a list, not an object"],
  ["a condition that is none", [{ ...good, conditions: [5] }], "a condition is an object, not 5"],
  ["an unknown key of one", [{ ...good, conditions: [{ ...condition, is: 1 }] }], 'a condition has no "is"'],
  ["no field", [{ ...good, conditions: [{ operator: "eq", value: 1 }] }], "field is missing"],
  ["a field that is none", [{ ...good, conditions: [{ ...condition, field: "user" }] }], '"user" is no field'],
  ["no operator", [{ ...good, conditions: [{ field: "action", value: 1 }] }], "operator is missing"],
  ["an operator that is none", [{ ...good, conditions: [{ ...condition, operator: "is" }] }], '"is" is no operator'],
  ["no value", [{ ...good, conditions: [{ field: "action", operator: "eq" }] }], "eq needs a value or a value_from"],
  [
    "a value for exists",
    [{ ...good, conditions: [{ field: "action", operator: "exists", value: 1 }] }],
    "exists takes no value",
  ],
  [
    "a value_from for nexists",
    [{ ...good, conditions: [{ field: "action", operator: "nexists", value_from: "action" }] }],
    "nexists takes no value_from",
  ],
  [
    "both",
    [{ ...good, conditions: [{ ...condition, value_from: "action" }] }],
    "value and value_from exclude each other",
  ],
  [
    "a value_from that is no field",
    [{ ...good, conditions: [{ field: "action", operator: "eq", value_from: "x" }] }],
    '"x" is no field',
  ],
  ["a value of another type", [{ ...good, conditions: [{ ...condition, operator: "in" }] }], "in needs a list"],
  ["a value in a circle", [{ ...good, conditions: [{ ...condition, value: circle }] }], "or in a circle"],
  [
    "a value that JSON does not have",
    [{ ...good, conditions: [{ field: "meta.port", operator: "eq", value: 80n }] }],
    "80n is no port",
  ],
  ["a pattern without a path", [{ ...good, resources: ["wss://*"] }], "it says nothing of the path"],
  ["a pattern with a password", [{ ...good, resources: ["wss://a:b@c/*"] }], "it holds a user name or a password"],
  ["a pattern with a fragment", [{ ...good, resources: ["wss://a/#x"] }], "it has a fragment"],
  ["a pattern of no host", [{ ...good, resources: ["wss://a b/*"] }], '"a b" is no host'],
  ["a pattern of an empty host", [{ ...good, resources: ["wss:///*"] }], "is no host"],
  ["a part of a label", [{ ...good, resources: ["wss://a*.example.com/*"] }], "is not a whole label"],
  ["a port that is none", [{ ...good, resources: ["wss://a:x/*"] }], "its port is neither"],
  ["a port too high", [{ ...good, resources: ["wss://a:65536/*"] }], "its port is neither"],
  ["a star within a path", [{ ...good, resources: ["wss://a/*/b"] }], "stands before the end"],
  ["a star in a query", [{ ...good, resources: ["wss://a/b?c=*"] }], "a `*` in its query"],
  ["a hidden slash", [{ ...good, resources: ["wss://a/b%2fc"] }], "such a URL is always denied"],
];
for (const [name, value, message] of cases)
  test(`${name} is a mistake`, () => {
    expect(() => compilePolicies(value)).toThrow(PolicyError);
    expect(() => compilePolicies(value)).toThrow(message);
  });

test("all mistakes are told, and what has none is read", () => {
  const { policies, findings } = readPolicies([good, { ...good, effect: "x", id: "" }]);
  expect(policies).toEqual([good]);
  expect(findings.map(({ path }) => path)).toEqual([
    [1, "id"],
    [1, "effect"],
  ]);
  expect(new PolicyError(findings).message).toMatch(/\(and 1 more\)$/);
  expect(new PolicyError([]).message).toBe("the policies cannot be used");
});

describe("a file", () => {
  test.each([
    ["an unknown key", "policies: []\ncolour: red\n", "p.yaml:2:1: error unknown-key"],
    ["no policies", "policy: []\n", "policies is missing"],
    ["a text", "hello\n", 'policies are a list, not "hello"'],
    ["nothing", "", "policies are a list, not null"],
    ["a mapping in it", "policies: { a: 1 }\n", "policies are a list, not an object"],
    ["too many aliases", `a: &a [1]\npolicies: [${"*a, ".repeat(200)}]\n`, "p.yaml:1:1: error yaml-aliases"],
    ["too long", `# ${"x".repeat(1024 * 1024)}\n`, "p.yaml:1:1: error too-large"],
    ["an alias for a policy", "policies:\n  - &a { id: a, actions: [x], effect: no }\n  - *a\n", "p.yaml:2:39"],
    ["several, in order", "- { id: '', actions: [], effect: 1 }\n", "p.yaml:1:34: error wrong-value"],
  ])("with %s", (_, text, message) => {
    expect(() => parsePolicies(text, "p.yaml")).toThrow(PolicyFileError);
    expect(() => parsePolicies(text, "p.yaml")).toThrow(message);
  });
});

describe("questions", () => {
  const security = bindSecurity(unbound, { connect: "ws.open", connectUrl: "ws.dial" });
  const ask = (policies: readonly Policy[], action: string, resource?: string, meta?: object): boolean =>
    security.run({ actor: new Actor("a", { role: "x" }), scope: new Scope([...policies]) }, () =>
      security.can(action, resource, { ...meta }),
    );
  const policy = (more: Partial<Policy>): Policy => ({ id: "p", actions: ["*"], effect: "allow", ...more });

  test("on an action of a program's own, with a text for a resource", () => {
    const rooms = [policy({ actions: ["room.*"], resources: ["room:1*", "room:2"] })];
    expect([
      ask(rooms, "room.join", "room:17"),
      ask(rooms, "room.join", "room:2"),
      ask(rooms, "room.join", "room:3"),
      ask(rooms, "room.join"),
      ask(rooms, "hall.join", "room:2"),
      ask([policy({ resources: [] })], "room.join"),
      ask([policy({})], "room.join"),
      ask([policy({ resources: ["wss://a.test/*"] })], "any.thing", "wss://a.test/x"),
      ask([policy({ resources: ["wss://a.test/*"] })], "any.thing", "nonsense"),
    ]).toEqual([true, true, false, false, false, true, true, true, false]);
  });

  test("on the permission to connect, before the URL is known", () => {
    const byRole = { field: "actor.meta.role", operator: "eq", value: "y" } as const;
    const byHost = { field: "meta.host", operator: "eq", value: "a.test" } as const;
    expect([
      ask([policy({ conditions: [byHost] })], "ws.open"),
      ask([policy({ conditions: [byRole] })], "ws.open"),
      ask([policy({}), policy({ id: "d", effect: "deny", conditions: [byHost] })], "ws.open"),
      ask([policy({}), policy({ id: "d", effect: "deny", resources: ["wss://b.test/*"] })], "ws.open"),
      ask([policy({}), policy({ id: "d", effect: "deny", resources: ["text"] })], "ws.open"),
      ask([policy({}), policy({ id: "d", effect: "deny" })], "ws.open"),
    ]).toEqual([true, false, true, true, true, false]);
  });

  test("a plain text that was meant for a URL never lets one through, and denies them all", () => {
    expect(ask([policy({ actions: ["ws.dial"], resources: ["a.test"] })], "ws.dial", "wss://a.test/")).toBe(false);
    expect(
      ask(
        [policy({}), policy({ id: "d", effect: "deny", actions: ["ws.dial"], resources: ["a.test"] })],
        "ws.dial",
        "wss://b.test/",
      ),
    ).toBe(false);
  });

  test("of an IPv6 host, under every reading", () => {
    const loopback = policy({ conditions: [{ field: "resource", operator: "eq", value: "ws://[::1]:81/" }] });
    expect(ask([loopback], "ws.dial", "ws://[::1]:81/")).toBe(true);
  });

  test("arguments of another type are errors that name them", () => {
    const { run, configure, evaluate } = security;
    const context = { actor: new Actor("a", {}), scope: new Scope([]) };
    const wrong: readonly (readonly [() => unknown, string])[] = [
      [() => evaluate(5 as never), "action"],
      [() => evaluate("x", undefined, 5 as never), "meta"],
      [() => run(5 as never, () => 1), "context"],
      [() => run({ ...context, actor: {} as never }, () => 1), "actor"],
      [() => run({ ...context, scope: [] as never }, () => 1), "scope"],
      [() => run(context, 5 as never), "fn"],
      [() => configure(5 as never), "options"],
      [() => configure({ strickt: true } as never), "strickt"],
      [() => configure({ strict: 1 as never }), "strict"],
      [() => new Actor("", {}), "id"],
      [() => new Actor(5 as never, {}), "id"],
      [() => new Actor("a", 5 as never), "meta"],
    ];
    for (const [act, option] of wrong) {
      expect(act).toThrow(expect.objectContaining({ details: expect.objectContaining({ option }) as object }) as Error);
    }
    expect(evaluate("any.thing")).toEqual({ effect: "allow" });
  });
});
