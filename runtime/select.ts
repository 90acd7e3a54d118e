/** `select`: waits for the first of several cases, as Go's select does; the cases that lose consume nothing. */

import { onAbort } from "./abort.js";
import { Channel, exchangeOf, ReceiveCase, SendCase } from "./channel.js";
import type { CloseInfo } from "./close-info.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import type { Ending, Exchange, Receiver, Sender } from "./exchange.js";
import { entriesOf, itemsOf } from "./plain-object.js";
import { onSettled, type Settled, settledOf } from "./promise-watch.js";
import { ended, sendOnClosed } from "./received.js";
import { describeValue } from "./redact.js";
import { ready } from "./turn.js";
import { canceled, invalidArgument, readSignal } from "./wait-options.js";

/** What may be a case: a channel (its next value), `caseReceive()`, `caseSend(value)`, a promise. */
export type Case = Channel<unknown> | ReceiveCase<unknown> | SendCase<unknown> | PromiseLike<unknown>;

/** Cases by name, or in a list: then the key is the index. */
export type Cases = Readonly<Record<string, Case>> | readonly Case[];

export interface SelectOptions {
  /** Ends the wait with the error of role `canceled`; no case was taken then. */
  readonly signal?: AbortSignal | undefined;
  /** `random` (default): fair among the cases that are ready. `listed`: the first listed of them. */
  readonly order?: "random" | "listed" | undefined;
}

/** The result for one case. */
export type SelectedCase<K, C> =
  C extends Channel<infer T>
    ? Received<K, C, T>
    : C extends ReceiveCase<infer T>
      ? Received<K, Channel<T>, T>
      : C extends SendCase<infer T>
        ? {
            readonly key: K;
            readonly channel: Channel<T>;
            readonly ok: true;
            readonly value: undefined;
            readonly close?: never;
          }
        : C extends PromiseLike<infer T>
          ? {
              readonly key: K;
              readonly channel: undefined;
              readonly ok: true;
              readonly value: T;
              readonly close?: never;
            }
          : never;

/** A value of a channel, or its end. */
export type Received<K, C, T> =
  | { readonly key: K; readonly channel: C; readonly ok: true; readonly value: T; readonly close?: never }
  | { readonly key: K; readonly channel: C; readonly ok: false; readonly value: undefined; readonly close?: CloseInfo };

/** The result of a select: which case, by its key, and what it gave. */
export type Selected<C extends Cases> = C extends readonly Case[]
  ? number extends C["length"]
    ? SelectedCase<number, C[number]>
    : { [I in keyof C]: I extends `${infer N extends number}` ? SelectedCase<N, C[I]> : never }[number]
  : { [K in keyof C]: SelectedCase<K, C[K]> }[keyof C];

export interface SelectedDefault<D> {
  readonly key: "default";
  readonly channel: undefined;
  readonly ok: true;
  readonly value: D;
  readonly close?: never;
}

export interface Select {
  /**
   * Waits for the first of the cases. A closed channel's receive is ready, with `ok` false; a promise that rejects
   * rejects the select. Errors by role: `invalid-argument` (no case, or what is none), `connection-closed` (sending on a
   * closed channel), `canceled`.
   */
  <const C extends Cases>(cases: C, options?: SelectOptions & { readonly default?: never }): Promise<Selected<C>>;
  /** As above; when no case is ready it gives `default` at once. */
  <const C extends Cases, D>(
    cases: C,
    options: SelectOptions & { readonly default: D },
  ): Promise<Selected<C> | SelectedDefault<D>>;
}

export function bindSelect(errors: ErrorFactory): Select {
  const select = async (cases: unknown, options: unknown = {}): Promise<Outcome> => {
    const { signal, order, fallback } = readOptions(errors, options);
    const entries = readCases(errors, cases);
    let isUnsure = false;
    for (const entry of entries)
      if (entry.kind === "promise" && settledOf(entry.promise) === undefined) isUnsure = true;
    // A promise that is settled already tells its handlers in the next microtask: all of them have one by now.
    if (isUnsure) await undefined;
    for (const entry of entries) {
      if (entry.kind === "send" && entry.exchange.ending !== undefined)
        throw sendOnClosed(errors, entry.exchange.ending);
    }
    const open = entries.filter(isReady);
    const chosen = open[order === "listed" || open.length < 2 ? 0 : Math.floor(Math.random() * open.length)];
    if (chosen !== undefined) return ready(take(chosen));
    if (fallback !== undefined) return ready({ key: "default", channel: undefined, ok: true, value: fallback.value });
    return waitFor(entries, errors, signal);
  };
  return select as Select;
}

type Key = string | number;

interface Outcome {
  readonly key: Key;
  readonly channel: Channel<unknown> | undefined;
  readonly ok: boolean;
  readonly value: unknown;
  readonly close?: CloseInfo;
}

type Entry =
  | {
      readonly kind: "receive";
      readonly key: Key;
      readonly channel: Channel<unknown>;
      readonly exchange: Exchange<unknown>;
    }
  | {
      readonly kind: "send";
      readonly key: Key;
      readonly channel: Channel<unknown>;
      readonly exchange: Exchange<unknown>;
      readonly value: unknown;
    }
  | { readonly kind: "promise"; readonly key: Key; readonly promise: PromiseLike<unknown> };

