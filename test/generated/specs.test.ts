/** Specs of other shapes: each is generated, compiled strictly, and used over live sockets. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import {
  type GeneratedSdk,
  generateSdk,
  type LooseApi,
  type LooseClient,
  type LooseError,
} from "../support/generated.js";
import { echo, refusingServer, type TestServer, tcpServer, wsServer } from "../support/servers.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const specs = ["tiny", "gateway", "everything", "page"] as const;
const sdks = new Map<string, GeneratedSdk>();
const open: TestServer[] = [];

beforeAll(async () => {
  for (const name of specs) {
    const text = readFileSync(join(root, "test", "specs", `${name}.yaml`), "utf8");
    const files = { "examples/connect.ts": readFileSync(join(root, "spec", "examples", "connect.ts"), "utf8") };
    sdks.set(name, await generateSdk(text.replace("../../spec/websocket.yaml", "websocket"), files));
  }
});
afterAll(() => {
  for (const sdk of sdks.values()) sdk.remove();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function load(name: (typeof specs)[number]): Promise<LooseApi> {
  const sdk = sdks.get(name);
  if (sdk === undefined) throw new Error(`${name} was not generated`);
  return sdk.load();
}

async function serve(server: Promise<TestServer>): Promise<TestServer> {
  const started = await server;
  open.push(started);
  return started;
}

async function failure(api: LooseApi, promise: Promise<unknown>): Promise<LooseError> {
  const [, error] = await api.errors.attempt(promise);
  if (error === null) throw new Error("it did not fail");
  return error;
}

async function call(client: LooseClient, method: string, ...args: readonly unknown[]): Promise<unknown> {
  const fn = client[method];
  if (typeof fn !== "function") throw new Error(`there is no method ${method}`);
  return fn.apply(client, args);
}

/** How a program that uses each SDK looks; what must not compile is marked. */
const programs: Readonly<Record<(typeof specs)[number], string>> = {
  tiny: `
    import { CLOSE_CODES, connect, errors, type Message, TEXT } from "./index.js";
    const client = await connect("ws://x/");
    await client.send("hi", TEXT);
    const { ok, value } = await client.channel().receive();
    if (ok) { const message: Message = value; console.log(message.data); }
    // @ts-expect-error: this API has no options
    await connect("ws://x/", { dialTimeout: 1 });
    await client.close(CLOSE_CODES.NORMAL);
    if (errors.is(null, "dial_timeout")) console.log(1);
  `,
  gateway: `
    import { API_VERSION, CLOSE_CODES, connect, errors, INTENT } from "./index.js";
    const client = await connect("ws://x/", { token: "12345678", intents: INTENT.GUILDS | INTENT.MESSAGES, shard: [0, 1], beat: {} });
    // @ts-expect-error: the options are required
    await connect("ws://x/");
    // @ts-expect-error: and so is the token
    await connect("ws://x/", { intents: 1 });
    await client.identify("{}");
    // @ts-expect-error: bytes are no string
    await client.identify(new Uint8Array());
    const version: 10 = API_VERSION;
    const range: { readonly from: 4100; readonly to: 4199 } = CLOSE_CODES.SERVICE;
    await client.close(CLOSE_CODES.UNKNOWN_ERROR);
    // @ts-expect-error: a range is no code
    await client.close(CLOSE_CODES.SERVICE);
    throw errors.roomFull({ room: "a", count: version + range.from });
  `,
  everything: `
    import { ANSWER, connect, type ConnectOptions, errors, LEVEL, type RateLimit, type Level } from "./index.js";
    const limit: RateLimit = { count: 1, window: "2s" };
    const options: ConnectOptions = { name: "abc", mood: 7, level: LEVEL.HIGH, limits: { a: limit }, deep: { inner: { twice: 3 } }, naps: ["1s", 5] };
    const client = await connect(new URL("ws://x/"), options);
    const level: Level = client.options.level ?? LEVEL.LOW;
    // @ts-expect-error: no such mood
    const wrong: ConnectOptions = { name: "abc", mood: "angry" };
    await client.shout(new Uint8Array(), { signal: AbortSignal.timeout(5) });
    const error = errors.oops({ what: "x", when: 5 });
    const when: number | undefined = error.details.when;
    const kind: "UNKNOWN" = error.kind;
    // @ts-expect-error: the compression of the base was removed
    console.log(options.compression, level, ANSWER, wrong, when, kind);
  `,
  page: `
    import { CLOSE_CODES, connect, errors, MODE, TEXT } from "./index.js";
    const client = await connect("ws://x/", { token: "12345678", openTimeout: "3s", compression: MODE.SHARED, keepAlive: { every: 5 }, part: [1, 2] });
    await client.say("hello");
    await client.close(CLOSE_CODES.SERVER_BUSY);
    const one: 1 = TEXT;
    if (errors.is(null, "refused_here")) throw errors.roomFull({ room: String(one) });
    // @ts-expect-error: the token is required
    await connect("ws://x/", {});
  `,
};

