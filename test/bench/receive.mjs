/** Receiving: messages a second against plain `ws`, interleaved in one run. `node test/bench/receive.mjs [bytes] [rounds]` */
import { createHash } from "node:crypto";
import net from "node:net";
import { WebSocket } from "ws";
import { connect } from "../../dist/generated/index.js";

const bytes = Number(process.argv[2] ?? 128);
const rounds = Number(process.argv[3] ?? 5);
const count = Math.max(2000, Math.min(400_000, Math.floor(60_000_000 / (bytes + 100))));

const frame = Buffer.concat([
  bytes < 126 ? Buffer.from([0x81, bytes]) : Buffer.from([0x81, 126, bytes >> 8, bytes & 255]),
  Buffer.alloc(bytes, "a"),
]);
const block = Buffer.concat(Array.from({ length: 500 }, () => frame));
const server = net.createServer((socket) => {
  socket.on("error", () => undefined);
  socket.once("data", (chunk) => {
    const key = /sec-websocket-key: (.*)/i.exec(chunk.toString("latin1"))[1].trim();
    const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(
      `HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    let left = Math.ceil(count / 500);
    const push = () => {
      while (left > 0) {
        left -= 1;
        if (!socket.write(block)) return void socket.once("drain", push);
      }
    };
    push();
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `ws://127.0.0.1:${server.address().port}`;

const ways = {
  "ws, message events": () =>
    new Promise((resolve) => {
      const ws = new WebSocket(url, { perMessageDeflate: false });
      let seen = 0;
      ws.on("message", (data) => {
        data.toString();
        seen += 1;
        if (seen === count) {
          ws.terminate();
          resolve();
        }
      });
      ws.on("error", () => undefined);
    }),
  "for await, fast lane": () => loop({ channelCapacity: 1000 }),
  "for await, without it": () => loop({ channelCapacity: 1000, fastLane: false }),
  "for await, defaults": () => loop({}),
};

async function loop(options) {
  const client = await connect(url, { closeTimeout: 1, ...options });
  let seen = 0;
  for await (const message of client.channel()) {
    seen += message.data.length > 0 ? 1 : 0;
    if (seen === count) break;
  }
  await client.close();
}

const best = new Map();
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(ways)) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, user + system));
  }
}
const base = best.get("ws, message events");
for (const [name, time] of best)
  console.log(
    `${name.padEnd(24)} ${Math.round(count / (time / 1e6)).toLocaleString("en")} messages a second of CPU, ${(base / time).toFixed(2)} of ws`,
  );
server.close();
process.exit();