function isReady(entry: Entry): boolean {
  switch (entry.kind) {
    case "receive":
      return entry.exchange.readable || entry.exchange.ending !== undefined;
    case "send":
      return entry.exchange.writable;
    case "promise":
      return settledOf(entry.promise) !== undefined;
  }
}

/** Carries out a case that is ready. */
function take(entry: Entry): Outcome {
  switch (entry.kind) {
    case "receive": {
      const { exchange } = entry;
      if (exchange.readable) return received(entry, exchange.take());
      return { key: entry.key, channel: entry.channel, ...ended(exchange.ending as Ending) };
    }
    case "send":
      entry.exchange.put(entry.value);
      return sent(entry);
    case "promise":
      return outcomeOf(entry, settledOf(entry.promise) as Settled);
  }
}

function received({ key, channel }: Entry & { kind: "receive" }, value: unknown): Outcome {
  return { key, channel, ok: true, value };
}

function sent({ key, channel }: Entry & { kind: "send" }): Outcome {
  return { key, channel, ok: true, value: undefined };
}

function outcomeOf({ key }: Entry & { kind: "promise" }, settled: Settled): Outcome {
  if (!settled.ok) throw settled.error;
  return { key, channel: undefined, ok: true, value: settled.value };
}

/** Enlists with every case; the first that comes withdraws all the others. */
function waitFor(entries: readonly Entry[], errors: ErrorFactory, signal: AbortSignal | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const withdrawals: (() => void)[] = [];
    const finish = (act: () => void): void => {
      for (const withdraw of withdrawals) withdraw();
      act();
    };
    if (signal !== undefined) withdrawals.push(onAbort(signal, () => finish(() => reject(canceled(errors, signal)))));
    for (const entry of entries) {
      switch (entry.kind) {
        case "receive": {
          const receiver: Receiver<unknown> = {
            previous: undefined,
            next: undefined,
            deliver: (value) => finish(() => resolve(received(entry, value))),
            end: (ending) => finish(() => resolve({ key: entry.key, channel: entry.channel, ...ended(ending) })),
          };
          entry.exchange.enlistReceiver(receiver);
          withdrawals.push(() => entry.exchange.withdrawReceiver(receiver));
          break;
        }
        case "send": {
          const sender: Sender<unknown> = {
            previous: undefined,
            next: undefined,
            value: entry.value,
            accept: () => finish(() => resolve(sent(entry))),
            refuse: (ending) => finish(() => reject(sendOnClosed(errors, ending))),
          };
          entry.exchange.enlistSender(sender);
          withdrawals.push(() => entry.exchange.withdrawSender(sender));
          break;
        }
        case "promise":
          withdrawals.push(
            onSettled(entry.promise, (settled) =>
              finish(() => {
                if (settled.ok) resolve(outcomeOf(entry, settled));
                else reject(settled.error);
              }),
            ),
          );
          break;
      }
    }
  });
}

function readOptions(
  errors: ErrorFactory,
  options: unknown,
): { signal: AbortSignal | undefined; order: unknown; fallback: { value: unknown } | undefined } {
  if (typeof options !== "object" || options === null) throw invalidArgument(errors, "options", options, "an object");
  const known = ["signal", "order", "default"];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalidArgument(errors, unknown, Reflect.get(options, unknown), known.join(", "));
  const { signal, order } = options as { readonly signal?: unknown; readonly order?: unknown };
  if (order !== undefined && order !== "random" && order !== "listed")
    throw invalidArgument(errors, "order", order, '"random" or "listed"');
  const fallback = Object.hasOwn(options, "default") ? { value: Reflect.get(options, "default") } : undefined;
  return { signal: readSignal(errors, signal), order, fallback };
}

function readCases(errors: ErrorFactory, cases: unknown): readonly Entry[] {
  const items = itemsOf(cases)?.map((item, index): [Key, unknown] => [index, item]) ?? entriesOf(cases);
  if (items === undefined) throw invalidArgument(errors, "cases", describeValue(cases), "a record or a list of cases");
  if (items.length === 0) throw invalidArgument(errors, "cases", "none", "at least one case");
  return items.map(([key, item]) => entryOf(key, item) ?? noCase(errors, key, item));
}

function entryOf(key: Key, item: unknown): Entry | undefined {
  if (item instanceof Channel) return { kind: "receive", key, channel: item, exchange: exchangeOf<unknown>(item) };
  if (item instanceof ReceiveCase) return entryOf(key, item.channel);
  if (item instanceof SendCase) {
    const channel: Channel<unknown> = item.channel;
    return { kind: "send", key, channel, exchange: exchangeOf(channel), value: item.value };
  }
  return isPromise(item) ? { kind: "promise", key, promise: item } : undefined;
}

function isPromise(item: unknown): item is PromiseLike<unknown> {
  return typeof item === "object" && item !== null && "then" in item && typeof item.then === "function";
}

function noCase(errors: ErrorFactory, key: Key, item: unknown): never {
  const error: WebSocketError = invalidArgument(
    errors,
    `cases.${key}`,
    describeValue(item),
    "a channel, caseReceive(), caseSend(value) or a promise",
  );
  throw error;
}
