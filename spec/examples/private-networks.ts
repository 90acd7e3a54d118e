import { Actor, connect, errors, Scope, security } from "wireglot";

// The URL comes from a user.
const url = process.env.WS_URL ?? "wss://localhost.example.com/ws";

const scope = new Scope([
  { id: "anywhere", actions: ["websocket.connect", "websocket.connect.url"], effect: "allow" },
  security.denyPrivateNetworks,
]);

await security.run({ actor: new Actor("user-1"), scope }, async () => {
  const [client, error] = await errors.attempt(connect(url));
  if (client) await client.close();
  else console.log("not connected:", error.condition);
});
