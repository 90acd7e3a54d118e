import { CLOSE_CODES, connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
await client.close(CLOSE_CODES.INTERNAL_ERROR, "Processing failed");
