import {
  BINARY,
  CLOSE_CODES,
  COMPRESSION,
  connect,
  TEXT,
  TYPE_BINARY,
  TYPE_CLOSE,
  TYPE_PING,
  TYPE_PONG,
  TYPE_TEXT,
} from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

console.log("to send:", TEXT, BINARY);
console.log("received:", TYPE_TEXT, TYPE_BINARY, TYPE_PING, TYPE_PONG, TYPE_CLOSE);
console.log("compression:", COMPRESSION.DISABLED, COMPRESSION.CONTEXT_TAKEOVER, COMPRESSION.NO_CONTEXT);

const client = await connect(url, { compression: COMPRESSION.NO_CONTEXT });
await client.send("as text", TEXT);
await client.close(CLOSE_CODES.NORMAL, "Done");
