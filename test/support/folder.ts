/** A temporary folder with files in it, and the command line run there. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../generator/cli.js";

export interface TestFolder {
  readonly path: string;
  write(file: string, text: string): void;
  read(file: string): string;
  /** All files below it, by path with slashes, sorted. */
  list(): readonly string[];
  wireglot(...args: readonly string[]): Promise<CommandResult>;
  remove(): void;
}

export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function testFolder(files: Readonly<Record<string, string>> = {}): TestFolder {
  const path = mkdtempSync(join(tmpdir(), "wireglot-test-"));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    path,
    write,
    read: (file) => readFileSync(join(path, file), "utf8"),
    list: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(path.length + 1)
            .replaceAll("\\", "/"),
        )
        .sort(),
    async wireglot(...args) {
      const out: string[] = [];
      const err: string[] = [];
      const code = await run(args, { cwd: path, out: (line) => out.push(line), err: (line) => err.push(line) });
      return { code, out: out.join("\n"), err: err.join("\n") };
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export const TINY = "wireglot: 1\nmodule: tiny\nversion: 1.0.0\nsummary: Tiny.\n";
