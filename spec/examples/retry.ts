import { type Client, connect, errors, sleep } from "wireglot";

const url = process.env.WS_URL ?? "wss://api.example.com/ws";

async function connectWithPatience(attempts: number): Promise<Client> {
  let delay = Number(process.env.DELAY ?? 1000); // milliseconds
  for (let attempt = 1; ; attempt++) {
    const [client, error] = await errors.attempt(connect(url));
    if (client) return client;
    if (!error.retryable || attempt === attempts) throw error;
    const asked = "retryAfter" in error.details ? Number(error.details.retryAfter ?? 0) : 0;
    await sleep(Math.max(asked, delay * Math.random())); // not all clients at the same moment
    delay = Math.min(delay * 2, 30_000);
  }
}

const client = await connectWithPatience(5);
console.log("connected");
await client.close();
