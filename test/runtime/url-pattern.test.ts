/** Spellings of URLs that mean to slip past a policy: each is judged as what would be dialled, and is dialled as judged. */
import type { Duplex } from "node:stream";
import { describe, expect, test } from "vitest";
import { Actor, connect, type Policy, permissions, Scope, security, WebSocketError } from "wireglot";
import { inNetwork, type Network } from "../../runtime/network.js";
import { parseTarget } from "../../runtime/target.js";
import { isUrlPattern, parseUrlPattern } from "../../runtime/url-pattern.js";

const only = (effect: "allow" | "deny", ...resources: readonly string[]): Policy => ({
  id: `${effect} ${resources.join(" ")}`,
  actions: ["*"],
  resources: resources.length === 0 ? ["*"] : resources,
  effect,
  conditions: [],
});
/** `connect` itself needs an allow of its own: it names no URL. */
const mayConnect: Policy = { ...only("allow"), id: "connect", actions: [permissions.connect], resources: ["*"] };

interface Judged {
  readonly can: boolean;
  /** Where it went; undefined: nowhere. */
  readonly dialled: string | undefined;
  readonly condition: string | undefined;
}

/** What `security.can` says, and what `connect` does. */
async function judge(policies: readonly Policy[], url: string): Promise<Judged> {
  let dialled: string | undefined;
  const network: Network = {
    connect: (host, port): Promise<Duplex> => {
      dialled = `${host} ${port}`;
      return Promise.reject(Object.assign(new Error("nobody is there"), { code: "ECONNREFUSED" }));
    },
  };
  return inNetwork(network, () =>
    security.run({ actor: new Actor("mallory", {}), scope: new Scope([...policies]) }, async () => {
      const can = security.can(permissions.connectUrl, url);
      const error: unknown = await connect(url).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return { can, dialled, condition: error instanceof WebSocketError ? error.condition : String(error) };
    }),
  );
}

/** Nothing is dialled, and `can` says the same as `connect`. */
async function refused(policies: readonly Policy[], url: string): Promise<void> {
  const judged = await judge(policies, url);
  expect({ url, ...judged }).toMatchObject({ url, can: false, dialled: undefined });
  expect(["url_not_allowed", "invalid_argument"]).toContain(judged.condition);
}

async function dialled(policies: readonly Policy[], url: string, where: string): Promise<void> {
  expect({ url, ...(await judge(policies, url)) }).toEqual({
    url,
    can: true,
    dialled: where,
    condition: "connection_failed",
  });
}

const lines = (text: TemplateStringsArray): readonly string[] =>
  text.raw
    .join("")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => JSON.parse(`"${line}"`) as string);

