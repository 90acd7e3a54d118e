import { connect } from "../generated/index.js";

const client = await connect("wss://example.com", { room: 5 });
await client.close();
