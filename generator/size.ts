/** Sizes of a spec: a number of bytes, or a number with a binary unit. */

const UNIT: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/**
 * Bytes of a size as a spec writes it: a whole number that is not negative, or `16MiB` (KiB, MiB, GiB; fractions are
 * allowed where they come out whole: `1.5KiB`).
 *
 * @returns undefined for what is no size.
 */
export function parseSize(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== "string") return undefined;
  const match = /^(\d+(?:\.\d+)?)(KiB|MiB|GiB)?$/.exec(value);
  if (match === null) return undefined;
  const bytes = Number(match[1]) * (UNIT[match[2] ?? ""] ?? 1);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** `16MiB` for 16777216; a number that is no whole KiB stays a number. */
export function formatSize(bytes: number): string {
  for (const [unit, size] of Object.entries(UNIT).reverse()) {
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${unit}`;
  }
  return String(bytes);
}
