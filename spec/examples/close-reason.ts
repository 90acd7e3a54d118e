import { CLOSE_CODES, connect } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const client = await connect(url);
const { code, reason, wasClean } = await client.close(CLOSE_CODES.NORMAL, "Session ended");
console.log("closed with", code, reason, wasClean ? "cleanly" : "without an answer");
