/** Reads a file that somebody else has written: no more of it than is of use, whatever it is, and for no longer. */
import { closeSync, constants, openSync, readSync, statSync } from "node:fs";

const CHUNK = 64 * 1024;
/** Milliseconds in which something must come out of a pipe. */
const PATIENCE = 30_000;
const PAUSE = 20;

/** What comes out of a pipe comes out once. */
const pipes = new Map<string, Uint8Array>();

/**
 * The bytes of a file, a pipe or a device; of a larger one than `most`, so many and one more. Throws what Node throws, and
 * EAGAIN of a pipe that nothing comes out of.
 */
export function readBytes(path: string, most: number, patience: number = PATIENCE): Uint8Array {
  const isPipe = statSync(path).isFIFO();
  const known = isPipe ? pipes.get(path) : undefined;
  if (known !== undefined) return known;
  const file = openSync(path, isPipe ? constants.O_RDONLY | constants.O_NONBLOCK : constants.O_RDONLY);
  // One by a name waits for somebody who writes; those of the process have, or had, such a one.
  let hasBegun = !isPipe || /^\/(?:dev|proc)\//.test(path);
  let last = performance.now();
  try {
    const chunks: Uint8Array[] = [];
    let total = 0;
    while (total <= most) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, most + 1 - total));
      const length = readSome(file, chunk);
      if (length === undefined || (length === 0 && !hasBegun)) {
        if (performance.now() - last > patience)
          throw Object.assign(new Error(`nothing comes out of ${path}`), { code: "EAGAIN" });
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
        continue;
      }
      if (length === 0) break;
      hasBegun = true;
      last = performance.now();
      chunks.push(chunk.subarray(0, length));
      total += length;
    }
    const bytes = Buffer.concat(chunks);
    if (isPipe) pipes.set(path, bytes);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Undefined: somebody writes to the pipe, and has not yet. */
function readSome(file: number, chunk: Uint8Array): number | undefined {
  try {
    return readSync(file, chunk);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EAGAIN") return undefined;
    throw error;
  }
}
