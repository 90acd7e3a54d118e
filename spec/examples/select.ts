import { after, connect, errors, select } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
const messages = client.channel();
let timeout = after("30s");

while (true) {
  const next = await select({ messages, timeout });
  if (next.key === "timeout") {
    await errors.attempt(client.ping()); // keep-alive
    timeout = after("30s");
  } else if (!next.ok) {
    break; // connection closed
  } else {
    console.log("received", next.value.data);
  }
}
