/**
 * The client's side of a run of Autobahn's fuzzing server: every case of it is answered with an echo, then it is asked for its
 * report. `npm run autobahn -- ws://127.0.0.1:9001 [--compression 0|1|2] [--no-fast-lane] [--cases 1-20]`, after a build.
 */
import { parseArgs } from "node:util";
import { BINARY, connect, TEXT } from "wireglot";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    compression: { type: "string", default: "1" },
    "fast-lane": { type: "boolean", default: true },
    cases: { type: "string" },
  },
});
const [server] = positionals;
if (server === undefined) {
  console.error("usage: npm run autobahn -- ws://127.0.0.1:9001 [--compression 0|1|2] [--no-fast-lane] [--cases 1-20]");
  process.exit(2);
}
const options = { compression: Number(values.compression), fastLane: values["fast-lane"] };
const agent = `wireglot-${values.compression}-${options.fastLane ? "lane" : "plain"}`;

/** What the server has to say, in one message. */
async function ask(path) {
  const client = await connect(`${server}${path}`);
  const { value } = await client.channel().receive();
  await client.closed;
  return value?.data;
}

async function runCase(number) {
  const client = await connect(`${server}/runCase?case=${number}&agent=${agent}`, options);
  for (;;) {
    const { ok, value } = await client.channel().receive();
    if (!ok) break;
    // A server that has gone away meanwhile is a part of some cases.
    client.send(value.data, value.type === "text" ? TEXT : BINARY).catch(() => undefined);
  }
  await client.closed;
}

const count = Number(await ask("/getCaseCount"));
const [from = 1, to = count] = values.cases?.split("-").map(Number) ?? [];
for (let number = from; number <= to; number++) {
  await runCase(number).catch((error) => console.error(`case ${number}: ${error.message}`));
  if (number % 50 === 0 || number === to) console.log(`${number} of ${count} cases`);
}
await ask(`/updateReports?agent=${agent}`);
console.log(`done; the verdicts are in the report of the server, under ${agent}`);
