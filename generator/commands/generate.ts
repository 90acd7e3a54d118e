/** `wireglot generate` */
import type { Io, ReportingOptions } from "../cli.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { generate } from "../generate.js";
import type { Job } from "../jobs.js";
import { remark } from "../remarks.js";
import { countErrors, reportWritten, say } from "../report.js";
import { Reporter } from "../reporter.js";
import { readJobs } from "./config.js";

export interface GenerateCommandOptions extends ReportingOptions {
  readonly out?: string;
  readonly watch?: boolean;
  readonly check?: boolean;
  readonly diff?: boolean;
}

export async function generateCommand(
  specs: readonly string[],
  options: GenerateCommandOptions,
  io: Io,
): Promise<ExitCode> {
  if (options.check === true) {
    if (options.watch === true) throw new CommandError(EXIT.USAGE, remark("generate.check-or-watch"));
    const { checkCommand } = await import("./check.js");
    return checkCommand(specs, options, io);
  }
  const jobs = await readJobs(specs, options, io, {
    outputs: true,
    out: options.out === undefined ? undefined : { of: "code", folder: options.out },
  });
  const reporter = new Reporter({ command: "generate", format: options.format }, io);
  if (options.watch === true) {
    const { watch } = await import("../watch.js");
    return watch(jobs, reporter, io);
  }
  const codes: ExitCode[] = [];
  const remarks: (() => void)[] = [];
  for (const job of jobs) {
    const { code, remark } = await generateOne(job, reporter, io);
    codes.push(code);
    remarks.push(remark);
  }
  await reporter.end();
  for (const remark of remarks) remark();
  return worst(codes);
}

/** Generates; `remark` tells of it, when the findings have been told. */
export async function generateOne(
  job: Job,
  reporter: Reporter,
  io: Io,
): Promise<{ readonly code: ExitCode; readonly sources: readonly string[]; readonly remark: () => void }> {
  const start = performance.now();
  const result = await generate(job, { write: true });
  const milliseconds = performance.now() - start;
  const code = reporter.add(job.show(job.spec), result.findings);
  const tell = (): void => {
    if (code === EXIT.CLEAN) reportWritten(result, milliseconds, io);
    else {
      const values = { subject: job.show(job.spec), errors: countErrors(result.findings) };
      io.err(say(remark("written.not", values), io));
    }
  };
  return { code, sources: result.sources, remark: tell };
}
