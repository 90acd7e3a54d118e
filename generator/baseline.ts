/**
 * A baseline: what was found in specs when they began to be checked, so that only what is new is told. A finding is known
 * by its rule and the path of what it is about, not by its line, so that edits elsewhere leave it known.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Diagnostic } from "./diagnostics.js";
import { CommandError, describeFileError, EXIT } from "./exit-code.js";
import { remark } from "./remarks.js";

/** By the path of a spec from the baseline's folder, then by code: JSON pointers to what the findings are about. */
type Known = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface Entry {
  /** The path of the file that it is in, absolute. */
  readonly path: string;
  readonly finding: Diagnostic;
}

export interface Compared {
  /** What the baseline does not know. */
  readonly fresh: ReadonlySet<Diagnostic>;
  /** How many of its findings there are no more, among those of the specs that were checked. */
  readonly gone: number;
}

const VERSION = 1;

/** `checked`: the files that were looked at, absolute. Throws a CommandError where the file is no baseline. */
export function compareWithBaseline(
  file: string,
  shown: string,
  found: readonly Entry[],
  checked: readonly string[],
): Compared {
  const known = readBaseline(file, shown);
  const seen = new Set<string>();
  const fresh = new Set<Diagnostic>();
  for (const { path, finding } of found) {
    const [spec, pointer] = [specName(file, path), pointerOf(finding)];
    if (known[spec]?.[finding.code]?.includes(pointer) === true) seen.add(`${spec}\n${finding.code}\n${pointer}`);
    else fresh.add(finding);
  }
  const names = new Set(checked.map((path) => specName(file, path)));
  const there = Object.entries(known).flatMap(([spec, rules]) =>
    names.has(spec) ? Object.values(rules).flat() : [],
  ).length;
  return { fresh, gone: there - seen.size };
}

/** What is known of other specs than those that were checked stays. */
export function writeBaseline(file: string, shown: string, found: readonly Entry[], checked: readonly string[]): void {
  const names = new Set(checked.map((path) => specName(file, path)));
  const before = Object.entries(readBaseline(file, shown, {})).filter(([spec]) => !names.has(spec));
  const specs = new Map<string, Map<string, Set<string>>>();
  for (const { path, finding } of found) {
    const rules = ensure(specs, specName(file, path), () => new Map<string, Set<string>>());
    ensure(rules, finding.code, () => new Set<string>()).add(pointerOf(finding));
  }
  const now = [...specs].map(([spec, rules]) => {
    const sorted = [...rules].sort(byName).map(([code, pointers]) => [code, [...pointers].sort()]);
    return [spec, Object.fromEntries(sorted)] as const;
  });
  const known = Object.fromEntries([...before, ...now].sort(byName));
  try {
    writeFileSync(file, `${JSON.stringify({ version: VERSION, findings: known }, null, 2)}\n`);
  } catch (error) {
    throw new CommandError(EXIT.UNREADABLE, describeFileError(error, shown) ?? String(error));
  }
}

function readBaseline(file: string, shown: string, absent?: Known): Known {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (absent !== undefined && error instanceof Error && "code" in error && error.code === "ENOENT") return absent;
    const reason = describeFileError(error, shown) ?? String(error);
    throw new CommandError(EXIT.UNREADABLE, remark("baseline.unreadable", { problem: reason }));
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value) && value["version"] === VERSION && isKnown(value["findings"])) return value["findings"];
  } catch {
    // Said below, as for JSON of another form.
  }
  throw new CommandError(EXIT.USAGE, remark("baseline.other", { file: shown }));
}

function isKnown(value: unknown): value is Known {
  const isTexts = (list: unknown): boolean => Array.isArray(list) && list.every((item) => typeof item === "string");
  return (
    isRecord(value) && Object.values(value).every((rules) => isRecord(rules) && Object.values(rules).every(isTexts))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function specName(file: string, path: string): string {
  return relative(dirname(file), path).replaceAll("\\", "/");
}

/** RFC 6901. */
function pointerOf({ path }: Diagnostic): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