describe("an allow of wss://api.example.com/v1/* alone", () => {
  const policies = [mayConnect, { ...only("allow", "wss://api.example.com/v1/*"), actions: [permissions.connectUrl] }];

  test.each(
    lines`
    wss://api.example.com/v1/
    wss://api.example.com/v1/rooms?since=2
    WSS://API.EXAMPLE.COM/v1/
    wss://api.example.com:443/v1/
    wss://api.example.com:0443/v1/
    wss://api.example.com:/v1/
    wss:api.example.com/v1/
    wss:/api.example.com/v1/
    wss:///api.example.com/v1/
    wss:\\\\api.example.com\\v1\\
    \u0020wss://api.example.com/v1/\u0020
    wss://api.exa\tmple.com/v1/
    w\nss://api.example.com/v1/
    wss://api.example.com/v1/\r\nx
    wss://api%2eexample.com/v1/
    wss://%61pi.example.com/v1/
    wss://api.example\u3002com/v1/
    wss://api.example\uff0ecom/v1/
    wss://\uff41pi.example.com/v1/
    wss://api.ex\u00adample.com/v1/
    wss://api.example.com/v2/../v1/x
    wss://api.example.com/v1/./x
    wss://api.example.com/v1/%78
    wss://api.example.com/v1/a/../b
    wss://api.example.com/v1/*
    wss://api.example.com/v1/;x=..
    wss://api.example.com/v1/x?y=/../../admin
    wss://api.example.com/v1/x?@evil.test
    wss://api.example.com/v1/@evil.test
    wss://api.example.com/v1/wss://evil.test/
  `.filter((url) => !url.endsWith("#")),
  )("is for %j, which is that host, port and path", async (url) => {
    await dialled(policies, url, "api.example.com 443");
  });

  test.each(lines`
    wss://api.example.com@evil.test/v1/
    wss://api.example.com:443@evil.test/v1/
    wss://user@api.example.com/v1/
    wss://user:secret@api.example.com/v1/
    wss://:secret@api.example.com/v1/
    wss://api.example.com%40evil.test/v1/
    wss://evil.test\\@api.example.com/v1/
    wss://evil.test/@api.example.com/v1/
    wss://evil.test?@api.example.com/v1/
    wss://evil.test#@api.example.com/v1/
    wss://evil.test/?wss://api.example.com/v1/
    wss://evil.test:443#api.example.com/v1/
    wss://api.example.com.evil.test/v1/
    wss://api.example.com-evil.test/v1/
    wss://evilapi.example.com/v1/
    wss://evil-api.example.com/v1/
    wss://x.api.example.com/v1/
    wss://example.com/v1/
    wss://api.example.com./v1/
    wss://api.example.com../v1/
    wss://.api.example.com/v1/
    wss://api..example.com/v1/
    wss://api.example.co/v1/
    wss://api.example.comm/v1/
    wss://api.example.com%00.evil.test/v1/
    wss://api.example.com\u0000.evil.test/v1/
    wss://api.example.com%2f.evil.test/v1/
    wss://api.example.com%23.evil.test/v1/
    wss://api.example.com%3f.evil.test/v1/
    wss://api.example.com\uff0f.evil.test/v1/
    wss://api.example.com\uff20evil.test/v1/
    wss://\u0430pi.example.com/v1/
    wss://api.ex\u0430mple.com/v1/
    wss://xn--pi-6kc.example.com/v1/
    wss://api.examp1e.com/v1/
    wss://api.example.c\u043em/v1/
    wss://[api.example.com]/v1/
    wss://api.example.com:444/v1/
    wss://api.example.com:80/v1/
    wss://api.example.com:0/v1/
    wss://api.example.com:65536/v1/
    wss://api.example.com:-1/v1/
    wss://api.example.com:443.5/v1/
    wss://api.example.com:0x1bb/v1/
    wss://api.example.com:4 43/v1/
    ws://api.example.com/v1/
    ws://api.example.com:443/v1/
    http://api.example.com/v1/
    https://api.example.com/v1/
    ftp://api.example.com/v1/
    file://api.example.com/v1/
    javascript:wss://api.example.com/v1/
    data:,wss://api.example.com/v1/
    blob:wss://api.example.com/v1/
    wss+unix://api.example.com/v1/
    wsss://api.example.com/v1/
    //api.example.com/v1/
    /v1/
    api.example.com/v1/
    wss://
    wss:
    wss:///
    wss://api.example.com
    wss://api.example.com/
    wss://api.example.com/v1
    wss://api.example.com/v10/
    wss://api.example.com/V1/
    wss://api.example.com/v2/
    wss://api.example.com//v1/
    wss://api.example.com/x/v1/
    wss://api.example.com/v1/..
    wss://api.example.com/v1/../
    wss://api.example.com/v1/../admin
    wss://api.example.com/v1/x/../../admin
    wss://api.example.com/v1/.%2e/admin
    wss://api.example.com/v1/%2e%2e/admin
    wss://api.example.com/v1/%2E%2E/admin
    wss://api.example.com/v1/%2e./admin
    wss://api.example.com/v1/%252e%252e/admin
    wss://api.example.com/v1/%25252e%25252e/admin
    wss://api.example.com/v1/..%2fadmin
    wss://api.example.com/v1/..%5cadmin
    wss://api.example.com/v1/..%252fadmin
    wss://api.example.com/v1/..\\admin
    wss://api.example.com\\v1\\..\\admin
    wss://api.example.com/v1/x%2f..%2f..%2fadmin
    wss://api.example.com/v1/%2e%2e%2fadmin
    wss://api.example.com/v1/.\t./admin
    wss://api.example.com/v1/..//admin
    wss://api.example.com/v1//../../admin
    wss://api.example.com/v1/#
    wss://api.example.com/v1/#/../admin
    wss://api.example.com/%76%32/
    wss://api.example.com/admin?/v1/
    wss://127.0.0.1/v1/
    wss://[::1]/v1/
    wss://localhost/v1/
    wss://api.example.com:443:443/v1/
    wss://api.example.com,evil.test/v1/
    wss://api.example.com evil.test/v1/
    wss://api.example.com;evil.test/v1/
    wss://api.example.com|evil.test/v1/
    wss://api.example.com^evil.test/v1/
  `)("is not for %j", async (url) => {
    await refused(policies, url);
  });
});

