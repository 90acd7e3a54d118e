import { connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
await client.send("Hello, Server!");
await client.close();
