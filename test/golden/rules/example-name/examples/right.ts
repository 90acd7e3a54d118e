import { connect } from "../generated/index.js";

const client = await connect("wss://example.com", { room: "lobby" });
await client.close();
