/** `wireglot diff`: what has changed between two specs, whom it breaks, and which version it asks for. */
import { dirname, resolve } from "node:path";
import type { Io, ReportingOptions } from "../cli.js";
import type { Config } from "../config.js";
import { hasErrors } from "../diagnostics.js";
import { type ChangelogHead, formatChangelog } from "../diff/changelog.js";
import { type DiffFinding, type FailOn, findingOf, type RatedChange, rate, severityOf } from "../diff/findings.js";
import { diffModels } from "../diff/index.js";
import { isShallow, lastRelease } from "../diff/last-release.js";
import { type LoadedModel, loadModel } from "../diff/load.js";
import { isFile, openSource, type SpecSource } from "../diff/source.js";
import { compareVersions, nextVersion, severityOfVersion, stepOf } from "../diff/version.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { messagesIn } from "../i18n/words.js";
import { levelled } from "../jobs.js";
import type { Message } from "../message.js";
import { remark, together } from "../remarks.js";
import { say } from "../report.js";
import { Reporter } from "../reporter.js";
import { readConfig } from "./config.js";

export interface DiffOptions extends ReportingOptions {
  /** With OLD left out: what to compare with. Default: the last release. */
  readonly against?: string;
  readonly failOn: FailOn;
  readonly changelog?: boolean;
  readonly lang?: string;
}

export async function diffCommand(specs: readonly string[], options: DiffOptions, io: Io): Promise<ExitCode> {
  if (specs.length > 2)
    throw new CommandError(EXIT.USAGE, remark("diff.too-many", { n: specs.length, usage: "wireglot diff OLD NEW" }));
  if (specs.length === 2 && options.against !== undefined)
    throw new CommandError(EXIT.USAGE, remark("diff.against", { ref: options.against }));
  const config = await readConfig(options, io);
  const lang = options.lang ?? config.lang ?? "en";
  const reporter = new Reporter({ command: "diff", format: options.format }, io);
  const code = await compare(specs, { options: { ...options, lang }, rules: config.rules, reporter, io }, config);
  // A changelog is the result, unless findings are asked for too.
  if (options.changelog !== true || options.format !== undefined) await reporter.end();
  return code;
}

async function compare([first, second]: readonly string[], context: Context, config: Config): Promise<ExitCode> {
  if (first !== undefined && second !== undefined) return await comparePair(first, second, context);
  const listed = config.specs.map((entry) => entry.spec);
  if (first === undefined && listed.length === 0)
    throw new CommandError(EXIT.USAGE, remark("diff.none", { usage: "wireglot diff OLD NEW" }));
  // A revision without a path is one of each of them.
  const standards = first === undefined || /^git:[^:]*$/.test(first) ? listed : [];
  if (first !== undefined && standards.length === 0) return await compareWithRelease(first, context);
  const codes: ExitCode[] = [];
  for (const standard of standards) codes.push(await compareWithRelease(first ?? standard, context, standard));
  return worst(codes);
}

interface Context {
  readonly options: DiffOptions & { readonly lang: string };
  readonly rules: Config["rules"];
  readonly reporter: Reporter;
  readonly io: Io;
}

/** A revision without a path is one of the other spec. */
async function comparePair(old: string, now: string, context: Context): Promise<ExitCode> {
  const { cwd } = context.io;
  const standardOf = (other: string): { readonly cwd: string; readonly standard?: string } =>
    isFile(other) ? { cwd, standard: resolve(cwd, other) } : { cwd };
  const opened: SpecSource[] = [];
  try {
    // The one that is a file, or has a path, tells the path of the other.
    const after = await openSource(now, isFile(old) ? standardOf(old) : { cwd, ...(await standardFrom(old, context)) });
    opened.push(after);
    const before = await openSource(old, { cwd, standard: isFile(now) ? resolve(cwd, now) : after.file });
    opened.push(before);
    return report(before.name, await load(before, context), await load(after, context), context);
  } finally {
    for (const { dispose } of opened) dispose?.();
  }
}

async function load(source: SpecSource, { io }: Context): Promise<LoadedModel> {
  const loaded = await loadModel(source);
  if (loaded.errors > 0) io.err(say(remark("diff.errors", { spec: source.name, n: loaded.errors }), io));
  return loaded;
}

