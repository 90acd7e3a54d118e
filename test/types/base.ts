/** What must compile, and what must not, with the generated base client. Checked by both compilers, never run. */
import {
  after,
  BINARY,
  Channel,
  CLOSE_CODES,
  type Client,
  type CloseInfo,
  COMPRESSION,
  type ConnectOptions,
  type ControlMessage,
  connect,
  connections,
  type ErrorCondition,
  errors,
  type Message,
  type permissions,
  select,
  TEXT,
  type WebSocketError,
} from "wireglot";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<_T extends true>(): void {}

declare const client: Client;
declare const error: unknown;

export async function options(): Promise<void> {
  await connect("wss://a/", {
    dialTimeout: "5s",
    readLimit: "1MiB",
    compression: COMPRESSION.NO_CONTEXT,
    heartbeat: {},
  });
  await connect(new URL("wss://a/"), {
    headers: async () => ({ A: ["b"] }),
    reconnect: { queue: { overflow: "error" } },
    proxy: false,
  });
  const given: ConnectOptions = { dialTimeout: undefined };
  // @ts-expect-error: no such option
  await connect("wss://a/", { dialTimeot: 5 });
  // @ts-expect-error: no such mode
  await connect("wss://a/", { compression: 3 });
  // @ts-expect-error: no such word
  await connect("wss://a/", { reconnect: { queue: { overflow: "drop" } } });
  // @ts-expect-error: a URL is needed
  await connect();
  // @ts-expect-error: options are read-only
  given.dialTimeout = 5;
}

export async function codes(number: number): Promise<void> {
  await client.close();
  await client.close(CLOSE_CODES.NORMAL, "bye");
  await client.close(4001);
  await client.close(number);
  // @ts-expect-error: 1005 may not be sent
  await client.close(CLOSE_CODES.NO_STATUS);
  // @ts-expect-error: 1006 may not be sent
  await client.close(1006);
  // @ts-expect-error: there is no such name
  await client.close(CLOSE_CODES.NORMALL);
  const info: CloseInfo = await client.closed;
  expectType<Equal<typeof info.initiator, "local" | "remote" | "transport">>();
}

export async function sending(): Promise<void> {
  await client.send("text");
  await client.send(new Uint8Array(), BINARY, { signal: AbortSignal.timeout(1) });
  await client.send(new ArrayBuffer(1), TEXT);
  // @ts-expect-error: no such type
  await client.send("x", 3);
  // @ts-expect-error: objects are no data
  await client.send({});
}

export async function messages(): Promise<void> {
  const { ok, value, close } = await client.channel().receive();
  if (ok) {
    expectType<Equal<typeof value, Message>>();
    if (value.type === "text") expectType<Equal<typeof value.data, string>>();
    else expectType<Equal<typeof value.data, Uint8Array>>();
  } else {
    expectType<Equal<typeof value, undefined>>();
    expectType<Equal<typeof close, CloseInfo | undefined>>();
  }
  for await (const control of client.control()) {
    expectType<Equal<typeof control, ControlMessage>>();
    if (control.type === "reconnecting") expectType<Equal<typeof control.delay, number>>();
    if (control.type === "close") expectType<Equal<typeof control.code, number>>();
  }
}

export async function selecting(): Promise<void> {
  const numbers = new Channel<number>(1);
  const result = await select({
    message: client.channel(),
    beat: after("1s"),
    out: numbers.caseSend(5),
    job: Promise.resolve("x"),
  });
  expectType<Equal<typeof result.key, "message" | "beat" | "out" | "job">>();
  switch (result.key) {
    case "message":
      if (result.ok) expectType<Equal<typeof result.value, Message>>();
      break;
    case "beat":
      if (result.ok) expectType<Equal<typeof result.value, Date>>();
      break;
    case "out":
      expectType<Equal<typeof result.ok, true>>();
      break;
    case "job":
      expectType<Equal<typeof result.value, string>>();
      break;
  }
  const { key, ok, value } = await select([numbers, client.channel()]);
  if (key === 0 && ok) expectType<Equal<typeof value, number>>();
  if (key === 1 && ok) expectType<Equal<typeof value, Message>>();
  const now = await select({ numbers }, { default: "none" as const });
  if (now.key === "default") expectType<Equal<typeof now.value, "none">>();
  // @ts-expect-error: a number is no case
  await select({ wrong: 5 });
}

export async function failures(): Promise<void> {
  const found = errors.as(error, "dial_timeout");
  if (found !== undefined) {
    expectType<Equal<typeof found.kind, "TIMEOUT">>();
    expectType<Equal<typeof found.details.elapsed, number>>();
    expectType<Equal<typeof found.details.phase, "headers" | "policy" | "dns" | "tcp" | "proxy" | "tls" | "upgrade">>();
  }
  // @ts-expect-error: no such condition
  errors.as(error, "dial_timeot");
  const [made, failed] = await errors.attempt(connect("wss://a/"));
  if (failed !== null) {
    expectType<Equal<typeof made, null>>();
    if (failed.condition === "handshake_rate_limited")
      expectType<Equal<typeof failed.details.retryAfter, number | undefined>>();
    if (failed.condition === "invalid_argument") expectType<Equal<typeof failed.details.option, string>>();
    const general: WebSocketError = failed;
    console.log(general.retryable);
  } else expectType<Equal<typeof made, Client>>();
  expectType<Equal<typeof errors.PERMISSION_DENIED, "PERMISSION_DENIED">>();
  const condition: ErrorCondition = "connection_lost";
  console.log(errors.is(error, condition), connections.get("id").protocol);
  expectType<Equal<typeof permissions.connectUrl, "websocket.connect.url">>();
}
