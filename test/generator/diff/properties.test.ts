/** Random edits of a spec that uses the whole language: each is classified, and what undoes it is classified inversely. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { rate } from "../../../generator/diff/findings.js";
import { diffModels } from "../../../generator/diff/index.js";
import { loadModel } from "../../../generator/diff/load.js";
import { CommandError } from "../../../generator/exit-code.js";
import { DISK, type FileSource } from "../../../generator/file-source.js";
import type { Model } from "../../../generator/model.js";

const file = fileURLToPath(new URL("../../specs/everything.yaml", import.meta.url));
const original: Node = parse(readFileSync(file, "utf8"));

/** More of them, and others: `DIFF_RUNS=2000 DIFF_SEED=1 npm run unit -- test/generator/diff/properties.test.ts`. */
const RUNS = Number(process.env.DIFF_RUNS ?? 60);

type Node = null | boolean | number | string | Node[] | { [key: string]: Node };
type Path = readonly (string | number)[];

describe("a random edit", () => {
  test("is classified, and its undoing inversely", { timeout: 60_000 + RUNS * 500 }, async () => {
    const before = await modelOf(original);
    if (before === undefined) throw new Error("the spec of the test has no model");
    let models = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit(), { minLength: 1, maxLength: 3 }), async (edits) => {
        const edited = structuredClone(original);
        for (const apply of edits) apply(edited);
        const after = await modelOf(edited);
        if (after === undefined) return;
        models++;
        const there = codesOf(before, after);
        const what = `${there.join()}\n${differences(original, edited)}`;
        expect(there.length > 0, what).toBe(essence(before) !== essence(after));
        const back = codesOf(after, before);
        expect(back.length > 0, what).toBe(there.length > 0);
        // What is called otherwise, or moved, may be told from one side as that, from the other as two things.
        if ([...there, ...back].some((code) => /renamed|moved|former-name|old-name/.test(code))) return;
        expect(back, what).toEqual(kinds(there.map(inverse)));
      }),
      {
        numRuns: RUNS,
        ...(process.env.DIFF_SEED === undefined ? { seed: 7 } : { seed: Number(process.env.DIFF_SEED) }),
      },
    );
    // Most edits of this kind leave something that can be compared.
    expect(models).toBeGreaterThan(RUNS / 4);
  });

  test("that leaves the meaning is none", async () => {
    const before = await modelOf(original);
    const after = await modelOf(reversed(original));
    if (before === undefined || after === undefined) throw new Error("no model");
    expect(codesOf(before, after)).toEqual([]);
    expect(codesOf(before, before)).toEqual([]);
  });
});

const WORDS = [
  ...["string", "integer", "number", "duration", "bytes", "boolean", "url", "data", "loudness", "label"],
  ...["never", "backoff", "immediate", "CONFLICT", "UNAVAILABLE", "LEVEL", "BIT", "5s", "16KiB", "LOW", "HIGH"],
  ...["connect", "connect-url", "dial-timeout", "read-timeout", "send", "url", "none", "Other words."],
];

/** What a row may have besides. */
const KEYS: Readonly<Record<string, Node>> = {
  deprecated: "Not any more.",
  secret: true,
  required: true,
  minimum: 1,
  maximum: 99,
  maxLength: 4,
  pattern: "^z",
  maxItems: 2,
  unique: true,
  default: 2,
  doc: "Said anew.",
  zero: "nothing",
  sendable: false,
  clean: true,
  reconnect: "immediate",
  flat: true,
  resource: "url",
  waits: "until it is so",
  errors: ["canceled"],
  returns: { type: "Promise<number>", doc: "A number." },
  advice: "Try again.",
  body: "More to read.",
  renamedFrom: "what_it_was",
  status: [420],
  retryable: false,
};

/** A row for each section, and one for what has fields. */
const ROWS: Readonly<Record<string, Node>> = {
  options: { type: "integer", doc: "One more." },
  properties: { type: "string", required: true, doc: "One more." },
  params: { type: "string", doc: "One more." },
  details: { type: "integer", doc: "One more." },
  fields: { type: "integer", doc: "One more." },
  types: { type: "integer", doc: "One more." },
  constants: { value: 77, doc: "One more." },
  members: { value: 88, doc: "One more." },
  closeCodes: { code: 4777, doc: "One more." },
  permissions: { doc: "One more." },
  errors: { kind: "CONFLICT", retryable: false, message: "more", doc: "One more." },
};

