import { connect } from "../generated/index.js";

const client = await connect("wss://example.com", { rooom: "lobby" });
await client.close();
