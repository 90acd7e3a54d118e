import { COMPRESSION, connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url, {
  headers: { Authorization: `Bearer ${process.env.TOKEN}` },
  protocols: ["graphql-ws"],
  dialTimeout: "10s",
  readTimeout: "30s",
  compression: COMPRESSION.CONTEXT_TAKEOVER,
});
console.log("subprotocol:", client.protocol);
console.log("compression:", client.compression);
await client.close();
