/** `wireglot check`: are the generated files those that the specs give? */
import type { Io, SpecOptions } from "../cli.js";
import { EXIT, type ExitCode, worst } from "../exit-code.js";
import type { Change } from "../files.js";
import { generate } from "../generate.js";
import { count, reportFindings } from "../report.js";
import { unifiedDiff } from "../unified-diff.js";
import { readJobs } from "./config.js";

export interface CheckOptions extends SpecOptions {
  readonly out?: string;
  readonly diff?: boolean;
}

export async function checkCommand(specs: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const out = options.out === undefined ? undefined : ({ of: "code", folder: options.out } as const);
  const codes: ExitCode[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: true, out })) {
    const result = await generate(job, { write: false });
    const found = reportFindings(result.findings, io);
    codes.push(found);
    if (found !== EXIT.CLEAN) continue;
    const stale = result.changes.filter((change) => change.kind !== "unchanged");
    const name = `${job.show(job.spec)} → ${job.show(job.out)}`;
    if (stale.length === 0) {
      io.out(`${name}: up to date`);
      continue;
    }
    codes.push(EXIT.OUT_OF_DATE);
    io.err(`${name}: ${count(stale.length, "file")} out of date; run wireglot generate`);
    for (const change of stale) {
      io.err(`  ${WORDS[change.kind]} ${change.shown}`);
      if (options.diff === true) for (const line of differences(change)) io.err(line);
    }
  }
  return worst(codes);
}

const WORDS: Readonly<Record<Change["kind"], string>> = {
  created: "missing",
  updated: "differs",
  removed: "obsolete",
  unchanged: "unchanged",
};

function differences(change: Change): readonly string[] {
  if (change.kind !== "updated") return [];
  const { before, after, path } = change;
  return unifiedDiff({
    before,
    after,
    beforeName: `${path} (as it is)`,
    afterName: `${path} (as it would be)`,
    limit: 200,
  });
}
