/** What outlives one connection: reconnecting, its queue, and how it all ends. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterEach, describe, expect, test } from "vitest";
import { type Client, connect, errors } from "wireglot";
import { createServer, type Script } from "../../testing/index.js";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(script: Script): Promise<string> {
  const server = await createServer(script);
  open.push(server);
  return server.url;
}

/** The first connection is told to come back; what follows is the script's. */
function once(script: Script): Script {
  return async (peer, index) => {
    if (index > 0) return script(peer, index);
    await peer.accept();
    peer.close(1012, "restart");
    peer.end();
  };
}

async function nextControl(client: Client, type: string) {
  for (;;) {
    const { ok, value } = await client.control().receive();
    if (!ok) throw new Error(`the control channel ended before "${type}"`);
    if (value.type === type) return value;
  }
}

const quick = { initialDelay: 1, maxDelay: 1 };

describe("close while reconnecting", () => {
  test("ends an attempt that is under way", async () => {
    const dialled: { tell: () => void } = { tell: () => undefined };
    const reached = new Promise<void>((resolve) => {
      dialled.tell = resolve;
    });
    const url = await serve(once(() => dialled.tell()));
    const client = await connect(url, { reconnect: quick });
    await reached;
    expect(await client.close(4000, "no more")).toMatchObject({ code: 4000, initiator: "local", wasClean: false });
    expect(await client.closed).toMatchObject({ code: 4000 });
  });

  test("lets go of a connection that was made in this very moment", async () => {
    const gone: { tell: () => void } = { tell: () => undefined };
    const ended = new Promise<void>((resolve) => {
      gone.tell = resolve;
    });
    const url = await serve(
      once(async (peer) => {
        await peer.accept();
        await peer.gone;
        gone.tell();
      }),
    );
    const client = await connect(url, { reconnect: quick });
    let closed: Promise<unknown> | undefined;
    const onDialled = (): void => {
      closed = client.close();
    };
    subscribe("tracing:wireglot:connect:asyncEnd", onDialled);
    try {
      await ended;
    } finally {
      unsubscribe("tracing:wireglot:connect:asyncEnd", onDialled);
    }
    expect(await closed).toMatchObject({ code: 1000, initiator: "local", wasClean: false });
  });
});

describe("the wait before an attempt", () => {
  test("is at least what the server asked for", async () => {
    const url = await serve(once((peer) => peer.refuse(503, { retryAfter: 7 })));
    const client = await connect(url, { reconnect: { initialDelay: 1, maxDelay: 1 } });
    expect(await nextControl(client, "reconnecting")).toMatchObject({ attempt: 1 });
    const second = await nextControl(client, "reconnecting");
    expect(second).toMatchObject({ attempt: 2, error: { condition: "handshake_unavailable" } });
    expect("delay" in second && second.delay).toBeGreaterThanOrEqual(7000);
    await client.close();
  });
});

describe("an error that is not to be retried", () => {
  test("ends it, and what was queued fails with the end", async () => {
    let refuse = (): void => undefined;
    const url = await serve(
      once(async (peer) => {
        await new Promise<void>((resolve) => {
          refuse = resolve;
        });
        await peer.refuse(403);
      }),
    );
    const client = await connect(url, { reconnect: { ...quick, queue: { capacity: 5 } } });
    await nextControl(client, "reconnecting");
    const fate = (promise: Promise<void>): Promise<unknown> =>
      promise.then(
        () => "sent",
        (error: unknown) => error,
      );
    const controller = new AbortController();
    const bytes = new Uint8Array([1, 2, 3]);
    const queued = [client.send("a"), client.send(bytes, undefined, { signal: new AbortController().signal })].map(
      fate,
    );
    const canceled = fate(client.send("c", undefined, { signal: controller.signal }));
    controller.abort(new Error("changed my mind"));
    expect(await canceled).toMatchObject({ condition: "canceled", cause: { message: "changed my mind" } });
    await expect.poll(() => refuse.name).toBe("");
    refuse();
    const info = await client.closed;
    expect(info).toMatchObject({ code: 1012, error: { condition: "handshake_denied" } });
    for (const error of await Promise.all(queued)) {
      expect(error).toMatchObject({ condition: "connection_closed", details: { closeInfo: { code: 1012 } } });
    }
    expect(errors.is(info.error, "handshake_denied")).toBe(true);
  });
});

test("what is sent while it reconnects goes out in order, whatever became of its bytes", async () => {
  const seen: string[] = [];
  const url = await serve(
    once(async (peer) => {
      const { webSocket } = await peer.webSocket();
      webSocket.on("message", (data) => seen.push(String(data)));
    }),
  );
  const client = await connect(url, { reconnect: { initialDelay: 30, maxDelay: 30, queue: {} } });
  await nextControl(client, "reconnecting");
  const bytes = Buffer.from("one");
  const sends = [
    client.send(bytes),
    client.send(Buffer.from("two"), undefined, { signal: new AbortController().signal }),
  ];
  bytes.fill("x");
  await Promise.all(sends);
  await expect.poll(() => seen).toEqual(["one", "two"]);
  await client.close();
});
