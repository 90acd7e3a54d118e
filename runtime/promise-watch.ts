/** Being told how a promise settles, by one handler a promise: a long-lived promise may be a case of many selects. */

export type Settled = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

const watches = new WeakMap<PromiseLike<unknown>, Watch>();

interface Watch {
  settled: Settled | undefined;
  readonly acts: Set<(settled: Settled) => void>;
}

/** How it has settled, as far as that is known; the first look at a promise can never know. */
export function settledOf(promise: PromiseLike<unknown>): Settled | undefined {
  return watchOf(promise).settled;
}

/** Calls `act` once the promise settles; the result withdraws it and leaves nothing behind. */
export function onSettled(promise: PromiseLike<unknown>, act: (settled: Settled) => void): () => void {
  const { acts } = watchOf(promise);
  acts.add(act);
  return () => {
    acts.delete(act);
  };
}

function watchOf(promise: PromiseLike<unknown>): Watch {
  const known = watches.get(promise);
  if (known !== undefined) return known;
  const watch: Watch = { settled: undefined, acts: new Set() };
  watches.set(promise, watch);
  const settle = (settled: Settled): void => {
    watch.settled = settled;
    const due = [...watch.acts];
    watch.acts.clear();
    for (const act of due) act(settled);
  };
  promise.then(
    (value) => settle({ ok: true, value }),
    (error) => settle({ ok: false, error }),
  );
  return watch;
}
