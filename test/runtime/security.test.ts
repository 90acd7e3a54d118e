import { afterEach, describe, expect, test } from "vitest";
import { unbound } from "../../runtime/errors.js";
import {
  Actor,
  bindSecurity,
  type Condition,
  denyPrivateNetworks,
  type Policy,
  PolicyError,
  Scope,
} from "../../runtime/security.js";

const permissions = { connect: "ws.open", connectUrl: "ws.dial" };
const security = bindSecurity(unbound, permissions);
afterEach(() => security.configure({ strict: false }));

const allow = (resource: string, conditions: readonly Condition[] = []): Policy => ({
  id: "allow",
  actions: ["ws.*"],
  resources: [resource],
  effect: "allow",
  conditions,
});
const can = (policies: readonly Policy[], url: string, meta?: object): boolean =>
  security.run(
    {
      actor: new Actor("user-1", { role: "admin", level: 5, tags: ["a", "b"], home: "wss" }),
      scope: new Scope(policies),
    },
    () => security.can("ws.dial", url, { ...meta }),
  );

describe("URL patterns are matched on the parsed URL, part by part", () => {
  const yes: readonly (readonly [string, string])[] = [
    ["*", "wss://anything.test/x?y"],
    ["wss://api.example.com/*", "wss://api.example.com/"],
    ["wss://api.example.com/*", "wss://api.example.com/a/b?c=d"],
    ["wss://api.example.com/*", "WSS://API.Example.COM:443/x"],
    ["wss://api.example.com:443/*", "wss://api.example.com/x"],
    ["wss://api.example.com/public/*", "wss://api.example.com/public/x"],
    ["wss://api.example.com/public/*", "wss://api.example.com/private/../public/x"],
    ["wss://*.example.com/*", "wss://api.example.com/"],
    ["wss://**.example.com/*", "wss://a.b.c.example.com/"],
    ["*://api.example.com/*", "ws://api.example.com/"],
    ["wss://api.example.com:*/*", "wss://api.example.com:8443/"],
    ["wss://api.example.com/x?y=1", "wss://api.example.com/x?y=1"],
    ["wss://münchen.example/*", "wss://xn--mnchen-3ya.example/"],
    ["ws://127.0.0.1/*", "ws://0x7f.1/"],
    ["ws://127.0.0.1/*", "ws://2130706433/"],
  ];
  test.each(yes)("%s matches %s", (pattern, url) => {
    expect(can([allow(pattern)], url)).toBe(true);
  });

  const no: readonly (readonly [string, string])[] = [
    ["wss://api.example.com/*", "wss://api.example.com.evil.test/"],
    ["wss://api.example.com/*", "wss://api.example.com@evil.test/"],
    ["wss://api.example.com/*", "wss://evil.test/wss://api.example.com/"],
    ["wss://api.example.com/*", "wss://api.example.com:8443/"],
    ["wss://api.example.com/*", "ws://api.example.com/"],
    ["wss://api.example.com/*", "wss://evil.test#@api.example.com/"],
    ["wss://api.example.com/*", "wss://evil.test\\@api.example.com/"],
    ["wss://api.example.com/public/*", "wss://api.example.com/public"],
    ["wss://api.example.com/public/*", "wss://api.example.com/public/../private"],
    ["wss://api.example.com/public/*", "wss://api.example.com/public/%2e%2e/private"],
    ["wss://api.example.com/public/*", "wss://api.example.com/public%2f..%2fprivate"],
    ["wss://*.example.com/*", "wss://a.b.example.com/"],
    ["wss://*.example.com/*", "wss://example.com/"],
    ["wss://*.example.com/*", "wss://evil.test/.example.com/"],
    ["wss://api.example.com/x", "wss://api.example.com/x?y=1"],
    ["*", "http://api.example.com/"],
    ["*", "wss://user@api.example.com/"],
    ["*", "wss://api.example.com/#x"],
    ["*", "nonsense"],
  ];
  test.each(no)("%s does not match %s", (pattern, url) => {
    expect(can([allow(pattern)], url)).toBe(false);
  });

  const denied: readonly (readonly [string, string])[] = [
    ["wss://evil.test/*", "wss://evil.test./x"],
    ["ws://127.0.0.1/*", "ws://[::ffff:127.0.0.1]/"],
    ["ws://127.0.0.1/*", "ws://0177.0.0.1/"],
    ["wss://api.example.com/admin/*", "wss://api.example.com/%61dmin/x"],
    ["wss://api.example.com/admin/*", "wss://api.example.com//admin/x"],
  ];
  test.each(denied)("a deny of %s denies %s, however it is spelled", (pattern, url) => {
    const deny: Policy = { ...allow(pattern), id: "deny", effect: "deny" };
    expect(can([allow("*"), deny], url)).toBe(false);
  });
});

