import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SilenceTimer } from "../../runtime/silence-timer.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the longest silence", () => {
  test("counts from what happened last", () => {
    const onSilence = vi.fn();
    const timer = new SilenceTimer(100, onSilence);
    timer.setRunning(true);
    vi.advanceTimersByTime(60);
    timer.restart();
    vi.advanceTimersByTime(99);
    expect(onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onSilence).toHaveBeenCalledOnce();
  });

  test("does not count while nothing is read, and begins anew after that", () => {
    const onSilence = vi.fn();
    const timer = new SilenceTimer(100, onSilence);
    timer.setRunning(true);
    vi.advanceTimersByTime(90);
    timer.setRunning(false);
    vi.advanceTimersByTime(1000);
    timer.setRunning(true);
    vi.advanceTimersByTime(99);
    expect(onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onSilence).toHaveBeenCalledOnce();
  });

  test("has no bound with 0, and no timer when it was stopped", () => {
    const onSilence = vi.fn();
    const without = new SilenceTimer(0, onSilence);
    without.setRunning(true);
    const stopped = new SilenceTimer(10, onSilence);
    stopped.setRunning(true);
    stopped.stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(onSilence).not.toHaveBeenCalled();
  });
});
