import * as websocket from "wireglot";

console.log("loaded, with the default close code", websocket.CLOSE_CODES.NORMAL);
