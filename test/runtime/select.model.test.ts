/** Channels and select() against a model that is nothing but arrays: any sequence of calls ends the same in both. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Channel } from "../../runtime/channel.js";
import { unbound, WebSocketError } from "../../runtime/errors.js";
import { bindSelect, type Case } from "../../runtime/select.js";

const select = bindSelect(unbound);
const CHANNELS = 3;
const PROMISES = 2;

type Part =
  | { readonly does: "receive"; readonly on: number }
  | { readonly does: "send"; readonly on: number; readonly value: number }
  | { readonly does: "await"; readonly on: number };

type Step =
  | { readonly act: "select"; readonly parts: readonly Part[] }
  | { readonly act: "call"; readonly part: Part }
  | { readonly act: "iterate"; readonly on: number }
  | { readonly act: "try"; readonly part: Part }
  | { readonly act: "cancel"; readonly which: number }
  | { readonly act: "close"; readonly on: number }
  | { readonly act: "settle"; readonly on: number; readonly ok: boolean };

const channel = fc.nat(CHANNELS - 1);
const direct: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ does: fc.constant("receive" as const), on: channel }),
  fc.record({ does: fc.constant("send" as const), on: channel, value: fc.nat(999) }),
);
const part = fc.oneof(
  { weight: 6, arbitrary: direct },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("await" as const), on: fc.nat(PROMISES - 1) }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant("select" as const),
      parts: fc.array(part, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("call" as const), part: direct }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("iterate" as const), on: channel }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("try" as const), part: direct }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("cancel" as const), which: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("close" as const), on: channel }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant("settle" as const), on: fc.nat(PROMISES - 1), ok: fc.boolean() }),
  },
);

test("any sequence of calls ends as in the model", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.nat(3), fc.nat(3), fc.constant(0)),
      fc.array(step, { minLength: 5, maxLength: 40 }),
      async (capacities, steps) => {
        const [real, model] = [new Real(capacities), new Model(capacities)];
        for (const one of steps) {
          real.take(one);
          model.take(one);
          await quiet();
          expect(real.state).toEqual(model.state);
          expect(real.outcomes).toEqual(model.outcomes);
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** Every promise that can be settled is: some wait for a turn of the event loop, since ready results let it turn now and then. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** What came of each call, by its number: a text, so that both sides are easily compared; none: it waits. */
type Outcomes = Map<number, string>;
type State = readonly { readonly length: number; readonly closed: boolean }[];

/** The calls on real channels. */
class Real {
  readonly outcomes: Outcomes = new Map();
  readonly #channels: readonly Channel<number>[];
  readonly #promises = Array.from({ length: PROMISES }, () => resolvable());
  readonly #controllers: AbortController[] = [];

  constructor(capacities: readonly number[]) {
    this.#channels = capacities.map((capacity) => new Channel<number>(capacity));
  }

  get state(): State {
    return this.#channels.map(({ length, closed }) => ({ length, closed }));
  }

  take(one: Step): void {
    const controller = new AbortController();
    const { signal } = controller;
    switch (one.act) {
      case "select":
        this.#wait(
          controller,
          select(
            one.parts.map((each) => this.#caseOf(each)),
            { order: "listed", signal },
          ).then(({ key, ok, value }) => `${key} ${ok} ${value}`),
        );
        return;
      case "call": {
        const on = this.#at(one.part.on);
        const call =
          one.part.does === "send"
            ? on.send(one.part.value, { signal }).then(() => "0 true undefined")
            : on.receive({ signal }).then(({ ok, value }) => `0 ${ok} ${value}`);
        this.#wait(controller, call);
        return;
      }
      case "iterate":
        this.#wait(
          controller,
          this.#at(one.on)
            [Symbol.asyncIterator]()
            .next()
            .then(({ done, value }) => `0 ${done !== true} ${value}`),
        );
        return;
      case "try":
        this.outcomes.set(this.#controllers.push(controller) - 1, this.#try(one.part));
        return;
      case "cancel":
        this.#controllers[one.which]?.abort();
        return;
      case "close":
        this.#at(one.on).close();
        return;
      case "settle":
        this.#promises[one.on]?.[one.ok ? "resolve" : "reject"](one.on);
    }
  }

  #wait(controller: AbortController, call: Promise<string>): void {
    const id = this.#controllers.push(controller) - 1;
    const settle = (text: string): void => {
      expect(this.outcomes.has(id)).toBe(false);
      this.outcomes.set(id, text);
    };
    call.then(settle, (error: unknown) => settle(error instanceof WebSocketError ? error.condition : "rejected"));
  }

  #try(one: Part): string {
    const on = this.#at(one.on);
    try {
      if (one.does === "send") return String(on.trySend(one.value));
      const result = on.tryReceive();
      return "empty" in result && result.empty ? "empty" : `${result.ok} ${result.value}`;
    } catch (error) {
      return error instanceof WebSocketError ? error.condition : String(error);
    }
  }

  #caseOf(one: Part): Case {
    switch (one.does) {
      case "receive":
        return one.on === 0 ? this.#at(one.on) : this.#at(one.on).caseReceive();
      case "send":
        return this.#at(one.on).caseSend(one.value);
      case "await":
        return this.#promises[one.on]?.promise ?? Promise.reject(new Error("no such promise"));
    }
  }

  #at(index: number): Channel<number> {
    const found = this.#channels[index];
    if (found === undefined) throw new Error(`no channel ${index}`);
    return found;
  }
}

