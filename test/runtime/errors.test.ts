import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { ErrorRow, ErrorTable } from "../../runtime/api.js";
import { as, attempt, bindErrors, is, unbound, WebSocketError, wrap } from "../../runtime/errors.js";

const table: ErrorTable = {
  busy: { role: "http-status", status: [503], kind: "UNAVAILABLE", retryable: true, message: "busy: {status}" },
  broken: { role: "http-status", status: ["5xx"], kind: "INTERNAL", retryable: false, message: "broken: {status}" },
  shut: { role: "connection-closed", kind: "UNAVAILABLE", retryable: "advice", message: "shut: {closeInfo}" },
  refused: { role: "handshake-failed", kind: "INTERNAL", retryable: false, message: "no handshake" },
  wrong: { role: "invalid-argument", kind: "INVALID", retryable: false, message: "{option} is wrong{suggestion}" },
  mine: { kind: "CONFLICT", retryable: false, message: "{{{name}}} {password}", secret: ["password"] },
};
const errors = bindErrors(table);

describe("errors of a table", () => {
  test("an exact status beats a class, and one in no row is a failed handshake", () => {
    expect(errors.ofStatus(503, { status: 503 })).toMatchObject({ condition: "busy", message: "busy: 503" });
    expect(errors.ofStatus(500, { status: 500 })).toMatchObject({ condition: "broken" });
    expect(errors.ofStatus(418, { status: 418 })).toMatchObject({ condition: "refused" });
  });

  test("retryable as the close code advises", () => {
    const closeInfo = (reconnect: unknown) => ({ closeInfo: { code: 1012, reason: "why", reconnect } });
    expect(errors.of("connection-closed", closeInfo("never")).retryable).toBe(false);
    expect(errors.of("connection-closed", closeInfo({ after: 5 })).retryable).toBe(true);
    expect(errors.of("connection-closed").retryable).toBe(false);
    expect(errors.of("connection-closed", closeInfo("never")).message).toBe('shut: code 1012, "why"');
  });

  test("a suggestion is a clause, or nothing", () => {
    expect(errors.of("invalid-argument", { option: "a", suggestion: "b" }).message).toBe(
      'a is wrong (did you mean "b"?)',
    );
    expect(errors.of("invalid-argument", { option: "a" }).message).toBe("a is wrong");
  });

  test.each([
    [undefined, ""],
    [null, ""],
    [true, "true"],
    [5n, "5"],
    [12, "12"],
    [1.23456, "1.235"],
    [new Error("inner"), "inner"],
    [["a", 1, null], "a, 1, "],
    [new Uint8Array(3), "3 bytes"],
    [new Uint8Array(1), "1 byte"],
    [{ code: 1000, reason: "" }, "code 1000"],
    [{ code: "x", reason: "" }, "an object"],
    [() => 1, "a function"],
  ])("%o in a sentence is %j", (value, text) => {
    expect(errors.create("mine", { name: value }).message).toBe(`{${text}} ***`);
  });

  test("a condition that no row has is one all the same", () => {
    expect(errors.create("constructor", {})).toMatchObject({ condition: "constructor", kind: "UNKNOWN" });
  });

  test("a secret is in no text", () => {
    const error = errors.create("mine", { name: "x", password: "hunter2" });
    expect(error.message).toBe("{x} ***");
    expect(inspect(error) + JSON.stringify(error)).not.toContain("hunter2");
    expect(error.details.password).toBe("hunter2");
  });

  test("what a server answered is in no text, whatever the table says", () => {
    const answer = { status: 503, headers: { "set-cookie": "hunter2" }, body: "hunter2" };
    const told = bindErrors({ ...table, busy: { ...(table.busy as ErrorRow), message: "busy: {body}" } });
    for (const error of [told.ofStatus(503, answer), unbound.ofStatus(503, answer)]) {
      expect(String(error) + inspect(error) + JSON.stringify({ ...error })).not.toContain("hunter2");
      expect(error.details).toMatchObject(answer);
    }
    expect(told.ofStatus(503, answer).message).toBe("busy: ***");
    expect(errors.create("mine", { name: "x", body: "of a letter" }).toJSON().details).toEqual({
      name: "x",
      body: "of a letter",
    });
  });

  test("a cause of others is shown by its stack and code, another one as what it is", () => {
    const cause = Object.assign(new Error("no answer of https://a:hunter2@x/?key=hunter2"), { code: "E", hunter2: 1 });
    const shown = inspect(errors.create("mine", {}, cause));
    expect(shown).toMatch(/cause: Error: no answer of https:\/\/\*\*\*@x\/\?key=\*\*\*\n\s+at .* \{ code: 'E' \}/s);
    expect(shown).not.toContain("hunter2");
    expect(inspect(errors.create("mine", {}, new Error("bare")))).not.toMatch(/code: undefined/);
    expect(inspect(errors.create("mine", {}, "enough"))).toContain("cause: enough");
    expect(inspect(errors.create("mine", {}, { hunter2: 1 }))).toContain("cause: an object");
    expect(inspect(wrap(errors.create("mine", {}, cause), "loading"))).toMatch(
      /cause: WebSocketError: .*cause: Error/s,
    );
  });

  test("without a row, the role is the condition", () => {
    expect(unbound.of("dial-timeout", { elapsed: 5 })).toMatchObject({
      condition: "dial_timeout",
      kind: "UNKNOWN",
      code: "ERR_WS_DIAL_TIMEOUT",
    });
  });
});

describe("is, as, wrap and attempt", () => {
  const inner = errors.create("mine", { name: "x" });

  test("look through causes, also of foreign errors, and survive a circle", () => {
    const outer = new Error("outer", { cause: inner });
    expect([is(outer, "mine"), is(outer, "CONFLICT"), is(outer, "INVALID"), is(undefined, "mine")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(as(outer, "mine")).toBe(inner);
    const circle = new Error("a");
    circle.cause = circle;
    expect(is(circle, "mine")).toBe(false);
  });

  test("wrap keeps kind, condition and details, and puts a sentence in front", () => {
    const wrapped = wrap(inner, "loading");
    expect(wrapped).toMatchObject({
      condition: "mine",
      kind: "CONFLICT",
      message: `loading: ${inner.message}`,
      cause: inner,
    });
    expect(wrap(new TypeError("odd"), "loading")).toMatchObject({
      condition: "unknown",
      kind: "UNKNOWN",
      message: "loading: odd",
    });
  });

  test("attempt gives a pair and never rejects", async () => {
    expect(await attempt(Promise.resolve(5))).toEqual([5, null]);
    expect(await attempt(Promise.reject(inner))).toEqual([null, inner]);
    const [, error] = await attempt(Promise.reject("text"));
    expect(error).toBeInstanceOf(WebSocketError);
    expect(error).toMatchObject({ condition: "unknown", message: "text", cause: "text" });
  });
});
