/** Where the files that this package ships stand: the base spec and the schema of the language. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let found: string | undefined;

/** The package's folder, from the sources and from the built files alike: the nearest one upward with a package.json. */
export function packageRoot(): string {
  if (found === undefined) {
    let folder = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(folder, "package.json"))) {
      const parent = dirname(folder);
      if (parent === folder) throw new Error(`no package.json above ${fileURLToPath(import.meta.url)}`);
      folder = parent;
    }
    found = folder;
  }
  return found;
}

/** A template or a catalog of the generator's. Asked here: bundled code stands where this file does. */
export function ownFile(path: string): URL {
  return new URL(path, import.meta.url);
}

/** The spec of our own client, from which every spec has the rows that it leaves unsaid. */
export function baseSpecPath(): string {
  return join(packageRoot(), "spec", "websocket.yaml");
}

/** Of this package. */
export function packageVersion(): string {
  const value: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  return typeof value === "object" && value !== null && "version" in value ? String(value.version) : "unknown";
}
