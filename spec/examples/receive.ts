import { connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
const messages = client.channel();

const { ok, value: message } = await messages.receive();
if (ok) {
  console.log("type:", message.type); // "text" or "binary"
  console.log("data:", message.data);
}
await client.close();
