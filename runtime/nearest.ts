/** The name that was probably meant. */

/**
 * The nearest of the names within a third of its length in slips of the hand (Damerau-Levenshtein: a letter more, less,
 * wrong, or two swapped). Case, `_` and `-` make no difference: `dial_timeout` is `dialTimeout`. `undefined`: none is near.
 */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of names) {
    const other = plain(candidate);
    const most = Math.max(1, Math.floor(other.length / 3));
    if (Math.abs(other.length - wanted.length) > most) continue;
    const slips = distance(wanted, other);
    if (slips <= most && slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

function plain(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}

/** Optimal string alignment, in three rows. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : replaced;
      row.push(Math.min(replaced, swapped, at(last, j) + 1, at(row, j - 1) + 1));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
