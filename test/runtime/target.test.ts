import { describe, expect, test } from "vitest";
import { canonicalHost, canonicalPath, decodeFully, normalizeHost, parseTarget } from "../../runtime/target.js";

describe("a URL", () => {
  test.each([
    ["/a", "malformed", "it cannot be parsed as an absolute URL", undefined],
    ["", "malformed", "it cannot be parsed as an absolute URL", undefined],
    ["http://a/", "scheme", "its scheme is neither ws nor wss", true],
    ["ws://u@a/", "userinfo", "it holds a user name or a password, which belong in a header", true],
    ["ws://:p@a/", "userinfo", "it holds a user name or a password, which belong in a header", true],
    ["ws://a/#", "fragment", "it has a fragment, which a WebSocket URL may not have", true],
    ["ws://a/%2Fb", "encoded-separator", "its path hides a slash or a backslash behind percent-encoding", true],
    ["ws://a/b%5c", "encoded-separator", "its path hides a slash or a backslash behind percent-encoding", true],
  ])("%j is refused: %s", (url, code, reason, denied) => {
    const refused = { ok: false, code, reason, ...(denied === undefined ? {} : { denied }) };
    expect(parseTarget(url)).toStrictEqual(refused);
  });

  test("is taken apart", () => {
    const parsed = parseTarget("WSS://Example.test/a?b#".slice(0, -1));
    expect(parsed).toMatchObject({
      ok: true,
      target: {
        href: "wss://example.test/a?b",
        scheme: "wss",
        host: "example.test",
        port: 443,
        path: "/a",
        query: "?b",
      },
    });
    expect(parsed.ok && Object.hasOwn(parsed.target, "address")).toBe(false);
    expect(parseTarget(new URL("ws://[::FFFF:10.0.0.1]:8080"))).toMatchObject({
      target: { scheme: "ws", host: "::ffff:a00:1", port: 8080, path: "/", query: "", address: "10.0.0.1" },
    });
  });

  test("gives its URL anew each time", () => {
    const parsed = parseTarget("ws://a/");
    if (!parsed.ok) throw new Error(parsed.reason);
    parsed.target.url.host = "b";
    expect(parsed.target.url.href).toBe("ws://a/");
  });
});

test.each([
  ["Ex\u00e4mple.TEST", "xn--exmple-cua.test"],
  ["[::1]", "::1"],
  ["::1", "::1"],
  ["a/b", undefined],
  ["a\\b", undefined],
  ["a?b", undefined],
  ["a#b", undefined],
  ["u@a", undefined],
  ["a b", undefined],
])("the host %j is %j", (text, host) => {
  expect(normalizeHost(text)).toBe(host);
});

test.each([
  ["a.test", "a.test"],
  ["a.test..", "a.test"],
  ["::ffff:7f00:1", "127.0.0.1"],
])("a resolver takes the host %j for %j", (host, taken) => {
  expect(canonicalHost(host)).toBe(taken);
});

test.each([
  ["/", "/"],
  ["//a///b", "/a/b"],
  ["/a/./b/../c", "/a/c"],
  ["/..", "/"],
  ["/a/..", "/"],
  ["/a/b/..", "/a/"],
  ["/a/b/.", "/a/b/"],
  ["/a/", "/a/"],
  ["\\a\\b", "/a/b"],
  ["/%2561", "/a"],
  ["/caf\u00e9", "/caf%C3%A9"],
  ["/%e9%zz", "/%E9%25zz"],
  ["/a%20b", "/a%20b"],
  ["/%252e%252e/x", "/x"],
])("a forgiving server takes the path %j for %j", (path, taken) => {
  expect(canonicalPath(path)).toBe(taken);
});

test.each([
  ["%2541", "A"],
  ["%25%34%31", "A"],
  ["%4", "%4"],
  ["%", "%"],
  ["x41", "x41"],
  ["%8a%ff", "%8A%FF"],
  ["%g1%1g", "%g1%1g"],
])("%j is decoded to %j", (text, decoded) => {
  expect(decodeFully(text)).toBe(decoded);
});
