import { Actor, connect, Scope, security } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const actor = new Actor("user-1", { role: "trader" });
const scope = new Scope([
  { id: "connect", actions: ["websocket.connect"], effect: "allow" },
  {
    id: "our-server",
    actions: ["websocket.connect.url"],
    resources: [`${new URL(url).origin}/*`],
    effect: "allow",
    conditions: [{ field: "actor.meta.role", operator: "eq", value: "trader" }],
  },
]);

await security.run({ actor, scope }, async () => {
  const client = await connect(url);
  console.log("allowed, as", actor.id);
  await client.close();
});
