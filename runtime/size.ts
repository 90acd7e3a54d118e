/** Sizes in bytes: an integer, or text such as `16MiB`. */

/** Bytes, or a number with the unit `KiB`, `MiB` or `GiB`. */
export type Size = number | string;

const UNITS: ReadonlyMap<string, number> = new Map([
  ["KiB", 1024],
  ["MiB", 1024 ** 2],
  ["GiB", 1024 ** 3],
]);

/** Bytes of a size, from 0 to 2^53-1; `undefined` for what is none. Text needs a unit: KiB, MiB or GiB. */
export function parseSize(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value + 0 : undefined;
  if (typeof value !== "string") return undefined;
  const [, digits, unit] = /^(\d+)([KMG]iB)$/.exec(value) ?? [];
  const bytes = Number(digits) * (UNITS.get(unit ?? "") ?? Number.NaN);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
