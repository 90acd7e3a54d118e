import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRetryAfter } from "../../runtime/handshake.js";
import { allowsReconnect, attemptsSoFar, delayBefore, mayTryAgain, reconnects } from "../../runtime/reconnect.js";

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
    expect(allowsReconnect(advice)).toBe(answer);
  });

  test("it is switched on by a number of attempts, 0 included", () => {
    expect([settings, { reconnectMaxAttempts: 0 }, {}].map(reconnects)).toEqual([true, true, false]);
  });

  test("attempts are counted; 0 is without limit", () => {
    expect([0, 2, 3].map((failed) => mayTryAgain(settings, failed))).toEqual([true, true, false]);
    expect(mayTryAgain({ reconnectMaxAttempts: 0 }, 1_000_000)).toBe(true);
  });
});

test("a connection that lasted longer than the first wait ends the row of attempts", () => {
  expect([0, 1000, 1001].map((lasted) => attemptsSoFar(settings, 2, lasted))).toEqual([2, 2, 0]);
});

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["Thu, 01 Jan 1970 00:01:00 GMT", 50_000],
  ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ["Thursday, 01-Jan-70 00:01:00 GMT", 50_000],
  ["Thu Jan  1 00:01:00 1970", 50_000],
  ["soon", undefined],
  ["Wait 3000", undefined],
  ["After 120", undefined],
  ["-5", undefined],
  ["9".repeat(400), undefined],
  [undefined, undefined],
])("Retry-After: %s is %s ms", (value, wait) => {
  expect(parseRetryAfter(value, 10_000)).toBe(wait);
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
