/** `wireglot validate` */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Entry } from "../baseline.js";
import type { Io, ReportingOptions } from "../cli.js";
import { type Diagnostic, hasErrors } from "../diagnostics.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { levelled } from "../generate.js";
import { type Job, showPath } from "../jobs.js";
import { loadSpec } from "../load.js";
import { count, countErrors } from "../report.js";
import { Reporter } from "../reporter.js";
import { readJobs } from "./config.js";

export interface ValidateOptions extends ReportingOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

interface Checked {
  readonly job: Job;
  readonly sources: readonly string[];
  readonly findings: readonly Diagnostic[];
}

export async function validateCommand(specs: readonly string[], options: ValidateOptions, io: Io): Promise<ExitCode> {
  if (options.updateBaseline === true && options.baseline === undefined)
    throw new CommandError(EXIT.USAGE, "--update-baseline needs to know where: --baseline FILE");
  const reporter = new Reporter({ command: "validate", format: options.format }, io);
  const jobs = await readJobs(specs, options, io, { outputs: false });
  io.expect?.(jobs.reduce((bytes, job) => bytes + (statSync(job.spec, { throwIfNoEntry: false })?.size ?? 0), 0));
  const checked: Checked[] = [];
  for (const job of jobs) {
    const { findings, sources } = await loadSpec(job.spec, { show: job.show });
    checked.push({ job, sources, findings: levelled(findings, job) });
  }
  const { results, remarks } =
    options.baseline === undefined
      ? { results: checked, remarks: [] }
      : await withBaseline(options.baseline, options.updateBaseline === true, checked, io.cwd);
  const codes = results.map(({ job, findings }) => {
    const name = job.show(job.spec);
    const warnings = findings.length === 0 ? "" : `, ${count(findings.length, "warning")}`;
    remarks.push(`${name}: ${hasErrors(findings) ? countErrors(findings) : `valid${warnings}`}`);
    return reporter.add(name, findings);
  });
  await reporter.end();
  for (const remark of remarks) io.err(remark);
  return worst(codes);
}

/** What is left of the findings, and what there is to say of the baseline. */
async function withBaseline(
  name: string,
  update: boolean,
  checked: readonly Checked[],
  cwd: string,
): Promise<{ readonly results: readonly Checked[]; readonly remarks: string[] }> {
  const { compareWithBaseline, writeBaseline } = await import("../baseline.js");
  const file = resolve(cwd, name);
  const shown = showPath(cwd, file);
  const entriesOf = ({ job, sources, findings }: Checked): readonly Entry[] =>
    findings.map((finding) => ({
      path: sources.find((source) => job.show(source) === finding.file) ?? job.spec,
      finding,
    }));
  const files = checked.flatMap((one) => one.sources);
  const entries = checked.flatMap(entriesOf);
  if (update) {
    writeBaseline(file, shown, entries, files);
    const remark = `${shown}: ${count(entries.length, "finding")} written`;
    return { results: checked.map((one) => ({ ...one, findings: [] })), remarks: [remark] };
  }
  const { fresh, gone } = compareWithBaseline(file, shown, entries, files);
  const remarks =
    gone === 0 ? [] : [`${shown}: ${count(gone, "finding")} no longer found; --update-baseline takes them out`];
  return {
    results: checked.map((one) => ({ ...one, findings: one.findings.filter((found) => fresh.has(found)) })),
    remarks,
  };
}
