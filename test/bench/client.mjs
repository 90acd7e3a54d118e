/**
 * One measurement of one client, in a process of its own: `node client.mjs CLIENT WORK PORT JSON`. What comes out is one line
 * of JSON: CPU seconds of this process and wall seconds per operation. What is received is verified; a mismatch gives no figure.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { payloadOf } from "./server.mjs";

const [, , clientName, work, port, given] = process.argv;
const options = JSON.parse(given);
const base = `${options.tls ? "wss" : "ws"}://127.0.0.1:${port}`;
const tls = options.tls ? { rejectUnauthorized: false } : undefined;
const { bytes = 128, count = 100_000, deflate } = options;
const compress = deflate === undefined ? "" : `&deflate=${deflate}`;

/** CPU and wall time from now on. */
function start() {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  return (operations, more = {}) => {
    const { user, system } = process.cpuUsage(cpu);
    const seconds = Number(process.hrtime.bigint() - wall) / 1e9;
    console.log(JSON.stringify({ cpu: (user + system) / 1e6 / operations, wall: seconds / operations, ...more }));
  };
}

function verify(received, index, expected) {
  const same = typeof received === "string" ? received === expected : Buffer.compare(received, expected) === 0;
  if (!same) throw new Error(`message ${index} is not what was sent`);
}

const wireglot = async () => import(options.package ?? "wireglot");
const settings = { ...(tls && { tls }), ...(deflate !== undefined && { compression: Number(deflate) }) };

/** Each gives what a work needs: messages to a callback, or by itself. */
const clients = {
  async wireglot() {
    const { connect } = await wireglot();
    return (path) => connect(base + path, settings);
  },
  async ws() {
    const { WebSocket } = await import("ws");
    return (path) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(base + path, { perMessageDeflate: deflate !== undefined, ...tls });
        socket.on("open", () => resolve(socket)).on("error", reject);
      });
  },
  async global() {
    return (path) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(base + path);
        socket.binaryType = "arraybuffer";
        socket.addEventListener("open", () => resolve(socket));
        socket.addEventListener("error", reject);
      });
  },
  async undici() {
    const { WebSocket } = await import(options.undici);
    return (path) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(base + path);
        socket.binaryType = "arraybuffer";
        socket.addEventListener("open", () => resolve(socket));
        socket.addEventListener("error", reject);
      });
  },
};

const style = clientName === "wireglot" ? "channel" : clientName === "ws" ? "emitter" : "target";
const open = clientName === "net" ? undefined : await clients[clientName]();
const closed = {
  emitter: (socket) => socket.terminate(),
  target: (socket) => socket.close(),
  channel: () => undefined,
};

