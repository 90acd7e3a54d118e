/** The fourteen operators on every sort of field, and what cannot be evaluated. */
import { describe, expect, test } from "vitest";
import {
  type Condition,
  compileCondition,
  type Facts,
  fieldProblem,
  type Operator,
  operandProblem,
  type Verdict,
} from "../../runtime/condition.js";

const FACTS: Facts = {
  actor: {
    id: "user-1",
    meta: {
      level: 5,
      name: "Ada",
      on: true,
      none: null,
      tags: ["a", "b", 3],
      mixed: [1, "1"],
      deep: { a: [1, { b: 2 }] },
      same: { a: [1, { b: 2 }] },
      less: { a: [1] },
      home: "API.example.com",
      port: 8443,
      net: "10.0.0.0/8",
      list: ["10.0.0.0/8"],
      odd: Number.NaN,
      when: new Date(0),
      expression: "^A",
      broken: "(",
    },
  },
  action: "ws.dial",
  resource: "wss://api.example.com:8443/a/b",
  meta: {
    scheme: "wss",
    host: "api.example.com",
    port: 8443,
    path: "/a/b",
    address: "10.1.2.3",
    custom: { scheme: "x" },
    bad: "no address",
  },
  addressPending: false,
  reading: { canonicalHost: false, canonicalPath: false },
};

function judge(field: string, operator: Operator, value?: unknown, facts: Facts = FACTS): Verdict {
  const condition: Condition = { field, operator, ...(value === undefined ? {} : { value }) };
  return compileCondition(condition).evaluate(facts);
}

const against = (field: string, operator: Operator, from: string, facts: Facts = FACTS): Verdict =>
  compileCondition({ field, operator, value_from: from }).evaluate(facts);