function edit(): fc.Arbitrary<(root: Node) => void> {
  const anywhere = fc.nat();
  return fc.oneof(
    fc.tuple(anywhere).map(
      ([at]) =>
        (root: Node) =>
          onNode(root, at, (holder, key) => remove(holder, key)),
    ),
    fc.tuple(anywhere, fc.nat()).map(
      ([at, how]) =>
        (root: Node) =>
          onNode(root, at, (holder, key) => {
            holder[key] = changed(holder[key] ?? null, how);
          }),
    ),
    fc.tuple(anywhere, fc.constantFrom(...Object.entries(KEYS))).map(
      ([at, [key, value]]) =>
        (root: Node) =>
          onNode(root, at, (holder, name) => {
            const row = holder[name];
            if (isMap(row)) row[key] = structuredClone(value);
          }),
    ),
    fc.tuple(anywhere, fc.constantFrom(...Object.entries(ROWS))).map(
      ([at, [section, row]]) =>
        (root: Node) =>
          onPlace(
            root,
            at,
            (path) => path.at(-1) === section,
            (holder, name) => {
              const rows = holder[name];
              if (isMap(rows))
                rows[/^(constants|members|closeCodes)$/.test(section) ? "ONE_MORE" : "one_more"] = structuredClone(row);
            },
          ),
    ),
    fc.tuple(anywhere).map(
      ([at]) =>
        (root: Node) =>
          onNode(root, at, rename),
    ),
  );
}

function rename(holder: Holder, key: string): void {
  if (Array.isArray(holder)) return;
  const next = /^[A-Z]/.test(key) ? `${key}_NOW` : `${key}_now`;
  const entries = Object.entries(holder).map(([name, value]) => [name === key ? next : name, value] as const);
  for (const name of Object.keys(holder)) delete holder[name];
  for (const [name, value] of entries) holder[name] = value;
}

function changed(value: Node, how: number): Node {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + (how % 2 === 0 ? 1 : -1) * (1 + (how % 5));
  if (typeof value === "string") return how % 4 === 0 ? `${value}x` : (WORDS[how % WORDS.length] ?? value);
  return Array.isArray(value) ? value.slice(1) : value;
}

type Holder = { [key: string]: Node } | (Node[] & { [key: string]: Node });

function onNode(root: Node, at: number, act: (holder: Holder, key: string) => void): void {
  onPlace(root, at, () => true, act);
}

function onPlace(
  root: Node,
  at: number,
  wanted: (path: Path) => boolean,
  act: (holder: Holder, key: string) => void,
): void {
  const paths = pathsOf(root).filter(
    (path) => !/^(wireglot|extends|version|x-.*)$/.test(String(path[0])) && wanted(path),
  );
  const path = paths[at % Math.max(paths.length, 1)];
  if (path === undefined) return;
  let holder: Node = root;
  for (const step of path.slice(0, -1)) holder = (holder as Holder)[step as string] ?? null;
  act(holder as Holder, String(path.at(-1)));
}

function remove(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function pathsOf(node: Node, path: Path = []): readonly Path[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(node) ? Number(key) : key];
    return [at, ...pathsOf(value, at)];
  });
}

function isMap(node: Node | undefined): node is { [key: string]: Node } {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

/** What was edited, for whoever reads of a failure. */
function differences(old: Node, now: Node): string {
  const [before, after] = [stringify(old).split("\n"), stringify(now).split("\n")];
  const lines = [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
  return lines.join("\n");
}

/** Undefined: it is no spec any more. */
async function modelOf(node: Node): Promise<Model | undefined> {
  const text = Buffer.from(stringify(node));
  const files: FileSource = { read: (path) => (path === file ? text : DISK.read(path)), exists: DISK.exists };
  try {
    const show = (path: string): string => path;
    return (await loadModel({ name: "spec", file, files, show })).model;
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

function codesOf(old: Model, now: Model): readonly string[] {
  return kinds(rate(diffModels({ old, new: now })).map((change) => change.code));
}

function kinds(codes: readonly string[]): readonly string[] {
  return [...new Set(codes.map(plain))].sort();
}

/** What is said more exactly in one direction only. */
function plain(code: string): string {
  return code.replace(/-removed-deprecated$/, "-removed").replace(/-added-(required|to-output)$/, "-added");
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ["removed", "added"],
  ["made-required", "made-optional"],
  ["narrowed", "widened"],
  ["made-secret", "secret-shown"],
  ["unsendable", "sendable"],
  ["name-deprecated", "name-restored"],
];

function inverse(code: string): string {
  for (const [one, other] of OPPOSITES) {
    if (code.endsWith(one)) return `${code.slice(0, -one.length)}${other}`;
    if (code.endsWith(other)) return `${code.slice(0, -other.length)}${one}`;
  }
  return code;
}

/** All that a model says, without where it is said and in which order rows stand. */
function essence(model: Model): string {
  const { replaced: _, version: __, ...said } = model;
  return JSON.stringify(said, (key, value: unknown) => {
    if (/^(origin|key|start|end)$/.test(key)) return undefined;
    const ordered = /^(params|guide|pages|sections|args|items|is)$/.test(key);
    if (Array.isArray(value) && !ordered) return value.map((item) => JSON.stringify(item, inner)).sort();
    return value;
  });
}

function inner(key: string, value: unknown): unknown {
  return /^(origin|key|start|end)$/.test(key) ? undefined : value;
}

/** Every mapping with its keys the other way round, where their order means nothing. */
function reversed(node: Node, key = ""): Node {
  if (Array.isArray(node)) return node.map((item) => reversed(item));
  if (!isMap(node)) return node;
  const entries = Object.entries(node).map(([name, value]) => [name, reversed(value, name)] as const);
  return Object.fromEntries(key === "params" ? entries : entries.reverse());
}
