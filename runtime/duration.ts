/** Durations: milliseconds for the program, Go's notation (`1m30s`) for people. */

/** A number of milliseconds, or a Go duration string: `500ms`, `1.5h`, `1m30s`, `0`. */
export type Duration = number | string;

/** Nanoseconds of each unit; both ways to write micro are in use (U+00B5 and U+03BC). */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);

const NANOSECONDS_IN_MS = 1_000_000n;
/** Go's durations are 64-bit integers. */
const LONGEST = 2n ** 63n - 1n;

/** `whole` and `fraction` are not both empty; a unit follows. */
const PAIR = /(?:(\d+)(?:\.(\d*))?|\.(\d+))(ns|us|µs|μs|ms|s|m|h)/y;

/**
 * Milliseconds of a duration, as an integer: a fraction of a millisecond is rounded up, so that `1ns` is not "none".
 * `undefined` for what is no duration: negative, not finite, no unit, a unit that Go does not know.
 */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? Math.ceil(value) + 0 : undefined;
  if (typeof value !== "string") return undefined;
  const negative = value.startsWith("-");
  const unsigned = negative || value.startsWith("+") ? value.slice(1) : value;
  const nanoseconds = unsigned === "0" ? 0n : parsePairs(unsigned);
  if (nanoseconds === undefined || nanoseconds > LONGEST || (negative && nanoseconds > 0n)) return undefined;
  return Number(divideUp(nanoseconds, NANOSECONDS_IN_MS));
}

/** The duration in Go's notation, without parts that are zero: `1m30s`, `24h`, `1.5s`, `250ms`, `0s`. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return `${ms}ms`;
  if (ms < 0) return `-${formatDuration(-ms)}`;
  const rounded = Math.round(ms * 1000) / 1000;
  if (rounded === 0) return "0s";
  if (rounded < 1000) return `${rounded}ms`;
  const hours = Math.floor(rounded / 3_600_000);
  const minutes = Math.floor((rounded % 3_600_000) / 60_000);
  const seconds = Math.round(rounded % 60_000) / 1000;
  return [hours && `${hours}h`, minutes && `${minutes}m`, seconds && `${seconds}s`].filter(Boolean).join("");
}

function parsePairs(text: string): bigint | undefined {
  if (text === "") return undefined;
  let sum = 0n;
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length) {
    const pair = PAIR.exec(text);
    if (pair === null) return undefined;
    const [, whole = "", fraction = pair[3] ?? "", , unit = ""] = pair;
    sum += divideUp(BigInt(whole + fraction) * (UNITS.get(unit) as bigint), 10n ** BigInt(fraction.length));
  }
  return sum;
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
