import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { unbound } from "../../runtime/errors.js";
import { bindTime } from "../../runtime/time.js";

const clocks = bindTime(unbound);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("after", () => {
  test("delivers once, at a time fixed when it was made, and closes", async () => {
    const clock = clocks.after("1s");
    await vi.advanceTimersByTimeAsync(600);
    const receiving = clock.receive();
    await vi.advanceTimersByTimeAsync(399);
    expect(clock.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await receiving).value).toBeInstanceOf(Date);
    expect((await clock.receive()).ok).toBe(false);
  });

  test("has no timer while nobody waits, and delivers at once to who comes late", async () => {
    const clock = clocks.after("1s");
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(5000);
    expect(clock.tryReceive().ok).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each(["soon", -1, "1d", Number.NaN])("%j is no duration", (duration) => {
    expect(() => clocks.after(duration)).toThrow(/duration/);
  });

  test("waits longer than a Node timer can", async () => {
    const clock = clocks.after("1000h");
    let done = false;
    void clock.receive().then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(999 * 3_600_000);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(done).toBe(true);
  });
});

describe("ticker", () => {
  test("ticks on whole periods; ticks that nobody took are dropped", async () => {
    const ticks = clocks.ticker("100ms");
    await vi.advanceTimersByTimeAsync(350);
    expect(ticks.tryReceive().ok).toBe(true);
    expect(ticks.tryReceive()).toEqual({ ok: false, empty: true });
    const next = ticks.receive();
    await vi.advanceTimersByTimeAsync(50);
    expect((await next).ok).toBe(true);
    ticks.stop();
    expect((await ticks.receive()).ok).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("serves all who wait, one tick each", async () => {
    const ticks = clocks.ticker(10);
    const both = Promise.all([ticks.receive(), ticks.receive()]);
    await vi.advanceTimersByTimeAsync(20);
    expect((await both).map((result) => result.ok)).toEqual([true, true]);
  });

  test("a period of 0 is an error", () => {
    expect(() => clocks.ticker(0)).toThrow(/above 0/);
  });
});

describe("timer", () => {
  test("can be reset and stopped", async () => {
    const clock = clocks.timer("1s");
    await vi.advanceTimersByTimeAsync(900);
    expect(clock.reset("1s")).toBe(true);
    await vi.advanceTimersByTimeAsync(900);
    expect(clock.channel.tryReceive().ok).toBe(false);
    expect(clock.stop()).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(clock.channel.tryReceive().ok).toBe(false);
    expect(clock.stop()).toBe(false);
    clock.reset(10);
    const receiving = clock.channel.receive();
    await vi.advanceTimersByTimeAsync(10);
    expect((await receiving).ok).toBe(true);
    expect(clock.reset(10)).toBe(false);
  });
});

describe("sleep", () => {
  test("resolves after so long", async () => {
    let done = false;
    void clocks.sleep("1m30s").then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(89_999);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toBe(true);
  });

  test("a signal ends it and leaves no timer", async () => {
    const controller = new AbortController();
    const sleeping = clocks.sleep("1h", { signal: controller.signal });
    controller.abort("up");
    await expect(sleeping).rejects.toMatchObject({ condition: "canceled", cause: "up" });
    expect(vi.getTimerCount()).toBe(0);
    await expect(clocks.sleep(1, { signal: controller.signal })).rejects.toMatchObject({ condition: "canceled" });
  });
});
