/** Copies of plain data that nobody can change any more. */

import { isPlainObject } from "./plain-object.js";

const MAX_DEPTH = 64;

/**
 * A frozen deep copy of lists and plain objects; anything else (dates, functions, instances) is taken as it is.
 * Own keys stay own keys, whatever their name. Throws a RangeError beyond 64 levels, so also for a cycle.
 */
export function snapshot(value: unknown): unknown {
  return copy(value, 0);
}

/** The same of an object, keeping what the type says of its keys. */
export function snapshotRecord(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return copyRecord(value, 0);
}

function copy(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map((item) => copy(item, deeper(depth))));
  return isPlainObject(value) ? copyRecord(value, deeper(depth)) : value;
}

function copyRecord(value: Readonly<Record<string, unknown>>, depth: number): Readonly<Record<string, unknown>> {
  // Object.fromEntries defines keys, where an assignment to `__proto__` would set the prototype.
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item, depth)])));
}

function deeper(depth: number): number {
  if (depth >= MAX_DEPTH) throw new RangeError(`the data is nested deeper than ${MAX_DEPTH} levels, or in a circle`);
  return depth + 1;
}
