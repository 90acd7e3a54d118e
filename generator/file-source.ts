/** Where specs and the examples that they show are read: the disk, or a place that is looked at as if it were one. */
import { existsSync, readFileSync } from "node:fs";

export interface FileSource {
  /** By an absolute path. Throws as `node:fs` does where there is no such file. */
  read(file: string): Uint8Array;
  exists(file: string): boolean;
}

export const DISK: FileSource = { read: (file) => readFileSync(file), exists: existsSync };
