/** The files that a run depends on, and the hash that says whether any of them has changed. */
import { createHash } from "node:crypto";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fingerprintGenerator } from "./fingerprint.js";
import type { Job } from "./jobs.js";
import { hashText } from "./manifest.js";
import { packageRoot } from "./package-root.js";
import { readBytes } from "./read-file.js";
import type { GuideSectionSpec, Rows, Spec } from "./spec.js";

export interface Input {
  /** Absolute. */
  readonly path: string;
  /** Undefined: there is no such file, which counts too (a catalog may appear). */
  readonly text: string | undefined;
}

export function readInput(path: string): Input {
  try {
    return { path, text: Buffer.from(readBytes(path, Number.MAX_SAFE_INTEGER)).toString("utf8") };
  } catch {
    return { path, text: undefined };
  }
}

/** The specs that were read, the examples that the page shows, and the catalogs of each language, there or not. */
export function inputsOf(spec: Spec, job: Job, specs: readonly string[]): readonly Input[] {
  const paths = [
    ...specs,
    ...examplesOf([...spec.guide, ...spec.pages], job, specs),
    ...specs.flatMap((file) => catalogPaths(file, job.locales)),
  ];
  return [...new Set(paths)].map(readInput);
}

/** Translations stand in `locales` beside the spec, a file for each language. */
export function catalogPaths(spec: string, locales: readonly string[]): readonly string[] {
  return locales.map((locale) => join(dirname(spec), "locales", `${locale}.po`));
}

/** The absolute path of the spec that findings and origins name `shown`. */
export function specPath(shown: string, job: Job, specs: readonly string[]): string {
  return specs.find((file) => job.show(file) === shown) ?? shown;
}

/** The same wherever the same files stand below the same folder. */
export function hashInputs(job: Job, inputs: readonly Input[]): string {
  const { locales, runtime, importExtension, rules } = job;
  const settings = JSON.stringify([
    locales,
    runtime,
    importExtension,
    Object.entries(rules).sort(),
    relative(job.out, job.docs),
  ]);
  const hash = createHash("sha256").update(`${fingerprintGenerator()}\n${settings}\n`);
  for (const { path, text } of inputs)
    hash.update(`${inputName(job, path)} ${text === undefined ? "none" : hashText(text)}\n`);
  return hash.digest("hex");
}

/** From the spec's folder, or `wireglot:` and a path in this package. */
function inputName(job: Job, path: string): string {
  const folder = dirname(job.spec);
  const root = packageRoot();
  const ours = path.startsWith(root + sep) && !`${folder}${sep}`.startsWith(root + sep);
  return ours ? `wireglot:${slashes(relative(root, path))}` : slashes(relative(folder, path));
}

function examplesOf(sections: Rows<GuideSectionSpec>, job: Job, specs: readonly string[]): readonly string[] {
  return sections.flatMap((row) => {
    const { example } = row.value;
    const own = example === undefined ? [] : [resolve(dirname(specPath(row.origin.file, job, specs)), example)];
    return [...own, ...examplesOf(row.value.sections, job, specs)];
  });
}

function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}
