/** `wireglot validate` */
import { resolve } from "node:path";
import type { Entry } from "../baseline.js";
import type { Io, ReportingOptions } from "../cli.js";
import { type Diagnostic, hasErrors } from "../diagnostics.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { type Job, levelled, showPath } from "../jobs.js";
import { loadSpec } from "../load.js";
import type { Message } from "../message.js";
import { remark } from "../remarks.js";
import { countErrors, say } from "../report.js";
import { Reporter } from "../reporter.js";
import type { Spec } from "../spec.js";
import { readJobs, sizeOf } from "./config.js";

export interface ValidateOptions extends ReportingOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** Hold the examples to the generated types. */
  readonly examples?: boolean;
}

interface Checked {
  readonly job: Job;
  readonly sources: readonly string[];
  readonly findings: readonly Diagnostic[];
}

export async function validateCommand(specs: readonly string[], options: ValidateOptions, io: Io): Promise<ExitCode> {
  if (options.updateBaseline === true && options.baseline === undefined)
    throw new CommandError(EXIT.USAGE, remark("baseline.unnamed", { flag: "--baseline FILE" }));
  const reporter = new Reporter({ command: "validate", format: options.format }, io);
  const jobs = await readJobs(specs, options, io, { outputs: false });
  if (options.examples !== true) io.expect?.(sizeOf(jobs));
  const checked: Checked[] = [];
  for (const job of jobs) {
    const { spec, findings, sources } = await loadSpec(job.spec, { show: job.show });
    const all =
      options.examples === true && spec !== undefined ? await withExamples(findings, job, spec, sources) : findings;
    checked.push({ job, sources, findings: levelled(all, job) });
  }
  const { results, remarks } =
    options.baseline === undefined
      ? { results: checked, remarks: [] }
      : await withBaseline(options.baseline, options.updateBaseline === true, checked, io.cwd);
  const codes = results.map(({ job, findings }) => {
    const name = job.show(job.spec);
    remarks.push(remark("about", { subject: name, state: stateOf(findings) }));
    return reporter.add(name, findings);
  });
  await reporter.end();
  for (const each of remarks) io.err(say(each, io));
  return worst(codes);
}

function stateOf(findings: readonly Diagnostic[]): Message {
  if (hasErrors(findings)) return countErrors(findings);
  if (findings.length === 0) return remark("valid");
  return remark("valid.warnings", { warnings: remark("warnings", { n: findings.length }) });
}

/** What the names of an example tell, its types tell as well. */
async function withExamples(
  findings: readonly Diagnostic[],
  job: Job,
  spec: Spec,
  sources: readonly string[],
): Promise<readonly Diagnostic[]> {
  const { examplesOf } = await import("../examples.js");
  return [...findings.filter((found) => found.code !== "example-name"), ...(await examplesOf(job, spec, sources))];
}

/** What is left of the findings, and what there is to say of the baseline. */
async function withBaseline(
  name: string,
  update: boolean,
  checked: readonly Checked[],
  cwd: string,
): Promise<{ readonly results: readonly Checked[]; readonly remarks: Message[] }> {
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
    const written = remark("baseline.written", { file: shown, n: entries.length });
    return { results: checked.map((one) => ({ ...one, findings: [] })), remarks: [written] };
  }
  const { fresh, gone } = compareWithBaseline(file, shown, entries, files);
  const remarks = gone === 0 ? [] : [remark("baseline.gone", { file: shown, n: gone })];
  return {
    results: checked.map((one) => ({ ...one, findings: one.findings.filter((found) => fresh.has(found)) })),
    remarks,
  };
}