describe("a deny beside an allow of everything holds for every spelling of what it names", () => {
  const beside = (resource: string): readonly Policy[] => [only("allow"), only("deny", resource)];

  test.each(lines`
    wss://evil.test/
    wss://EVIL.test/
    wss://evil.test./
    wss://evil.test../
    wss://evil%2etest/
    wss://evil\u3002test/
    wss://\uff45vil.test/
    wss://ev\u00adil.test/
    wss://evil.test:443/
    wss://evil.test:00443/
    wss:\\\\evil.test
    wss://evil.test?x
    wss://ev\til.test/
    wss://evil.test/a/b/c?d=e
  `)("host: %j", async (url) => {
    await refused(beside("wss://evil.test/*"), url);
  });

  test.each(lines`
    ws://127.0.0.1/
    ws://127.1/
    ws://127.0.1/
    ws://0177.0.0.1/
    ws://0x7f.0.0.1/
    ws://0x7f000001/
    ws://2130706433/
    ws://017700000001/
    ws://127.0.0.1./
    ws://127.0.0.0x1/
    ws://0x7F.1/
    ws://%31%32%37.0.0.1/
    ws://\uff11\uff12\uff17.0.0.1/
    ws://127\u30020\u30020\u30021/
    ws://[::ffff:127.0.0.1]/
    ws://[::ffff:7f00:1]/
    ws://[0:0:0:0:0:ffff:7f00:0001]/
    ws://[::FFFF:127.0.0.1]/
    ws://127.0.0.1:80/
    ws://127.0.0.1:080/
  `)("address: %j", async (url) => {
    await refused(beside("ws://127.0.0.1/*"), url);
  });

  test.each(lines`
    ws://[::1]/
    ws://[0:0:0:0:0:0:0:1]/
    ws://[0000::0001]/
    ws://[::0.0.0.1]/
    ws://[0::1]:80/
  `)("IPv6 address: %j", async (url) => {
    await refused(beside("ws://[::1]/*"), url);
  });

  test.each(lines`
    wss://api.test/admin
    wss://api.test/admin?x=1
    wss://api.test/admin/x
    wss://api.test/%61dmin
    wss://api.test/%2561dmin
    wss://api.test//admin
    wss://api.test/./admin
    wss://api.test/x/../admin
    wss://api.test/x/%2e%2e/admin
    wss://api.test/x/%252e%252e/admin
    wss://api.test\\admin
    wss://api.test/%2e/admin
    wss://api.test/ad\tmin
    wss://api.test/x/..//admin
    wss://api.test/%2fadmin
    wss://api.test/%5cadmin
    wss://api.test/%252fadmin
    wss://api.test/%255cadmin
  `)("path: %j", async (url) => {
    await refused(beside("wss://api.test/admin*"), url);
  });

  test("others are dialled", async () => {
    await dialled(beside("wss://evil.test/*"), "wss://good.test:8443/x", "good.test 8443");
    await dialled(beside("ws://127.0.0.1/*"), "ws://127.0.0.2/", "127.0.0.2 80");
    await dialled(beside("wss://api.test/admin*"), "wss://api.test/user", "api.test 443");
  });
});

