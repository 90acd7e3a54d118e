/**
 * Promises for what is ready at once, which let the event loop turn now and then.
 *
 * A program that awaits one ready value after another runs in microtasks only: no timer fires and no socket is read
 * until it has to wait. So after a slice of time the next ready result comes by `setImmediate`.
 */

/** Longest run of ready results, in milliseconds, before the event loop turns. */
const SLICE = 5;
/** The clock is read once in so many results: reading it costs a good part of a receive. */
const STRIDE = 16;
/** The run ends after so many looks at the clock whatever it says: a test may have stopped it. */
const MOST_LOOKS = 4096;

// Taken when loaded, so that fake timers of a test do not hold up channels.
const immediately = setImmediate;
const now = performance.now.bind(performance);

let credit = STRIDE;
let looks = 0;
let sliceStart = now();
let spent = false;

/** A promise of a result that is there already. */
export function ready<T>(result: T): Promise<T> {
  credit -= 1;
  if (credit > 0) return Promise.resolve(result);
  if (mayGoOn()) return Promise.resolve(result);
  return new Promise((resolve) => {
    immediately(() => {
      startSlice();
      resolve(result);
    });
  });
}

/** So much is copied or decoded at once: of text that is not ASCII in 1 ms, or in 10 where fresh memory is slow. */
export const BYTES_A_TURN = 262_144;

/** Are so many bytes better copied, or decoded, in several turns of the event loop? */
export function isLarge(bytes: number): boolean {
  return bytes > 8 * BYTES_A_TURN;
}

/** The event loop has turned. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    immediately(resolve);
  });
}

function mayGoOn(): boolean {
  looks += 1;
  if (spent || looks > MOST_LOOKS || now() - sliceStart > SLICE) {
    // Until the loop has turned, every ready result waits for it: another consumer's run would be in its way as well.
    spent = true;
    return false;
  }
  credit = STRIDE;
  return true;
}

function startSlice(): void {
  if (!spent) return;
  spent = false;
  credit = STRIDE;
  looks = 0;
  sliceStart = now();
}
