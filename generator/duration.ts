/** Durations of a spec: milliseconds, or a Go duration string. */

const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Go counts nanoseconds in 64 bits. */
const LONGEST = 2n ** 63n - 1n;

const PART = /(?:(\d+)(?:\.(\d*))?|\.(\d+))(ns|us|µs|μs|ms|s|m|h)/y;

/**
 * Milliseconds of a duration as a spec writes it: a number of milliseconds, `"0"`, or number and unit pairs without
 * spaces that add up (`1m30s`, `1.5h`, `.5s`), with an optional sign. What is below a millisecond rounds up, as in the
 * generated client.
 *
 * @returns undefined for what is no duration: another unit, no unit, spaces, negative, NaN, infinite.
 */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? Math.ceil(value) + 0 : undefined;
  if (typeof value !== "string") return undefined;
  const sign = /^[+-]/.exec(value)?.[0] ?? "";
  const body = value.slice(sign.length);
  if (body === "0") return 0;
  let nanoseconds = 0n;
  PART.lastIndex = 0;
  while (PART.lastIndex < body.length || body === "") {
    const part = PART.exec(body);
    if (part === null) return undefined;
    const [, whole = "", fraction = part[3] ?? "", , unit = ""] = part;
    nanoseconds += divideUp(BigInt(whole + fraction) * (NANOSECONDS[unit] ?? 0n), 10n ** BigInt(fraction.length));
  }
  if (nanoseconds > LONGEST || (sign === "-" && nanoseconds > 0n)) return undefined;
  return Number(divideUp(nanoseconds, 1_000_000n));
}

/** `1m30s` for 90000, `0s` for 0: the shortest Go duration string with these milliseconds. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return "0s";
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const rest = milliseconds % 60_000;
  const seconds = rest >= 1000 ? `${rest / 1000}s` : rest > 0 ? `${rest}ms` : "";
  return `${hours > 0 ? `${hours}h` : ""}${minutes > 0 ? `${minutes}m` : ""}${seconds}`;
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
