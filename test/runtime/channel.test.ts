import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Channel as ApiChannel } from "wireglot";
import { Channel } from "../../runtime/channel.js";

const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  let done = false;
  promise.then(
    () => {
      done = true;
    },
    () => {
      done = true;
    },
  );
  await new Promise((resolve) => setImmediate(resolve));
  return done;
};

describe("Channel", () => {
  test("without capacity, a value passes from hand to hand", async () => {
    const channel = new Channel<number>();
    const sent = channel.send(1);
    expect(await settled(sent)).toBe(false);
    expect(await channel.receive()).toEqual({ ok: true, value: 1 });
    await sent;
  });

  test("with capacity, send waits only when it is full", async () => {
    const channel = new Channel<number>(2);
    await channel.send(1);
    await channel.send(2);
    const third = channel.send(3);
    expect(await settled(third)).toBe(false);
    expect([channel.length, channel.capacity]).toEqual([2, 2]);
    expect((await channel.receive()).value).toBe(1);
    await third;
    expect([(await channel.receive()).value, (await channel.receive()).value]).toEqual([2, 3]);
  });

  test("waiters are served in the order of their coming", async () => {
    const channel = new Channel<number>();
    const waiting = [channel.receive(), channel.receive(), channel.receive()];
    for (const value of [1, 2, 3]) await channel.send(value);
    expect((await Promise.all(waiting)).map((result) => result.value)).toEqual([1, 2, 3]);
  });

  test("undefined is a value: only ok tells the end", async () => {
    const channel = new Channel<undefined>(1);
    await channel.send(undefined);
    expect(await channel.receive()).toEqual({ ok: true, value: undefined });
    channel.close();
    expect(await channel.receive()).toEqual({ ok: false, value: undefined });
  });

  test("what is buffered survives close; a second close is nothing", async () => {
    const channel = new Channel<number>(2);
    await channel.send(1);
    channel.close();
    channel.close();
    expect(channel.closed).toBe(true);
    expect(await channel.receive()).toEqual({ ok: true, value: 1 });
    expect((await channel.receive()).ok).toBe(false);
  });

  test("sending on a closed channel is an error, also for who was waiting", async () => {
    const channel = new Channel<number>();
    const waiting = channel.send(1);
    channel.close();
    await expect(waiting).rejects.toMatchObject({ condition: "connection_closed" });
    await expect(channel.send(2)).rejects.toMatchObject({ condition: "connection_closed" });
    expect(() => channel.trySend(3)).toThrow();
  });

  test("receivers that wait are told of the end", async () => {
    const channel = new Channel<number>();
    const waiting = channel.receive();
    channel.close();
    expect((await waiting).ok).toBe(false);
  });

  test("tryReceive and trySend never wait", () => {
    const channel = new Channel<number>(1);
    expect(channel.tryReceive()).toEqual({ ok: false, empty: true });
    expect([channel.trySend(1), channel.trySend(2)]).toEqual([true, false]);
    expect(channel.tryReceive()).toEqual({ ok: true, value: 1 });
  });

  test("a timeout loses nothing", async () => {
    const channel = new Channel<number>();
    await expect(channel.receive({ timeout: 5 })).rejects.toMatchObject({ condition: "receive_timeout" });
    await expect(channel.receive({ timeout: 0 })).rejects.toMatchObject({ condition: "receive_timeout" });
    const sent = channel.send(1);
    expect((await channel.receive()).value).toBe(1);
    await sent;
  });

  test("a signal ends the wait and loses nothing", async () => {
    const channel = new Channel<number>();
    const controller = new AbortController();
    const receiving = channel.receive({ signal: controller.signal });
    controller.abort("enough");
    await expect(receiving).rejects.toMatchObject({ condition: "canceled", cause: "enough" });
    const other = new AbortController();
    const sending = channel.send(1, { signal: other.signal });
    other.abort();
    await expect(sending).rejects.toMatchObject({ condition: "canceled" });
    expect(channel.tryReceive()).toEqual({ ok: false, empty: true });
  });

  test.each([-1, 1.5, Number.NaN])("capacity %s is an error", (capacity) => {
    expect(() => new Channel(capacity)).toThrow(/capacity/);
  });

  test("for await ends with the channel; leaving early loses nothing", async () => {
    const channel = new Channel<number>(3);
    for (const value of [1, 2, 3]) await channel.send(value);
    for await (const value of channel) {
      expect(value).toBe(1);
      break;
    }
    expect(channel.closed).toBe(false);
    channel.close();
    const rest: number[] = [];
    for await (const value of channel) rest.push(value);
    expect(rest).toEqual([2, 3]);
  });

  test("a long run of ready values lets timers fire", async () => {
    const channel = new Channel<number>(1);
    let fired = false;
    setTimeout(() => {
      fired = true;
    }, 1);
    let rounds = 0;
    while (!fired && rounds < 5_000_000) {
      await channel.send(rounds);
      await channel.receive();
      rounds += 1;
    }
    expect(fired).toBe(true);
  });

  test("whatever the order of sends and receives, each value arrives once, in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.array(fc.boolean(), { maxLength: 60 }), async (capacity, acts) => {
        const channel = new Channel<number>(capacity);
        const sends: Promise<void>[] = [];
        const receives: Promise<{ value?: number | undefined }>[] = [];
        for (const act of acts) {
          if (act) sends.push(channel.send(sends.length));
          else receives.push(channel.receive());
        }
        while (receives.length < sends.length) receives.push(channel.receive());
        while (sends.length < receives.length) sends.push(channel.send(sends.length));
        await Promise.all(sends);
        const values = (await Promise.all(receives)).map((result) => result.value);
        expect(values).toEqual(values.map((_, index) => index));
      }),
    );
  });
});

