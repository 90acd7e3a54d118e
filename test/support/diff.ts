/** The changes between two specs that are files. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findingOf, rate, severityOf } from "../../generator/diff/findings.js";
import { diffModels } from "../../generator/diff/index.js";
import { type LoadedModel, loadModel } from "../../generator/diff/load.js";
import { fileSource } from "../../generator/diff/source.js";
import { compareVersions, stepOf } from "../../generator/diff/version.js";

/** `old` of a folder: `old.yaml`, or `old/spec.yaml` where it has files of its own. */
export async function loadIn(folder: string, name: string): Promise<LoadedModel | undefined> {
  const file = [`${name}.yaml`, join(name, "spec.yaml")].find((path) => existsSync(join(folder, path)));
  return file === undefined ? undefined : await loadModel(fileSource(join(folder, file), folder));
}

export interface Classified {
  readonly code: string;
  readonly step: string;
  readonly line: string;
}

export function classify(old: LoadedModel, now: LoadedModel): readonly Classified[] {
  const models = { old: old.model, new: now.model };
  const changes = rate(diffModels(models));
  return [...changes, ...rate(compareVersions(models, stepOf(changes)))].map((change) => {
    const finding = findingOf(change, { old, new: now }, severityOf(change, "major"));
    const { file, line, column, code, message, axis, step, related: [before] = [] } = finding;
    const place = before === undefined ? "" : `; before: ${before.file}:${before.line}:${before.column}`;
    return { code, step, line: `${file}:${line}:${column}: ${code}: ${message} (${axis}, ${step}${place})` };
  });
}
