import { connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://stream.example.com/prices";

const client = await connect(url, {
  heartbeat: { interval: "20s" },
  reconnect: { initialDelay: process.env.DELAY ?? "1s", maxAttempts: 10, queue: {} },
});

async function subscribe(): Promise<void> {
  await client.send(JSON.stringify({ action: "subscribe", symbols: ["BTC-USD"] }));
}

async function watch(): Promise<void> {
  for await (const step of client.control()) {
    if (step.type === "reconnecting") console.log("attempt", step.attempt);
    // The server knows nothing of the connection before: subscribe again.
    if (step.type === "reconnected") await subscribe();
  }
}

const watching = watch();
await subscribe();
for await (const message of client.channel()) console.log("received", message.data);
await watching;
console.log("the end");
