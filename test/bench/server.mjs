/**
 * The servers of the benchmarks, in a process of their own, without a WebSocket library: what is received is prebuilt frames,
 * what is sent is only counted. The path says what a connection does: /receive?bytes=128&opcode=1&count=1000,
 * /count, /echo, /idle. A client that has closed gets its close frame back.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import net from "node:net";
import tls from "node:tls";
import { deflateRawSync, constants as zlib } from "node:zlib";

const HANDSHAKE_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
/** Prebuilt blocks are about so large. */
const BLOCK_BYTES = 256 * 1024;

export function frame(opcode, payload, rsv = 0) {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | rsv | opcode, length])
      : length < 65_536
        ? Buffer.from([0x80 | rsv | opcode, 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x80 | rsv | opcode, 127]), Buffer.alloc(8)]);
  if (length >= 65_536) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** The payload of every message of a size: what clients compare with. */
export function payloadOf(bytes, kind) {
  if (kind === "json") {
    const item = (i) => ({ id: i, symbol: "BTC-USD", price: 64_269.27 + i, size: 0.25, side: i % 2 ? "buy" : "sell" });
    const text = JSON.stringify(Array.from({ length: Math.ceil(bytes / 60) }, (_, i) => item(i)));
    return Buffer.from(text.slice(0, bytes));
  }
  return Buffer.from("abcdefghijklmnopqrstuvwxyz0123456789".repeat(Math.ceil(bytes / 36)).slice(0, bytes));
}

function serve(socket) {
  let head = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on("error", () => undefined);
  const onHead = (chunk) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end === -1) return;
    socket.off("data", onHead);
    const text = head.toString("latin1", 0, end);
    const url = new URL(/^GET (\S+)/.exec(text)[1], "http://localhost");
    const key = /sec-websocket-key: *(.*)/i.exec(text)[1].trim();
    const accept = createHash("sha1")
      .update(key + HANDSHAKE_GUID)
      .digest("base64");
    const deflate = url.searchParams.get("deflate");
    const extension =
      deflate === null
        ? ""
        : `Sec-WebSocket-Extensions: permessage-deflate${deflate === "2" ? "; server_no_context_takeover; client_no_context_takeover" : ""}\r\n`;
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${extension}\r\n`,
    );
    const number = (name, other) => Number(url.searchParams.get(name) ?? other);
    const mode = url.pathname.slice(1);
    const rest = head.subarray(end + 4);
    if (mode === "receive") stream(socket, number("bytes"), number("opcode", 1), number("count"), deflate);
    else if (mode === "count" && deflate !== null) countFrames(socket, number("frames"));
    else if (mode === "count") count(socket, number("bytes"), number("frames"));
    else if (mode === "echo") echo(socket);
    else if (mode === "idle" && deflate !== null) socket.write(compressed(1024));
    if (mode === "receive" || mode === "idle") onClose(socket);
    if (rest.length > 0) socket.emit("data", rest);
  };
  socket.on("data", onHead);
}

/** A message that refers to none before it. */
function compressed(bytes) {
  const data = deflateRawSync(payloadOf(bytes, "json"), { finishFlush: zlib.Z_SYNC_FLUSH }).subarray(0, -4);
  return frame(1, data, 0x40);
}

/** Frames as fast as they are taken, from the moment that the client sends anything. */
function stream(socket, bytes, opcode, total, deflate) {
  const one = deflate === null ? frame(opcode, payloadOf(bytes)) : compressed(bytes);
  const many = Math.max(1, Math.min(total, Math.floor(BLOCK_BYTES / one.length)));
  const block = Buffer.concat(Array.from({ length: many }, () => one));
  let left = total;
  const push = () => {
    while (left > 0) {
      const now = Math.min(left, many);
      left -= now;
      if (!socket.write(now === many ? block : block.subarray(0, now * one.length))) {
        socket.once("drain", push);
        return;
      }
    }
  };
  socket.once("data", push);
}

/** The same of compressed ones, whose sizes are not known before: the heads are read. */
function countFrames(socket, frames) {
  let left = frames;
  let held = Buffer.alloc(0);
  const take = (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    let at = 0;
    while (left > 0 && held.length - at >= 8) {
      const short = held[at + 1] & 0x7f;
      const whole = short < 126 ? 6 + short : 8 + held.readUInt16BE(at + 2);
      if (held.length - at < whole) break;
      if ((held[at] & 0x40) === 0) throw new Error("a message came uncompressed");
      at += whole;
      left -= 1;
    }
    held = held.subarray(at);
    if (left > 0) return;
    socket.off("data", take);
    socket.write(frame(1, Buffer.from("done")));
    onClose(socket);
  };
  socket.on("data", take);
}

/** Tells with one message when so many frames of this size have come; their bytes are counted only. */
function count(socket, bytes, frames) {
  const size = bytes + (bytes < 126 ? 6 : bytes < 65_536 ? 8 : 14);
  let left = size * frames;
  const take = (chunk) => {
    left -= chunk.length;
    if (left > 0) return;
    socket.off("data", take);
    socket.write(frame(1, Buffer.from("done")));
    // Before, masked bytes might look like a close frame.
    onClose(socket);
  };
  socket.on("data", take);
}

/** Every frame goes back unmasked; small frames only. */
function echo(socket) {
  let held = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const out = [];
    let at = 0;
    while (held.length - at >= 6) {
      const short = held[at + 1] & 0x7f;
      const header = short < 126 ? 6 : 8;
      const length = short < 126 ? short : held.readUInt16BE(at + 2);
      if (held.length - at < header + length) break;
      const mask = at + header - 4;
      const body = Buffer.allocUnsafe(length);
      for (let i = 0; i < length; i++) body[i] = held[at + header + i] ^ held[mask + (i & 3)];
      out.push(frame(held[at] & 0x0f, body));
      at += header + length;
    }
    held = held.subarray(at);
    if (out.length > 0) socket.write(out.length === 1 ? out[0] : Buffer.concat(out));
  });
}

/** A close frame at the end of what came is answered by an end of TCP. */
function onClose(socket) {
  socket.on("data", (chunk) => {
    if (chunk.length >= 6 && chunk.length <= 131 && chunk[0] === 0x88) socket.end(frame(8, Buffer.from([0x03, 0xe8])));
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const secure = process.argv[2] === "tls";
  const certificates = new URL("../support/certificates/", import.meta.url);
  const server = secure
    ? tls.createServer(
        {
          key: readFileSync(new URL("server.key", certificates)),
          cert: readFileSync(new URL("server.pem", certificates)),
        },
        serve,
      )
    : net.createServer(serve);
  const tell = process.send?.bind(process) ?? console.log;
  server.listen(0, "127.0.0.1", () => tell(server.address().port));
}
