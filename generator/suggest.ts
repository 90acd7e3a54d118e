/** The nearest valid name for a name that is none. */
import type { Message } from "./message.js";

/** Longer names are compared by their beginning: nobody mistypes a name of this length and expects help. */
const MAX_LENGTH = 64;

/**
 * The candidate that `name` was most likely meant to be: the fewest single-letter edits (a swap of neighbours counts as
 * one), at most a third of its length. Case, `_`, `-` and `.` count for nothing. Of equals, the first.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = normalise(name);
  let best: string | undefined;
  let bestDistance = Math.floor(wanted.length / 3) + 1;
  for (const candidate of candidates) {
    const other = normalise(candidate);
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, other);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * The name that `text` is one edit away from, among many names: looked up by what is left of a name without one of its
 * letters, so that the time does not grow with the names. `names` is to be the same set at each call.
 */
export function misspelling(text: string, names: ReadonlySet<string>): string | undefined {
  let index = NEIGHBOURS.get(names);
  if (index === undefined) {
    index = new Map([...names].flatMap((name) => [...withoutOne(name)].map((rest) => [rest, name] as const)));
    NEIGHBOURS.set(names, index);
  }
  for (const rest of withoutOne(text)) {
    const name = index.get(rest);
    if (name !== undefined && name !== text && editDistance(name, text) === 1) return name;
  }
  return undefined;
}

const NEIGHBOURS = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();

function* withoutOne(name: string): Iterable<string> {
  yield name;
  for (let i = 0; i < name.length; i++) yield name.slice(0, i) + name.slice(i + 1);
}

/** ` (did you mean "x"?)`, or nothing: the clause at the end of a sentence about an unknown name. */
export function suggestion(name: string, candidates: Iterable<string>): Message | "" {
  const found = nearest(name, candidates);
  return found === undefined ? "" : { ...DID_YOU_MEAN, values: { name: found } };
}

/** As {@link suggestion}, for names that the sentence does not list: all of them, where none is near and they are few. */
export function suggestionOrAll(name: string, candidates: readonly string[], most = 12): Message | "" {
  const near = suggestion(name, candidates);
  if (near !== "" || candidates.length === 0 || candidates.length > most) return near;
  return { ...ONE_OF, values: { names: { list: candidates, word: "or" } } };
}

const DID_YOU_MEAN = { key: "clause.did-you-mean", source: ' (did you mean "{name}"?)' } as const;
const ONE_OF = { key: "clause.one-of", source: "; it is one of {names}" } as const;

/** The clauses that messages hold, as texts to translate. */
export const SUGGESTION_CLAUSES: readonly Omit<Message, "values">[] = [DID_YOU_MEAN, ONE_OF];

function normalise(name: string): string {
  return name
    .slice(0, MAX_LENGTH)
    .toLowerCase()
    .replace(/[_\-.]/g, "");
}

/** Damerau and Levenshtein's distance, neighbours swapped at most once. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(distance);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
