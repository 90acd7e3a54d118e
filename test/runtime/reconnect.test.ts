import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { delayBefore, mayTryAgain, shouldReconnect } from "../../runtime/reconnect.js";

const settings = { reconnectMaxAttempts: 3, reconnectInitialDelay: 1000, reconnectMaxDelay: 8000 };

describe("whether to reconnect", () => {
  test.each([
    ["never", false],
    ["credentials", false],
    ["elsewhere", false],
    ["backoff", true],
    ["immediate", true],
    [{ after: 5 }, true],
  ] as const)("advice %j: %s", (advice, answer) => {
    expect(shouldReconnect(settings, advice)).toBe(answer);
    expect(shouldReconnect({}, advice)).toBe(false);
  });

  test("attempts are counted; 0 is without limit", () => {
    expect([0, 2, 3].map((failed) => mayTryAgain(settings, failed))).toEqual([true, true, false]);
    expect(mayTryAgain({ reconnectMaxAttempts: 0 }, 1_000_000)).toBe(true);
  });
});

describe("the delay", () => {
  const delay = (attempt: number, more: object = {}): number =>
    delayBefore({ settings, advice: "backoff", attempt, atLeast: 0, random: 0, ...more });

  test("doubles up to the longest", () => {
    expect([1, 2, 3, 4, 5, 500].map((attempt) => delay(attempt))).toEqual([1000, 2000, 4000, 8000, 8000, 8000]);
  });

  test("any part of it is taken off at random", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const whole = delay(attempt);
        const less = delay(attempt, { random });
        expect(less).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(whole);
        expect(Math.abs(less - whole * (1 - random))).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test("is never less than what was asked for", () => {
    expect(delay(1, { advice: { after: 30_000 } })).toBe(30_000);
    expect(delay(1, { atLeast: 60_000 })).toBe(60_000);
    expect(delay(1, { advice: { after: 30_000 }, atLeast: 60_000 })).toBe(60_000);
  });

  test("immediate is so for the first attempt only", () => {
    expect([delay(1, { advice: "immediate" }), delay(2, { advice: "immediate" })]).toEqual([0, 2000]);
  });
});
