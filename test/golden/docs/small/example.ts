import { connect } from "./chat/index.js";

await connect("wss://chat.example.com/"); // opens it
