/** Identifies the generator itself: where its code, templates or libraries change, what it made may be out of date. */
import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withUnixLineEnds } from "./manifest.js";
import { ownFile, packageRoot } from "./package-root.js";

/** Those whose version shows in what is generated. */
const LIBRARIES = ["ajv", "gettext-parser", "handlebars", "ts-morph", "yaml"] as const;

/** What it runs from: the bundle, or each module. */
const CODE = import.meta.url.endsWith(".cjs") ? /\.cjs$/ : /\.js$|(?<!\.d)\.ts$/;

/** A text that is the same wherever the same generator, with the same libraries, is installed. */
export function fingerprintGenerator(): string {
  const hash = createHash("sha256");
  hashFolder(hash, fileURLToPath(ownFile(".")), CODE);
  hashFolder(hash, fileURLToPath(ownFile("templates/")), /\.hbs$/);
  // Its folders are what people read of a run.
  hashFolder(hash, fileURLToPath(ownFile("locales/")), /^[\w-]+\.po$/);
  hashFolder(hash, join(packageRoot(), "spec", "schema"), /\.json$/);
  for (const name of LIBRARIES) hash.update(`${name}@${installedVersion(name)}\n`);
  return hash.digest("hex");
}

/** `paths`: from the folder, with slashes. */
function hashFolder(hash: Hash, folder: string, paths: RegExp): void {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => paths.test(path))
    .sort();
  for (const file of files) {
    hash.update(file);
    hash.update("\0");
    hash.update(withUnixLineEnds(readFileSync(join(folder, file), "utf8")));
    hash.update("\0");
  }
}

/** Looked up as Node resolves it, from this package's folder upward. */
function installedVersion(name: string): string {
  for (let folder = packageRoot(); ; folder = dirname(folder)) {
    const version = versionIn(join(folder, "node_modules", name, "package.json"));
    if (version !== undefined) return version;
    if (folder === dirname(folder)) return "unknown";
  }
}

function versionIn(packageJson: string): string | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(packageJson, "utf8"));
    if (typeof value !== "object" || value === null || !("version" in value)) return undefined;
    return typeof value.version === "string" ? value.version : undefined;
  } catch {
    return undefined;
  }
}