interface Waiting {
  readonly id: number;
  readonly parts: readonly Part[];
}

/** One list of those who wait, in the order in which they came, and for each channel a list of values. */
class Model {
  readonly outcomes: Outcomes = new Map();
  readonly #channels: readonly { readonly capacity: number; readonly values: number[]; closed: boolean }[];
  readonly #promises: ("pending" | "fulfilled" | "rejected")[] = Array.from({ length: PROMISES }, () => "pending");
  readonly #deaf = new Set<number>();
  #waiting: readonly Waiting[] = [];
  #calls = 0;

  constructor(capacities: readonly number[]) {
    this.#channels = capacities.map((capacity) => ({ capacity, values: [], closed: false }));
  }

  get state(): State {
    return this.#channels.map(({ values, closed }) => ({ length: values.length, closed }));
  }

  take(one: Step): void {
    switch (one.act) {
      case "select":
        this.#call(one.parts, true);
        return;
      case "call":
        this.#call([one.part], true);
        return;
      case "iterate":
        this.#deaf.add(this.#calls);
        this.#call([{ does: "receive", on: one.on }], true);
        return;
      case "try":
        this.#call([one.part], false);
        return;
      case "cancel":
        if (!this.#deaf.has(one.which) && this.#waiting.some(({ id }) => id === one.which))
          this.#settle(one.which, "canceled");
        return;
      case "close":
        this.#close(one.on);
        return;
      case "settle":
        if (this.#promises[one.on] !== "pending") return;
        this.#promises[one.on] = one.ok ? "fulfilled" : "rejected";
        for (const { id, parts } of this.#waiting) {
          const key = parts.findIndex((each) => each.does === "await" && each.on === one.on);
          if (key !== -1) this.#settle(id, one.ok ? `${key} true ${one.on}` : "rejected");
        }
    }
  }

  #call(parts: readonly Part[], waits: boolean): void {
    const id = this.#calls++;
    const prefix = (key: number): string => (waits ? `${key} ` : "");
    if (parts.some((each) => each.does === "send" && this.#at(each.on).closed)) {
      this.outcomes.set(id, "connection_closed");
      return;
    }
    for (const [key, each] of parts.entries()) {
      if (each.does === "await") {
        const settled = this.#promises[each.on];
        if (settled === "pending") continue;
        this.outcomes.set(id, settled === "fulfilled" ? `${key} true ${each.on}` : "rejected");
        return;
      }
      const { values, capacity, closed } = this.#at(each.on);
      if (each.does === "send") {
        const receiver = this.#first("receive", each.on);
        if (receiver !== undefined) this.#settle(receiver.id, `${receiver.key} true ${each.value}`);
        else if (values.length < capacity) values.push(each.value);
        else continue;
        this.outcomes.set(id, waits ? `${key} true undefined` : "true");
        return;
      }
      const sender = this.#first("send", each.on);
      if (sender !== undefined) {
        values.push(sender.value);
        this.#settle(sender.id, `${sender.key} true undefined`);
      }
      const value = values.shift();
      if (value === undefined && !closed) continue;
      this.outcomes.set(id, `${prefix(key)}${value !== undefined} ${value}`);
      return;
    }
    if (waits) this.#waiting = [...this.#waiting, { id, parts }];
    else this.outcomes.set(id, parts[0]?.does === "send" ? "false" : "empty");
  }

  #close(on: number): void {
    this.#at(on).closed = true;
    for (let one = this.#first("receive", on); one !== undefined; one = this.#first("receive", on))
      this.#settle(one.id, `${one.key} false undefined`);
    for (let one = this.#first("send", on); one !== undefined; one = this.#first("send", on))
      this.#settle(one.id, "connection_closed");
  }

  /** Who has waited longest to do this. */
  #first(does: "receive" | "send", on: number): { id: number; key: number; value: number } | undefined {
    for (const { id, parts } of this.#waiting) {
      for (const [key, each] of parts.entries())
        if (each.does === does && each.on === on) return { id, key, value: each.does === "send" ? each.value : 0 };
    }
    return undefined;
  }

  #settle(id: number, outcome: string): void {
    this.#waiting = this.#waiting.filter((each) => each.id !== id);
    this.outcomes.set(id, outcome);
  }

  #at(index: number): { readonly capacity: number; readonly values: number[]; closed: boolean } {
    const found = this.#channels[index];
    if (found === undefined) throw new Error(`no channel ${index}`);
    return found;
  }
}

function resolvable(): {
  readonly promise: Promise<number>;
  readonly resolve: (value: number) => void;
  readonly reject: (reason: unknown) => void;
} {
  let [resolve, reject]: [(value: number) => void, (reason: unknown) => void] = [() => undefined, () => undefined];
  const promise = new Promise<number>((...acts) => {
    [resolve, reject] = acts;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
