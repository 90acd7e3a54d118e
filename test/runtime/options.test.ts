/** Options of connect: what is given, what is refused and with which words, what holds in the end. */
import http from "node:http";
import { inspect } from "node:util";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { COMPRESSION, type ConnectOptions, connect, errors } from "wireglot";
import { pair } from "../../testing/index.js";
import { type GeneratedSdk, generateSdk, type LooseApi } from "../support/generated.js";
import { echo, type TestServer, wsServer } from "../support/servers.js";

const open: TestServer[] = [];
const sdks: GeneratedSdk[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
afterAll(() => {
  for (const sdk of sdks) sdk.remove();
});

async function refusal(options: unknown): Promise<Record<string, unknown>> {
  const [client, error] = await errors.attempt(connect("ws://127.0.0.1:9/", options as ConnectOptions));
  await client?.close();
  expect(error).toMatchObject({ condition: "invalid_argument" });
  return { ...error?.details };
}

test.each([
  [5, { option: "options", value: "5", accepted: "an object" }],
  [Symbol("s"), { option: "options", value: "Symbol(s)" }],
  [[], { option: "options", value: "an array" }],
  [{ headers: "Authorization: secret" }, { option: "headers", value: "***" }],
  [{ headers: 5 }, { option: "headers", value: "a number" }],
  [{ headers: new Map() }, { option: "headers", value: "an object" }],
  [{ headers: Object.fromEntries(Array.from({ length: 100_001 }, (_, i) => [`x-${i}`, "a"])) }, { option: "headers" }],
  [{ headers: { "a b": "c" } }, { option: 'headers["a b"]' }],
  [{ tls: "secret" }, { option: "tls", value: "***" }],
  [{ tls: 5 }, { option: "tls", value: "a number" }],
  [{ agent: 5 }, { option: "agent" }],
  [{ proxy: 5 }, { option: "proxy", value: "5" }],
  [{ proxy: "no url" }, { option: "proxy" }],
  [{ proxy: new URL("ftp://a:b@c/") }, { option: "proxy", value: '"ftp://***@c/"' }],
  [{ heartbeat: 5 }, { option: "heartbeat", value: "5" }],
  [{ reconnect: { queue: { overflow: "drop" } } }, { option: "reconnect.queue.overflow", value: '"drop"' }],
  [{ protocols: "chat" }, { option: "protocols" }],
  [{ protocols: ["ok", 5] }, { option: "protocols[1]", value: "5" }],
  [{ signal: Symbol("s") }, { option: "signal", value: "Symbol(s)" }],
  [{ channelCapacity: 10n }, { option: "channelCapacity", value: "10n" }],
  [{ "dial timeout": 1 }, { option: '"dial timeout"', suggestion: "dialTimeout" }],
])("refused in words: %#", async (options, details) => {
  expect(await refusal(options)).toMatchObject(details);
});

test("a certificate that is none is a wrong option", async () => {
  expect(await refusal({ tls: { cert: "no certificate" } })).toMatchObject({ option: "tls", value: "an object" });
});

test("a revoked proxy is refused, and does not throw of itself", async () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  expect(await refusal({ fastLane: proxy })).toMatchObject({ option: "fastLane", value: "an object" });
});

describe("what cannot be read is a wrong argument, and nothing is dialled", () => {
  const thrown = new Error("no luck with wss://u:hunter2@x/?k=hunter2");
  const fail = (): never => {
    throw thrown;
  };
  const getter = (name: string): object => Object.defineProperty({}, name, { get: fail, enumerable: true });
  const proxy = (target: object): object => new Proxy(target, { ownKeys: fail, get: fail, getPrototypeOf: fail });
  const revoked = (target: object): object => {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  };

  test.each<[string, unknown, unknown?]>([
    ["options", getter("headers")],
    ["options", proxy({})],
    ["options", revoked({})],
    ["headers", { headers: getter("Authorization") }],
    ["headers", { headers: proxy({}) }],
    ["headers", { headers: { A: Object.defineProperty(["a"], 0, { get: fail }) } }],
    ["tls", { tls: getter("ca") }],
    ["tls", { tls: revoked({}) }],
    ["protocols", { protocols: Object.defineProperty(["a"], 0, { get: fail }) }],
    ["protocols", { protocols: revoked([]) }],
    ["signal", { signal: getter("aborted") }],
    ["agent", { agent: new Proxy({}, { has: fail }) }],
    ["proxy", { proxy: revoked(new URL("http://x")) }],
    ["heartbeat", { heartbeat: getter("interval") }],
    ["reconnect.queue", { reconnect: { queue: proxy({}) } }],
    ["dialTimeout", { dialTimeout: new Proxy(new String("1s"), { getPrototypeOf: fail }) }],
    ["url", {}, Object.defineProperty(new URL("ws://x"), "href", { get: fail })],
    ["url", {}, revoked(new URL("ws://x"))],
    ["url", {}, () => Object.defineProperty(new URL("ws://x"), "href", { get: fail })],
  ])("%s: %#", async (option, options, url) => {
    const server = await wsServer(echo);
    open.push(server);
    const [, error] = await errors.attempt(connect((url ?? server.url) as string, options as ConnectOptions));
    expect(error).toMatchObject({ condition: "invalid_argument", details: { option } });
    expect(`${error?.message} ${JSON.stringify(error)}`).not.toContain("hunter2");
    expect(server.connections).toBe(0);
  });

  test("and the error says why, with what was thrown as its cause", async () => {
    const [, error] = await errors.attempt(connect("ws://127.0.0.1:9/", getter("headers")));
    expect(error).toMatchObject({
      message: expect.stringMatching(/options.*reading it failed: no luck with wss:\/\/\*\*\*@x/),
      cause: thrown,
    });
  });

  test("a hole in a list is a wrong item", async () => {
    expect(await refusal({ protocols: Object.assign([], { 0: "a", 2: "b" }) })).toMatchObject({
      option: "protocols[1]",
      value: "undefined",
    });
  });
});

