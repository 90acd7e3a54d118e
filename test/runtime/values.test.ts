/** Durations, sizes, redaction, nearest names, headers: the readers of single values. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration as parseSpecDuration, formatDuration as specDuration } from "../../generator/duration.js";
import { formatDuration, parseDuration } from "../../runtime/duration.js";
import { headerProblem } from "../../runtime/header.js";
import { nearest } from "../../runtime/nearest.js";
import { describeValue, redactUrl } from "../../runtime/redact.js";
import { parseSize } from "../../runtime/size.js";

describe("durations", () => {
  test.each([
    [0, 0],
    [1500, 1500],
    ["0", 0],
    ["5s", 5000],
    ["1m30s", 90_000],
    ["1.5h", 5_400_000],
    [".5s", 500],
    ["1ns", 1],
    ["1us", 1],
    ["1µs", 1],
    ["100ms", 100],
    ["+5s", 5000],
    ["1h1h", 7_200_000],
    [-0, 0],
    ["-0", 0],
    ["-0s", 0],
    ["9223372036854775807ns", 9_223_372_036_855],
  ])("%j is %i ms", (given, ms) => {
    expect(parseDuration(given)).toBe(ms);
    expect(parseSpecDuration(given)).toBe(ms);
  });

  test.each([
    "5",
    "5 s",
    "1d",
    "",
    "5S",
    "-5s",
    "-1ns",
    "9223372036854775808ns",
    "s",
    "1e3s",
    "∞",
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    {},
    "1.s.",
    true,
  ])("%j is none", (given) => {
    expect(parseDuration(given)).toBeUndefined();
    expect(parseSpecDuration(given)).toBeUndefined();
  });

  test("what Go's grammar has is one, and nothing else is", () => {
    const unit: Readonly<Record<string, bigint>> = {
      ns: 1n,
      us: 10n ** 3n,
      µs: 10n ** 3n,
      μs: 10n ** 3n,
      ms: 10n ** 6n,
    };
    const long: Readonly<Record<string, bigint>> = { s: 10n ** 9n, m: 60n * 10n ** 9n, h: 3600n * 10n ** 9n };
    const units = { ...unit, ...long };
    /** `[-+]?(0|([0-9]*(\.[0-9]*)?[a-z]+)+)`, at least one digit each: the source of Go's time.ParseDuration. */
    const expected = (text: string): number | undefined => {
      const [, sign = "", body = ""] = /^([-+]?)(.*)$/su.exec(text) ?? [];
      if (body === "0") return 0;
      let [rest, nanoseconds] = [body, 0n];
      while (rest !== "") {
        const part = /^(\d*)(\.\d*)?([^\d.]+)/u.exec(rest);
        const size = units[part?.[3] ?? ""];
        const digits = `${part?.[1] ?? ""}${part?.[2]?.slice(1) ?? ""}`;
        if (part === null || size === undefined || digits === "") return undefined;
        const scale = 10n ** BigInt(digits.length - (part[1]?.length ?? 0));
        nanoseconds += (BigInt(digits) * size + scale - 1n) / scale;
        rest = rest.slice(part[0].length);
      }
      if (body === "" || nanoseconds >= 2n ** 63n || (sign === "-" && nanoseconds > 0n)) return undefined;
      return Number((nanoseconds + 999_999n) / 1_000_000n);
    };
    const number = fc.stringMatching(/^(\d{0,12}\.\d{0,12}|\d{0,12})$/);
    const pair = fc.tuple(number, fc.constantFrom(...Object.keys(units), "d", "S", "")).map((both) => both.join(""));
    const text = fc.oneof(
      fc
        .tuple(fc.constantFrom("", "+", "-", " "), fc.array(pair, { maxLength: 3 }))
        .map(([sign, all]) => sign + all.join("")),
      fc.string({ unit: fc.constantFrom(..."0159.numsµh+- e"), maxLength: 8 }),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(parseDuration(given)).toBe(expected(given));
        expect(parseSpecDuration(given)).toBe(expected(given));
      }),
      { numRuns: 2000 },
    );
  });

  test("what is formatted reads back", () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), (ms) => {
        expect(parseDuration(specDuration(ms))).toBe(ms);
      }),
    );
  });
});

describe("a duration for people", () => {
  test.each([
    [0, "0s"],
    [0.0001, "0s"],
    [0.5, "0.5ms"],
    [250, "250ms"],
    [999.9, "999.9ms"],
    [999.9999, "1s"],
    [1000, "1s"],
    [1500, "1.5s"],
    [60_000, "1m"],
    [90_000, "1m30s"],
    [3_600_000, "1h"],
    [86_399_999, "23h59m59.999s"],
    [-90_000, "-1m30s"],
    [Number.POSITIVE_INFINITY, "Infinityms"],
  ])("%d is %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe("sizes", () => {
  test.each([
    [0, 0],
    [512, 512],
    ["1KiB", 1024],
    ["16MiB", 16_777_216],
    ["1GiB", 1_073_741_824],
  ])("%j is %i bytes", (given, bytes) => {
    expect(parseSize(given)).toBe(bytes);
  });

  test.each(["16MB", "16", "-1KiB", 1.5, -1, "1 KiB", Number.NaN, null])("%j is none", (given) => {
    expect(parseSize(given)).toBeUndefined();
  });
});

describe("redaction", () => {
  test.each([
    ["ws://user:pass@host/p?key=secret#frag", "ws://***@host/p?key=***#***"],
    ["wss://host/path", "wss://host/path"],
    ["wss://host/?a=1&b", "wss://host/?a=***&***"],
    // A token in Base64 has such an end.
    ["wss://host/?dG9rZW4=&dG9rZQ==&=c&a=", "wss://host/?***&***&***&***"],
    ["user:pass@host", "***@host"],
    ["not a url?token=x", "not a url?***"],
  ])("%s is shown as %s", (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });

  test.each([
    ["text", '"text"'],
    [5, "5"],
    [null, "null"],
    [[1], "an array"],
    [{ a: "secret" }, "an object"],
    [() => 1, "a function"],
    ["x".repeat(200), `"${"x".repeat(80)}…"`],
  ])("%j is described as %s", (value, shown) => {
    expect(describeValue(value)).toBe(shown);
  });
});

describe("nearest", () => {
  const names = ["dialTimeout", "readTimeout", "headers", "compression"];
  test.each([
    ["dialTimeot", "dialTimeout"],
    ["dial_timeout", "dialTimeout"],
    ["header", "headers"],
    ["ehaders", "headers"],
    ["xyz", undefined],
  ])("%s is probably %s", (name, found) => {
    expect(nearest(name, names)).toBe(found);
  });
});

describe("headers", () => {
  test.each([
    [[["X-A", "b"]], undefined],
    [[["X-A", ["b", "c"]]], undefined],
    [[["Host", "x"]], "Host"],
    [[["sec-websocket-protocol", "x"]], "sec-websocket-protocol"],
    [[["X A", "b"]], "X A"],
    [[["X-A", "a\nb"]], "X-A"],
    [[["X-A", "\u0100"]], "X-A"],
    [
      [
        ["X-A", "1"],
        ["x-a", "2"],
      ],
      "x-a",
    ],
    [[["X-A", 5]], "X-A"],
  ] as const)("%j: the first that is wrong is %j", (entries, at) => {
    expect(headerProblem(entries)?.at).toBe(at);
  });
});