describe("a value", () => {
  const cases: readonly (readonly [string, Operator, unknown, Verdict])[] = [
    ["actor.id", "eq", "user-1", "yes"],
    ["actor.id", "eq", "user-2", "no"],
    ["actor.id", "ne", "user-2", "yes"],
    ["actor.meta.level", "eq", 5, "yes"],
    ["actor.meta.level", "eq", "5", "unknown"],
    ["actor.meta.level", "ne", "5", "unknown"],
    ["actor.meta.on", "eq", true, "yes"],
    ["actor.meta.none", "eq", null, "yes"],
    ["actor.meta.none", "eq", "x", "no"],
    ["actor.meta.tags", "eq", ["a", "b", 3], "yes"],
    ["actor.meta.tags", "eq", ["a", "b"], "no"],
    ["actor.meta.tags", "eq", ["a", "b", 4], "no"],
    ["actor.meta.tags", "eq", { 0: "a" }, "unknown"],
    ["actor.meta.deep", "eq", { a: [1, { b: 2 }] }, "yes"],
    ["actor.meta.deep", "eq", { a: [1, { b: 3 }] }, "no"],
    ["actor.meta.deep", "eq", { b: [1, { b: 2 }] }, "no"],
    ["actor.meta.deep", "eq", {}, "no"],
    ["actor.meta.odd", "eq", 1, "unknown"],
    ["actor.meta.when", "eq", "1970", "unknown"],
    ["actor.meta.level", "lt", 6, "yes"],
    ["actor.meta.level", "lt", 5, "no"],
    ["actor.meta.level", "lte", 5, "yes"],
    ["actor.meta.level", "gt", 4, "yes"],
    ["actor.meta.level", "gt", 5, "no"],
    ["actor.meta.level", "gte", 6, "no"],
    ["actor.meta.name", "lt", "B", "yes"],
    ["actor.meta.name", "gte", "B", "no"],
    ["actor.meta.name", "gt", 1, "unknown"],
    ["actor.meta.on", "gt", 0, "unknown"],
    ["actor.meta.name", "in", ["Ada", "Bob"], "yes"],
    ["actor.meta.name", "in", ["Bob", 1], "no"],
    ["actor.meta.name", "in", [1, 2], "unknown"],
    ["actor.meta.name", "in", [], "no"],
    ["actor.meta.name", "nin", ["Bob"], "yes"],
    ["actor.meta.name", "nin", [1], "unknown"],
    ["actor.meta.tags", "contains", "a", "yes"],
    ["actor.meta.tags", "contains", "z", "no"],
    ["actor.meta.tags", "contains", true, "unknown"],
    ["actor.meta.name", "contains", "d", "yes"],
    ["actor.meta.name", "contains", "z", "no"],
    ["actor.meta.name", "contains", 1, "unknown"],
    ["actor.meta.level", "contains", 5, "unknown"],
    ["actor.meta.name", "ncontains", "z", "yes"],
    ["actor.meta.level", "ncontains", 5, "unknown"],
    ["actor.meta.name", "matches", "^A", "yes"],
    ["actor.meta.level", "matches", "^5$", "yes"],
    ["actor.meta.tags", "matches", "a", "unknown"],
    ["actor.meta.name", "nmatches", "^B", "yes"],
    ["actor.meta.tags", "nmatches", "a", "unknown"],
    ["actor.meta.missing", "eq", 1, "unknown"],
    ["actor.meta.name.first", "eq", "A", "unknown"],
    ["meta.scheme", "eq", "WSS:", "yes"],
    ["meta.host", "eq", "API.example.com", "yes"],
    ["meta.host", "eq", "exa mple", "unknown"],
    ["meta.host", "contains", "EXAMPLE", "yes"],
    ["meta.scheme", "contains", "WS", "yes"],
    ["meta.path", "eq", "/a/./b", "no"],
    ["meta.port", "gt", 8000, "yes"],
    ["meta.address", "eq", "10.1.2.3", "yes"],
    ["meta.address", "eq", "10.0.0.0/8", "yes"],
    ["meta.address", "ne", "11.0.0.0/8", "yes"],
    ["meta.address", "in", ["192.168.0.0/16", "private"], "yes"],
    ["meta.address", "in", ["192.168.0.0/16", "nonsense"], "unknown"],
    ["meta.address", "eq", 10, "unknown"],
    ["meta.address", "gt", "10.0.0.0", "unknown"],
    ["meta.custom.scheme", "eq", "X", "no"],
    ["action", "eq", "ws.dial", "yes"],
    ["resource", "matches", "^wss://", "yes"],
    ["actor.meta.name", "exists", undefined, "yes"],
    ["actor.meta.missing", "exists", undefined, "no"],
    ["actor.meta.name", "nexists", undefined, "no"],
    ["actor.meta.missing", "nexists", undefined, "yes"],
  ];
  for (const [field, operator, value, verdict] of cases)
    test(`${field} ${operator} ${JSON.stringify(value)}: ${verdict}`, () => {
      expect(judge(field, operator, value)).toBe(verdict);
    });
});

describe("another field", () => {
  test.each([
    ["actor.meta.deep", "eq", "actor.meta.same", "yes"],
    ["actor.meta.deep", "eq", "actor.meta.less", "no"],
    ["actor.meta.home", "eq", "meta.host", "yes"],
    ["meta.host", "eq", "actor.meta.home", "yes"],
    ["meta.port", "eq", "actor.meta.port", "yes"],
    ["meta.address", "eq", "actor.meta.net", "yes"],
    ["actor.meta.net", "eq", "meta.address", "yes"],
    ["meta.address", "in", "actor.meta.list", "yes"],
    ["meta.address", "in", "actor.meta.net", "unknown"],
    ["actor.meta.name", "eq", "actor.meta.missing", "unknown"],
    ["actor.meta.name", "matches", "actor.meta.expression", "yes"],
    ["actor.meta.name", "matches", "actor.meta.broken", "unknown"],
    ["actor.meta.name", "matches", "actor.meta.level", "unknown"],
  ] as const)("%s %s %s: %s", (field, operator, from, verdict) => {
    expect(against(field, operator, from)).toBe(verdict);
  });
});

