/** No credential shows in an error, a log or a diagnostic, whatever goes wrong. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Actor, Channel, connect, errors, Scope, security, select, sleep, type WebSocketError } from "wireglot";
import { createServer, misbehave, type Script, type ScriptedServer } from "../../testing/index.js";

/** One for each place where a credential stands. */
const SECRETS = {
  query: "in-the-query",
  authorization: "in-the-header",
  cookie: "in-the-cookie",
  proxy: "in-the-proxy",
  passphrase: "of-the-key",
  redirect: "in-the-redirect",
  userinfo: "in-the-userinfo",
  answer: "in-the-answer",
};

const OPTIONS = {
  headers: { Authorization: `Bearer ${SECRETS.authorization}`, Cookie: [`session=${SECRETS.cookie}`] },
  dialTimeout: 2000,
};

/** What only the client should see of an answer. */
const ANSWERED = {
  "Set-Cookie": `session=${SECRETS.answer}`,
  "WWW-Authenticate": `Bearer error_description="${SECRETS.answer}"`,
  Location: `/login?code=${SECRETS.answer}`,
  Authorization: `Bearer ${SECRETS.answer}`,
};

const EVENTS = [
  "wireglot:connect",
  "wireglot:open",
  "wireglot:message",
  "wireglot:pause",
  "wireglot:resume",
  "wireglot:close",
  ...["start", "end", "asyncStart", "asyncEnd", "error"].map((event) => `tracing:wireglot:connect:${event}`),
];

let told: unknown[] = [];
const listen = (message: unknown): void => {
  told.push(message);
};
beforeEach(() => {
  told = [];
  for (const event of EVENTS) subscribe(event, listen);
});

const open: ScriptedServer[] = [];
afterEach(async () => {
  for (const event of EVENTS) unsubscribe(event, listen);
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(script: Script): Promise<string> {
  const server = await createServer(script);
  open.push(server);
  return server.url;
}

/** All that a log could show of a value: its own text, JSON, and what Node prints, hidden fields and causes included. */
function shows(value: unknown): string {
  const deep = inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null });
  return [String(value), JSON.stringify(value), deep, copied(value)].join("\n");
}

/** What comes of loggers that copy field by field, past a form of its own that an object may have. Bytes are text. */
function copied(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  if (typeof value !== "object" || value === null) return String(value);
  const error = value instanceof Error ? [value.message, value.stack, shows(value.cause), shows({ ...value })] : [];
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${copied(field)}`);
  return [...fields, ...error].join("\n");
}

function expectNoSecret(...values: readonly unknown[]): void {
  expect(secretsIn(values.map(shows).join("\n"))).toEqual([]);
}

function secretsIn(text: string): string[] {
  return Object.values(SECRETS).filter((secret) => text.includes(secret));
}

const failing: readonly (readonly [string, () => Promise<string>, object?])[] = [
  ["a refusal", () => serve(misbehave.status(401))],
  ["a refusal that echoes the request", () => serve(async (peer) => peer.refuse(403, { body: await peer.request }))],
  ["a refusal that gives credentials", () => serve(misbehave.status(401, { headers: ANSWERED }))],
  ["another status that gives credentials", () => serve(misbehave.status(418, { headers: ANSWERED }))],
  [
    "an answer that is no HTTP and echoes the request",
    () => serve(async (peer) => peer.send(`nonsense ${await peer.request}\r\n\r\n`)),
  ],
  ["a hang-up", () => serve(misbehave.hangUp("request"))],
  ["a reset", () => serve(misbehave.reset("request"))],
  ["silence", () => serve(misbehave.silence("request")), { dialTimeout: 50 }],
  ["no HTTP", () => serve(misbehave.answer("nonsense\r\n\r\n"))],
  ["a wrong accept key", () => serve(misbehave.acceptKey())],
  ["a redirect that is not followed", () => serve(misbehave.redirect(`ws://other.test/?key=${SECRETS.redirect}`))],
  [
    "a redirect to a URL with a password",
    () => serve(misbehave.redirect(`ws://user:${SECRETS.redirect}@other.test/`)),
    { followRedirects: 3 },
  ],
  ["redirects in a circle", () => serve(misbehave.redirect()), { followRedirects: 2 }],
  ["nobody", async () => "ws://127.0.0.1:1"],
  ["a host without an address", async () => "ws://nobody.invalid"],
  ["a wrong option", () => serve(misbehave.status(500)), { headers: { "X Y": SECRETS.authorization } }],
  [
    "a line of a header as its name",
    () => serve(misbehave.status(500)),
    { headers: { [`Authorization: Bearer ${SECRETS.authorization}`]: "" } },
  ],
  ["a wrong header value", () => serve(misbehave.status(500)), { headers: { A: `${SECRETS.authorization}\n` } }],
  ["a wrong list", () => serve(misbehave.status(500)), { headers: { A: [SECRETS.cookie, 1] } }],
  ["a key that is none", () => serve(misbehave.status(500)), { tls: { passphrase: SECRETS.passphrase, key: 1 } }],
  [
    "a proxy that is not there",
    () => serve(misbehave.status(500)),
    { proxy: `http://user:${SECRETS.proxy}@127.0.0.1:1` },
  ],
  ["a proxy that is none", () => serve(misbehave.status(500)), { proxy: `ftp://user:${SECRETS.proxy}@127.0.0.1:1` }],
  ["a passphrase of the wrong type", () => serve(misbehave.status(500)), { tls: { ticketKeys: SECRETS.passphrase } }],
];

