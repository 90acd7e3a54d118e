/** Which spec a change is compared with where nobody says it: that of the last release. */
import { commitOf, openRepository, pathIn } from "./git.js";
import { order } from "./version.js";

export interface Release {
  readonly tag: string;
  readonly version: string;
}

/** Of the newest tags. */
const MOST_TAGS = 1000;

/**
 * The tag whose spec has the highest version that is not above the spec's own; of several, the newest tag. Only tags that
 * lead to where the working tree is are looked at. Undefined: there is none.
 */
export function lastRelease(file: string, version: string, folder: string): Release | undefined {
  const repository = openRepository(folder);
  const path = pathIn(repository, file);
  if (path === undefined || commitOf(repository, "HEAD") === undefined) return undefined;
  const listed = repository.ask(["tag", "--list", "--merged", "HEAD", "--sort=-creatordate"]) ?? "";
  const tags = listed
    .split("\n")
    .filter((tag) => tag !== "")
    .slice(0, MOST_TAGS);
  const texts = repository.contents(tags.map((tag) => `refs/tags/${tag}:${path}`));
  let found: Release | undefined;
  for (const [index, tag] of tags.entries()) {
    const own = versionIn(texts[index]?.toString("utf8") ?? "");
    if (own === undefined || order(own, version) > 0) continue;
    if (found === undefined || order(own, found.version) > 0) found = { tag, version: own };
  }
  return found;
}

/** Without reading the YAML: there may be a thousand of them. */
export function versionIn(text: string): string | undefined {
  return /^version:[ \t]*["']?(\d+\.\d+\.\d+[0-9A-Za-z.+-]*)/m.exec(text)?.[1];
}

/** A clone without its history knows no releases, and says nothing about them. */
export function isShallow(folder: string): boolean {
  return openRepository(folder).ask(["rev-parse", "--is-shallow-repository"]) === "true";
}
