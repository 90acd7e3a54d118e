/** What a run tells its user beside its findings: a line for each spec. */
import type { Io } from "./cli.js";
import type { Diagnostic } from "./diagnostics.js";
import type { ExitCode } from "./exit-code.js";
import type { GenerateResult } from "./generate.js";

/** `generated: 2 written (client.ts, types.ts), 11 unchanged (0.41 s)` */
export function reportWritten(result: GenerateResult, milliseconds: number, io: Io): void {
  const { job, upToDate, changes } = result;
  const head = `${job.show(job.spec)} → ${job.show(job.out)}`;
  const time = `(${(milliseconds / 1000).toFixed(2)} s)`;
  if (upToDate) {
    io.out(`${head}: up to date ${time}`);
    return;
  }
  const written = changes.filter((change) => change.kind === "created" || change.kind === "updated");
  const removed = changes.filter((change) => change.kind === "removed");
  const unchanged = changes.length - written.length - removed.length;
  const parts = [
    ...(written.length === 0 ? [] : [`${written.length} written`]),
    ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
    ...(unchanged === 0 ? [] : [`${unchanged} unchanged`]),
  ];
  io.out(`${head}: generated, ${parts.join(", ")} ${time}`);
  for (const change of written) io.out(`  ${change.kind === "created" ? "+" : "~"} ${change.shown}`);
  for (const change of removed) io.out(`  - ${change.shown}`);
}

/** `2 errors` */
export function countErrors(findings: readonly Diagnostic[]): string {
  return count(findings.filter(({ severity }) => severity === "error").length, "error");
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Tells findings that are not the result of a command, and gives the exit code that they ask for. */
export async function tellFindings(
  command: string,
  file: string,
  findings: readonly Diagnostic[],
  io: Io,
): Promise<ExitCode> {
  const { Reporter } = await import("./reporter.js");
  const reporter = new Reporter({ command }, io);
  const code = reporter.add(file, findings);
  await reporter.end();
  return code;
}
