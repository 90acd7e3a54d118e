import { describe, expect, test, vi } from "vitest";
import { unbound } from "../../runtime/errors.js";
import { Inbox } from "../../runtime/inbox.js";

const info = { code: 1000, reason: "", wasClean: true, initiator: "local", reconnect: "never" } as const;

describe("Inbox", () => {
  test("is bound in values, and says when there is room again", async () => {
    const onDrain = vi.fn();
    const inbox = new Inbox<number>({ capacity: 2, errors: unbound, onDrain });
    inbox.push(1);
    expect(inbox.hasRoom).toBe(true);
    inbox.push(2);
    expect(inbox.hasRoom).toBe(false);
    expect(onDrain).not.toHaveBeenCalled();
    await inbox.receive();
    expect(onDrain).toHaveBeenCalledTimes(1);
  });

  test("takes what was read already, up to a bound of its own, and counts no more than its capacity while it is open", async () => {
    const onDrain = vi.fn();
    const inbox = new Inbox<number>({ capacity: 2, errors: unbound, onDrain });
    let pushed = 1;
    while (inbox.push(pushed)) pushed += 1;
    expect([pushed > 100, pushed < 10_000, inbox.length, inbox.hasRoom]).toEqual([true, true, 2, false]);
    for (let i = 1; i < pushed; i++) {
      expect(onDrain).toHaveBeenCalledTimes(i > pushed - 1 ? 1 : 0);
      expect(inbox.tryReceive().value).toBe(i);
    }
    expect([onDrain.mock.calls.length, inbox.length]).toEqual([1, 1]);
    inbox.push(0);
    inbox.push(0);
    inbox.push(0);
    inbox.dropAhead();
    inbox.push(1);
    inbox.dropAhead();
    inbox.push(2);
    expect(inbox.length).toBe(2);
    inbox.end(info);
    expect(inbox.length).toBe(3);
    expect([1, 2, 3].map(() => inbox.tryReceive().value)).toEqual([pushed, 0, 2]);
  });

  test("is bound in bytes, one value always taken", () => {
    const inbox = new Inbox<string>({ capacity: 10, bytes: 100, errors: unbound });
    expect(inbox.push("large", 1000)).toBe(false);
    expect(inbox.bytes).toBe(1000);
    inbox.tryReceive();
    expect([inbox.bytes, inbox.push("a", 60), inbox.push("b", 60)]).toEqual([0, true, false]);
  });

  test("a waiting receiver has the value at once, and nothing is counted", async () => {
    const inbox = new Inbox<number>({ capacity: 1, bytes: 10, errors: unbound });
    const receiving = inbox.receive();
    expect(inbox.push(1, 100)).toBe(true);
    expect(await receiving).toEqual({ ok: true, value: 1 });
    expect(inbox.bytes).toBe(0);
  });

  test("without the bound in values, that in bytes holds", () => {
    const onDrain = vi.fn();
    const inbox = new Inbox<number>({ capacity: 1, bytes: 3, errors: unbound, onDrain });
    inbox.push(1, 1);
    expect(inbox.hasRoom).toBe(false);
    inbox.boundSlots(false);
    expect(onDrain).toHaveBeenCalledTimes(1);
    expect([inbox.push(2, 1), inbox.push(3, 1)]).toEqual([true, false]);
  });

  test("drop-oldest keeps the latest, and is never full", () => {
    const inbox = new Inbox<number>({ capacity: 3, overflow: "drop-oldest", errors: unbound });
    for (let i = 0; i < 10; i++) expect(inbox.push(i)).toBe(true);
    expect([inbox.tryReceive().value, inbox.tryReceive().value, inbox.tryReceive().value]).toEqual([7, 8, 9]);
  });

  test("after the end what is buffered comes first, then how it ended", async () => {
    const inbox = new Inbox<number>({ capacity: 3, errors: unbound });
    inbox.push(1);
    inbox.end(info);
    inbox.push(2);
    expect(await inbox.receive()).toEqual({ ok: true, value: 1 });
    expect(await inbox.receive()).toEqual({ ok: false, value: undefined, close: info });
  });

  test("a failure is thrown by for await, once", async () => {
    const inbox = new Inbox<number>({ capacity: 3, errors: unbound });
    inbox.end(info, unbound.of("connection-lost"));
    const iterator = inbox[Symbol.asyncIterator]();
    await expect(iterator.next()).rejects.toMatchObject({ condition: "connection_lost" });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  test("is fed and ended by its connection alone", async () => {
    const inbox = new Inbox<number>({ capacity: 1, errors: unbound });
    await expect(inbox.send(1)).rejects.toMatchObject({ condition: "invalid_argument" });
    expect(() => inbox.trySend(1)).toThrow();
    expect(() => inbox.close()).toThrow();
  });
});