/** Two revisions of the config's only spec need no path. */
async function standardFrom(old: string, { options, io }: Context): Promise<{ readonly standard?: string }> {
  const path = /^git:[^:]*:(.+)$/.exec(old)?.[1];
  if (path !== undefined) {
    const { file } = await openSource(old, { cwd: io.cwd });
    return { standard: file };
  }
  const { specs } = await readConfig(options, io);
  const [only] = specs;
  return specs.length === 1 && only !== undefined ? { standard: only.spec } : {};
}

async function compareWithRelease(spec: string, context: Context, standard?: string): Promise<ExitCode> {
  const { io, options } = context;
  const source = await openSource(spec, { cwd: io.cwd, standard });
  let before: SpecSource | undefined;
  try {
    const now = await load(source, context);
    before = await openRelease(source, now, context);
    if (before === undefined) return EXIT.CLEAN;
    const names = { spec: source.name, old: before.name };
    io.err(say(options.against === undefined ? remark("diff.with-release", names) : remark("diff.with", names), io));
    return report(before.name, await load(before, context), now, context);
  } finally {
    source.dispose?.();
    before?.dispose?.();
  }
}

/** What `--against` names; else the last release. Undefined: there is none yet, which is said. */
async function openRelease(
  source: SpecSource,
  { model }: LoadedModel,
  context: Context,
): Promise<SpecSource | undefined> {
  const { io, options } = context;
  const request = { cwd: io.cwd, standard: source.file };
  if (options.against !== undefined) {
    const named = /^(git|npm):/.test(options.against) ? options.against : `git:${options.against}`;
    return await openSource(named, request);
  }
  const folder = dirname(source.file);
  const release = lastRelease(source.file, model.version, folder);
  if (release !== undefined) return await openSource(`git:${release.tag}`, request);
  const advice = isShallow(folder)
    ? remark("diff.shallow", { command: "git fetch --unshallow --tags" })
    : remark("diff.name-one");
  io.err(say(remark("diff.nothing-before", { spec: source.name, version: model.version, advice }), io));
  return undefined;
}

function report(oldName: string, old: LoadedModel, now: LoadedModel, context: Context): ExitCode {
  const { options, rules, reporter, io } = context;
  const models = { old: old.model, new: now.model };
  const changes = rate(diffModels(models));
  const step = stepOf(changes);
  const suggested = step === undefined ? old.model.version : nextVersion(old.model.version, step);
  const versions = rate(compareVersions(models, step));
  const loaded = { old, new: now };
  const findings = [
    ...changes.map((change) => findingOf(change, loaded, severityOf(change, options.failOn))),
    ...versions.map((change) => findingOf(change, loaded, severityOfVersion(change.code))),
  ];
  const shown = levelled(findings, { rules }) as readonly DiffFinding[];
  if (options.changelog === true) {
    const { module, version } = now.model;
    const head: ChangelogHead = {
      module,
      version: version === old.model.version ? suggested : version,
      since: old.model.version,
    };
    io.out(formatChangelog(changes, head, messagesIn(options.lang)));
  }
  const file = now.model.summary.origin.file;
  reporter.add(file, byGravity(shown));
  const versionsOf = { from: old.model.version, to: now.model.version, suggested };
  reporter.addRelease({ file, against: oldName, ...versionsOf, ...(step === undefined ? {} : { step }) });
  for (const { related = [] } of shown) for (const { file } of related) reporter.keepText(file, old.textOf(file));
  for (const { file } of shown) reporter.keepText(file, now.textOf(file));
  io.err(say(summaryOf(changes, { oldName, old: old.model.version, suggested }), io));
  return hasErrors(shown) ? EXIT.FINDINGS : EXIT.CLEAN;
}

function byGravity(findings: readonly DiffFinding[]): readonly DiffFinding[] {
  const rank = ({ severity, step }: DiffFinding): number =>
    (severity === "error" ? 0 : 3) + ["major", "minor", "patch"].indexOf(step);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

function summaryOf(
  changes: readonly RatedChange[],
  { oldName, old, suggested }: { readonly oldName: string; readonly old: string; readonly suggested: string },
): Message {
  if (changes.length === 0) return remark("diff.same", { old: oldName, version: old });
  const parts = (["major", "minor", "patch"] as const).flatMap((step) => {
    const number = changes.filter((change) => change.step === step).length;
    return number === 0 ? [] : [remark("diff.step", { n: number, step })];
  });
  return remark("diff.summary", {
    n: changes.length,
    old: oldName,
    version: old,
    steps: together(parts),
    suggested,
  });
}