describe("compiled strictly", () => {
  test.each(["typescript", "typescript-7"])("by %s", (compiler) => {
    const files = [...sdks].map(([name, sdk]) => {
      const file = join(sdk.out, "usage.ts");
      writeFileSync(file, programs[specs.find((spec) => spec === name) ?? "tiny"]);
      return file;
    });
    const config = join(sdks.get("tiny")?.folder ?? "", `tsconfig-${compiler}.json`);
    const compilerOptions = { noEmit: true, rootDir: root };
    writeFileSync(
      config,
      JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, include: [], files }),
    );
    const tsc = join(root, "node_modules", compiler, "bin", "tsc");
    let output = "";
    try {
      execFileSync(process.execPath, [tsc, "-p", config], { encoding: "utf8" });
    } catch (error) {
      output = error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    }
    expect(output).toBe("");
  });
});

describe("tiny", () => {
  test("has everything of the base that it leaves unsaid", async () => {
    const api = await load("tiny");
    const server = await serve(wsServer(echo));
    const client = await api.connect(server.url);
    await call(client, "send", "hi", api.TEXT);
    expect(await call(client, "ping")).toHaveProperty("rtt");
    expect(await call(client, "close", api.CLOSE_CODES.NORMAL, "bye")).toMatchObject({ code: 1000, wasClean: true });
    expect(client.options).toEqual({});
    expect((await failure(api, api.connect("ws://127.0.0.1:9/", { anything: 1 }))).condition).toBe("invalid_argument");
  });
});

