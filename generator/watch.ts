/** `--watch`: generates again whenever a file changes that the outputs depend on. */
import { type FSWatcher, watch as watchFolder } from "node:fs";
import { dirname } from "node:path";
import type { Io } from "./cli.js";
import { generateOne } from "./commands/generate.js";
import { CommandError, EXIT, type ExitCode } from "./exit-code.js";
import type { Job } from "./jobs.js";
import { remark } from "./remarks.js";
import { say } from "./report.js";
import type { Reporter } from "./reporter.js";

/** An editor writes a file in several steps: what comes within this time is one change. */
const SETTLE_MS = 100;

/** Ends with `io.signal`, or with Ctrl+C: then with exit code 130. */
export async function watch(jobs: readonly Job[], reporter: Reporter, io: Io): Promise<ExitCode> {
  const watchers = new Map<string, FSWatcher>();
  const timers = new Map<Job, NodeJS.Timeout>();
  const sources = new Map<Job, readonly string[]>();
  let running = Promise.resolve();

  const run = (job: Job): void => {
    running = running.then(async () => {
      try {
        const made = await generateOne(job, reporter, io);
        sources.set(job, made.sources);
        await reporter.end();
        made.remark();
      } catch (error) {
        const told =
          error instanceof CommandError
            ? error.saidIn(io.speech)
            : error instanceof Error
              ? error.message
              : String(error);
        io.err(say(remark("error", { problem: told }), io));
        sources.set(job, [...new Set([job.spec, ...(sources.get(job) ?? [])])]);
      }
      follow();
    });
  };
  /** Folders and not files: an editor replaces a file, and the watcher of the old one would see nothing more. */
  const follow = (): void => {
    const folders = new Set([...sources.values()].flat().map(dirname));
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      const watcher = openWatcher(folder, (name) => changed(folder, name));
      if (watcher !== undefined) watchers.set(folder, watcher);
    }
  };
  const changed = (folder: string, name: string | null): void => {
    for (const job of jobs) {
      const touched = (sources.get(job) ?? []).some(
        (path) => dirname(path) === folder && (name === null || path.endsWith(name)),
      );
      if (!touched) continue;
      clearTimeout(timers.get(job));
      timers.set(
        job,
        setTimeout(() => run(job), SETTLE_MS),
      );
    }
  };

  for (const job of jobs) run(job);
  await running;
  io.out(say(remark("watching"), io));
  const code = await ended(io.signal);
  for (const timer of timers.values()) clearTimeout(timer);
  for (const watcher of watchers.values()) watcher.close();
  await running;
  return code;
}

function openWatcher(folder: string, onChange: (name: string | null) => void): FSWatcher | undefined {
  try {
    return watchFolder(folder, (_, name) => onChange(name)).on("error", () => undefined);
  } catch {
    return undefined;
  }
}

function ended(signal: AbortSignal | undefined): Promise<ExitCode> {
  return new Promise((resolve) => {
    if (signal !== undefined) {
      if (signal.aborted) resolve(EXIT.CLEAN);
      signal.addEventListener("abort", () => resolve(EXIT.CLEAN), { once: true });
    } else {
      process.once("SIGINT", () => resolve(EXIT.INTERRUPTED));
      process.once("SIGTERM", () => resolve(EXIT.INTERRUPTED));
    }
  });
}
