import { after, connect, errors, select } from "wireglot";

const url = process.env.WS_URL ?? "wss://stream.example.com/prices";
const interval = process.env.KEEP_ALIVE ?? "30s";

const client = await connect(url);
await client.send(JSON.stringify({ action: "subscribe", symbols: ["BTC-USD", "ETH-USD"] }));

const messages = client.channel();
let heartbeat = after(interval);

while (true) {
  const next = await select({ messages, heartbeat });
  if (next.key === "heartbeat") {
    const [pong] = await errors.attempt(client.ping());
    if (pong) console.log(`keep-alive: pong after ${pong.rtt.toFixed(1)} ms`);
    heartbeat = after(interval);
  } else if (!next.ok) {
    break; // connection closed
  } else if (next.value.type === "text") {
    const { symbol, value } = JSON.parse(next.value.data);
    console.log(`${symbol} ${value.toFixed(2)}`);
  }
}

await client.close();
console.log("the stream has ended");