describe("gateway", () => {
  const given = { token: "12345678", intents: 3 };

  test.each([
    [{ intents: 1 }, "token", "at least 8 characters"],
    [{ ...given, token: "short" }, "token", "at least 8 characters"],
    [
      { ...given, intents: 4 },
      "intents",
      "any combination of INTENT.GUILDS (1), INTENT.MEMBERS (2), INTENT.MESSAGES (512)",
    ],
    [{ ...given, shard: [1] }, "shard", "a list of 2 items, each an integer"],
    [{ ...given, shard: [1, 2, 3] }, "shard", "a list of 2 items"],
    [{ ...given, shard: [1, "2"] }, "shard[1]", "an integer"],
    [{ ...given, maxWait: "99ms" }, "maxWait", "a duration from 100ms to 1m"],
    [{ ...given, beat: { every: 5 } }, "beat.every", "a duration from 10ms to 5m"],
    [{ ...given, resume: { tries: 101 } }, "resume.tries", "an integer from 1 to 100"],
    [undefined, "token", "at least 8 characters"],
  ])("options %j: %s", async (options, option, accepted) => {
    const api = await load("gateway");
    const error = await failure(api, api.connect("ws://127.0.0.1:9/", options));
    expect(error).toMatchObject({ condition: "invalid_argument", details: { option } });
    expect(error.details.accepted).toContain(accepted);
    expect(JSON.stringify(error)).not.toContain("short");
  });

  test("keeps its own options, and shows no secret", async () => {
    const api = await load("gateway");
    const server = await serve(wsServer(echo));
    const client = await api.connect(server.url, { ...given, shard: [0, 4] });
    expect(client.options).toMatchObject({ ...given, shard: [0, 4], maxWait: 2000 });
    const { inspect } = await import("node:util");
    expect(inspect(client, { depth: 9 }) + inspect(client.options)).not.toContain("12345678");
    expect(JSON.stringify(client.options)).not.toContain("12345678");
    await call(client, "close");
  });

  test.each([
    ["UNKNOWN_ERROR", 4000, "", "backoff"],
    ["UNKNOWN_OPCODE", 4001, "", "backoff"],
    ["NOT_AUTHENTICATED", 4003, "", "credentials"],
    ["AUTHENTICATION_FAILED", 4004, "", "never"],
    ["RATE_LIMITED", 4008, "", { after: 50 }],
    ["SESSION_TIMED_OUT", 4009, "", "immediate"],
    ["BANNED", 4014, "ban: spam", "never"],
    ["DISALLOWED_INTENT", 4014, "no such ban:", "credentials"],
    ["MOVED", 4020, "", "elsewhere"],
    ["SERVICE", 4100, "", { after: 20 }],
    ["SERVICE", 4199, "", { after: 20 }],
    ["SERVICE_FULL", 4150, "", "never"],
    ["(no row)", 4300, "", "never"],
    ["GOING_AWAY", 1001, "", "backoff"],
  ])("close code %s (%i %j) advises %j", async (name, code, reason, reconnect) => {
    const api = await load("gateway");
    if (name !== "(no row)" && name !== "SERVICE") expect(api.CLOSE_CODES[name]).toBe(code);
    expect(api.CLOSE_CODES.SERVICE).toEqual({ from: 4100, to: 4199 });
    const server = await serve(wsServer((socket) => socket.close(code, reason)));
    const client = await api.connect(server.url, given);
    expect(await client.closed).toMatchObject({ code, reason, reconnect, initiator: "remote" });
  });

  test.each([
    [4009, "", 2],
    [4008, "", 2],
    [4150, "", 1],
    [4003, "", 1],
  ])("with reconnecting on, %i leads to %i connections in all", async (code, reason, connections) => {
    const api = await load("gateway");
    let count = 0;
    const server = await serve(
      wsServer((socket) => {
        count += 1;
        socket.close(count === 1 ? code : 1000, reason);
      }),
    );
    const client = await api.connect(server.url, { ...given, resume: { tries: 2, pause: 1 } });
    await client.closed;
    expect(count).toBe(connections);
  });

  test("errors of its own rows: statuses, the deadline, the policy", async () => {
    const api = await load("gateway");
    const throttling = await serve(refusingServer(() => ({ status: 429, headers: { "Retry-After": "3" } })));
    expect(await failure(api, api.connect(throttling.url, given))).toMatchObject({
      condition: "throttled",
      kind: "RATE_LIMITED",
      retryable: true,
      message: "asked to wait 3000 ms",
    });
    for (const status of [418, 503]) {
      const server = await serve(refusingServer(() => ({ status })));
      expect(await failure(api, api.connect(server.url, given))).toMatchObject({
        condition: "teapot",
        kind: "INTERNAL",
        retryable: false,
        message: `status ${status}`,
      });
    }
    const silent = await serve(tcpServer(() => undefined));
    expect(await failure(api, api.connect(silent.url, { ...given, maxWait: 100 }))).toMatchObject({
      condition: "slow",
      kind: "UNAVAILABLE",
      retryable: false,
      message: expect.stringMatching(/^too slow after 1\d\d ms in upgrade$/),
    });
    const scope = new api.Scope([{ id: "all", actions: ["gateway.identify"], resources: ["*"], effect: "allow" }]);
    const denied = api.security.run({ actor: new api.Actor("a", {}), scope }, () =>
      failure(api, api.connect("ws://127.0.0.1:9/", given)),
    );
    expect(await denied).toMatchObject({
      condition: "forbidden_host",
      message: "the gateway at ws://127.0.0.1:9/ is not allowed",
    });
  });

  test("errors to throw are made by name", async () => {
    const { errors } = await load("gateway");
    const make = errors.roomFull;
    if (typeof make !== "function") throw new Error("there is no errors.roomFull");
    expect(make({ room: "lobby", count: 3 })).toMatchObject({
      condition: "room_full",
      kind: "CONFLICT",
      code: "ERR_WS_ROOM_FULL",
      message: "lobby has {3} members",
      retryable: false,
    });
  });

  test("a parameter that the spec limits is checked before the call", async () => {
    const api = await load("gateway");
    const seen: string[] = [];
    const server = await serve(wsServer((socket) => socket.on("message", (data) => seen.push(data.toString()))));
    const client = await api.connect(server.url, given);
    expect(await failure(api, call(client, "identify", "x".repeat(4097)))).toMatchObject({
      condition: "invalid_argument",
      details: { option: "data" },
    });
    expect(await failure(api, call(client, "identify", new Uint8Array(3)))).toMatchObject({
      condition: "invalid_argument",
    });
    await call(client, "identify", "ok");
    await expect.poll(() => seen).toEqual(["ok"]);
  });

  test("its heartbeat and its methods run under their own names", async () => {
    const api = await load("gateway");
    let pings = 0;
    const server = await serve(
      wsServer((socket: WebSocket) => {
        socket.on("ping", () => {
          pings += 1;
        });
      }),
    );
    const client = await api.connect(server.url, { ...given, beat: { every: 10 } });
    await expect.poll(() => pings).toBeGreaterThan(1);
    expect(await call(client, "beat")).toHaveProperty("rtt");
    expect(await call(client, "close")).toMatchObject({ code: 1000 });
  });
});

