import { connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);

for await (const message of client.channel()) {
  if (message.type === "text") {
    const data = JSON.parse(message.data);
    console.log("received", data);
  }
}
console.log("connection closed");