describe("of a connection that fails", () => {
  for (const [name, url, options] of failing)
    test(name, async () => {
      const error: unknown = await connect(`${await url()}/room?token=${SECRETS.query}`, {
        ...OPTIONS,
        ...options,
      }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(Error);
      expectNoSecret(error, told);
    });

  test.each([
    `ws://user:${SECRETS.userinfo}@127.0.0.1/`,
    `user:${SECRETS.userinfo}@127.0.0.1`,
    `ws://user:${SECRETS.userinfo}@[::/`,
    `ws://x/#${SECRETS.userinfo}`,
    `http://user:${SECRETS.userinfo}@x/?a=${SECRETS.query}`,
  ])("a URL that is refused: %#", async (url) => {
    expectNoSecret(await connect(url).catch((error: unknown) => error), told);
  });

  test("a proxy that refuses, echoes the request and gives credentials", async () => {
    const proxy = await serve(async (peer) => peer.refuse(407, { body: await peer.request, headers: ANSWERED }));
    const basic = Buffer.from(`user:${SECRETS.proxy}`).toString("base64");
    const error: unknown = await connect(`ws://x.test/?token=${SECRETS.query}`, {
      ...OPTIONS,
      proxy: proxy.replace("ws://", `http://user:${SECRETS.proxy}@`),
    }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ details: { body: expect.stringContaining(basic) } });
    expectNoSecret(error, told);
    expect(shows([error, told])).not.toContain(basic);
  });

  // What a function of the caller's throws is handed on as it is. Of it, the stack and the code are shown.
  const thrown = Object.assign(
    new Error(`no answer of https://user:${SECRETS.userinfo}@auth.test/?key=${SECRETS.query}`),
    {
      config: { headers: { Authorization: SECRETS.authorization } },
    },
  );
  test.each([
    ["URL", /Invalid URL/, () => new URL(`ws://user:${SECRETS.userinfo}@x:y/?token=${SECRETS.query}`), {}],
    ["URL", /no answer of https:\/\/\*\*\*@auth/, () => Promise.reject(thrown), {}],
    ["headers", /no answer of https:\/\/\*\*\*@auth/, "ws://x.test", { headers: () => Promise.reject(thrown) }],
    ["headers", /failed: an object/, "ws://x.test", { headers: () => Promise.reject({ ...thrown }) }],
  ])("a function for the %s that fails: %s", async (_, message, url, options) => {
    const error: unknown = await connect(url, { ...OPTIONS, ...options }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ condition: "connection_failed", message: expect.stringMatching(message) });
    const texts = [String(error), JSON.stringify([error, told]), inspect([error, told], { depth: null })];
    expect(secretsIn([...texts, copied({ ...(error as Error) })].join("\n"))).toEqual([]);
  });

  test.each([
    () =>
      security.run({ actor: { id: "me", meta: { token: SECRETS.userinfo } }, scope: new Scope([]) } as never, () => 1),
    () => security.run([SECRETS.userinfo] as never, () => 1),
    () => new Actor("me", new Map([["token", SECRETS.userinfo]]) as never),
    () => security.configure({ strict: { token: SECRETS.userinfo } as never }),
    () => sleep({ token: SECRETS.userinfo } as never),
    () => new Channel({ token: SECRETS.userinfo } as never),
    () => select({ a: new Channel() }, { order: { token: SECRETS.userinfo } as never }),
    () => sleep(1, { signal: { token: SECRETS.userinfo } as never }),
  ])("an argument of the wrong type: %#", async (call) => {
    const [, error] = await errors.attempt((async () => call())());
    expect(error).toMatchObject({ condition: "invalid_argument", details: { value: expect.stringMatching(/^an /) } });
    expectNoSecret(error);
  });

  test("a policy that denies", async () => {
    const context = { actor: new Actor("someone", { password: SECRETS.userinfo }), scope: new Scope([]) };
    const error: unknown = await security
      .run(context, () => connect(`ws://x.test/?token=${SECRETS.query}`, OPTIONS))
      .catch((reason: unknown) => reason);
    expectNoSecret(error, told);
  });
});

test("what a server answered can be read by its name, through another sentence too", async () => {
  const url = await serve(misbehave.status(429, { headers: ANSWERED, body: SECRETS.answer, retryAfter: 3 }));
  const [, error] = await errors.attempt(connect(url, OPTIONS));
  const wrapped = errors.wrap(error, "loading prices");
  for (const { details } of [error as WebSocketError, wrapped]) {
    expect(details).toMatchObject({
      status: 429,
      headers: { "set-cookie": ANSWERED["Set-Cookie"], "retry-after": "3" },
      body: SECRETS.answer,
      retryAfter: 3000,
    });
    expect(JSON.parse(JSON.stringify(details))).toMatchObject({ status: 429, headers: "***", body: "***" });
    expect(inspect(details)).toContain("headers: '***'");
    expectNoSecret(details, { ...details }, structuredClone(details), Object.entries(details));
    expect(inspect(details, { showHidden: true, customInspect: false })).not.toContain(SECRETS.answer);
  }
  expectNoSecret(error, wrapped, structuredClone(error), structuredClone(wrapped), { ...wrapped }, told);
});

test("of a client, its options and its end", async () => {
  const url = await serve(async (peer) => {
    await peer.accept();
    peer.message("hello");
    peer.close(4001, "bye");
  });
  const client = await connect(`${url}/room?token=${SECRETS.query}`, OPTIONS);
  await client.channel().receive();
  const info = await client.closed;
  expectNoSecret(client, inspect(client.options), JSON.stringify(client.options), info, info.error, told);
  expect(told.length).toBeGreaterThan(4);
});
