import { connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
await client.send(JSON.stringify({ type: "subscribe", channel: "orders" }));
await client.close();