describe("everything", () => {
  test("defaults of every type hold", async () => {
    const api = await load("everything");
    const server = await serve(wsServer(echo));
    const client = await api.connect(server.url, { name: "abc", deep: {}, limits: { a: { count: 1 } } });
    expect(client.options).toMatchObject({
      age: 30,
      weight: 1,
      loud: false,
      nap: 90_000,
      room: 65_536,
      mood: "glad",
      level: 1,
      bits: 5,
      tags: ["a", "b"],
      deep: { leaf: "green" },
      limits: { a: { count: 1 } },
      pace: 10,
      turns: 1,
      wait: 0,
    });
    expect(client.compression).toBe(0);
    await call(client, "close");
  });

  test.each([
    [{ mood: 7 }, { pace: 70 }],
    [{ mood: "sad" }, { pace: 1 }],
    [{ pace: 5 }, { pace: 5 }],
    [{ hurry: false }, { turns: 5 }],
    [{ nap: "2s" }, { wait: 20 }],
    [{ nap: 5 }, { wait: 50 }],
    [{ olderStyle: 3 }, { oldStyle: 3 }],
    [{ naps: ["1s", 250] }, { naps: [1000, 250] }],
    [
      { limits: { a: { count: 2 }, b: { count: 3, window: 5 } } },
      { limits: { a: { count: 2, window: 1000 }, b: { count: 3, window: 5 } } },
    ],
    [{ room: "2KiB" }, { room: 2048 }],
    [{ bits: 0 }, { bits: 0 }],
    [{ home: "https://example.com/x" }, { home: "https://example.com/x" }],
  ])("options %j become %j", async (given, options) => {
    const api = await load("everything");
    const server = await serve(wsServer(echo));
    const client = await api.connect(server.url, { name: "abc", ...given });
    expect(client.options).toMatchObject(options);
    await call(client, "close");
  });

  test.each([
    [{}, "name"],
    [{ name: "a" }, "name"],
    [{ name: "a1" }, "name"],
    [{ name: "abc", home: "nowhere" }, "home"],
    [{ name: "abc", age: 1.5 }, "age"],
    [{ name: "abc", weight: 0.4 }, "weight"],
    [{ name: "abc", loud: 1 }, "loud"],
    [{ name: "abc", nap: 0 }, "nap"],
    [{ name: "abc", room: 1023 }, "room"],
    [{ name: "abc", mood: "angry" }, "mood"],
    [{ name: "abc", level: 2 }, "level"],
    [{ name: "abc", bits: 2 }, "bits"],
    [{ name: "abc", tags: [] }, "tags"],
    [{ name: "abc", tags: ["a", "a"] }, "tags"],
    [{ name: "abc", tags: ["A"] }, "tags[0]"],
    [{ name: "abc", limits: { a: {} } }, "limits.a.count"],
    [{ name: "abc", limits: { a: { count: 0 } } }, "limits.a.count"],
    [{ name: "abc", limits: { a: { count: 1, more: 2 } } }, "limits.a.more"],
    [{ name: "abc", naps: ["x"] }, "naps[0]"],
    [{ name: "abc", deep: { inner: { twice: "2" } } }, "deep.inner.twice"],
    [{ name: "abc", secretWord: "toolong" }, "secretWord"],
    [{ name: "abc", oldStyle: 1, olderStyle: 2 }, "olderStyle"],
    [{ name: "abc", compression: 1 }, "compression"],
  ])("options %j: %s is wrong", async (given, option) => {
    const api = await load("everything");
    const error = await failure(api, api.connect("ws://127.0.0.1:9/", given));
    expect(error).toMatchObject({ condition: "invalid_argument", details: { option } });
    expect(JSON.stringify(error)).not.toContain("toolong");
  });

  test("codes that only the server may send are refused", async () => {
    const api = await load("everything");
    const server = await serve(wsServer(echo));
    const client = await api.connect(server.url, { name: "abc" });
    expect(await failure(api, call(client, "close", 4550))).toMatchObject({ condition: "invalid_argument" });
    expect(await call(client, "close", 3999)).toMatchObject({ code: 3999 });
  });

  test("a secret detail is in no text of its error", async () => {
    const { errors } = await load("everything");
    const make = errors.oops;
    if (typeof make !== "function") throw new Error("there is no errors.oops");
    const error = make({ what: "hunter2" });
    expect(error.message).toBe("{braces} and ***");
    expect(JSON.stringify(error)).not.toContain("hunter2");
    expect(error.details.what).toBe("hunter2");
  });

  test("without the permission to connect that check is absent", async () => {
    const api = await load("everything");
    const server = await serve(wsServer(echo));
    const scope = new api.Scope([
      { id: "url", actions: ["websocket.connect.url"], resources: [`${server.url}/`], effect: "allow" },
    ]);
    const client = await api.security.run({ actor: new api.Actor("a", {}), scope }, () =>
      api.connect(server.url, { name: "abc" }),
    );
    await call(client, "close");
  });
});

