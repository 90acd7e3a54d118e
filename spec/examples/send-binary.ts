import { BINARY, connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
await client.send(new Uint8Array([0xca, 0xfe]), BINARY);
await client.close();