describe("an iterator that is driven by hand", () => {
  test("is left: steps that wait are done, and no value goes to nobody", async () => {
    const channel = new Channel<number>(1);
    const steps = channel[Symbol.asyncIterator]();
    expect(steps[Symbol.asyncIterator]()).toBe(steps);
    const waiting = [steps.next(), steps.next()];
    expect(await steps.return?.()).toEqual({ done: true, value: undefined });
    expect(await Promise.all(waiting)).toEqual(Array(2).fill({ done: true, value: undefined }));
    expect(await steps.next()).toEqual({ done: true, value: undefined });
    await channel.send(1);
    expect(channel.tryReceive()).toEqual({ ok: true, value: 1 });
  });

  test("tells the end once to each step that waits", async () => {
    const channel = new Channel<number>();
    const steps = channel[Symbol.asyncIterator]();
    const waiting = [steps.next(), steps.next()];
    await channel.send(1);
    channel.close();
    expect(await Promise.all(waiting)).toEqual([
      { done: false, value: 1 },
      { done: true, value: undefined },
    ]);
  });
});

test("inspected, it says what it holds", () => {
  const channel = new Channel<number>(2);
  channel.trySend(1);
  expect(inspect(channel)).toBe("Channel { length: 1, capacity: 2, closed: false }");
});

test.each([
  [5, "options"],
  [null, "options"],
  [{ timeOut: 1 }, "timeOut"],
  [{ timeout: "soon" }, "timeout"],
  [{ signal: {} }, "signal"],
])("the options %j are an error that names what is wrong", async (options, option) => {
  const channel = new Channel<number>(1);
  channel.trySend(1);
  const wrong = options as unknown as { timeout: number };
  await expect(channel.receive(wrong)).rejects.toMatchObject({ condition: "invalid_argument", details: { option } });
  expect(channel.length).toBe(1);
});

test("the channel of an API is one like any other", async () => {
  const channel = new ApiChannel<string>(1);
  expect(channel).toBeInstanceOf(Channel);
  expect(new Channel(1)).toBeInstanceOf(ApiChannel);
  expect({}).not.toBeInstanceOf(ApiChannel);
  expect(inspect(channel)).toMatch(/^Channel \{/);
  channel.close();
  await expect(channel.send("x")).rejects.toMatchObject({ condition: "connection_closed" });
});
