/** Which row of the new model is which row of the old one: by name, by a declared rename, by what it stands for. */
import { camelCase } from "../naming.js";

interface Nameable {
  readonly name: string;
  readonly renamedFrom?: readonly string[];
}

export interface Pair<T> {
  readonly old: T;
  readonly new: T;
  /** `declared`: by `renamedFrom`. `meaning`: another name, and the same role, code or value. */
  readonly by: "name" | "declared" | "meaning";
}

export interface Pairing<T> {
  readonly pairs: readonly Pair<T>[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** `meanings`: what a row is known by, besides its name; without it, by nothing else. */
export function pairRows<T extends Nameable>(
  before: readonly T[],
  after: readonly T[],
  meanings: (row: T) => readonly string[] = () => [],
): Pairing<T> {
  const left = new Map(before.map((row) => [row.name, row]));
  const found = new Map<T, Pair<T>>();
  const take = (old: T | undefined, row: T, by: Pair<T>["by"]): void => {
    if (old === undefined || found.has(row)) return;
    left.delete(old.name);
    found.set(row, { old, new: row, by });
  };

  for (const row of after) take(left.get(row.name), row, "name");
  const spellings = new Map(
    [...left.values()].flatMap((old) => [old.name, camelCase(old.name)].map((name) => [name, old])),
  );
  for (const row of after) {
    const old = (row.renamedFrom ?? []).map((name) => spellings.get(name)).find((one) => one && left.has(one.name));
    take(old, row, "declared");
  }
  const known = new Map([...left.values()].flatMap((old) => meanings(old).map((meaning) => [meaning, old])));
  for (const row of after) {
    const old = meanings(row)
      .map((meaning) => known.get(meaning))
      .find((one) => one && left.has(one.name));
    take(old, row, "meaning");
  }
  return {
    pairs: [...found.values()],
    removed: [...left.values()],
    added: after.filter((row) => !found.has(row)),
  };
}