describe("conditions", () => {
  const when = (field: string, operator: Condition["operator"], value?: unknown, from?: string): boolean =>
    can(
      [
        allow("*", [
          {
            field,
            operator,
            ...(value === undefined ? {} : { value }),
            ...(from === undefined ? {} : { value_from: from }),
          },
        ]),
      ],
      "wss://api.example.com:8443/x",
      { address: "203.0.113.7" },
    );

  test.each([
    ["actor.id", "eq", "user-1", true],
    ["actor.id", "ne", "user-1", false],
    ["actor.meta.level", "lt", 6, true],
    ["actor.meta.level", "gt", 5, false],
    ["actor.meta.level", "lte", 5, true],
    ["actor.meta.level", "gte", 6, false],
    ["actor.meta.role", "in", ["admin", "root"], true],
    ["actor.meta.role", "nin", ["admin"], false],
    ["actor.meta.tags", "contains", "a", true],
    ["actor.meta.tags", "ncontains", "a", false],
    ["actor.id", "matches", "^user-\\d+$", true],
    ["actor.id", "nmatches", "^user", false],
    ["meta.host", "eq", "API.example.com", true],
    ["meta.port", "eq", 8443, true],
    ["meta.scheme", "eq", "wss", true],
    ["meta.path", "eq", "/x", true],
    ["meta.address", "eq", "203.0.113.7", true],
    ["action", "eq", "ws.dial", true],
  ] as const)("%s %s %j is %s", (field, operator, value, answer) => {
    expect(when(field, operator, value)).toBe(answer);
  });

  test("exists and nexists", () => {
    expect([when("actor.meta.role", "exists"), when("actor.meta.nothing", "exists")]).toEqual([true, false]);
    expect([when("actor.meta.role", "nexists"), when("actor.meta.nothing", "nexists")]).toEqual([false, true]);
  });

  test("value_from compares with another field", () => {
    expect(when("meta.scheme", "eq", undefined, "actor.meta.home")).toBe(true);
    expect(when("meta.host", "eq", undefined, "actor.meta.home")).toBe(false);
  });

  test("one that cannot be evaluated makes an allow not match, and a deny match", () => {
    const odd: readonly Condition[] = [{ field: "actor.meta.nothing", operator: "gt", value: 5 }];
    expect(can([allow("*", odd)], "wss://x.test/")).toBe(false);
    expect(can([allow("*"), { ...allow("*", odd), id: "deny", effect: "deny" }], "wss://x.test/")).toBe(false);
  });

  test("names such as __proto__ are only text", () => {
    expect([when("actor.meta.__proto__", "exists"), when("actor.meta.constructor", "exists")]).toEqual([false, false]);
  });

  test("a pattern cannot be made to hang", () => {
    const actor = new Actor("a".repeat(50_000), {});
    const scope = new Scope([allow("*", [{ field: "actor.id", operator: "matches", value: "^(a+)+$" }])]);
    const start = performance.now();
    expect(security.run({ actor, scope }, () => security.can("ws.dial", "wss://x.test/"))).toBe(true);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("decisions", () => {
  test("any deny denies, else any allow allows, else nobody does", () => {
    const deny: Policy = { ...allow("wss://b.test/*"), id: "deny", effect: "deny" };
    expect([
      can([allow("*"), deny], "wss://a.test/"),
      can([allow("*"), deny], "wss://b.test/"),
      can([], "wss://a.test/"),
    ]).toEqual([true, false, false]);
  });

  test("a condition on the address is undecided before the lookup", () => {
    const scope = new Scope([allow("*"), denyPrivateNetworks]);
    security.run({ actor: new Actor("a", {}), scope }, () => {
      expect(security.evaluate("ws.dial", "wss://a.test/").effect).toBe("undecided");
      expect(security.evaluate("ws.dial", "wss://a.test/", { address: "10.1.2.3" })).toMatchObject({
        effect: "deny",
        policy: { id: "deny-private-networks" },
      });
      expect(security.evaluate("ws.dial", "wss://a.test/", { address: "8.8.8.8" }).effect).toBe("allow");
      expect(security.evaluate("ws.dial", "ws://[::1]/").effect).toBe("deny");
    });
  });

  test.each([
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "127.0.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "fe80::1",
    "fc00::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
  ])("%s is private", (address) => {
    expect(can([allow("*"), denyPrivateNetworks], "wss://a.test/", { address })).toBe(false);
  });

  test("without a context all is allowed, unless strict", () => {
    expect(security.can("ws.dial", "wss://a.test/")).toBe(true);
    security.configure({ strict: true });
    expect(security.can("ws.dial", "wss://a.test/")).toBe(false);
  });

  test("the context goes with what is awaited, and an inner one replaces it", async () => {
    const outer = { actor: new Actor("a", {}), scope: new Scope([allow("wss://a.test/*")]) };
    const inner = { actor: new Actor("b", {}), scope: new Scope([allow("wss://b.test/*")]) };
    await security.run(outer, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      expect(security.can("ws.dial", "wss://a.test/")).toBe(true);
      security.run(inner, () => expect(security.can("ws.dial", "wss://a.test/")).toBe(false));
      expect(security.can("ws.dial", "wss://a.test/")).toBe(true);
    });
  });
});

describe("Scope and Actor", () => {
  test("are immutable: with and without give another", () => {
    const one = new Scope([allow("*")]);
    const two = one.with(denyPrivateNetworks);
    expect([one.policies.length, two.policies.length, two.without("deny-private-networks").policies.length]).toEqual([
      1, 2, 1,
    ]);
    expect(Object.isFrozen(two.policies)).toBe(true);
  });

  test("later changes of what they were made from change nothing", () => {
    const meta = { role: "user" };
    const actor = new Actor("a", meta);
    meta.role = "admin";
    expect(actor.meta.role).toBe("user");
  });

  test("policies with a mistake are an error that names it", () => {
    const wrong: Policy[] = [{ ...allow("*"), effect: "alow" as "allow" }];
    expect(() => new Scope(wrong)).toThrow(PolicyError);
    expect(() => new Scope(wrong)).toThrow(/effect is "alow": expected allow or deny/);
  });
});
