/** The difference of two texts, as `diff -u` shows it: pure, no dependency, linear for texts that are almost alike. */

export interface UnifiedDiffOptions {
  readonly before: string;
  readonly after: string;
  /** Names in the two header lines. */
  readonly beforeName: string;
  readonly afterName: string;
  /** Equal lines shown around a difference. Default 2. */
  readonly context?: number;
  /** Lines shown at most; the rest is counted in a last line. Default: all. */
  readonly limit?: number;
}

/** Lines without line ends. Empty where the texts do not differ. */
export function unifiedDiff(options: UnifiedDiffOptions): readonly string[] {
  const { beforeName, afterName, context = 2, limit = Number.POSITIVE_INFINITY } = options;
  const edits = diffLines(toLines(options.before), toLines(options.after));
  if (edits.every((edit) => edit.sign === " ")) return [];
  const body = hunks(edits, context).flatMap(formatHunk);
  const shown = body.slice(0, limit);
  const rest = body.length - shown.length;
  return [`--- ${beforeName}`, `+++ ${afterName}`, ...shown, ...(rest > 0 ? [`… ${rest} more lines`] : [])];
}

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

/** More differing lines than this are shown as one block: finding the shortest way costs their square. */
const MAX_EDITS = 500;
const NO_NEWLINE = "\\ No newline at end of file";

function toLines(text: string): string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  else lines.push(NO_NEWLINE);
  return lines;
}

function diffLines(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [
    ...before.slice(0, start).map(equal),
    ...shortestEdits(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(equal),
  ];
}

/** Myers' greedy algorithm: `furthest[k]` is how far into `a` a path on diagonal k (x − y) has come with d edits. */
function shortestEdits(a: readonly string[], b: readonly string[]): Edit[] {
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(a.length + b.length, MAX_EDITS); d++) {
    trace.push(furthest);
    const next = new Map(furthest);
    for (let k = -d; k <= d; k += 2) {
      let x = stepsDown(furthest, k, d) ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace);
    }
    furthest = next;
  }
  return [...a.map(removed), ...b.map(added)];
}

function stepsDown(furthest: ReadonlyMap<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
}

function walkBack(a: readonly string[], b: readonly string[], trace: readonly ReadonlyMap<number, number>[]): Edit[] {
  const edits: Edit[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d] ?? new Map<number, number>();
    const down = stepsDown(furthest, x - y, d);
    const previousX = furthest.get(down ? x - y + 1 : x - y - 1) ?? 0;
    const previousY = previousX - (down ? x - y + 1 : x - y - 1);
    while (x > previousX && y > previousY) {
      edits.push(equal(a[--x] ?? ""));
      y--;
    }
    if (d > 0) edits.push(down ? added(b[--y] ?? "") : removed(a[--x] ?? ""));
  }
  return edits.reverse();
}

interface Hunk {
  readonly edits: readonly Edit[];
  /** Lines of each text before the hunk. */
  readonly beforeStart: number;
  readonly afterStart: number;
}

function hunks(edits: readonly Edit[], context: number): Hunk[] {
  const changed = edits.flatMap((edit, index) => (edit.sign === " " ? [] : [index]));
  const ranges: { from: number; to: number }[] = [];
  for (const index of changed) {
    const from = Math.max(0, index - context);
    const to = Math.min(edits.length, index + context + 1);
    const last = ranges.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  }
  return ranges.map(({ from, to }) => ({
    edits: edits.slice(from, to),
    beforeStart: count(edits.slice(0, from), "+"),
    afterStart: count(edits.slice(0, from), "-"),
  }));
}

/** Lines that one of the texts has: all but those of the other's sign. */
function count(edits: readonly Edit[], without: "-" | "+"): number {
  return edits.filter((edit) => edit.sign !== without && edit.line !== NO_NEWLINE).length;
}

function formatHunk({ edits, beforeStart, afterStart }: Hunk): string[] {
  const range = (start: number, length: number): string => `${length === 0 ? start : start + 1},${length}`;
  const head = `@@ -${range(beforeStart, count(edits, "+"))} +${range(afterStart, count(edits, "-"))} @@`;
  return [head, ...edits.map(({ sign, line }) => (line === NO_NEWLINE ? line : `${sign}${line}`))];
}

const equal = (line: string): Edit => ({ sign: " ", line });
const removed = (line: string): Edit => ({ sign: "-", line });
const added = (line: string): Edit => ({ sign: "+", line });
