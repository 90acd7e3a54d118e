/**
 * What the last run was made from, so that the next one sees at once that nothing has changed. It is kept in
 * `node_modules/.cache`, as tools do: it belongs to a machine and not to the project. Without that folder there is none.
 */
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Diagnostic } from "./diagnostics.js";
import type { Job } from "./jobs.js";

/** Something that was worked out from the files that `inputs` stands for. */
export interface Kept {
  /** SHA-256 over the sources, the settings and the generator itself. */
  readonly inputs: string;
  /** They are said again. `file` is absolute: what a user reads depends on the working folder. */
  readonly findings: readonly Diagnostic[];
}

export interface Made extends Kept {
  /** Absolute, there or not. */
  readonly sources: readonly string[];
}

export function readCache(job: Job): Made | undefined {
  const value = read(cacheFile(job));
  return isKept(value) && isMade(value) ? value : undefined;
}

export function writeCache(job: Job, made: Made): void {
  write(cacheFile(job), made);
}

/** By a name of its own. */
export function readKept(job: Job, name: string): Kept | undefined {
  const value = read(cacheFile(job, `.${name}`));
  return isKept(value) ? value : undefined;
}

export function writeKept(job: Job, name: string, kept: Kept): void {
  write(cacheFile(job, `.${name}`), kept);
}

function read(file: string | undefined): unknown {
  if (file === undefined || !existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** What cannot be written is left out: the next run does the work again. */
function write(file: string | undefined, value: unknown): void {
  if (file === undefined) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.${randomBytes(4).toString("hex")}`;
    writeFileSync(temporary, JSON.stringify(value));
    renameSync(temporary, file);
  } catch {
    // A read-only node_modules is no reason to fail.
  }
}

/** One for each spec and out folder; undefined where no folder upward has node_modules. */
function cacheFile({ spec, out, docs }: Job, part = ""): string | undefined {
  const name = createHash("sha256")
    .update(JSON.stringify([spec, out, docs]))
    .digest("hex")
    .slice(0, 24);
  for (let folder = dirname(spec); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return join(modules, ".cache", "wireglot", `${name}${part}.json`);
    if (folder === dirname(folder)) return undefined;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null || !("inputs" in value) || !("findings" in value)) return false;
  return typeof value.inputs === "string" && Array.isArray(value.findings);
}

function isMade(value: Kept): value is Made {
  if (!("sources" in value) || !Array.isArray(value.sources)) return false;
  return value.sources.every((source) => typeof source === "string");
}
