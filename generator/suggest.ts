/** The nearest valid name for a name that is none. */
import type { Message } from "./message.js";

/** Longer names are compared by their beginning: nobody mistypes a name of this length and expects help. */
const MAX_LENGTH = 64;

/** Of more names than this, only one that is a single edit away is looked for, so that the time does not grow with them. */
const MANY = 1000;

/** Many names are to be the same object at each call. */
export type Candidates = readonly string[] | ReadonlySet<string>;

/**
 * The candidate that `name` was most likely meant to be: the fewest single-letter edits (a swap of neighbours counts as
 * one), at most a third of its length. Case, `_`, `-` and `.` count for nothing. Of equals, the first.
 */
export function nearest(name: string, candidates: Candidates): string | undefined {
  const wanted = normalise(name);
  let best: string | undefined;
  let bestDistance = Math.floor(wanted.length / 3) + 1;
  const isMany = ("size" in candidates ? candidates.size : candidates.length) > MANY;
  for (const candidate of isMany ? neighbours(wanted, candidates, NORMALISED) : candidates) {
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

/** The name that `text` is one edit away from. */
export function misspelling(text: string, names: ReadonlySet<string>): string | undefined {
  return [...neighbours(text, names, AS_WRITTEN)].find((name) => name !== text && editDistance(name, text) === 1);
}

interface Index {
  /** How a name is compared. */
  readonly form: (name: string) => string;
  readonly of: WeakMap<Candidates, ReadonlyMap<string, string>>;
}

const AS_WRITTEN: Index = { form: (name) => name, of: new WeakMap() };
const NORMALISED: Index = { form: normalise, of: new WeakMap() };

/** Names that may be one edit away, looked up by what is left of a name without one of its letters. */
function* neighbours(text: string, names: Candidates, { form, of }: Index): Iterable<string> {
  const rests =
    of.get(names) ?? new Map([...names].flatMap((name) => [...withoutOne(form(name))].map((rest) => [rest, name])));
  of.set(names, rests);
  for (const rest of withoutOne(text)) {
    const name = rests.get(rest);
    if (name !== undefined) yield name;
  }
}

function* withoutOne(name: string): Iterable<string> {
  yield name;
  for (let i = 0; i < name.length; i++) yield name.slice(0, i) + name.slice(i + 1);
}

/** ` (did you mean "x"?)`, or nothing: the clause at the end of a sentence about an unknown name. */
export function suggestion(name: string, candidates: Candidates): Message | "" {
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
