/** After any end nothing is left: a program ends by itself. Each case is a program of its own, so a build is needed. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { rawServer, refusingServer, type TestServer, tcpServer, wsServer } from "../support/servers.js";

const built = fileURLToPath(new URL("../../dist/generated/index.js", import.meta.url));
const open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const cases: readonly (readonly [name: string, serve: () => Promise<TestServer>, code: string])[] = [
  [
    "a close of ours",
    () => wsServer(() => undefined),
    "const c = await connect(url, { heartbeat: {}, readTimeout: '1h' }); await c.close();",
  ],
  [
    "a close of the peer",
    () => wsServer((socket) => socket.close(1000)),
    "const c = await connect(url, { heartbeat: {} }); await c.closed;",
  ],
  [
    "a broken connection",
    () => wsServer((socket) => socket.terminate()),
    "const c = await connect(url); await c.closed;",
  ],
  [
    "a peer that does not answer a close",
    () => rawServer(() => undefined),
    "const c = await connect(url, { closeTimeout: 20 }); await c.close();",
  ],
  [
    "a dial that timed out",
    () => tcpServer(() => undefined),
    "await errors.attempt(connect(url, { dialTimeout: 20 }));",
  ],
  ["a refused handshake", () => refusingServer(() => ({ status: 403 })), "await errors.attempt(connect(url));"],
  [
    "a ping that timed out",
    () => wsServer(() => undefined, { autoPong: false }),
    "const c = await connect(url); await errors.attempt(c.ping({ timeout: 10 })); await c.close();",
  ],
  [
    "a select that was left",
    () => wsServer(() => undefined),
    "const c = await connect(url); await select({ m: c.channel(), t: after(10), far: after('1h') }); await c.close();",
  ],
  [
    "a reconnect that was ended",
    () => wsServer((socket) => socket.close(1001)),
    "const c = await connect(url, { reconnect: { initialDelay: '1h' } }); await c.control().receive(); await c.control().receive(); await c.close();",
  ],
  [
    "a violation",
    () => rawServer((socket) => socket.write(Buffer.from([0xff, 0xff]))),
    "const c = await connect(url, { closeTimeout: 20 }); await c.closed;",
  ],
];

test.each(cases)(
  "%s",
  async (_, serve, code) => {
    const server = await serve();
    open.push(server);
    const program = `import { after, connect, errors, select } from ${JSON.stringify(built)}; const url = ${JSON.stringify(server.url)}; ${code} console.log("ended", process.getActiveResourcesInfo().filter((name) => /TCP|Timeout|Immediate/.test(name)).length);`;
    const { status, out, err } = await new Promise<{ status: number | null; out: string; err: string }>((resolve) => {
      const child = spawn(process.execPath, ["--input-type=module", "--eval", program]);
      let out = "";
      let err = "";
      child.stdout.on("data", (chunk: Buffer) => {
        out += chunk.toString();
      });
      child.stderr.on("data", (chunk: Buffer) => {
        err += chunk.toString();
      });
      child.once("close", (status) => resolve({ status, out, err }));
    });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/^ended/);
  },
  10_000,
);
