/**
 * `npm run soak -- [--connections 100000] [--messages 10000000]`: connects, echoes and closes very often, then receives very
 * many messages and checks their order; at the end heap, handles and listeners must be back where they were. The server
 * runs in a process of its own. After a build; Node is started with --expose-gc by itself.
 */
import { fork, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const self = fileURLToPath(import.meta.url);
const { values } = parseArgs({
  options: {
    connections: { type: "string", default: "100000" },
    messages: { type: "string", default: "10000000" },
    concurrency: { type: "string", default: "32" },
    serve: { type: "boolean", default: false },
  },
});

if (values.serve) await serve();
else if (globalThis.gc === undefined) {
  const again = spawnSync(process.execPath, ["--expose-gc", self, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = again.status ?? 1;
} else await soak();

/** Echoes; a message `stream N` is answered with the numbers below N, as fast as they are taken. */
async function serve() {
  const { WebSocketServer } = await import("ws");
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("listening", () => process.send(server.address().port));
  server.on("connection", (socket) => {
    socket.on("message", async (data, binary) => {
      const [, count] = /^stream (\d+)$/.exec(data.toString()) ?? [];
      if (count === undefined) socket.send(data, { binary });
      else await stream(socket, Number(count));
    });
  });
}

async function stream(socket, count) {
  for (let from = 0; from < count && socket.readyState === socket.OPEN; from += 5000) {
    let written;
    for (let i = from; i < Math.min(from + 5000, count); i++) {
      written = new Promise((resolve) => socket.send(String(i), resolve));
    }
    await written;
  }
}

async function soak() {
  const { connect, connections } = await import("wireglot");
  const server = fork(self, ["--serve"], { execArgv: [] });
  const port = await new Promise((resolve) => server.once("message", resolve));
  const url = `ws://127.0.0.1:${port}`;
  const problems = [];

  const one = async (number) => {
    const client = await connect(url);
    await client.send(`echo ${number}`);
    const { value } = await client.channel().receive();
    if (value?.data !== `echo ${number}`) problems.push(`connection ${number} got ${JSON.stringify(value)}`);
    const { code } = await client.close();
    if (code !== 1000) problems.push(`connection ${number} ended with ${code}`);
  };
  const many = async (from, to) => {
    let next = from;
    const worker = async () => {
      while (next < to) await one(next++);
    };
    await Promise.all(Array.from({ length: Number(values.concurrency) }, worker));
  };

  // What is compiled and cached once is no leak.
  await many(0, 2000);
  const before = await measure();
  tell("before", before);

  const total = Number(values.connections);
  for (let done = 0; done < total; done += 10_000) {
    await many(done, Math.min(done + 10_000, total));
    tell(`${Math.min(done + 10_000, total)} connections`, await measure());
  }

  const count = Number(values.messages);
  if (count > 0) {
    const client = await connect(url);
    await client.send(`stream ${count}`);
    let expected = 0;
    for await (const { data } of client.channel()) {
      if (data !== String(expected)) {
        problems.push(`message ${expected} is ${JSON.stringify(data)}`);
        break;
      }
      expected += 1;
      if (expected % 1_000_000 === 0) tell(`${expected} messages`, await measure());
      if (expected === count) break;
    }
    if (expected !== count) problems.push(`${expected} messages of ${count} came`);
    await client.close();
  }

  const after = await measure();
  tell("after", after);
  server.kill();
  if (connections.list().length > 0) problems.push(`${connections.list().length} connections are still listed`);
  if (after.heap > before.heap * 1.1 + 1024 * 1024)
    problems.push(`the heap grew from ${before.heap} to ${after.heap} bytes`);
  if (after.handles > before.handles) problems.push(`handles: ${before.handles} before, ${after.handles} after`);
  if (after.listeners > before.listeners)
    problems.push(`listeners: ${before.listeners} before, ${after.listeners} after`);
  for (const problem of problems.slice(0, 20)) console.error(problem);
  console.log(problems.length === 0 ? "passed" : `failed: ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

/** When what has ended is gone: heap in bytes, what keeps the program alive, listeners on the process. */
async function measure() {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
  return {
    heap: process.memoryUsage().heapUsed,
    rss: process.memoryUsage().rss,
    handles: process.getActiveResourcesInfo().length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}

function tell(what, { heap, rss, handles, listeners }) {
  const mebi = (bytes) => (bytes / 1_048_576).toFixed(1);
  console.log(`${what}: heap ${mebi(heap)} MiB, RSS ${mebi(rss)} MiB, ${handles} handles, ${listeners} listeners`);
}
