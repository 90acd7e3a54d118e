/**
 * A client in a process of its own. It connects as the row in its argument says, takes the row's steps, and prints one line
 * when it begins and one with what came of it; then it waits for a byte on its standard input, closes what is open, and has
 * to end by itself.
 */
import dns from "node:dns";
import tls from "node:tls";

const { entry, url, options, steps, repeat, abortAfter, hosts } = JSON.parse(process.argv[2]);
const { connect, errors } = await import(entry);
// Loading the authorities of the platform takes Node a while, and is no work of the client's.
if (url.startsWith("wss:")) tls.createSecureContext();
if (hosts !== undefined) dns.promises.lookup = lookUp;

/** The client of the turn, which may be open still. */
let client;
let controller;

const actions = {
  /** Waits for the end. */
  closed: async () => infoOf(await client.closed),
  close: async (code, reason) => infoOf(await client.close(code, reason)),
  /** Does not wait for the end. */
  startClose: (code, reason) => void client.close(code, reason),
  receive: async (options) => shown(await client.channel().receive(options)),
  /** Receives to the end. */
  drain: async () => {
    const seen = { count: 0, bytes: 0, first: [] };
    for (;;) {
      const next = await client.channel().receive();
      if (!next.ok) return seen;
      note(seen, next.value);
    }
  },
  /** Receives so many messages. */
  take: async (count) => {
    const seen = { count: 0, bytes: 0, first: [] };
    while (seen.count < count) note(seen, (await client.channel().receive()).value);
    return seen;
  },
  /** Loops over the messages: how that ends. */
  loop: async () => {
    let count = 0;
    for await (const _ of client.channel()) count += 1;
    return count;
  },
  send: (data, type, options) => client.send(typeof data === "number" ? Buffer.alloc(data) : data, type, options),
  /** So many messages of so many bytes, none waited for. */
  fill: async (count, size, abort) => {
    const controller = new AbortController();
    for (let i = 0; i < count; i++) {
      // It is not the caller's loop that is measured.
      if (i % 4 === 3) await new Promise(setImmediate);
      const sent = client.send(Buffer.alloc(size), undefined, { signal: controller.signal });
      sends.push(sent.then(() => "sent", conditionOf));
    }
    if (abort !== undefined) setTimeout(() => controller.abort("enough"), abort);
  },
  /** How many of them ended how. */
  settled: async () => {
    const outcomes = {};
    for (const outcome of await Promise.all(sends.splice(0))) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return outcomes;
  },
  ping: async (options) => typeof (await client.ping(options)).rtt,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  /** Waits for a message, and leaves it there. */
  arrived: async () => {
    while (client.channel().length === 0) await actions.wait(5);
  },
  length: () => client.channel().length,
  buffered: () => client.bufferedAmount,
  negotiated: () => ({ compression: client.compression, protocol: client.protocol, url: client.url }),
  /** The control messages so far. */
  control: () => {
    const types = [];
    for (let next = client.control().tryReceive(); next.ok; next = client.control().tryReceive())
      types.push(next.value.type);
    return types;
  },
  /** Waits for a control message of that type. */
  until: async (type) => {
    for (;;) {
      const { ok, value } = await client.control().receive();
      if (!ok) return "ended";
      if (value.type === type) return value.delay === undefined ? value.type : { delay: Math.round(value.delay) };
    }
  },
};
const sends = [];

// The first dial compiles the client, which is not what is measured.
await errors.attempt(connect("ws://127.0.0.1:1/"));
const loop = watchLoop();
say({ start: performance.timeOrigin + performance.now() });
const turns = [];
for (let turn = 0; turn < repeat; turn++) turns.push(await play(turn));
say({ turns, ...loop.stop(), peak: process.resourceUsage().maxRSS * 1024 });
await new Promise((resolve) => process.stdin.once("data", resolve));
process.stdin.destroy();
if (client !== undefined) void errors.attempt(client.close());

async function play(turn) {
  controller = new AbortController();
  const outcome = { log: [] };
  const given = { ...options, ...(abortAfter === undefined ? {} : { signal: controller.signal }) };
  // Each turn a little later: one of them meets the other side's deed.
  if (abortAfter !== undefined) setTimeout(() => controller.abort("enough"), abortAfter + turn / 4);
  try {
    client = await connect(url, given);
  } catch (error) {
    return { ...outcome, error: errorOf(error) };
  }
  let ended;
  client.closed.then((info) => {
    ended = infoOf(info);
  });
  for (const [name, ...args] of steps) {
    try {
      outcome.log.push((await actions[name](...args)) ?? null);
    } catch (error) {
      outcome.log.push(errorOf(error));
    }
  }
  if (repeat > 1) await client.close();
  await Promise.resolve();
  return ended === undefined ? outcome : { ...outcome, info: ended };
}

function note(seen, { data }) {
  seen.count += 1;
  seen.bytes += data.length;
  if (seen.first.length < 4) seen.first.push(shownData(data));
}

function shown(result) {
  return result.ok ? shownData(result.value.data) : { ended: true };
}

function shownData(data) {
  if (typeof data === "string") return data.length > 64 ? `text of ${data.length}` : data;
  return `binary of ${data.length}`;
}

function errorOf(error) {
  const { condition, kind, retryable, code, message, details, cause } = error;
  // What a server answered is had by its name only.
  const shown = { ...details, headers: details?.headers, body: details?.body };
  return { condition, kind, retryable, code, message, details: shown, cause: cause?.code ?? cause?.message ?? cause };
}

function conditionOf(error) {
  return error.condition ?? String(error);
}

function infoOf({ error, ...info }) {
  return error === undefined ? info : { ...info, error: errorOf(error) };
}

function say(what) {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

/**
 * How long the event loop was blocked at most, and how long this process had to wait for a processor. A turn of the loop
 * that is late by the clock has blocked for no longer than the time that it has computed.
 */
function watchLoop(everyMs = 5) {
  let wall = performance.now();
  let cpu = process.cpuUsage();
  let blocked = 0;
  let starved = 0;
  const look = () => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    const elapsed = now - wall;
    const computed = (user + system) / 1000;
    blocked = Math.max(blocked, Math.min(elapsed, computed));
    starved += Math.max(0, elapsed - computed - everyMs - 1);
    wall = now;
    cpu = process.cpuUsage();
  };
  const timer = setInterval(look, everyMs).unref();
  return {
    stop() {
      clearInterval(timer);
      look();
      return { blocked: Math.round(blocked), starved: Math.round(starved) };
    },
  };
}

/** Instead of the system's: the addresses of a host, an error, or nothing for so long. */
async function lookUp(name) {
  const { addresses, error, afterMs } = hosts[name] ?? { error: "ENOTFOUND" };
  if (afterMs !== undefined) await new Promise((resolve) => setTimeout(resolve, afterMs));
  if (error !== undefined) throw Object.assign(new Error(`getaddrinfo ${error} ${name}`), { code: error });
  return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
}
