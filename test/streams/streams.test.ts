import { afterEach, describe, expect, test } from "vitest";
import { WebSocketStream } from "../../streams/index.js";
import { echo, type TestServer, wsServer } from "../support/servers.js";

const open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(server: Promise<TestServer>): Promise<string> {
  const started = await server;
  open.push(started);
  return started.url;
}

describe("WebSocketStream", () => {
  test("reads and writes messages", async () => {
    const stream = new WebSocketStream(await serve(wsServer(echo)));
    const { readable, writable, protocol } = await stream.opened;
    expect(protocol).toBe("");
    const writer = writable.getWriter();
    const reader = readable.getReader();
    await writer.write("text");
    await writer.write(new Uint8Array([1, 2]));
    expect(await reader.read()).toEqual({ done: false, value: "text" });
    expect(await reader.read()).toEqual({ done: false, value: new Uint8Array([1, 2]) });
    await writer.close();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
    expect(await stream.closed).toMatchObject({ code: 1000, initiator: "local" });
  });

  test("ends with the peer, and errors where the peer ended with an error", async () => {
    const clean = new WebSocketStream(await serve(wsServer((socket) => socket.close(1000))));
    const seen: unknown[] = [];
    for await (const chunk of (await clean.opened).readable) seen.push(chunk);
    expect(seen).toEqual([]);
    const broken = new WebSocketStream(await serve(wsServer((socket) => socket.close(1011))));
    await expect((await broken.opened).readable.getReader().read()).rejects.toMatchObject({
      condition: "connection_closed",
    });
  });

  test("slows the peer down while nobody reads", async () => {
    let sent = 0;
    const url = await serve(
      wsServer((socket) => {
        const push = (): void => {
          sent += 1;
          if (sent < 3000) socket.send(Buffer.alloc(16_384), push);
        };
        push();
      }),
    );
    const stream = new WebSocketStream(url, { channelCapacity: 2 });
    const reader = (await stream.opened).readable.getReader();
    await reader.read();
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toBeLessThan(3000);
    await reader.cancel();
    expect(await stream.closed).toMatchObject({ initiator: "local" });
  });

  test("a writer that waits learns of the end without writing", async () => {
    const stream = new WebSocketStream(await serve(wsServer((socket) => socket.close(1011))));
    const writer = (await stream.opened).writable.getWriter();
    await expect(writer.closed).rejects.toMatchObject({ condition: "connection_closed" });
    await expect(writer.write("late")).rejects.toMatchObject({ condition: "connection_closed" });
  });

  test("abort and cancel close the connection", async () => {
    const url = await serve(wsServer(echo));
    const [aborted, canceled] = [new WebSocketStream(url), new WebSocketStream(url)];
    await (await aborted.opened).writable.abort("enough");
    await (await canceled.opened).readable.cancel("enough");
    expect(await aborted.closed).toMatchObject({ code: 1000, initiator: "local" });
    expect(await canceled.closed).toMatchObject({ code: 1000, initiator: "local" });
  });

  test("close takes a code and a reason", async () => {
    const stream = new WebSocketStream(await serve(wsServer(echo)));
    await stream.opened;
    stream.close({ closeCode: 4001, reason: "done" });
    expect(await stream.closed).toMatchObject({ code: 4001, reason: "done" });
  });

  test("a failed connection rejects both, with nothing unhandled", async () => {
    const stream = new WebSocketStream("ws://127.0.0.1:1/");
    await expect(stream.opened).rejects.toMatchObject({ condition: "connection_failed" });
    await expect(stream.closed).rejects.toMatchObject({ condition: "connection_failed" });
    stream.close();
  });
});
