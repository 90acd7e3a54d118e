import { Actor, connect, security } from "wireglot";
import { parsePolicies } from "wireglot/policy";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const scope = parsePolicies(
  `
- id: our-servers
  actions: [websocket.*]
  resources: ["${new URL(url).origin}/*"]
  effect: allow
  conditions:
    - { field: actor.meta.role, operator: in, value: [admin, bot] }
`,
  "policies.yaml",
);

await security.run({ actor: new Actor("bot-7", { role: "bot" }), scope }, async () => {
  const client = await connect(url);
  console.log("allowed by the policies");
  await client.close();
});