describe("the spec that the language's own page shows", () => {
  const given = { token: "12345678" };

  test("its options hold, and its secret is not shown", async () => {
    const api = await load("page");
    const server = await serve(wsServer(echo, { perMessageDeflate: true }));
    const client = await api.connect(server.url, {
      ...given,
      compression: Reflect.get(Object(api.MODE), "SHARED"),
      keepAlive: {},
    });
    expect(client.options).toMatchObject({
      openTimeout: 5000,
      roomLimit: 5,
      compressionThreshold: 128,
      keepAlive: { every: 30_000 },
    });
    expect(client.compression).toBe(1);
    await call(client, "say", "hello");
    expect(await call(client, "close")).toMatchObject({ code: 1000 });
    const error = await failure(api, api.connect(server.url, { token: "secret!" }));
    expect(error).toMatchObject({ condition: "invalid_argument", details: { option: "token", value: "***" } });
  });

  test.each([
    [4001, "", "backoff"],
    [4003, "ban: you", "never"],
    [4150, "", { after: 5000 }],
    [4003, "other", "never"],
  ])("close code %i %j advises %j", async (code, reason, reconnect) => {
    const api = await load("page");
    const server = await serve(wsServer((socket) => socket.close(code, reason)));
    expect(await (await api.connect(server.url, given)).closed).toMatchObject({ code, reason, reconnect });
  });

  test("its errors, its permissions", async () => {
    const api = await load("page");
    const throttling = await serve(refusingServer(() => ({ status: 429, headers: { "Retry-After": "7" } })));
    expect(await failure(api, api.connect(throttling.url, given))).toMatchObject({
      condition: "throttled",
      message: "asked to wait 7000 ms",
    });
    const scope = new api.Scope([{ id: "a", actions: ["chat.open"], resources: ["*"], effect: "allow" }]);
    const denied = api.security.run({ actor: new api.Actor("a", {}), scope }, () =>
      failure(api, api.connect("ws://127.0.0.1:9/?k=v", given)),
    );
    expect(await denied).toMatchObject({ condition: "refused_here", message: "not allowed: ws://127.0.0.1:9/?k=***" });
  });
});
