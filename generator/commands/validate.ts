/** `wireglot validate` */
import { statSync } from "node:fs";
import type { Io, ReportingOptions } from "../cli.js";
import { hasErrors } from "../diagnostics.js";
import { type ExitCode, worst } from "../exit-code.js";
import { levelled } from "../generate.js";
import { loadSpec } from "../load.js";
import { count, countErrors } from "../report.js";
import { Reporter } from "../reporter.js";
import { readJobs } from "./config.js";

export async function validateCommand(specs: readonly string[], options: ReportingOptions, io: Io): Promise<ExitCode> {
  const reporter = new Reporter({ command: "validate", format: options.format }, io);
  const codes: ExitCode[] = [];
  const remarks: string[] = [];
  const jobs = await readJobs(specs, options, io, { outputs: false });
  io.expect?.(jobs.reduce((bytes, job) => bytes + (statSync(job.spec, { throwIfNoEntry: false })?.size ?? 0), 0));
  for (const job of jobs) {
    const name = job.show(job.spec);
    const loaded = await loadSpec(job.spec, { show: job.show });
    const findings = levelled(loaded.findings, job);
    codes.push(reporter.add(name, findings));
    const warnings = findings.length === 0 ? "" : `, ${count(findings.length, "warning")}`;
    remarks.push(`${name}: ${hasErrors(findings) ? countErrors(findings) : `valid${warnings}`}`);
  }
  await reporter.end();
  for (const remark of remarks) io.err(remark);
  return worst(codes);
}