test("a limit of 0 is the default, times of 0 are none, undefined is absent", async () => {
  const { client } = await pair(connect, {
    options: { readLimit: 0, dialTimeout: 0, closeTimeout: 0, proxy: undefined, compression: COMPRESSION.DISABLED },
  });
  expect(client.options).toMatchObject({ readLimit: 0, dialTimeout: 0, closeTimeout: 0 });
  await client.send("x".repeat(100));
  expect(await client.close()).toMatchObject({ wasClean: true });
});

describe("of an agent", () => {
  test("the connection goes through it", async () => {
    const server = await wsServer(echo);
    open.push(server);
    const agent = new http.Agent();
    const client = await connect(server.url, { agent });
    await client.send("through");
    expect(await client.channel().receive()).toMatchObject({ value: { data: "through" } });
    await client.close();
    agent.destroy();
  });
});

describe("of a spec with lists and records of its own", () => {
  let api: LooseApi;
  async function load(): Promise<LooseApi> {
    const sdk = await generateSdk(`wireglot: 1
module: nested
version: 1.0.0
summary: Nested.
types:
  pin: { type: string, secret: true, doc: Opens the door. }
  stop:
    type: object
    doc: Where it halts.
    properties:
      name: { type: string, required: true, doc: What it is called. }
      wait: { type: duration, default: 2s, doc: How long it waits. }
options:
  routes: { type: list, items: { type: list, items: stop }, doc: Sets the routes. }
  fares: { type: record, values: { type: list, items: { type: bytes } }, doc: Sets the fares. }
  keys: { type: record, values: { type: string, maxLength: 5 }, secret: true, doc: Sets the keys. }
  tokens: { type: list, items: { type: duration }, secret: true, doc: Sets the tokens. }
  pins: { type: list, items: { type: list, items: { type: string, secret: true } }, doc: Sets the pins. }
  pin: { type: pin, doc: Sets the pin. }
  home: { type: url, doc: Sets the home. }
  flags: { type: integer, flags: BIT, doc: Sets the flags. }
constants:
  BIT: { doc: What can be set., members: { ONE: { value: 1, doc: The first. }, TWO: { value: 2, doc: The second. } } }
`);
    sdks.push(sdk);
    return sdk.load();
  }
  const optionsOf = async (options: object): Promise<unknown> => {
    const server = await wsServer(echo);
    open.push(server);
    return { ...(await api.connect(server.url, options)).options };
  };
  const wrong = async (options: object): Promise<unknown> => {
    const [, error] = await api.errors.attempt(api.connect("ws://127.0.0.1:9/", options));
    return error?.details;
  };

  test("a secret in a list or by its type is shown nowhere", async () => {
    api = await load();
    const server = await wsServer(echo);
    open.push(server);
    const client = await api.connect(server.url, { pins: [["hunter2"]], pin: "hunter2" });
    expect(client.options).toMatchObject({ pins: [["hunter2"]], pin: "hunter2" });
    expect(await wrong({ pins: "hunter2" })).toMatchObject({ option: "pins", value: "***" });
    expect(await wrong({ pins: [["ok"], "hunter2"] })).toMatchObject({ option: "pins[1]", value: "***" });
    expect(inspect(client.options, { depth: null }) + JSON.stringify(client.options)).not.toContain("hunter2");
  });

  test("each value is converted, and filled up, at its depth", async () => {
    api = await load();
    expect(
      await optionsOf({
        routes: [[{ name: "a" }, { name: "b", wait: "1m" }], []],
        fares: { "a/b": ["1KiB"], "~": [] },
        home: new URL("https://example.com/x"),
        flags: 3,
      }),
    ).toMatchObject({
      routes: [
        [
          { name: "a", wait: 2000 },
          { name: "b", wait: 60_000 },
        ],
        [],
      ],
      fares: { "a/b": [1024], "~": [] },
      home: "https://example.com/x",
      flags: 3,
    });
  });

  test("what is wrong is named by its path, and a secret is not shown", async () => {
    expect(await wrong({ routes: [[{ name: "a" }, {}]] })).toMatchObject({ option: "routes[0][1].name" });
    expect(await wrong({ routes: [[5]] })).toMatchObject({ option: "routes[0][0]" });
    expect(await wrong({ routes: {} })).toMatchObject({ option: "routes" });
    expect(await wrong({ fares: { "a/b": ["much"] } })).toMatchObject({ option: 'fares["a/b"][0]' });
    expect(await wrong({ fares: [] })).toMatchObject({ option: "fares", value: "an array" });
    expect(await wrong({ keys: { "~a/b": "a long secret" } })).toMatchObject({ option: 'keys["~a/b"]', value: "***" });
    expect(await wrong({ tokens: ["a secret"] })).toMatchObject({ option: "tokens[0]", value: "***" });
    expect(await wrong({ home: "/relative" })).toMatchObject({ option: "home", value: '"/relative"' });
    expect(await wrong({ home: 5 })).toMatchObject({ option: "home", value: "5" });
    expect(await wrong({ flags: 4 })).toMatchObject({ option: "flags", value: "4" });
    expect(await wrong({ flags: {} })).toMatchObject({ option: "flags" });
  });
});