describe("readings", () => {
  const broad: Facts = { ...FACTS, reading: { canonicalHost: true, canonicalPath: true } };
  const dotted: Facts = { ...broad, meta: { ...FACTS.meta, host: "api.example.com." } };

  test("the canonical one knows no dots at the end of a host, and no spelling of a path", () => {
    expect(judge("meta.host", "eq", "api.example.com", dotted)).toBe("yes");
    expect(judge("meta.host", "eq", "api.example.com", { ...dotted, reading: FACTS.reading })).toBe("no");
    expect(judge("meta.path", "eq", "/a/%2e/%62", broad)).toBe("yes");
  });

  test("an address that is not known yet is undecided, on either side, and exists", () => {
    const pending: Facts = { ...FACTS, meta: {}, addressPending: true };
    expect(judge("meta.address", "eq", "10.0.0.1", pending)).toBe("undecided");
    expect(against("actor.meta.net", "eq", "meta.address", pending)).toBe("undecided");
    expect(judge("meta.address", "exists", undefined, pending)).toBe("yes");
    expect(judge("meta.address", "nexists", undefined, pending)).toBe("no");
  });

  test("what is no address is never in a network", () => {
    const wrong: Facts = { ...FACTS, meta: { ...FACTS.meta, address: "nonsense" } };
    expect(judge("meta.address", "eq", "10.0.0.0/8", wrong)).toBe("unknown");
    expect(judge("meta.address", "eq", "10.0.0.0/8", { ...FACTS, meta: { address: 7 } })).toBe("unknown");
  });

  test("a condition knows whether it asks about the URL", () => {
    const concerns = (field: string, from?: string): boolean =>
      compileCondition({ field, operator: "eq", ...(from === undefined ? { value: 1 } : { value_from: from }) })
        .concernsUrl;
    expect([
      concerns("resource"),
      concerns("meta.port"),
      concerns("actor.id", "meta.host"),
      concerns("actor.id"),
      concerns("meta.custom"),
      concerns("meta.host.x"),
    ]).toEqual([true, true, true, false, false, false]);
  });
});

test.each(["actor.id", "actor.meta.x", "actor.meta.x.y", "action", "resource", "meta.x", "meta.x.y"])(
  "%s is a field",
  (field) => {
    expect(fieldProblem(field)).toBeUndefined();
  },
);
test.each([
  "",
  "actor",
  "actor.",
  "actor.name",
  "actor.id.x",
  "actor.meta",
  "action.x",
  "resource.host",
  "meta",
  "x",
  "meta..x",
])("%j is no field", (field) => {
  expect(fieldProblem(field)).toContain("is no field: expected actor.id");
});

test.each([
  ["actor.id", "in", "a", "in needs a list"],
  ["meta.port", "in", [80, "443"], '"443" is no port'],
  ["meta.host", "nin", ["*.example.com"], "is compared as it is"],
  ["actor.id", "matches", 5, "a regular expression is a string"],
  ["actor.id", "nmatches", "(", "is not closed"],
  ["meta.address", "eq", "nonsense", "is no IP address"],
  ["meta.address", "ne", 5, "is no IP address"],
  ["meta.address", "lt", "10.0.0.1", "has no meaning for an address"],
  ["meta.port", "gte", 80.5, "80.5 is no port"],
  ["meta.host", "eq", "a b", '"a b" is no host'],
  ["meta.host", "eq", "a/b", '"a/b" is no host'],
  ["meta.host", "eq", 5, "5 is no host"],
  ["meta.scheme", "eq", 5, "5 is no scheme"],
  ["meta.path", "eq", null, "null is no path"],
  ["meta.path", "eq", undefined, "undefined is no path"],
  ["actor.meta.x", "gt", true, "gt needs a number or a string"],
] as const)("%s %s %j is a mistake", (field, operator, value, message) => {
  expect(operandProblem(field, operator, value)).toContain(message);
});
test.each([
  ["actor.id", "in", ["a", 1]],
  ["meta.address", "in", ["private", "10.0.0.0/8", "::1"]],
  ["meta.port", "lt", 1024],
  ["actor.meta.x", "gt", 1],
  ["actor.meta.x", "gt", "a"],
  ["actor.id", "contains", {}],
  ["actor.id", "matches", "^a"],
  ["meta.scheme", "eq", "wss"],
  ["meta.host", "eq", "münchen.example"],
] as const)("%s %s %j is none", (field, operator, value) => {
  expect(operandProblem(field, operator, value)).toBeUndefined();
});
