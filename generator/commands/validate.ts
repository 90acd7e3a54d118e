/** `wireglot validate` */
import type { Io, SpecOptions } from "../cli.js";
import { EXIT, type ExitCode, worst } from "../exit-code.js";
import { levelled } from "../generate.js";
import { loadSpec } from "../load.js";
import { count, reportFindings } from "../report.js";
import { readJobs } from "./config.js";

export async function validateCommand(specs: readonly string[], options: SpecOptions, io: Io): Promise<ExitCode> {
  const jobs = await readJobs(specs, options, io, { outputs: false });
  const codes: ExitCode[] = [];
  for (const job of jobs) {
    const loaded = await loadSpec(job.spec, { show: job.show });
    const findings = levelled(loaded.findings, job);
    const code = reportFindings(findings, io);
    codes.push(code);
    if (code === EXIT.CLEAN)
      io.out(`${job.show(job.spec)}: valid${findings.length === 0 ? "" : `, ${count(findings.length, "warning")}`}`);
    else
      io.err(
        `${job.show(job.spec)}: ${count(findings.filter((finding) => finding.severity === "error").length, "error")}`,
      );
  }
  return worst(codes);
}
