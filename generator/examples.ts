/** What the compiler says of a spec's examples, worked out once for the same files. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { readKept, writeKept } from "./cache.js";
import { type Diagnostic, withFiles } from "./diagnostics.js";
import { hashInputs, inputsOf, readInput, specPath } from "./inputs.js";
import type { Job } from "./jobs.js";
import { baseSpecPath } from "./package-root.js";
import type { Spec } from "./spec.js";

/** `inputs`: every file that the outputs depend on, as a run of `generate` has told. */
export async function keptExamples(job: Job, inputs: readonly string[]): Promise<readonly Diagnostic[]> {
  const hash = hashInputs(job, inputs.map(readInput));
  const kept = readKept(job, "examples");
  if (kept?.inputs === hash) return withFiles(kept.findings, job.show);
  const { loadSpec } = await import("./load.js");
  const { spec, sources } = await loadSpec(job.spec, { show: job.show });
  return spec === undefined ? [] : checkAndKeep(job, spec, sources, hash);
}

/** Of a spec that was loaded. `sources`: the specs that were read, absolute. */
export async function examplesOf(job: Job, spec: Spec, sources: readonly string[]): Promise<readonly Diagnostic[]> {
  const hash = hashInputs(job, inputsOf(spec, job, sources));
  const kept = readKept(job, "examples");
  return kept?.inputs === hash ? withFiles(kept.findings, job.show) : checkAndKeep(job, spec, sources, hash);
}

async function checkAndKeep(
  job: Job,
  spec: Spec,
  sources: readonly string[],
  inputs: string,
): Promise<readonly Diagnostic[]> {
  const { buildModel } = await import("./build-model.js");
  const { settingsOf } = await import("./generate.js");
  const { printAll } = await import("./print.js");
  const { checkExamples } = await import("./check-examples.js");
  const model = buildModel(spec, {
    read: (path, from) => readFileSync(resolve(dirname(specPath(from.file, job, sources)), path), "utf8"),
  });
  const code = await printAll(model, settingsOf(job));
  const absolute = { ...job, show: (path: string) => path };
  const findings = checkExamples({ model, job: absolute, code, isBase: job.spec === baseSpecPath() });
  writeKept(job, "examples", { inputs, findings });
  return withFiles(findings, job.show);
}
