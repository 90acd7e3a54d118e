/**
 * What the last run was made from, so that the next one sees at once that nothing has changed. It is kept in
 * `node_modules/.cache`, as tools do: it belongs to a machine and not to the project. Without that folder there is none.
 */
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Diagnostic } from "./diagnostics.js";
import type { Job } from "./jobs.js";

export interface Made {
  /** SHA-256 over the sources, the settings and the generator itself. */
  readonly inputs: string;
  /** Absolute, there or not. */
  readonly sources: readonly string[];
  /** Warnings, which are said again. `file` is absolute. */
  readonly findings: readonly Diagnostic[];
}

export function readCache(job: Job): Made | undefined {
  const value = read(cacheFile(job));
  return isMade(value) ? value : undefined;
}

export function writeCache(job: Job, made: Made): void {
  write(cacheFile(job), made);
}

/** Something else that was worked out from the same inputs, by a name of its own. */
export function readKept<T extends { readonly inputs: string }>(job: Job, name: string): T | undefined {
  const value = read(cacheFile(job, `.${name}`));
  const isKept = typeof value === "object" && value !== null && "inputs" in value && typeof value.inputs === "string";
  // Whatever has the hash of the inputs was written by this very version.
  return isKept ? (value as unknown as T) : undefined;
}

export function writeKept<T extends { readonly inputs: string }>(job: Job, name: string, kept: T): void {
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

function isMade(value: unknown): value is Made {
  if (typeof value !== "object" || value === null || !("inputs" in value) || !("sources" in value)) return false;
  const { inputs, sources } = value;
  if (!("findings" in value) || !Array.isArray(value.findings)) return false;
  return typeof inputs === "string" && Array.isArray(sources) && sources.every((source) => typeof source === "string");
}
