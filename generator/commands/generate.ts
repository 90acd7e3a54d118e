/** `wireglot generate` */
import type { Io, SpecOptions } from "../cli.js";
import { EXIT, type ExitCode, worst } from "../exit-code.js";
import { generate } from "../generate.js";
import type { Job } from "../jobs.js";
import { count, reportFindings, reportWritten } from "../report.js";
import { readJobs } from "./config.js";

export interface GenerateCommandOptions extends SpecOptions {
  readonly out?: string;
  readonly watch?: boolean;
}

export async function generateCommand(
  specs: readonly string[],
  options: GenerateCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const jobs = await readJobs(specs, options, io, {
    outputs: true,
    out: options.out === undefined ? undefined : { of: "code", folder: options.out },
  });
  if (options.watch === true) {
    const { watch } = await import("../watch.js");
    return watch(jobs, io);
  }
  const codes: ExitCode[] = [];
  for (const job of jobs) codes.push((await generateOne(job, io)).code);
  return worst(codes);
}

/** Generates and tells of it. */
export async function generateOne(
  job: Job,
  io: Io,
): Promise<{ readonly code: ExitCode; readonly sources: readonly string[] }> {
  const start = performance.now();
  const result = await generate(job, { write: true });
  const code = reportFindings(result.findings, io);
  if (code === EXIT.CLEAN) reportWritten(result, performance.now() - start, io);
  else
    io.err(
      `${job.show(job.spec)}: ${count(result.findings.filter((finding) => finding.severity === "error").length, "error")}, nothing was written`,
    );
  return { code, sources: result.sources };
}
