import { connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
const { rtt } = await client.ping();
console.log(`pong after ${rtt.toFixed(1)} ms`);
await client.close();
