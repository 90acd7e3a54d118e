import { connect, errors } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

try {
  const client = await connect(url, { dialTimeout: "5s" });
  await client.close();
} catch (error) {
  const refused = errors.as(error, "handshake_denied");
  const late = errors.as(error, "dial_timeout");
  if (refused) console.log("refused with status", refused.details.status);
  else if (late) console.log("too slow in the step", late.details.phase);
  else throw errors.wrap(error, "starting the feed");
}
