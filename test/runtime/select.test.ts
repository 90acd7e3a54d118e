import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Channel } from "../../runtime/channel.js";
import { unbound } from "../../runtime/errors.js";
import { bindSelect } from "../../runtime/select.js";
import { bindTime } from "../../runtime/time.js";

const select = bindSelect(unbound);
const { after } = bindTime(unbound);

describe("select", () => {
  test("takes the case that is ready, and tells its key, channel and value", async () => {
    const [a, b] = [new Channel<number>(1), new Channel<string>(1)];
    await b.send("x");
    expect(await select({ a, b })).toEqual({ key: "b", channel: b, ok: true, value: "x" });
  });

  test("waits for the first; the others lose nothing and keep nobody", async () => {
    const [a, b] = [new Channel<number>(), new Channel<number>()];
    const selecting = select([a, b]);
    await b.send(7);
    expect(await selecting).toMatchObject({ key: 1, channel: b, value: 7 });
    const sent = a.send(1);
    expect((await a.receive()).value).toBe(1);
    await sent;
  });

  test("sends", async () => {
    const channel = new Channel<string>();
    const receiving = channel.receive();
    expect(await select({ out: channel.caseSend("hi"), never: new Channel<number>() })).toMatchObject({
      key: "out",
      ok: true,
    });
    expect((await receiving).value).toBe("hi");
  });

  test("waits to send", async () => {
    const channel = new Channel<string>();
    const selecting = select({ out: channel.caseSend("hi") });
    expect((await channel.receive()).value).toBe("hi");
    expect((await selecting).key).toBe("out");
  });

  test("a send that loses is not sent", async () => {
    const [out, other] = [new Channel<string>(), new Channel<number>(1)];
    const selecting = select({ out: out.caseSend("hi"), other });
    await other.send(1);
    expect((await selecting).key).toBe("other");
    expect(out.tryReceive()).toEqual({ ok: false, empty: true });
  });

  test("a closed channel's receive is ready, a send on it an error", async () => {
    const closed = new Channel<number>();
    closed.close();
    expect(await select({ closed })).toMatchObject({ key: "closed", ok: false, value: undefined });
    await expect(select({ out: closed.caseSend(1) })).rejects.toMatchObject({ condition: "connection_closed" });
    const open = new Channel<number>();
    const selecting = select({ open, out: open.caseSend(1) });
    open.close();
    await expect(selecting.then((result) => result.ok)).resolves.toBe(false);
  });

  test("promises are cases; a rejection rejects", async () => {
    const never = new Channel<number>();
    expect(await select({ never, promise: Promise.resolve(5) })).toMatchObject({
      key: "promise",
      channel: undefined,
      value: 5,
    });
    await expect(select({ never, promise: Promise.reject(new Error("no")) })).rejects.toThrow("no");
    const { promise, resolve } = resolvable<string>();
    const selecting = select({ never, promise });
    resolve("late");
    expect((await selecting).value).toBe("late");
    expect((await select({ promise })).value).toBe("late");
  });

  test("default makes it never wait", async () => {
    const channel = new Channel<number>(1);
    expect(await select({ channel }, { default: "none" })).toEqual({
      key: "default",
      channel: undefined,
      ok: true,
      value: "none",
    });
    await channel.send(1);
    expect(await select({ channel }, { default: "none" })).toMatchObject({ key: "channel", value: 1 });
    expect(await select({ channel }, { default: undefined })).toMatchObject({ key: "default" });
    expect(await select({ settled: Promise.resolve(1) }, { default: 0 })).toMatchObject({ key: "settled" });
  });

  test("a promise that has settled is seen behind one that has not", async () => {
    const pending = new Promise<never>(() => undefined);
    expect(await select({ pending, settled: Promise.resolve(1) }, { default: 0 })).toMatchObject({ key: "settled" });
    const channel = new Channel<number>(1);
    const cases = { pending, failed: Promise.reject(new Error("no")), send: channel.caseSend(1) };
    await expect(select(cases, { order: "listed" })).rejects.toThrow("no");
    expect(channel.length).toBe(0);
  });

  test("a signal ends the wait", async () => {
    const channel = new Channel<number>();
    const controller = new AbortController();
    const selecting = select({ channel }, { signal: controller.signal });
    controller.abort();
    await expect(selecting).rejects.toMatchObject({ condition: "canceled" });
    await expect(select({ channel }, { signal: controller.signal })).rejects.toMatchObject({ condition: "canceled" });
    expect(channel.trySend(1)).toBe(false);
  });

  test("the choice among ready cases is fair; listed prefers the first", async () => {
    const seen = { a: 0, b: 0 };
    for (let i = 0; i < 400; i++) {
      const [a, b] = [new Channel<number>(1), new Channel<number>(1)];
      a.trySend(1);
      b.trySend(1);
      seen[(await select({ a, b })).key] += 1;
      const [c, d] = [new Channel<number>(1), new Channel<number>(1)];
      c.trySend(1);
      d.trySend(1);
      expect((await select([c, d], { order: "listed" })).key).toBe(0);
    }
    // Of 400 fair choices, fewer than 120 for one side happen once in 10^16 runs.
    expect(Math.min(seen.a, seen.b)).toBeGreaterThan(120);
  });

  test.each([
    ["no case", [{}]],
    ["an empty list", [[]]],
    ["what is none", [{ a: 5 }]],
    ["no record", ["x"]],
    ["an unknown option", [[new Channel(1)], { timeout: 5 }]],
    ["an unknown order", [[new Channel(1)], { order: "last" }]],
    ["no signal", [[new Channel(1)], { signal: {} }]],
  ])("%s is invalid_argument", async (_, args) => {
    const loose: (...given: readonly unknown[]) => Promise<unknown> = select as never;
    await expect(loose(...args)).rejects.toMatchObject({ condition: "invalid_argument" });
  });

  test("a long-lived promise keeps nothing of the selects that it lost", async () => {
    const { promise, resolve } = resolvable<number>();
    const channel = new Channel<number>(1);
    for (let i = 0; i < 1000; i++) {
      channel.trySend(i);
      await select({ channel, promise }, { order: "listed" });
    }
    resolve(1);
    expect((await select({ channel, promise })).key).toBe("promise");
  });

  test("one timeout serves many selects", async () => {
    const channel = new Channel<number>(10);
    const timeout = after("20ms");
    for (let i = 0; i < 5; i++) channel.trySend(i);
    const seen: unknown[] = [];
    for (;;) {
      const next = await select({ channel, timeout });
      if (next.channel === timeout) break;
      seen.push(next.value);
    }
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  describe("with a clock that the test holds", () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    test("leaves no timer behind when another case wins", async () => {
      const channel = new Channel<number>();
      const selecting = select({ channel, timeout: after("1h") });
      await Promise.resolve();
      expect(vi.getTimerCount()).toBe(1);
      await channel.send(1);
      await selecting;
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});

function resolvable<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((act) => {
    resolve = act;
  });
  return { promise, resolve };
}

test.each([[5], [null], ["x"]])("the options %j are an error", async (options) => {
  const wrong = options as unknown as { order: "listed" };
  await expect(select({ ready: Promise.resolve(1) }, wrong)).rejects.toMatchObject({ details: { option: "options" } });
});
