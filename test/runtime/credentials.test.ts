/** No credential shows in an error, a log or a diagnostic, whatever goes wrong. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Actor, connect, Scope, security } from "wireglot";
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
};

const OPTIONS = {
  headers: { Authorization: `Bearer ${SECRETS.authorization}`, Cookie: [`session=${SECRETS.cookie}`] },
  dialTimeout: 2000,
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
  const deep = inspect(value, { depth: 12, showHidden: true, getters: true, maxStringLength: null });
  const error = value instanceof Error ? `${value.message}\n${value.stack}\n${shows(value.cause)}` : "";
  return [String(value), JSON.stringify(value), deep, error].join("\n");
}

function expectNoSecret(...values: readonly unknown[]): void {
  const text = values.map(shows).join("\n");
  for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
}

const failing: readonly (readonly [string, () => Promise<string>, object?])[] = [
  ["a refusal", () => serve(misbehave.status(401))],
  ["a refusal that echoes the request", async () => serve(async (peer) => peer.refuse(403, { body: "no" }))],
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
  ["a wrong header value", () => serve(misbehave.status(500)), { headers: { A: `${SECRETS.authorization}\n` } }],
  ["a wrong list", () => serve(misbehave.status(500)), { headers: { A: [SECRETS.cookie, 1] } }],
  ["a key that is none", () => serve(misbehave.status(500)), { tls: { passphrase: SECRETS.passphrase, key: 1 } }],
  [
    "a proxy that is not there",
    () => serve(misbehave.status(500)),
    { proxy: `http://user:${SECRETS.proxy}@127.0.0.1:1` },
  ],
  ["a proxy that is none", () => serve(misbehave.status(500)), { proxy: `ftp://user:${SECRETS.proxy}@127.0.0.1:1` }],
  [
    "a function for headers that fails",
    () => serve(misbehave.status(500)),
    {
      headers: () => {
        throw new Error("no headers");
      },
    },
  ],
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

  test("a policy that denies", async () => {
    const context = { actor: new Actor("someone", { password: SECRETS.userinfo }), scope: new Scope([]) };
    const error: unknown = await security
      .run(context, () => connect(`ws://x.test/?token=${SECRETS.query}`, OPTIONS))
      .catch((reason: unknown) => reason);
    expectNoSecret(error, told);
  });
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
