/** What OLD and NEW may be: a file, `git:REV[:PATH]`, `npm:PACKAGE@RANGE[:PATH]`. */
import { resolve } from "node:path";
import { DISK, type FileSource } from "../file-source.js";
import { showPath } from "../jobs.js";
import { gitSource } from "./git-source.js";
import { npmSource } from "./npm-source.js";

/** A spec at the place where it is read. */
export interface SpecSource {
  /** How the user would name it: `git:v1.2.0:chat.yaml`. */
  readonly name: string;
  /** Absolute; a path in the place that `files` reads from. */
  readonly file: string;
  readonly files: FileSource;
  /** How findings name a file of that place. */
  readonly show: (file: string) => string;
  /** The base API, where this place has its own. */
  readonly base?: string;
  /** Removes what was fetched. */
  readonly dispose?: () => void;
}

export interface SourceRequest {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** The spec that is meant where a revision is named without a path: absolute. */
  readonly standard?: string | undefined;
}

/** Throws a CommandError with a sentence where there is no such thing. */
export async function openSource(text: string, request: SourceRequest): Promise<SpecSource> {
  if (text.startsWith("git:")) return gitSource(text.slice("git:".length), request);
  if (text.startsWith("npm:")) return await npmSource(text.slice("npm:".length), request);
  return fileSource(resolve(request.cwd, text), request.cwd);
}

export function fileSource(file: string, cwd: string): SpecSource {
  const show = (path: string): string => showPath(cwd, path);
  return { name: show(file), file, files: DISK, show };
}

/** A source whose path may be taken for the other one's: a file of the working tree. */
export function isFile(text: string): boolean {
  return !text.startsWith("git:") && !text.startsWith("npm:");
}
