/** `wireglot docs` */
import type { Io, SpecOptions } from "../cli.js";
import { EXIT, type ExitCode, worst } from "../exit-code.js";
import { generate } from "../generate.js";
import { reportFindings, reportWritten } from "../report.js";
import { readJobs } from "./config.js";

export interface DocsOptions extends SpecOptions {
  readonly out?: string;
  readonly locale?: readonly string[];
}

export async function docsCommand(specs: readonly string[], options: DocsOptions, io: Io): Promise<ExitCode> {
  const out = options.out === undefined ? undefined : ({ of: "docs", folder: options.out } as const);
  const codes: ExitCode[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: true, out, locales: options.locale })) {
    const start = performance.now();
    const result = await generate(job, { write: true, only: "docs" });
    const code = reportFindings(result.findings, io);
    codes.push(code);
    if (code === EXIT.CLEAN)
      reportWritten({ ...result, job: { ...job, out: job.docs } }, performance.now() - start, io);
  }
  return worst(codes);
}
