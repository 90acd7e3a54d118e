/** The spec is the source: an edit of it, generated again, changes what happens on the wire, and nothing else is touched. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type GeneratedSdk, generateSdk, type LooseApi, type LooseError } from "../support/generated.js";
import { echo, refusingServer, type TestServer, wsServer } from "../support/servers.js";

let base = "";
const sdks: GeneratedSdk[] = [];
const open: TestServer[] = [];

beforeAll(() => {
  const text = readFileSync(fileURLToPath(new URL("../../spec/websocket.yaml", import.meta.url)), "utf8");
  // The guide shows programs that stand beside the base spec.
  base = text.slice(0, text.indexOf("\nguide:"));
});
afterEach(async () => {
  for (const sdk of sdks.splice(0)) sdk.remove();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function edited(from: string, to: string): Promise<{ before: LooseApi; after: LooseApi }> {
  expect(base.split(from)).toHaveLength(2);
  const first = await generateSdk(base);
  sdks.push(first);
  const second = await first.update(base.replace(from, to));
  return { before: await first.load(), after: await second.load() };
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

async function close(client: { readonly [name: string]: unknown }, ...args: readonly unknown[]): Promise<unknown> {
  return typeof client.close === "function" ? client.close(...args) : undefined;
}

describe("an edit of the spec", () => {
  test("of a default", async () => {
    const { before, after } = await edited("    default: 32\n", "    default: 2\n");
    const server = await serve(
      wsServer((socket) => {
        for (let i = 0; i < 400; i++) socket.send(Buffer.alloc(60_000));
      }),
    );
    for (const [api, capacity] of [
      [before, 32],
      [after, 2],
    ] as const) {
      const client = await api.connect(server.url);
      const channel: { readonly capacity: number } =
        typeof client.channel === "function" ? client.channel() : { capacity: 0 };
      expect(channel.capacity).toBe(capacity);
      await close(client);
    }
  });

  test("of a range", async () => {
    const { before, after } = await edited("    maximum: 10000\n    default: 32", "    maximum: 64\n    default: 32");
    const server = await serve(wsServer(echo));
    await close(await before.connect(server.url, { channelCapacity: 65 }));
    const error = await failure(after, after.connect(server.url, { channelCapacity: 65 }));
    expect(error).toMatchObject({ condition: "invalid_argument", details: { accepted: "an integer from 1 to 64" } });
  });

  test("of a kind", async () => {
    const { before, after } = await edited(
      "    status: [404, 410]\n    kind: NOT_FOUND",
      "    status: [404, 410]\n    kind: CONFLICT",
    );
    const server = await serve(refusingServer(() => ({ status: 404 })));
    expect(await failure(before, before.connect(server.url))).toMatchObject({ kind: "NOT_FOUND" });
    expect(await failure(after, after.connect(server.url))).toMatchObject({ kind: "CONFLICT" });
  });

  test("of a retryable flag", async () => {
    const { before, after } = await edited(
      "    kind: RATE_LIMITED\n    retryable: true",
      "    kind: RATE_LIMITED\n    retryable: false",
    );
    const server = await serve(refusingServer(() => ({ status: 429 })));
    expect((await failure(before, before.connect(server.url))).retryable).toBe(true);
    expect((await failure(after, after.connect(server.url))).retryable).toBe(false);
  });

  test("of an action's name", async () => {
    const first = await generateSdk(base);
    sdks.push(first);
    const second = await first.update(
      base.replaceAll("websocket.connect.url", "net.dial").replaceAll("websocket.connect", "net.open"),
    );
    const server = await serve(wsServer(echo));
    const policies = [{ id: "all", actions: ["net.*"], resources: ["*"], effect: "allow" }];
    const attempt = async (api: LooseApi): Promise<string> => {
      const context = { actor: new api.Actor("a", {}), scope: new api.Scope(policies) };
      const [client, error] = await api.errors.attempt(api.security.run(context, () => api.connect(server.url)));
      if (client !== null) await close(client);
      return error === null ? "connected" : error.condition;
    };
    expect(await attempt(await first.load())).toBe("connections_disabled");
    expect(await attempt(await second.load())).toBe("connected");
  });

  test("of a close code", async () => {
    const { before, after } = await edited(
      "{ code: 1012, reconnect: backoff, doc",
      "{ code: 3012, reconnect: never, doc",
    );
    const server = await serve(wsServer((socket) => socket.close(3012)));
    expect([before.CLOSE_CODES.SERVICE_RESTART, after.CLOSE_CODES.SERVICE_RESTART]).toEqual([1012, 3012]);
    const restarting = await serve(wsServer((socket) => socket.close(1012)));
    expect(await (await before.connect(restarting.url)).closed).toMatchObject({ reconnect: "backoff" });
    expect(await (await after.connect(server.url)).closed).toMatchObject({ code: 3012, reconnect: "never" });
  });

  test("of a message and of an option's name", async () => {
    const { after } = await edited("  channel_capacity:\n", "  inbox_size:\n");
    const error = await failure(after, after.connect("ws://127.0.0.1:9/", { inboxSize: 0 }));
    expect(error.message).toBe("invalid inboxSize: expected an integer from 1 to 10000, got 0");
  });

  test("is seen in the documentation too, in both languages", async () => {
    const first = await generateSdk(base);
    sdks.push(first);
    const second = await first.update(
      base.replace("    maximum: 10000\n    default: 32", "    maximum: 64\n    default: 16"),
    );
    for (const locale of ["en", "pt-BR"]) {
      const read = (sdk: GeneratedSdk): string => readFileSync(`${sdk.out}/docs/${locale}/websocket.md`, "utf8");
      expect(read(first)).toMatch(/`channelCapacity` \| `number` \| 1–10000 \| `32` \|/);
      expect(read(second)).toMatch(/`channelCapacity` \| `number` \| 1–64 \| `16` \|/);
    }
  });
});