describe("wildcards of hosts", () => {
  const policies = [mayConnect, { ...only("allow", "wss://*.example.com/*"), actions: [permissions.connectUrl] }];

  test.each(lines`
    wss://a.example.com/
    wss://A.EXAMPLE.com/x
    wss://xn--mnchen-3ya.example.com/
    wss://m\u00fcnchen.example.com/
  `)("%j is one label below", async (url) => {
    expect(await judge(policies, url)).toMatchObject({ can: true, condition: "connection_failed" });
  });

  test.each(lines`
    wss://example.com/
    wss://.example.com/
    wss://a.b.example.com/
    wss://a.example.com.evil.test/
    wss://aexample.com/
    wss://a.example.com:8443/
    wss://evil.test/.example.com/
    wss://evil.test?.example.com/
    wss://*.example.com.evil.test/
    wss://a.example.com@evil.test/
  `)("%j is not", async (url) => {
    await refused(policies, url);
  });
});

describe("a pattern", () => {
  const matches = (pattern: string, url: string, effect: "allow" | "deny" = "allow"): boolean | string => {
    const [parsed, target] = [parseUrlPattern(pattern), parseTarget(url)];
    if (!target.ok) throw new Error(target.reason);
    return parsed.ok ? parsed.pattern.matches(target.target, effect) : parsed.reason;
  };

  test.each([
    ["wss://api.test*", "wss://api.test/any/path?x=1", true],
    ["wss://api.test*", "wss://api.test.evil/", false],
    ["wss://api.test:*", "wss://api.test:8443/", true],
    ["wss://api.test:*", "wss://api.test:8443/any", false],
    ["wss://api.test:**", "wss://api.test:8443/any", true],
    ["wss://api.test:8443*", "wss://api.test:8443/any", true],
    ["wss://[::1]*", "wss://[::1]/any", true],
    ["wss://a.**/*", "wss://a/", true],
    ["wss://a.**.b/*", "wss://a/", false],
    ["wss://api.test/caf%C3%A9/*", "wss://api.test/caf\u00e9/x", true],
    ["wss://api.test/%e9/*", "wss://api.test/%E9/x", false],
    ["wss://api.test/100%25/*", "wss://api.test/100%25/x", true],
    ["ws://a/", "wss://a/", false],
    ["WS://a/", "ws://a/", true],
    ["WSS://a/", "ws://a:443/", false],
    ["*://a/", "ws://a/", true],
    ["*://a/", "wss://a/", true],
    ["*://a:81/", "wss://a:81/", true],
    ["ws://a/", "ws://a:81/", false],
    ["ws://a:/", "ws://a/", true],
    ["ws://a:/", "ws://a:81/", false],
    ["ws://a:81/", "ws://a:82/", false],
    ["ws://a:65535/", "ws://a:65535/", true],
    ["ws://a:*/", "ws://a:82/", true],
    ["*://a:443/", "ws://a/", false],
    ["*://a:443/", "wss://a/", true],
    ["ws://*/x", "ws://a/x", true],
    ["ws://*/x", "ws://a.b/x", false],
    ["ws://*/x", "ws://10.0.0.1/x", false],
    ["ws://**/x", "ws://10.0.0.1/x", true],
    ["ws://**/x", "ws://a.b/x", true],
    ["ws://*.b/x", "ws://.b/x", false],
    ["ws://**.b.c/", "ws://x.b.b.c/", true],
    ["ws://**.b.c/", "ws://b.c.b.c/", true],
    ["ws://**.b.c/", "ws://b.c.b/", false],
    ["ws://**.b.c/", "ws://b.b/", false],
    ["ws://a.**.b.**.c/", "ws://a.x.b.y.z.c/", true],
    ["ws://a.**.b.**.c/", "ws://a.x.y.z.c/", false],
    ["ws://a.b.**/", "ws://a/", false],
    ["ws://a.*/", "ws://a/", false],
    ["ws://a/x", "ws://a/x", true],
    ["ws://a/x", "ws://a/x?", true],
    ["ws://a/x", "ws://a/x?q", false],
    ["ws://a/x", "ws://a/xy", false],
    ["ws://a/x?q=1", "ws://a/x?q=1", true],
    ["ws://a/x?q=1", "ws://a/x?q=%31", false],
    ["ws://a/x?q=1", "ws://a/x?q=2", false],
    ["ws://a/x?q=1", "ws://a/y?q=1", false],
    ["ws://a/x*", "ws://a/xy?q", true],
    ["ws://a/x/*", "ws://a/x", false],
    ["ws://a/x/*", "ws://a/x/%252e%252e/y", false],
    ["ws://a/.*", "ws://a/.y", true],
    [" w\tss://a/\nb\r ", "wss://a/b", true],
    ["ws:\\\\a/", "ws://a/", true],
  ])("%s matches %s: %s", (pattern, url, answer) => {
    expect(matches(pattern, url)).toBe(answer);
  });

  test.each([
    ["ws://*/x", "ws://a.b/x", true],
    ["ws://**/x", "ws://a.b/x", true],
    ["ws://*/x", "ws://a.b/y", false],
    ["ws://*.b/x", "ws://c.b/x", true],
    ["ws://*.b/x", "ws://a.c/x", false],
    ["ws://a.b/", "ws://a.b./", true],
    ["ws://a.b./", "ws://a.b/", true],
    ["ws://127.0.0.1/", "ws://[::ffff:127.0.0.1]/", true],
    ["ws://a/x?q=1", "ws://a/x?q=%31", true],
    ["ws://a/x?q=1", "ws://a/y?q=%31", false],
    ["ws://a/x", "ws://a/%2578", true],
    ["ws://a/x", "ws://a/%2579", false],
    ["ws://a/x/*", "ws://a/y/%252e%252e/x/z", true],
    ["ws://a/x/*", "ws://a/y/z", false],
    ["ws://a:81/", "ws://a:82/", false],
  ])("to deny, %s matches %s: %s", (pattern, url, answer) => {
    expect(matches(pattern, url, "deny")).toBe(answer);
  });

  test.each([
    ["wss://a/", true],
    [" *:\\\\a", true],
    ["WS://", true],
    ["wss:/a", false],
    ["a wss://a/", false],
    ["https://a/", false],
    ["*", false],
  ])("%j claims to be one: %s", (text, answer) => {
    expect(isUrlPattern(text)).toBe(answer);
  });

  test.each([
    ["x wss://a/", "it does not begin with ws://, wss:// or *://"],
    ["ws:/a/", "it does not begin with ws://, wss:// or *://"],
    ["ws://a@b/", "it holds a user name or a password, and such a URL is always denied"],
    ["ws://a/#b", "it has a fragment, and such a URL is always denied"],
    ["ws://*", "it says nothing of the path: for any URL write `*`"],
    ["ws://**", "it says nothing of the path: for any URL write `*`"],
    ["ws://a:65536/", "its port is neither a number up to 65535 nor `*`"],
    ["ws://a:8a/", "its port is neither a number up to 65535 nor `*`"],
    ["ws://a:a8/", "its port is neither a number up to 65535 nor `*`"],
    ["ws://a*/", "a `*` in its host is not a whole label"],
    ["ws://a*.b", "a `*` in its host is not a whole label"],
    ["ws://a.***/", "a `*` in its host is not a whole label"],
    ["ws://%2A.b/", '"%2A.b" is no host'],
    ["ws://**.0.0.1/", '"**.0.0.1" is no host'],
    ["ws://a/*/b", "a `*` in its path stands before the end"],
    ["ws://a/**", "a `*` in its path stands before the end"],
    ["ws://a/b?c*", "a `*` in its query: a `*` at the end of the path covers every query"],
    ["ws://a/b%2Fc", "such a URL is always denied: its path hides a slash or a backslash behind percent-encoding"],
    ["https://api.test/", "it does not begin with ws://, wss:// or *://"],
    ["wss://a\u2028b/", '"a\u2028b" is no host'],
    ["wss://[::1/", '"[" is no host'],
  ])("%j is none", (pattern, reason) => {
    expect(parseUrlPattern(pattern)).toEqual({ ok: false, reason });
  });
});
