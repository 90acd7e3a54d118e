import { afterEach, describe, expect, test } from "vitest";
import { connect, errors } from "wireglot";
import { rawServer, type TestServer, tcpServer, wsServer } from "../support/servers.js";

const open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(server: Promise<TestServer>): Promise<TestServer> {
  const started = await server;
  open.push(started);
  return started;
}

describe("a signal ends", () => {
  const aborted = (): AbortSignal => AbortSignal.abort("enough");
  const soonAborted = (): AbortSignal => {
    const controller = new AbortController();
    setImmediate(() => controller.abort("enough"));
    return controller.signal;
  };
  const canceled = { condition: "canceled", cause: "enough" };

  test.each([aborted, soonAborted])("connecting, at any step", async (signal) => {
    const server = await serve(tcpServer(() => undefined));
    await expect(connect(server.url, { signal: signal() })).rejects.toMatchObject(canceled);
  });

  test.each([aborted, soonAborted])(
    "a ping, a receive, a send: the connection goes on, and no message is eaten",
    async (signal) => {
      const server = await serve(
        wsServer((socket) => socket.on("message", (data) => socket.send(data.toString())), { autoPong: false }),
      );
      const client = await connect(server.url);
      await expect(client.ping({ signal: signal() })).rejects.toMatchObject(canceled);
      await expect(client.channel().receive({ signal: signal() })).rejects.toMatchObject(canceled);
      if (signal === aborted)
        await expect(client.send("never", undefined, { signal: signal() })).rejects.toMatchObject(canceled);
      await client.send("one");
      expect((await client.channel().receive()).value?.data).toBe("one");
      await client.close();
    },
  );

  test("a send that waits for a slow peer", async () => {
    const server = await serve(rawServer((socket) => socket.pause()));
    const client = await connect(server.url, { closeTimeout: "40ms" });
    const controller = new AbortController();
    const waiting = Array.from({ length: 40 }, () =>
      errors.attempt(client.send(Buffer.alloc(1_000_000), undefined, { signal: controller.signal })),
    );
    setTimeout(() => controller.abort("enough"), 50);
    const outcomes = await Promise.all(waiting);
    expect(outcomes.at(-1)?.[1]).toMatchObject(canceled);
    expect(client.bufferedAmount).toBeGreaterThan(0);
    await client.close();
    await client.closed;
  });
});
