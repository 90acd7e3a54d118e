/**
 * The fault table: peers that misbehave, a row each. Every client runs in a process of its own, from the built package, and
 * is measured from here: what came of it, when, how much memory it took, and that it ended by itself.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mitigations } from "./mitigations.mjs";
import { CONDITIONS, type Row, type Want } from "./row.js";
import { dialRows } from "./rows/dial.js";
import { endingRows } from "./rows/endings.js";
import { frameRows } from "./rows/frames.js";
import { handshakeRows } from "./rows/handshake.js";
import { pressureRows } from "./rows/pressure.js";
import { raceRows } from "./rows/races.js";
import { reconnectRows } from "./rows/reconnect.js";
import { timeoutRows } from "./rows/timeouts.js";
import { play } from "./run.js";

const table: Readonly<Record<string, readonly Row[]>> = {
  "before the request": dialRows,
  "at the handshake": handshakeRows,
  "with its frames": frameRows,
  "at the end": endingRows,
  "with too much or too slowly": pressureRows,
  "by silence": timeoutRows,
  "again and again": reconnectRows,
  "at the same time": raceRows,
};
const rows = Object.values(table).flat();

/** Timers may be early by a little, and a process has to be told of. */
const TOLERANCE_MS = 60;
/** Beside other work, a processor takes up to twice as long for the same. */
const SLOWNESS = 2;

test("there are at least 120 rows of at least 60 mechanisms, each told apart by its name", () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(120);
  expect(new Set(rows.map(({ mechanism }) => mechanism)).size).toBeGreaterThanOrEqual(60);
});

test("what switches a mitigation off finds it, once, and its rows are there", () => {
  for (const { name, file, find, rows: needed } of mitigations) {
    const text = readFileSync(new URL(`../../dist/runtime/${file}`, import.meta.url), "utf8");
    expect(text.split(find).length - 1, name).toBe(1);
    for (const row of needed) expect(rows.map((one) => one.name)).toContain(row);
  }
});

describe.each(Object.entries(table))("a server that misbehaves %s:", (_, group) => {
  test.concurrent.each(group.map((row) => [row.name, row] as const))("%s", async (_, row) => {
    const outcome = await play(row);
    const { within: [least, most] = [0, 3000], memory = 32, taken, blocked = 50 } = row;

    expect({ ...outcome, turns: outcome.turns.length }, "it ends by itself, and complains of nothing").toMatchObject({
      turns: row.repeat ?? 1,
      status: 0,
      complaints: "",
      exited: expect.any(Number),
    });
    for (const turn of outcome.turns) expectTurn(row, turn);
    if (row.wire === null) expect(outcome.wire).toEqual([]);
    if (typeof row.wire === "number")
      expect(outcome.wire, "close codes that came from the client").toEqual(outcome.turns.map(() => row.wire));

    expect(outcome.elapsed, "ms until the outcome").toBeGreaterThanOrEqual(least - outcome.starved - TOLERANCE_MS);
    expect(outcome.elapsed - outcome.starved, "ms until the outcome").toBeLessThanOrEqual(most);
    expect(outcome.grown, "MiB that the process has grown by").toBeLessThanOrEqual(memory);
    if (taken !== undefined) expect(outcome.taken, "MiB that the servers got rid of").toBeLessThanOrEqual(taken);
    expect(outcome.blocked, "ms for which the event loop was blocked").toBeLessThanOrEqual(blocked * SLOWNESS);
  });
});

function expectTurn({ condition, want = {} }: Row, turn: Want): void {
  if (condition !== undefined) {
    const [kind, retryable] = CONDITIONS[condition] ?? [];
    const error = turn.error ?? (turn.info as { readonly error?: object } | undefined)?.error;
    expect(error, JSON.stringify(turn)).toMatchObject({
      condition,
      kind,
      retryable,
      code: `ERR_WS_${condition.toUpperCase()}`,
    });
  }
  if (!Array.isArray(want)) expect(turn).toMatchObject(want);
  else
    expect(
      want.some((one) => matches(turn, one)),
      `one of the right outcomes: ${JSON.stringify(turn)}`,
    ).toBe(true);
}

function matches(turn: Want, want: object): boolean {
  try {
    expect(turn).toMatchObject(want);
    return true;
  } catch {
    return false;
  }
}
