/** What a run tells its user beside its findings: a line for each spec. */
import type { Io } from "./cli.js";
import type { Diagnostic } from "./diagnostics.js";
import type { ExitCode } from "./exit-code.js";
import type { GenerateResult } from "./generate.js";
import { type Message, renderMessage } from "./message.js";
import { remark, together } from "./remarks.js";

/** Says something in the language of the run. */
export function say(message: Message | string, { speech }: Pick<Io, "speech">): string {
  return renderMessage(message, speech);
}

/** `generated: 2 written (client.ts, types.ts), 11 unchanged (0.41 s)` */
export function reportWritten(result: GenerateResult, milliseconds: number, io: Io): void {
  const { job, upToDate, changes } = result;
  const place = `${job.show(job.spec)} → ${job.show(job.out)}`;
  const seconds = (milliseconds / 1000).toFixed(2);
  if (upToDate) {
    io.out(say(remark("written.nothing", { place, seconds }), io));
    return;
  }
  const written = changes.filter((change) => change.kind === "created" || change.kind === "updated");
  const removed = changes.filter((change) => change.kind === "removed");
  const unchanged = changes.length - written.length - removed.length;
  const parts = [
    ...(written.length === 0 ? [] : [remark("written", { n: written.length })]),
    ...(removed.length === 0 ? [] : [remark("removed", { n: removed.length })]),
    ...(unchanged === 0 ? [] : [remark("unchanged", { n: unchanged })]),
  ];
  io.out(say(remark("written.some", { place, changes: together(parts), seconds }), io));
  for (const change of written) io.out(`  ${change.kind === "created" ? "+" : "~"} ${change.shown}`);
  for (const change of removed) io.out(`  - ${change.shown}`);
}

/** `2 errors` */
export function countErrors(findings: readonly Diagnostic[]): Message {
  return remark("errors", { n: findings.filter(({ severity }) => severity === "error").length });
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
