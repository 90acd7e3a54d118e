import { after, Channel, connect, select } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
const messages = client.channel();
const outbox = new Channel<string>(1);
const deadline = after(process.env.DEADLINE ?? "10s"); // one deadline for the whole loop

for (;;) {
  const next = await select({ messages, room: outbox.caseSend("tick"), ended: client.closed, deadline });
  if (next.key === "messages" && next.ok) {
    console.log("received", next.value.data);
  } else if (next.key === "room") {
    console.log("there was room to send"); // happens once: nobody empties the outbox
  } else {
    console.log("the end, by", next.key);
    break;
  }
}

await client.close();
