/** `npm:PACKAGE@RANGE[:PATH]`: the spec of a published package, fetched with the user's own npm and its settings. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { CommandError, EXIT } from "../exit-code.js";
import { DISK, type FileSource } from "../file-source.js";
import { packageRoot } from "../package-root.js";
import { remark } from "../remarks.js";
import type { SourceRequest, SpecSource } from "./source.js";

/** A package and what of it is wanted: no text that a command line would take for something else. */
const WANTED = /^(?<name>(?:@[\w.~-]+\/)?[\w.~][\w.~-]*)(?:@(?<range>[\w.+~^<>=|* -]*))?(?::(?<path>.+))?$/;

/** `text`: without its `npm:`. */
export async function npmSource(text: string, { cwd }: Pick<SourceRequest, "cwd">): Promise<SpecSource> {
  const { name = "", range = "", path } = WANTED.exec(text)?.groups ?? {};
  if (name === "" || range.startsWith("-"))
    throw new CommandError(
      EXIT.USAGE,
      remark("npm.no-package", {
        name: `npm:${text}`,
        form: "npm:PACKAGE@RANGE",
        example: "npm:@acme/chat-api@^1.2",
      }),
    );
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "wireglot-diff-")));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    return { ...(await fetchSpec({ name, range, path, folder, cwd })), dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

interface Fetch {
  readonly name: string;
  readonly range: string;
  readonly path: string | undefined;
  readonly folder: string;
  readonly cwd: string;
}

async function fetchSpec({ name, range, path, folder, cwd }: Fetch): Promise<SpecSource> {
  const wanted = range === "" ? name : `${name}@${range}`;
  await packInto(folder, wanted, cwd);
  const root = await unpack(folder, wanted);
  const description: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const version = textAt(description, "version") ?? range;
  const file = path === undefined ? findSpec(root, description, wanted) : resolve(root, path);
  const show = (shown: string): string => {
    const way = relative(root, shown).replaceAll("\\", "/");
    return way.startsWith("..") ? shown : `npm:${name}@${version}:${way}`;
  };
  const own = textAt(JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")), "name");
  return { name: show(file), file, files: filesOf(root), show, ...(name === own ? { base: file } : {}) };
}

/** A range may have several versions: npm packs the best of them. Scripts of the package do not run. */
async function packInto(folder: string, wanted: string, cwd: string): Promise<void> {
  const args = ["pack", wanted, "--pack-destination", folder, "--ignore-scripts", "--loglevel=error"];
  try {
    await run("npm", args, cwd);
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    const reason = /^npm (?:error|ERR!) (?!code\b)(.+)$/m.exec(said)?.[1] ?? said.trim().split("\n")[0] ?? "";
    throw new CommandError(EXIT.UNREADABLE, remark("npm.fetch", { name: `npm:${wanted}`, reason }));
  }
}

async function unpack(folder: string, wanted: string): Promise<string> {
  const archive = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (archive === undefined) throw new CommandError(EXIT.UNREADABLE, remark("npm.empty", { name: `npm:${wanted}` }));
  try {
    await run("tar", ["-xzf", archive], folder);
  } catch (error) {
    throw new CommandError(
      EXIT.UNREADABLE,
      remark("npm.unpack", {
        name: `npm:${wanted}`,
        reason: error instanceof Error ? error.message : String(error),
      }),
    );
  }
  // Nearly always `package`; what the archive calls it is up to whoever made it.
  const [inside] = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return join(folder, inside?.name ?? "package");
}

async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const options = { cwd, maxBuffer: 64 * 1024 * 1024 };
  // On Windows npm is a script of the command line, which needs one to run; nothing in WANTED ends a quotation.
  if (process.platform === "win32" && program === "npm")
    await promisify(execFile)(
      "npm.cmd",
      args.map((arg) => `"${arg}"`),
      { ...options, shell: true },
    );
  else await promisify(execFile)(program, [...args], options);
}

/** That of package.json's `wireglot`, else of its `exports`, else the only one that there is. */
function findSpec(root: string, description: unknown, wanted: string): string {
  const named = textAt(description, "wireglot");
  if (named !== undefined) return resolve(root, named);
  const exported = isRecord(description) ? targetsOf(description.exports) : [];
  const candidates = [exported.map((path) => resolve(root, path)), yamlFiles(root)];
  for (const files of candidates) {
    const specs = [...new Set(files)].filter(isSpec);
    const [only] = specs;
    if (specs.length === 1 && only !== undefined) return only;
    if (specs.length > 1) {
      const names = specs.map((file) => relative(root, file).replaceAll("\\", "/"));
      const values = {
        name: `npm:${wanted}`,
        specs: { list: names, word: "and" },
        example: `npm:${wanted}:${names[0]}`,
      } as const;
      throw new CommandError(EXIT.USAGE, remark("npm.several", values));
    }
  }
  throw new CommandError(EXIT.UNREADABLE, remark("npm.no-spec", { name: `npm:${wanted}` }));
}

function targetsOf(exports: unknown): readonly string[] {
  if (typeof exports === "string") return /\.ya?ml$/.test(exports) ? [exports] : [];
  return typeof exports === "object" && exports !== null ? Object.values(exports).flatMap(targetsOf) : [];
}

function yamlFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(root, file).split(sep).includes("node_modules"))
    .sort();
}

function isSpec(file: string): boolean {
  return DISK.exists(file) && /^["']?wireglot["']?[ \t]*:/m.test(readFileSync(file, "utf8"));
}

/** A package is read no further than its own files; what it extends besides is our base API. */
function filesOf(root: string): FileSource {
  const isInside = (file: string): boolean => {
    try {
      return [root, packageRoot()].some((folder) => realpathSync(file).startsWith(realpathSync(folder) + sep));
    } catch {
      return false;
    }
  };
  return {
    read(file) {
      if (isInside(file)) return DISK.read(file);
      throw Object.assign(new Error(`${file} is not in the package`), { code: "ENOENT" });
    },
    exists: (file) => isInside(file) && DISK.exists(file),
  };
}

/** A text, or one that the value of the key holds as its `spec`. */
function textAt(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  if (typeof found === "string") return found;
  return isRecord(found) && typeof found.spec === "string" ? found.spec : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
