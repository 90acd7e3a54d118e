/** Plays a row: servers here, the client in a process of its own, whose time, memory and end are measured from here. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createServer, type Peer, type Script, type ScriptedServer } from "../../testing/index.js";
import type { Dial, Row, Start, Step, Want } from "./row.js";

export interface Outcome {
  /** Of each repetition. */
  readonly turns: readonly Want[];
  /** Milliseconds from the beginning to the outcome. */
  readonly elapsed: number;
  /** Milliseconds that somebody had to wait for a processor meanwhile, here or there. */
  readonly starved: number;
  /** Milliseconds for which the client's event loop was blocked at most. */
  readonly blocked: number;
  /** MiB that the process has grown by, at its peak. */
  readonly grown: number;
  /** MiB that the servers got rid of. */
  readonly taken: number;
  /** The codes of the close frames that came from the client. */
  readonly wire: readonly number[];
  /** Milliseconds that the process took to end once it was done; undefined: it did not, and was killed. */
  readonly exited: number | undefined;
  readonly status: number | null;
  readonly complaints: string;
}

const CLIENT = fileURLToPath(new URL("client.mjs", import.meta.url));
/** The built package; the script of mitigations has copies of its own. */
const PACKAGE = process.env.WIREGLOT_FAULTS_PACKAGE ?? fileURLToPath(new URL("../../dist", import.meta.url));
const UNTIL_THE_END: readonly Step[] = [["closed"]];
/** A client that has not come to an outcome by then hangs. */
const HANGS_MS = 10_000;
const EXIT_MS = 3000;
const MIB = 1 << 20;

/** So many at once: more would only wait for a processor. */
const AT_ONCE = 3;
let playing = 0;
const waiting: (() => void)[] = [];

export async function play(row: Row): Promise<Outcome> {
  if (playing === AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else playing += 1;
  try {
    return await playNow(row);
  } finally {
    const next = waiting.shift();
    if (next === undefined) playing -= 1;
    else next();
  }
}

async function playNow(row: Row): Promise<Outcome> {
  const servers: ScriptedServer[] = [];
  const peers: Peer[] = [];
  const wire: number[] = [];
  const watched =
    (script: Script): Script =>
    (peer, index) => {
      peers.push(peer);
      void peer.closeFrame.then(({ code }) => wire.push(code));
      return script(peer, index);
    };
  const start: Start = async (script, options) => {
    const scripts = typeof script === "function" ? watched(script) : script.map(watched);
    const server = await createServer(scripts, options);
    servers.push(server);
    return server;
  };
  const dial = await dialOf(row, start);
  try {
    const run = await runClient(row, dial, () => peers.reduce((sum, peer) => sum + peer.taken, 0) / MIB);
    // The last bytes of a client that has ended may still be under way.
    for (let i = 0; i < 100 && row.wire !== undefined && row.wire !== null && wire.length < run.turns.length; i++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return { ...run, wire };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await dial.stop?.();
  }
}

async function dialOf(row: Row, start: Start): Promise<Dial> {
  if (row.start !== undefined) return row.start(start);
  if (row.server === undefined) throw new Error(`the row "${row.name}" has neither server nor start`);
  return start(row.server, row.serverOptions);
}

function runClient(row: Row, dial: Dial, taken: () => number): Promise<Omit<Outcome, "wire">> {
  const { steps = UNTIL_THE_END, repeat = 1, abortAfter, hosts, environment = {} } = row;
  const argument = JSON.stringify({
    entry: pathToFileURL(`${PACKAGE}/generated/index.js`).href,
    url: dial.url,
    // A close of ours that nobody answers need not last.
    options: { closeTimeout: 100, ...row.options, ...dial.options },
    steps,
    repeat,
    abortAfter,
    hosts,
  });
  const lag = watchLag();
  const child = spawn(process.execPath, [CLIENT, argument], { env: { ...process.env, ...environment } });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  return new Promise((resolve) => {
    let began = performance.now();
    let before = 0;
    let done: Omit<Outcome, "wire" | "exited" | "status" | "complaints"> | undefined;
    let doneAt = 0;
    let killed = false;
    const kill = (): void => {
      killed = true;
      child.kill("SIGKILL");
    };
    let deadline = setTimeout(kill, HANGS_MS);
    createInterface({ input: child.stdout }).on("line", (line) => {
      const said: Said = JSON.parse(line);
      if (said.turns === undefined) {
        // By its own clock: this process may have been late to hear of it.
        began = (said.start ?? 0) - performance.timeOrigin;
        before = peakOf(child.pid) ?? 0;
        lag.restart();
        return;
      }
      doneAt = performance.now();
      const peak = peakOf(child.pid) ?? said.peak ?? 0;
      done = {
        turns: said.turns,
        elapsed: doneAt - began,
        starved: (said.starved ?? 0) + lag.stop(),
        blocked: said.blocked ?? 0,
        grown: before === 0 ? 0 : (peak - before) / MIB,
        taken: taken(),
      };
      clearTimeout(deadline);
      deadline = setTimeout(kill, EXIT_MS);
      child.stdin.end("done");
    });
    child.once("close", (status) => {
      clearTimeout(deadline);
      const nothing = {
        turns: [],
        elapsed: performance.now() - began,
        starved: lag.stop(),
        blocked: 0,
        grown: 0,
        taken: 0,
      };
      const exited = killed || done === undefined ? undefined : performance.now() - doneAt;
      resolve({ ...(done ?? nothing), exited, status, complaints });
    });
  });
}

interface Said {
  /** When it began, in milliseconds since 1970. */
  readonly start?: number;
  readonly turns?: readonly Want[];
  readonly blocked?: number;
  readonly starved?: number;
  readonly peak?: number;
}

/** Bytes that a process had in memory at most; undefined where the platform does not tell of others. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const peak = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return peak === undefined ? undefined : Number(peak) * 1024;
  } catch {
    return undefined;
  }
}

/** Milliseconds by which this process was late, all in all. */
function watchLag(everyMs = 10): { restart(): void; stop(): number } {
  let last = performance.now();
  let late = 0;
  const look = (): void => {
    const now = performance.now();
    late += Math.max(0, now - last - everyMs - 2);
    last = now;
  };
  const timer = setInterval(look, everyMs);
  return {
    restart() {
      look();
      late = 0;
    },
    stop() {
      look();
      clearInterval(timer);
      return late;
    },
  };
}
