import diagnostics from "node:diagnostics_channel";
import { afterEach, expect, test } from "vitest";
import { connect, errors } from "wireglot";
import { echo, refusingServer, type TestServer, wsServer } from "../support/servers.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0)) await act();
});

function listen(name: string): unknown[] {
  const seen: unknown[] = [];
  const listener = (message: unknown): void => {
    seen.push(message);
  };
  diagnostics.subscribe(name, listener);
  undo.push(() => diagnostics.unsubscribe(name, listener));
  return seen;
}

async function serve(server: Promise<TestServer>): Promise<TestServer> {
  const started = await server;
  undo.push(() => started.close());
  return started;
}

test("a connection's life is told, without a secret of its URL", async () => {
  const seen = Object.fromEntries(
    ["connect", "open", "message", "close"].map((name) => [name, listen(`wireglot:${name}`)]),
  );
  const { url } = await serve(wsServer(echo));
  const client = await connect(`${url}/room?token=hunter2`);
  await client.send("hello");
  await client.channel().receive();
  await client.close();
  expect(Object.values(seen).map((events) => events.length)).toEqual([1, 1, 1, 1]);
  expect(seen.connect).toEqual([{ url: `${url}/room?token=***` }]);
  expect(JSON.stringify(seen)).not.toContain("hunter2");
});

test("connecting is traced: its beginning, its end, and no socket", async () => {
  const [starts, ends, failures] = ["start", "asyncEnd", "error"].map((event) =>
    listen(`tracing:wireglot:connect:${event}`),
  );
  const { url } = await serve(wsServer(echo));
  const client = await connect(async () => `${url}/?token=hunter2`);
  await client.close();
  expect([starts?.length, ends?.length, failures?.length]).toEqual([1, 1, 0]);
  expect({ ...(ends?.[0] as object) }).toEqual({ url: `${url}/?token=***`, result: undefined });
});

test("a failed attempt is traced with its typed error", async () => {
  const failures = listen("tracing:wireglot:connect:error");
  const { url } = await serve(refusingServer(() => ({ status: 503 })));
  const [, error] = await errors.attempt(connect(url));
  expect(error).toMatchObject({ condition: "handshake_unavailable" });
  expect(failures).toMatchObject([{ url: `${url}/`, error }]);
});
