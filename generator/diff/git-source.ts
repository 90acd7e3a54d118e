/** `git:REV[:PATH]`: a spec as it was at a revision, with what it extends and shows. */
import { dirname, resolve } from "node:path";
import { CommandError, EXIT } from "../exit-code.js";
import { DISK, type FileSource } from "../file-source.js";
import type { Message } from "../message.js";
import { baseSpecPath } from "../package-root.js";
import { remark } from "../remarks.js";
import { commitOf, openRepository, pathIn, type Repository } from "./git.js";
import type { SourceRequest, SpecSource } from "./source.js";

/** `text`: without its `git:`. A path is one from the top of the repository, or from the working folder with `./`. */
export function gitSource(text: string, { cwd, standard }: SourceRequest): SpecSource {
  const colon = text.indexOf(":");
  const revision = colon < 0 ? text : text.slice(0, colon);
  const path = colon < 0 ? undefined : text.slice(colon + 1);
  const repository = openRepository(path === undefined && standard !== undefined ? dirname(standard) : cwd);
  if (path === undefined && standard === undefined)
    throw new CommandError(EXIT.USAGE, remark("git.no-path", { name: `git:${text}`, example: `git:${text}:PATH` }));
  const file =
    path === undefined ? (standard ?? "") : /^\.\.?\//.test(path) ? resolve(cwd, path) : resolve(repository.root, path);
  const commit = revision.startsWith("-") ? undefined : commitOf(repository, revision === "" ? "HEAD" : revision);
  if (commit === undefined) throw new CommandError(EXIT.UNREADABLE, noRevision(revision, repository));
  const show = (shown: string): string => {
    const inside = pathIn(repository, shown);
    return inside === undefined ? shown : `git:${revision}:${inside}`;
  };
  const files = filesAt(repository, commit);
  const base = pathIn(repository, baseSpecPath());
  const ownBase = base !== undefined && repository.contents([`${commit}:${base}`])[0] !== undefined;
  return { name: show(file), file, files, show, ...(ownBase ? { base: baseSpecPath() } : {}) };
}

/** What the repository does not keep, such as an installed package, is read from the disk. */
function filesAt(repository: Repository, commit: string): FileSource {
  const known = new Map<string, Buffer | undefined>();
  const at = (path: string): Buffer | undefined => {
    if (!known.has(path)) known.set(path, repository.contents([`${commit}:${path}`])[0]);
    return known.get(path);
  };
  const tracked = (file: string): string | undefined => {
    const path = pathIn(repository, file);
    return path === undefined || /(^|\/)node_modules\//.test(path) ? undefined : path;
  };
  return {
    read(file) {
      const path = tracked(file);
      if (path === undefined) return DISK.read(file);
      const bytes = at(path);
      if (bytes === undefined) throw Object.assign(new Error(`${path} is not in ${commit}`), { code: "ENOENT" });
      return bytes;
    },
    exists(file) {
      const path = tracked(file);
      return path === undefined ? DISK.exists(file) : at(path) !== undefined;
    },
  };
}

function noRevision(revision: string, { ask }: Repository): Message {
  const shallow = ask(["rev-parse", "--is-shallow-repository"]) === "true";
  const advice = shallow ? remark("diff.shallow", { command: "git fetch --unshallow --tags" }) : remark("git.revision");
  return remark("git.no-revision", { name: `git:${revision}`, advice });
}
