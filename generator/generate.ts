/** The way from a spec to its files: load, model, emit and print, write. What needs no work does none. */
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type Diagnostic, hasErrors } from "./diagnostics.js";
import {
  type Change,
  commitFolder,
  type FolderPlan,
  isIntact,
  planFolder,
  readManifest,
  type TextFile,
} from "./files.js";
import { hashInputs, type Input, inputName, inputPath, inputsOf, readInput, specPath } from "./inputs.js";
import type { Job } from "./jobs.js";
import type { Origin } from "./model.js";

export interface GenerateOptions {
  /** Write what differs; false: only say it. */
  readonly write: boolean;
  /** `docs`: the documentation alone. Default: everything. */
  readonly only?: "docs";
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
  const known = options.only === undefined ? unchangedSources(job) : undefined;
  if (known !== undefined) return { job, findings: [], changes: [], upToDate: true, sources: known };

  const { loadSpec } = await import("./load.js");
  const loaded = await loadSpec(job.spec, { show: job.show });
  const findings = levelled(loaded.findings, job);
  const result = { job, findings, changes: [], upToDate: false, sources: loaded.sources };
  if (loaded.spec === undefined || hasErrors(findings)) return result;

  const inputs = inputsOf(loaded.spec, job, loaded.sources);
  const { buildModel } = await import("./build-model.js");
  const read = (path: string, from: Origin): string =>
    readFileSync(resolve(dirname(specPath(from.file, job, loaded.sources)), path), "utf8");
  const model = buildModel(loaded.spec, { read });

  const { renderAll } = await import("./docs/render.js");
  const docs = renderAll(model, job, inputs, loaded.sources);
  if (hasErrors(docs.findings)) return { ...result, findings: [...findings, ...docs.findings] };
  const code = options.only === "docs" ? [] : await (await import("./print.js")).printAll(model, settingsOf(job));

  const plans = planFolders(job, { code, docs: docs.files }, inputs, findings.length, options);
  const problems = plans.flatMap((plan) => plan.findings);
  const all = [...findings, ...docs.findings, ...problems];
  if (hasErrors(all)) return { ...result, findings: all };
  if (options.write) for (const plan of plans) commitFolder(plan);
  const changes = plans.flatMap((plan) =>
    plan.changes.map((change) => ({ ...change, shown: job.show(join(plan.folder, change.path)) })),
  );
  return { ...result, findings: all, changes, sources: inputs.map((input) => input.path) };
}

/** The sources, if the manifests say that nothing has changed since the files were made; else undefined. */
function unchangedSources(job: Job): readonly string[] | undefined {
  const manifest = readManifest(job.out);
  if (manifest === undefined || manifest.warnings > 0 || !isIntact(job.out, manifest)) return undefined;
  const sources = manifest.sources.map((name) => inputPath(job, name));
  if (manifest.inputs !== hashInputs(job, sources.map(readInput))) return undefined;
  if (isInside(job.out, job.docs)) return sources;
  const docs = readManifest(job.docs);
  return docs?.inputs === manifest.inputs && isIntact(job.docs, docs) ? sources : undefined;
}

function settingsOf(job: Job): { readonly runtime: string; readonly extension: string } {
  return { runtime: job.runtime, extension: { js: ".js", ts: ".ts", none: "" }[job.importExtension] };
}

interface Outputs {
  readonly code: readonly TextFile[];
  readonly docs: readonly TextFile[];
}

/** One plan where the documentation is inside the folder of the code, else one for each folder. */
function planFolders(
  job: Job,
  { code, docs }: Outputs,
  inputs: readonly Input[],
  warnings: number,
  options: GenerateOptions,
): readonly FolderPlan[] {
  const { out, show } = job;
  const made = {
    inputs: hashInputs(job, inputs),
    sources: inputs.map((input) => inputName(job, input.path)),
    warnings,
  };
  if (!isInside(out, job.docs)) {
    const pages = planFolder({ folder: job.docs, outputs: docs, made, show });
    return options.only === "docs" ? [pages] : [planFolder({ folder: out, outputs: code, made, show }), pages];
  }
  const prefix = relative(out, job.docs).replaceAll("\\", "/");
  const pages = docs.map((file) => ({ path: `${prefix}/${file.path}`, text: file.text }));
  if (options.only !== "docs") return [planFolder({ folder: out, outputs: [...code, ...pages], made, show })];
  // The code was not made from these inputs: the manifest goes on saying what it was made from.
  const { inputs: before, sources, warnings: earlier } = readManifest(out) ?? { inputs: "", sources: [], warnings: 0 };
  return [
    planFolder({
      folder: out,
      outputs: pages,
      made: { inputs: before, sources, warnings: earlier },
      complete: false,
      show,
    }),
  ];
}

/** The config may make a finding a warning, an error, or nothing. */
export function levelled(findings: readonly Diagnostic[], { rules }: Pick<Job, "rules">): readonly Diagnostic[] {
  return findings.flatMap((finding): readonly Diagnostic[] => {
    const level = rules[finding.code];
    if (level === "off") return [];
    return level === undefined ? [finding] : [{ ...finding, severity: level === "error" ? "error" : "warning" }];
  });
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && !way.startsWith("..");
}
