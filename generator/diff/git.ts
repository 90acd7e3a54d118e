/** Git, asked through the user's own. */
import { execFileSync } from "node:child_process";
import { isAbsolute, relative, resolve } from "node:path";
import { CommandError, EXIT } from "../exit-code.js";
import { remark } from "../remarks.js";

export interface Repository {
  /** The top folder, as it is reached from the working folder. */
  readonly root: string;
  /** Runs git and gives what it says; undefined where it fails. */
  readonly ask: (args: readonly string[]) => string | undefined;
  /** The contents of `REV:path` things, in their order; undefined for one that is not there. */
  readonly contents: (objects: readonly string[]) => readonly (Buffer | undefined)[];
}

/** Of a spec, which is text: what is larger is not looked at. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/** Throws a CommandError where the folder belongs to no repository, or there is no git. */
export function openRepository(folder: string): Repository {
  const run = (args: readonly string[], input = ""): Buffer =>
    execFileSync("git", [...args], { cwd: folder, input, maxBuffer: MAX_OUTPUT, stdio: ["pipe", "pipe", "ignore"] });
  const ask = (args: readonly string[]): string | undefined => {
    try {
      return run(args).toString("utf8").trimEnd();
    } catch (error) {
      if (isMissing(error)) throw new CommandError(EXIT.USAGE, remark("git.absent"));
      return undefined;
    }
  };
  const up = ask(["rev-parse", "--show-cdup"]);
  if (up === undefined) throw new CommandError(EXIT.USAGE, remark("git.no-repository", { folder }));
  const contents = (objects: readonly string[]): readonly (Buffer | undefined)[] =>
    objects.length === 0
      ? []
      : readBatch(run(["cat-file", "--batch", "--follow-symlinks"], objects.map((object) => `${object}\n`).join("")));
  return { root: resolve(folder, up), ask, contents };
}

/** The path of a file in the repository, with slashes; undefined for one outside. */
export function pathIn({ root }: Pick<Repository, "root">, file: string): string | undefined {
  const way = relative(root, file).replaceAll("\\", "/");
  return way === "" || way === ".." || way.startsWith("../") || isAbsolute(way) ? undefined : way;
}

/** The full name of a commit; undefined where the revision is none. */
export function commitOf({ ask }: Repository, revision: string): string | undefined {
  return ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
}

/** A head of `name type size`, or of a sentence about what is missing, before each content. */
function readBatch(output: Buffer): readonly (Buffer | undefined)[] {
  const found: (Buffer | undefined)[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf("\n", at);
    const head = output.subarray(at, end).toString("utf8");
    const [, type, length] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(head) ?? [];
    at = end + 1;
    // A link that leads nowhere names its target in a line of its own, whose length the head tells.
    const special = /^(?:dangling|loop|notdir|symlink) (\d+)$/.exec(head)?.[1];
    const size = Number(length ?? special ?? 0);
    found.push(type === "blob" ? output.subarray(at, at + size) : undefined);
    if (type !== undefined || special !== undefined) at += size + 1;
  }
  return found;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
