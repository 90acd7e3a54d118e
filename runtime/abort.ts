/** Being told of an AbortSignal, by one listener a signal: Node warns of a leak at eleven, and many calls may share one. */

import { ignore } from "./thrown.js";

const watchers = new WeakMap<AbortSignal, Watch>();

interface Watch {
  readonly acts: Set<() => void>;
  readonly listener: () => void;
}

/** Calls `act` once, when a signal that has not been aborted yet is; the result withdraws it and leaves nothing behind. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const watch = watchers.get(signal) ?? startWatch(signal);
  // A function of its own, so that the same `act` may be given twice.
  const entry = (): void => act();
  watch.acts.add(entry);
  return () => {
    if (watch.acts.delete(entry) && watch.acts.size === 0) stopWatch(signal, watch);
  };
}

/** The same for one that may have been aborted: then `act` is called at once. */
export function onceAborted(signal: AbortSignal, act: () => void): () => void {
  if (!signal.aborted) return onAbort(signal, act);
  act();
  return ignore;
}

function startWatch(signal: AbortSignal): Watch {
  const acts = new Set<() => void>();
  const listener = (): void => {
    stopWatch(signal, watch);
    const due = [...acts];
    acts.clear();
    for (const act of due) act();
  };
  const watch = { acts, listener };
  signal.addEventListener("abort", listener);
  watchers.set(signal, watch);
  return watch;
}

function stopWatch(signal: AbortSignal, watch: Watch): void {
  signal.removeEventListener("abort", watch.listener);
  watchers.delete(signal);
}
