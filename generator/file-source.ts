/** Where specs and the examples that they show are read: the disk, or a place that is looked at as if it were one. */
import { existsSync } from "node:fs";
import { MAX_FILE_BYTES } from "./decode.js";
import { readBytes } from "./read-file.js";

export interface FileSource {
  /** By an absolute path; of a file that is too large, as much as shows it. Throws as `node:fs` does where there is none. */
  read(file: string): Uint8Array;
  exists(file: string): boolean;
}

export const DISK: FileSource = { read: (file) => readBytes(file, MAX_FILE_BYTES), exists: existsSync };
