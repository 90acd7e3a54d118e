/** The config and the jobs of a command: what all commands on specs begin with. */
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Io, SpecOptions } from "../cli.js";
import { type Config, emptyConfig, findConfig, parseConfig } from "../config.js";
import { decodeUtf8 } from "../decode.js";
import { hasErrors } from "../diagnostics.js";
import { CommandError, describeFileError, EXIT } from "../exit-code.js";
import { type Job, type JobRequest, planJobs, showPath } from "../jobs.js";

export async function readConfig(options: SpecOptions, { cwd }: Io): Promise<Config> {
  const file = options.config === undefined ? findConfig(cwd) : resolve(cwd, options.config);
  if (file === undefined) return emptyConfig(cwd);
  const shown = showPath(cwd, file);
  const { config, findings } = await parseConfig(readText(file, shown), file, shown);
  if (config === undefined || hasErrors(findings)) throw new CommandError(EXIT.USAGE, "", findings);
  return config;
}

/** The jobs of a command line. */
export async function readJobs(
  specs: readonly string[],
  options: SpecOptions,
  io: Io,
  request: Pick<JobRequest, "outputs" | "out" | "locales">,
): Promise<readonly Job[]> {
  return planJobs({ config: await readConfig(options, io), cwd: io.cwd, specs, ...request });
}

/** Throws a CommandError with a sentence where the file cannot be read, or is no UTF-8. */
export function readText(file: string, shown: string): string {
  const { text, findings } = decodeUtf8(readBytes(file, shown), shown);
  if (text === undefined) throw new CommandError(EXIT.UNREADABLE, "", findings);
  return text;
}

function readBytes(file: string, shown: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandError(EXIT.UNREADABLE, describeFileError(error, shown) ?? String(error));
  }
}

/** Of their specs together, in bytes. */
export function sizeOf(jobs: readonly Job[]): number {
  return jobs.reduce((bytes, job) => bytes + sizeOfFile(job.spec), 0);
}

/** Of what cannot be read, 0: that it is so is said when it is tried. */
function sizeOfFile(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
