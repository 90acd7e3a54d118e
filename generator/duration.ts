/** Durations of a spec: milliseconds, or a Go duration string. */

/** Nanoseconds, so that a sum of units stays exact before it is rounded. */
const UNIT: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/**
 * Milliseconds of a duration as a spec writes it: a number of milliseconds, `"0"`, or number and unit pairs without
 * spaces that add up (`1m30s`, `1.5h`, `.5s`), with an optional sign. What is below a millisecond rounds up.
 *
 * @returns undefined for what is no duration: another unit, no unit, spaces, negative, NaN, infinite.
 */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? toMilliseconds(value * 1e6) : undefined;
  if (typeof value !== "string") return undefined;
  const sign = /^[+-]/.exec(value)?.[0] ?? "";
  const body = value.slice(sign.length);
  if (body === "0") return 0;
  let nanoseconds = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < body.length || body === "") {
    const part = PART.exec(body);
    if (part === null) return undefined;
    nanoseconds += Number(part[1]) * (UNIT[part[2] ?? ""] ?? Number.NaN);
  }
  if (!Number.isFinite(nanoseconds) || (sign === "-" && nanoseconds > 0)) return undefined;
  return toMilliseconds(nanoseconds);
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

function toMilliseconds(nanoseconds: number): number {
  const milliseconds = nanoseconds / 1e6;
  return milliseconds > 0 && milliseconds < 1 ? 1 : Math.round(milliseconds * 1e6) / 1e6;
}
