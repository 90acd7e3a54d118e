/** `wireglot docs` */
import { dirname, join, parse, resolve } from "node:path";
import type { Io, SpecOptions } from "../cli.js";
import type { Flavor } from "../docs/flavors.js";
import type { DocsForm } from "../docs/render.js";
import { CommandError, EXIT, type ExitCode, worst } from "../exit-code.js";
import { generate } from "../generate.js";
import { type Job, refuseShared } from "../jobs.js";
import type { Message } from "../message.js";
import { remark } from "../remarks.js";
import { reportWritten } from "../report.js";
import { Reporter } from "../reporter.js";
import { readJobs, sizeOf } from "./config.js";

export interface DocsOptions extends SpecOptions {
  readonly out?: string;
  readonly locale?: readonly string[];
  readonly format: "markdown" | "html";
  readonly flavor: Flavor;
  /** Address of the site. */
  readonly siteUrl?: string;
}

export async function docsCommand(specs: readonly string[], options: DocsOptions, io: Io): Promise<ExitCode> {
  const form = formOf(options);
  const out = options.out === undefined ? undefined : ({ of: "docs", folder: options.out } as const);
  const codes: ExitCode[] = [];
  const planned = await readJobs(specs, options, io, { outputs: true, out, locales: options.locale });
  io.expect?.(sizeOf(planned));
  // Markdown of the other forms and the site have no place among the generated files: those are checked for freshness.
  const placed = planned.map((job) => ({
    ...job,
    docs: out === undefined && form.format === "html" ? join(dirname(job.out), "site") : resolve(job.docs),
  }));
  // Pages of several specs can stand side by side, sites cannot.
  const jobs = placed.map((job) =>
    form.format === "html" && isShared(job, placed) ? { ...job, docs: join(job.docs, parse(job.spec).name) } : job,
  );
  await refuseSamePages(
    jobs.filter((job) => isShared(job, jobs)),
    form,
  );
  for (const job of jobs) {
    const start = performance.now();
    const result = await generate(job, { write: true, only: "docs", form, shared: isShared(job, jobs) });
    const reporter = new Reporter({ command: "docs" }, io);
    const code = reporter.add(job.show(job.spec), result.findings);
    await reporter.end();
    codes.push(code);
    if (code === EXIT.CLEAN)
      reportWritten({ ...result, job: { ...job, out: job.docs } }, performance.now() - start, io);
  }
  return worst(codes);
}

function isShared({ docs }: Job, all: readonly Job[]): boolean {
  return all.filter((other) => other.docs === docs).length > 1;
}

/** Tried out, before the first page is written. */
async function refuseSamePages(jobs: readonly Job[], form: DocsForm): Promise<void> {
  const pages = new Map<Job, readonly string[]>();
  for (const job of jobs) {
    const { changes } = await generate(job, { write: false, only: "docs", form, shared: true });
    pages.set(
      job,
      changes.map(({ path }) => join(job.docs, path)),
    );
  }
  refuseShared(jobs, "docs", (job) => pages.get(job) ?? []);
}

function formOf({ format, flavor, out, siteUrl: url }: DocsOptions): DocsForm {
  const refuse = (message: Message): never => {
    throw new CommandError(EXIT.USAGE, message);
  };
  if (format === "markdown") {
    if (url !== undefined) refuse(remark("docs.site-url"));
    if (flavor !== "plain" && out === undefined) refuse(remark("docs.out", { flavor }));
    return { format, flavor };
  }
  if (flavor !== "plain") refuse(remark("docs.flavor", { flavor }));
  if (url === undefined) return { format };
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    refuse(remark("docs.site-url-value", { url, example: "https://docs.example.com/" }));
  return { format, url };
}
