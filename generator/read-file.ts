/** Reads a file that somebody else has written: no more of it than is of use, whatever it is. */
import { closeSync, openSync, readSync } from "node:fs";

const CHUNK = 64 * 1024;

/**
 * The bytes of a file, a pipe or a device; of a larger one than `most`, so many and one more. Throws what Node throws.
 */
export function readBytes(path: string, most: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const chunks: Uint8Array[] = [];
    let total = 0;
    while (total <= most) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, most + 1 - total));
      const length = readSync(file, chunk);
      if (length === 0) break;
      chunks.push(chunk.subarray(0, length));
      total += length;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}
