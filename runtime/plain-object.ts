/** Reading what a caller handed over, which may be anything: every read is of own properties and may be refused. */

/** No list or record of options is longer; a longer one is refused before it is copied. */
const MOST_ENTRIES = 100_000;

/**
 * The own enumerable entries of a plain object (`{}`, without prototype, or of another realm), each property read once.
 * `undefined` for anything else; what a getter or a proxy throws passes through.
 */
export function entriesOf(value: unknown): [name: string, value: unknown][] | undefined {
  if (!isPlainObject(value)) return undefined;
  const entries = Object.entries(value);
  return entries.length > MOST_ENTRIES ? undefined : entries;
}

/** The items of an array, each read once. `undefined` for anything else. */
export function itemsOf(value: unknown): unknown[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_ENTRIES) return undefined;
  return Array.from(value);
}

/** A class instance, a Map or a Headers object would look empty: its entries are not own properties. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null);
}