const works = {
  async receive() {
    const binary = options.opcode === 2;
    const body = payloadOf(bytes, deflate === undefined ? undefined : "json");
    const expected = binary ? body : body.toString();
    const path = (total) => `/receive?bytes=${bytes}&opcode=${binary ? 2 : 1}&count=${total}${compress}`;
    const round = async (total, stop) => {
      if (clientName === "net") return bare(path(total), total, expected, stop);
      const socket = await open(path(total));
      const finish = stop?.();
      let index = 0;
      if (style === "channel") {
        await socket.send("go");
        const channel = socket.channel();
        if (options.by === "receive") {
          while (index < total) {
            const { value } = await channel.receive();
            verify(value.data, index, expected);
            index += 1;
          }
        } else {
          for await (const { data } of channel) {
            verify(data, index, expected);
            index += 1;
            if (index === total) break;
          }
        }
      } else {
        await new Promise((resolve) => {
          const take = (data) => {
            verify(data, index, expected);
            index += 1;
            if (index === total) resolve();
          };
          if (style === "emitter") socket.on("message", (data, isBinary) => take(isBinary ? data : data.toString()));
          else
            socket.addEventListener("message", ({ data }) => take(typeof data === "string" ? data : Buffer.from(data)));
          socket.send("go");
        });
      }
      finish?.(total);
      if (style === "channel") await socket.close();
      else closed[style](socket);
    };
    await round(Math.ceil(count / 4));
    await round(count, start);
  },

  /** A burst: promises are kept, and awaited together. */
  async send() {
    const body = payloadOf(bytes, deflate === undefined ? undefined : "json").toString();
    const data = options.opcode === 2 ? Buffer.from(body) : body;
    const round = async (total, stop) => {
      const socket = await open(`/count?bytes=${bytes}&frames=${total}${compress}`);
      const done =
        style === "channel"
          ? socket.channel().receive()
          : new Promise((resolve) =>
              style === "emitter" ? socket.on("message", resolve) : socket.addEventListener("message", resolve),
            );
      const finish = stop?.();
      const burst = options.burst ?? 1000;
      for (let sent = 0; sent < total; sent += burst) {
        const now = Math.min(burst, total - sent);
        if (style === "channel") {
          const promises = new Array(now);
          for (let i = 0; i < now; i++) promises[i] = socket.send(data);
          await Promise.all(promises);
        } else if (style === "emitter") {
          await new Promise((resolve) => {
            for (let i = 0; i < now; i++) socket.send(data, i === now - 1 ? resolve : undefined);
          });
        } else {
          for (let i = 0; i < now; i++) socket.send(data);
          while (socket.bufferedAmount > 0) await new Promise(setImmediate);
        }
      }
      await done;
      finish?.(total);
      if (style === "channel") await socket.close();
      else closed[style](socket);
    };
    await round(Math.ceil(count / 4));
    await round(count, start);
  },

  /** One after the other, each awaited. */
  async awaited() {
    const data = payloadOf(bytes).toString();
    const socket = await open("/count?bytes=1&frames=1000000000");
    const once =
      style === "channel" ? () => socket.send(data) : () => new Promise((resolve) => socket.send(data, resolve));
    for (let i = 0; i < count / 4; i++) await once();
    const finish = start();
    for (let i = 0; i < count; i++) await once();
    finish(count);
    process.exit();
  },

  /** So many messages are under way at any time. */
  async echo() {
    const data = payloadOf(bytes).toString();
    const socket = await open("/echo");
    const flight = options.flight ?? 1;
    const times = [];
    const round = async (total, stop) => {
      const finish = stop?.();
      if (style === "channel") {
        const channel = socket.channel();
        for (let i = 0; i < flight; i++) socket.send(data);
        for (let i = 0; i < total; i++) {
          const from = process.hrtime.bigint();
          const { value } = await channel.receive();
          verify(value.data, i, data);
          if (i < total - flight) socket.send(data);
          if (flight === 1 && stop) times.push(Number(process.hrtime.bigint() - from));
        }
      } else {
        await new Promise((resolve) => {
          let i = 0;
          let from = process.hrtime.bigint();
          const take = (received) => {
            verify(received, i, data);
            i += 1;
            if (flight === 1 && stop) {
              const now = process.hrtime.bigint();
              times.push(Number(now - from));
              from = now;
            }
            if (i === total) resolve();
            else if (i <= total - flight) socket.send(data);
          };
          if (style === "emitter") socket.removeAllListeners("message").on("message", (got) => take(got.toString()));
          else socket.onmessage = (event) => take(event.data);
          for (let n = 0; n < flight; n++) socket.send(data);
        });
      }
      times.sort((a, b) => a - b);
      const at = (share) => times[Math.floor(times.length * share)] / 1e9;
      finish?.(total, flight === 1 ? { p50: at(0.5), p99: at(0.99) } : {});
    };
    await round(Math.ceil(count / 4));
    await round(count, start);
    process.exit();
  },

  async connect() {
    const once = async () => {
      const socket = await open("/idle");
      if (style === "channel") await socket.close();
      else
        await new Promise((resolve) => {
          if (style === "emitter") socket.on("close", resolve);
          else socket.addEventListener("close", resolve);
          socket.close(1000);
        });
    };
    for (let i = 0; i < count / 4; i++) await once();
    const finish = start();
    for (let i = 0; i < count; i++) await once();
    finish(count);
  },

  /** Bytes of memory of a connection at rest, many of them open. With compression each has received and sent a message. */
  async idle() {
    const used = async () => {
      const socket = await open(`/idle?${compress}`);
      if (deflate === undefined) return socket;
      const body = payloadOf(1024, "json").toString();
      if (style === "channel") {
        const { value } = await socket.channel().receive();
        verify(value.data, 0, body);
        await socket.send(body);
      } else {
        const [data] = await once(socket, "message");
        verify(data.toString(), 0, body);
        await new Promise((resolve) => socket.send(body, resolve));
      }
      return socket;
    };
    const settle = async () => {
      for (let i = 0; i < 4; i++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        globalThis.gc();
      }
      return process.memoryUsage().rss;
    };
    const keep = [await used()];
    const before = await settle();
    for (let i = 0; i < count; i += 50) {
      keep.push(...(await Promise.all(Array.from({ length: 50 }, used))));
    }
    console.log(JSON.stringify({ cpu: ((await settle()) - before) / count, kept: keep.length }));
    process.exit();
  },
};

/** The limit: a socket and the barest parser of whole, unmasked frames. */
async function bare(path, total, expected, stop) {
  const net = await import("node:net");
  const socket = net.connect(Number(port), "127.0.0.1");
  const key = createHash("sha1").update(String(process.pid)).digest().subarray(0, 16).toString("base64");
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once("data", resolve));
  const finish = stop?.();
  await new Promise((resolve) => {
    let held = Buffer.alloc(0);
    let index = 0;
    socket.on("data", (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      let at = 0;
      while (held.length - at >= 2) {
        const short = held[at + 1];
        const header = short < 126 ? 2 : short === 126 ? 4 : 10;
        if (held.length - at < header) break;
        const length = short < 126 ? short : short === 126 ? held.readUInt16BE(at + 2) : held.readUInt32BE(at + 6);
        if (held.length - at < header + length) break;
        const from = at + header;
        const text = held[at] === 0x81;
        verify(text ? held.latin1Slice(from, from + length) : held.subarray(from, from + length), index, expected);
        at = from + length;
        index += 1;
      }
      held = held.subarray(at);
      if (index === total) resolve();
    });
    // Masked by zeros: anything starts the stream.
    socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x67, 0x6f]));
  });
  finish?.(total);
  socket.destroy();
}

await works[work]();
