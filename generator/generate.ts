/** The way from a spec to its files: load, model, emit and print, write. What needs no work does none. */
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type Made, readCache, writeCache } from "./cache.js";
import { type Diagnostic, hasErrors, withFiles } from "./diagnostics.js";
import type { DocsForm } from "./docs/render.js";
import {
  type Change,
  commitFolder,
  type FolderPlan,
  isIntact,
  planFolder,
  readManifest,
  type TextFile,
} from "./files.js";
import { hashInputs, inputsOf, readInput, specPath } from "./inputs.js";
import { type Job, levelled } from "./jobs.js";
import type { Origin } from "./model.js";

export interface GenerateOptions {
  /** Write what differs; false: only say it. */
  readonly write: boolean;
  /** `docs`: the documentation alone. Default: everything. */
  readonly only?: "docs";
  /** Default: plain Markdown. */
  readonly form?: DocsForm;
}

export interface GenerateResult {
  readonly job: Job;
  readonly findings: readonly Diagnostic[];
  /** `shown`: the path as the user reads it. */
  readonly changes: readonly (Change & { readonly shown: string })[];
  /** Nothing was read but what says that nothing has changed. */
  readonly upToDate: boolean;
  /** Every file that the outputs depend on, absolute. */
  readonly sources: readonly string[];
}

export async function generate(job: Job, options: GenerateOptions): Promise<GenerateResult> {
  const known = options.only === undefined ? unchanged(job) : undefined;
  if (known !== undefined) {
    const { sources, findings } = known;
    return { job, findings: withFiles(findings, job.show), changes: [], upToDate: true, sources };
  }

  const { hinders, loadSpec } = await import("./load.js");
  const loaded = await loadSpec(job.spec, { show: job.show });
  const findings = levelled(loaded.findings, job, loaded.spec === undefined ? hinders : undefined);
  const result = { job, findings, changes: [], upToDate: false, sources: loaded.sources };
  if (loaded.spec === undefined || hasErrors(findings)) return result;

  const inputs = inputsOf(loaded.spec, job, loaded.sources);
  const { buildModel } = await import("./build-model.js");
  const read = (path: string, from: Origin): string =>
    readFileSync(resolve(dirname(specPath(from.file, job, loaded.sources)), path), "utf8");
  const model = buildModel(loaded.spec, { read });

  const { renderAll } = await import("./docs/render.js");
  const docs = await renderAll(model, job, inputs, loaded.sources, options.form);
  if (hasErrors(docs.findings)) return { ...result, findings: [...findings, ...docs.findings] };
  const code = options.only === "docs" ? [] : await (await import("./print.js")).printAll(model, settingsOf(job));

  const plans = planFolders(job, { code, docs: docs.files }, options.only);
  const problems = plans.flatMap((plan) => plan.findings);
  const all = [...findings, ...docs.findings, ...problems];
  if (hasErrors(all)) return { ...result, findings: all };
  const sources = inputs.map((input) => input.path);
  if (options.write) {
    for (const plan of plans) commitFolder(plan);
    // What is wrong with the folders is looked at again.
    if (options.only === undefined && problems.length === 0) {
      const absolute = withFiles(all, (file) => specPath(file, job, sources));
      writeCache(job, { inputs: hashInputs(job, inputs), sources, findings: absolute });
    }
  }
  const changes = plans.flatMap((plan) =>
    plan.changes.map((change) => ({ ...change, shown: job.show(join(plan.folder, change.path)) })),
  );
  return { ...result, findings: all, changes, sources };
}

/** What the files were made from, if nothing has changed since; else undefined. */
function unchanged(job: Job): Made | undefined {
  const made = readCache(job);
  if (made === undefined) return undefined;
  const folders = isInside(job.out, job.docs) ? [job.out] : [job.out, job.docs];
  const intact = folders.every((folder) => {
    const manifest = readManifest(folder);
    return manifest !== undefined && isIntact(folder, manifest);
  });
  return intact && made.inputs === hashInputs(job, made.sources.map(readInput)) ? made : undefined;
}

/** How generated code imports. */
export function settingsOf(job: Job): { readonly runtime: string; readonly extension: string } {
  return { runtime: job.runtime, extension: { js: ".js", ts: ".ts", none: "" }[job.importExtension] };
}

interface Outputs {
  readonly code: readonly TextFile[];
  readonly docs: readonly TextFile[];
}

/** One plan where the documentation is inside the folder of the code, else one for each folder. */
function planFolders(job: Job, { code, docs }: Outputs, only: GenerateOptions["only"]): readonly FolderPlan[] {
  const { out, show } = job;
  if (!isInside(out, job.docs)) {
    const pages = planFolder({ folder: job.docs, outputs: docs, show });
    return only === "docs" ? [pages] : [planFolder({ folder: out, outputs: code, show }), pages];
  }
  const prefix = relative(out, job.docs).replaceAll("\\", "/");
  const pages = docs.map((file) => ({ path: `${prefix}/${file.path}`, text: file.text }));
  return [planFolder({ folder: out, outputs: [...code, ...pages], complete: only !== "docs", show })];
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && !way.startsWith("..");
}
