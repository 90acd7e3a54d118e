import { connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://chat.example.com/ws";

interface ChatMessage {
  from: string;
  text: string;
}

async function joinChat(room: string, onMessage: (message: ChatMessage) => void): Promise<void> {
  const client = await connect(url, {
    headers: { Authorization: `Bearer ${process.env.TOKEN}` },
  });

  // Join the room
  await client.send(JSON.stringify({ type: "join", room }));

  // Message loop
  for await (const message of client.channel()) {
    if (message.type === "text") onMessage(JSON.parse(message.data));
  }

  await client.close();
}

await joinChat("lobby", ({ from, text }) => console.log(`${from}: ${text}`));
console.log("the room is closed");
