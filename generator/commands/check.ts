/** `wireglot check`: are the generated files those that the specs give? */
import type { Io, ReportingOptions } from "../cli.js";
import { hasErrors } from "../diagnostics.js";
import { EXIT, type ExitCode, worst } from "../exit-code.js";
import type { Change } from "../files.js";
import type { Finding } from "../formats/format.js";
import { type GenerateResult, generate } from "../generate.js";
import { levelled } from "../jobs.js";
import type { Message } from "../message.js";
import { remark } from "../remarks.js";
import { countErrors, say } from "../report.js";
import { Reporter } from "../reporter.js";
import { generatedStale } from "../rules/outputs.js";
import { finding } from "../rules/rule.js";
import { unifiedDiff } from "../unified-diff.js";
import { readJobs } from "./config.js";

export interface CheckOptions extends ReportingOptions {
  readonly out?: string;
  readonly diff?: boolean;
}

/** Lines of a difference, where `--diff` asks for it and where a format has room for a part. */
const ALL_LINES = 200;
const SOME_LINES = 12;

export async function checkCommand(specs: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const reporter = new Reporter({ command: "check", format: options.format }, io);
  const limit = options.diff === true ? ALL_LINES : reporter.has("pretty") ? SOME_LINES : 0;
  const out = options.out === undefined ? undefined : ({ of: "code", folder: options.out } as const);
  const codes: ExitCode[] = [];
  const remarks: Message[] = [];
  for (const job of await readJobs(specs, options, io, { outputs: true, out })) {
    const spec = job.show(job.spec);
    const result = await generate(job, { write: false });
    const found = reporter.add(spec, result.findings);
    codes.push(found);
    if (found !== EXIT.CLEAN) {
      remarks.push(remark("about", { subject: spec, state: countErrors(result.findings) }));
      continue;
    }
    const { keptExamples } = await import("../examples.js");
    const examples = levelled(await keptExamples(job, result.sources), job);
    codes.push(reporter.add(spec, examples));
    if (hasErrors(examples)) remarks.push(remark("check.examples", { spec, errors: countErrors(examples) }));
    const stale = staleFiles(result, limit);
    if (stale.length > 0) codes.push(EXIT.OUT_OF_DATE);
    reporter.add(spec, stale);
    const place = `${spec} → ${job.show(job.out)}`;
    const wrong = { place, n: stale.length, command: "wireglot generate" };
    remarks.push(stale.length === 0 ? remark("check.current", { place }) : remark("check.stale", wrong));
  }
  await reporter.end();
  for (const each of remarks) io.err(say(each, io));
  return worst(codes);
}

function staleFiles({ job, changes }: GenerateResult, limit: number): readonly Finding[] {
  return changes.flatMap((change): readonly Finding[] => {
    if (change.kind === "unchanged") return [];
    const diff = differences(change, limit);
    const place = { file: change.shown, line: firstDifference(change), column: 1, path: [] };
    const stale = finding(generatedStale, VARIANTS[change.kind], { spec: job.show(job.spec) }, place);
    return [diff.length === 0 ? stale : { ...stale, diff }];
  });
}

const VARIANTS = { created: "missing", updated: "differs", removed: "obsolete" } as const;

function differences(change: Change, limit: number): readonly string[] {
  if (change.kind !== "updated" || limit === 0) return [];
  const { before, after, path } = change;
  return unifiedDiff({
    before,
    after,
    beforeName: `${path} (as it is)`,
    afterName: `${path} (as it would be)`,
    limit,
  });
}

/** From 1. */
function firstDifference(change: Change): number {
  if (change.kind !== "updated") return 1;
  const after = change.after.split("\n");
  const before = change.before.split("\n");
  return before.findIndex((line, index) => line !== after[index]) + 1 || Math.min(before.length, after.length);
}
