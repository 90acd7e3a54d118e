import { connect, errors } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

const [client, error] = await errors.attempt(connect(url));

if (error) {
  if (errors.is(error, errors.PERMISSION_DENIED)) {
    console.error("access denied:", error.message);
  } else if (error.retryable) {
    console.error("temporary error:", error.message);
  } else {
    console.error("error:", error.message);
  }
} else {
  console.log("connected");
  await client.close();
}
