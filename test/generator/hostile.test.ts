/**
 * Files that are made to break what reads them. Each is validated by a process of its own, measured from outside: an exit
 * code that says so, a place, little time and memory, no stack, no prototype changed. Runs the built command line.
 */
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const bin = fileURLToPath(new URL("../../dist/generator/bin.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wireglot-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TOP = "wireglot: 1\nmodule: hostile\nversion: 1.0.0\nsummary: A hostile spec.\n";
const MOST_BYTES = 256 * 2 ** 20;
/** Of CPU. Two are promised, and as many again are for what other tests do to a core that they share. */
const MOST_SECONDS = 4;

const spread = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");
const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
const laughs = (width: number, levels: number): string =>
  `x-0: &a0 lol\n${spread(levels, (i) => `x-${i + 1}: &a${i + 1} [${Array(width).fill(`*a${i}`).join(", ")}]\n`)}`;
const utf16 = (text: string, bigEndian: boolean, mark: boolean): Buffer => {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

const REFUSED: readonly (readonly [name: string, content: () => string | Buffer])[] = [
  // Aliases
  ["a billion laughs", () => TOP + laughs(9, 9)],
  ["aliases, wide", () => `${TOP}x-a: &a [${"1,".repeat(20_000)}]\nx-b: [${"*a,".repeat(1000)}]\n`],
  ["aliases of mappings", () => `${TOP}${laughs(8, 12).replace("lol", "{ a: 1 }")}`],
  ["an alias in its own anchor", () => `${TOP}options: &a\n  b: *a\n`],
  ["an alias in its own anchor, deep", () => `${TOP}x-a: &a { b: { c: [*a] } }\n`],
  ["two anchors that hold each other", () => `${TOP}x-a: &a [&b [*a, *b]]\n`],
  ["an alias without an anchor", () => `${TOP}options: *gone\n`],
  ["an alias as a key", () => `${TOP}x-a: &a b\noptions: { *a : 1 }\n`],
  ["100,000 aliases", () => `${TOP}x-a: &a { b: 1 }\nx-b:\n${spread(100_000, () => "  - *a\n")}`],
  // Depth
  ["lists, 100 deep", () => `${TOP}x-a: ${nested("[", "]", 100)}\n`],
  ["lists, 100,000 deep", () => `${TOP}x-a: ${"[".repeat(100_000)}\n`],
  ["lists, 100,000 deep and closed", () => `${TOP}x-a: ${nested("[", "]", 100_000)}\n`],
  ["mappings, 100,000 deep", () => `${TOP}x-a: ${"{a: ".repeat(100_000)}\n`],
  ["mappings and lists, 50,000 deep", () => `${TOP}x-a: ${"[{a: ".repeat(50_000)}\n`],
  ["dashes, 100,000 deep", () => `${TOP}x-a:\n  ${"- ".repeat(100_000)}\n`],
  ["blocks, 500 deep", () => `${TOP}x-a:\n${spread(500, (i) => `${" ".repeat(i + 1)}a:\n`)}`],
  ["question marks, 20,000 deep", () => `${TOP}x-a:\n  ${"? ".repeat(20_000)}\n`],
  [
    "properties, 70 deep",
    () => `${TOP}options:\n  a: ${"{ type: object, properties: { a: ".repeat(35)}1${" } }".repeat(35)}\n`,
  ],
  // Keys
  ["a duplicate key", () => `${TOP}module: again\n`],
  ["a duplicate key, quoted", () => `${TOP}"module": again\n`],
  ["a duplicate key, escaped", () => `${TOP}"\\x6dodule": again\n`],
  ["100,000 keys, all alike", () => `${TOP}x-a:\n${spread(100_000, () => "  a: 1\n")}`],
  ["100,000 unknown keys", () => TOP + spread(100_000, (i) => `k${i}: 1\n`)],
  [
    "20,000 options with an unknown key",
    () => `${TOP}options:\n${spread(20_000, (i) => `  a${i}: { tipe: string, doc: X. }\n`)}`,
  ],
  [
    "5,000 references that lead nowhere",
    () => `${TOP}options:\n${spread(5000, (i) => `  a${i}: { type: string, doc: "{option:b${i}}" }\n`)}`,
  ],
  ["300,000 keys", () => TOP + spread(300_000, (i) => `x-${i}: 1\n`)],
  ["a merge key", () => `${TOP}x-a: &a { module: b }\n<<: *a\n`],
  ["a merge key with a list", () => `${TOP}x-a: &a { b: 1 }\noptions:\n  <<: [*a, *a]\n`],
  ["a list as a key", () => `${TOP}options:\n  ? [a, b]\n  : 1\n`],
  ["a mapping as a key", () => `${TOP}options:\n  ? { a: 1 }\n  : 1\n`],
  ["an empty key", () => `${TOP}: 1\n`],
  ["a key of 1 MiB", () => `${TOP}${"k".repeat(2 ** 20)}: 1\n`],
  // Prototypes
  ["__proto__ at the top", () => `${TOP}__proto__: { polluted: true }\n`],
  ["__proto__ as an option", () => `${TOP}options:\n  __proto__: { type: string, doc: X. }\n`],
  ["__proto__ in an option", () => `${TOP}options:\n  a: { type: string, doc: X., __proto__: { default: 1 } }\n`],
  ["__proto__, escaped", () => `${TOP}"__\\u0070roto__": { polluted: true }\n`],
  ["constructor.prototype", () => `${TOP}constructor: { prototype: { polluted: true } }\n`],
  ["constructor as a type", () => `${TOP}options:\n  a: { type: constructor, doc: X. }\n`],
  ["toString as a group", () => `${TOP}options:\n  a: { type: enum, values: toString, doc: X. }\n`],
  ["hasOwnProperty as a key", () => `${TOP}hasOwnProperty: 1\n`],
  // Tags and directives
  ["a tag of one's own", () => `${TOP}options: !foo {}\n`],
  ["a tag of another language", () => `${TOP}x-a: !!python/object/apply:os.system ["id"]\n`],
  ["a JavaScript function", () => `${TOP}x-a: !<tag:yaml.org,2002:js/function> "function () {}"\n`],
  ["binary", () => `${TOP}x-a: !!binary aGVsbG8=\n`],
  ["a set", () => `${TOP}x-a: !!set { a, b }\n`],
  ["an ordered mapping", () => `${TOP}x-a: !!omap [a: 1]\n`],
  ["a tag that contradicts", () => `${TOP}options: !!int abc\n`],
  ["%YAML 1.1", () => `%YAML 1.1\n---\n${TOP}`],
  ["%YAML 2.0", () => `%YAML 2.0\n---\n${TOP}`],
  ["an unknown tag handle", () => `${TOP}x-a: !e!x 1\n`],
  // Scalars
  ["an integer of 400 digits", () => `${TOP}x-a: ${"9".repeat(400)}\n`],
  ["an integer of 1,000,000 digits", () => `${TOP}x-a: ${"9".repeat(1_000_000)}\n`],
  ["2^53 + 1", () => `${TOP}constants: { A: { value: 9007199254740993, doc: X. } }\n`],
  ["1e999", () => `${TOP}x-a: 1e999\n`],
  [".inf", () => `${TOP}constants: { A: { value: .inf, doc: X. } }\n`],
  [".nan", () => `${TOP}constants: { A: { value: .nan, doc: X. } }\n`],
  ["a timestamp for a version", () => TOP.replace("1.0.0", "2001-12-14t21:59:43.10-05:00")],
  ["a number for a name", () => TOP.replace("hostile", "0x10")],
  ["yes for a truth", () => `${TOP}options:\n  a: { type: string, required: yes, doc: X. }\n`],
  ["a number for a mapping", () => `${TOP}errors: 5\n`],
  ["a pattern that backtracks", () => `${TOP}closeCodes: { A: { code: 4000, reason: "(a+)+$\\\\1", doc: X. } }\n`],
  [
    "a pattern that backtracks over a default",
    () => `${TOP}options:\n  a: { type: string, pattern: "^(a|a)*$", default: ${"a".repeat(60)}b, doc: X. }\n`,
  ],
  [
    "forty patterns that backtrack over defaults",
    () =>
      `${TOP}options:\n${Array.from({ length: 40 }, (_, i) => `  a${i}: { type: string, pattern: "^(a|a)*$", default: ${"a".repeat(60)}b, doc: X. }\n`).join("")}`,
  ],
  [
    "a reason of 100 KB",
    () => `${TOP}closeCodes: { A: { code: 4000, reason: "${"(a|b)*".repeat(17_000)}", doc: X. } }\n`,
  ],
  // Bytes
  ["nothing", () => ""],
  ["a byte order mark alone", () => Buffer.from("\ufeff")],
  ["blanks alone", () => " \n".repeat(10_000)],
  ["a comment alone", () => "# nothing\n"],
  ["null", () => "null\n"],
  ["a list", () => "- wireglot: 1\n"],
  ["a word", () => "wireglot\n"],
  ["two documents", () => `${TOP}---\n${TOP}`],
  ["10,000 documents", () => "---\na: 1\n".repeat(10_000)],
  ["UTF-16 LE with a mark", () => utf16(TOP, false, true)],
  ["UTF-16 BE with a mark", () => utf16(TOP, true, true)],
  ["UTF-16 LE without", () => utf16(TOP, false, false)],
  ["UTF-16 BE without", () => utf16(TOP, true, false)],
  [
    "UTF-32 LE",
    () =>
      Buffer.concat([...`\ufeff${TOP}`].map((c) => Buffer.from([c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8, 0, 0]))),
  ],
  ["Latin-1", () => bytes(TOP, [0x23, 0xe9, 0x0a])],
  ["overlong UTF-8", () => bytes(TOP, [0x23, 0xc0, 0x80, 0x0a])],
  ["a surrogate in UTF-8", () => bytes(TOP, [0x23, 0xed, 0xa0, 0x80, 0x0a])],
  ["cut in a character", () => bytes(TOP, [0x23, 0xe2, 0x82])],
  ["NUL", () => `${TOP}x-a: "\0"\n`],
  ["NUL, escaped", () => `${TOP}x-a: "\\0"\n`],
  ["escape sequences of a terminal", () => `${TOP}x-a: "\u001b[2J\u001b]0;owned\u0007"\n`],
  ["escape sequences, escaped", () => `${TOP}options: { "\\e[2J": 1 }\n`],
  ["bidi controls", () => `${TOP}# \u202e evil\n`],
  ["bidi controls, escaped", () => `${TOP}x-a: "\\u2066"\n`],
  ["half a surrogate pair, escaped", () => `${TOP}x-a: "\\ud800"\n`],
  ["a binary file", () => Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256))],
  // Sizes
  ["50 MB of keys", () => Buffer.alloc(50_000_000, "abc: 1\n")],
  ["50 MB on one line", () => Buffer.alloc(50_000_000, "x")],
  ["50 MB of NUL", () => Buffer.alloc(50_000_000)],
  ["8 MB on one line", () => `${TOP}summery: ${"x".repeat(7_900_000)}\n`],
  ["8 MB of blanks", () => `${TOP}summery: 1${" ".repeat(7_900_000)}`],
  ["8 MB in an open quote", () => `${TOP}x-a: "${"x".repeat(7_900_000)}`],
  ["8 MB of line ends", () => "\n".repeat(7_900_000)],
  ["8 MB of brackets", () => "[".repeat(7_900_000)],
  ["240,000 commas", () => `${TOP}summery: [${"1,".repeat(240_000)}]\n`],
  ["8 MB of CR", () => `${TOP}${"\r".repeat(7_900_000)}`],
  ["8 MB of anchors", () => `${TOP}x-a: ${"&a ".repeat(2_000_000)}`],
  ["8 MB of exclamation marks", () => `${TOP}x-a: ${"!".repeat(7_900_000)}`],
  ["8 MB of comments", () => `${TOP}summery: 1\n${"#".repeat(7_900_000)}`],
  ["4 MB of colons", () => `${TOP}x-a: ${": ".repeat(2_000_000)}`],
];

/** Hostile to the eye alone: a spec all the same. */
const ACCEPTED: readonly (readonly [name: string, content: () => string | Buffer])[] = [
  ["CRLF", () => TOP.replaceAll("\n", "\r\n")],
  ["a byte order mark", () => `\ufeff${TOP}`],
  ["%YAML 1.2", () => `%YAML 1.2\n---\n${TOP}`],
  ["a timestamp, which is a text", () => `${TOP}x-a: 2001-12-14\n`],
  ["prototype names where names are free", () => `${TOP}x-a: { constructor: 1, __proto__: { polluted: 1 } }\n`],
  ["100,000 keys of one's own", () => `${TOP}x-a:\n${spread(100_000, (i) => `  k${i}: 1\n`)}`],
  ["a line of 1 MiB", () => `${TOP}x-a: ${"x".repeat(2 ** 20)}\n`],
];

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly cpu: number;
  readonly memory: number;
}

/** Loaded before the program: writes down, at its end, what it took and whether prototypes are as they were. */
const PROBE = `
import { writeFileSync } from "node:fs";
const names = () => [Object, Array, String, Function].flatMap((type) => Object.getOwnPropertyNames(type.prototype)).join();
const before = names();
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const polluted = names() !== before || "polluted" in {};
  writeFileSync(process.env.PROBE_FILE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS * 1024, polluted }));
});
`;
writeFileSync(join(folder, "probe.mjs"), PROBE);

let runs = 0;

function wireglot(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  const probe = join(folder, `probe-${runs++}.json`);
  const child = spawn(process.execPath, ["--import", join(folder, "probe.mjs"), bin, ...args], {
    cwd,
    env: { ...process.env, PROBE_FILE: probe },
    timeout: 30_000,
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => {
    err += text;
  });
  return new Promise((resolve) => {
    child.on("close", (code) => {
      const measured = existsSync(probe) ? JSON.parse(readFileSync(probe, "utf8")) : { polluted: "unknown" };
      expect(measured.polluted).toBe(false);
      resolve({ code, out, err, cpu: measured.cpu, memory: measured.memory });
    });
  });
}

function holds({ out, err, cpu, memory }: Outcome): void {
  expect(out + err).not.toMatch(/^ {4}at |has a bug/m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(cpu).toBeLessThan(MOST_SECONDS);
  expect(memory).toBeLessThan(MOST_BYTES);
}

describe("validate", () => {
  test.each(REFUSED)("%s", { timeout: 30_000 }, async (_, content) => {
    const name = `spec-${runs}.yaml`;
    writeFileSync(join(folder, name), content());
    const outcome = await wireglot(folder, "validate", name);
    rmSync(join(folder, name));
    expect([1, 3]).toContain(outcome.code);
    expect(outcome.out).toMatch(new RegExp(`^${name}:[1-9]\\d*:[1-9]\\d*: error [a-z-]+: .`, "m"));
    // A message quotes no more of a file than a reader can bear.
    for (const line of outcome.out.split("\n")) expect(line.length).toBeLessThan(1000);
    holds(outcome);
  });

  test.each(ACCEPTED)("%s is a spec", { timeout: 30_000 }, async (_, content) => {
    const name = `spec-${runs}.yaml`;
    writeFileSync(join(folder, name), content());
    const outcome = await wireglot(folder, "validate", name);
    rmSync(join(folder, name));
    expect({ code: outcome.code, out: outcome.out }).toEqual({ code: 0, out: "" });
    holds(outcome);
  });

  test.each([
    ["a folder", "."],
    ["a file that is not there", "gone.yaml"],
    ["a name with a NUL", "a\0b.yaml".replace("\0", "%00")],
    ["an endless device", "/dev/zero"],
    ["a path through a file", "probe.mjs/x.yaml"],
  ])("%s", { timeout: 30_000 }, async (_, path) => {
    const outcome = await wireglot(folder, "validate", path);
    expect(outcome.code).toBe(3);
    expect(outcome.out).toMatch(/:1:1: error file-(?:unreadable|too-large): /);
    holds(outcome);
  });

  test("every format bears every hostile text", { timeout: 30_000 }, async () => {
    writeFileSync(join(folder, "long.yaml"), `${TOP}summery: "${"x".repeat(1_000_000)}"\nerrors: { a: ~ }\n`);
    const outcome = await wireglot(folder, "validate", "long.yaml", "--format", "pretty");
    expect(outcome.code).toBe(1);
    for (const line of outcome.out.split("\n")) expect(line.length).toBeLessThan(1000);
    holds(outcome);
  });
});

describe("generate writes nothing outside its folder", () => {
  /** A folder with a spec, and one that nothing may be written to. */
  function place(): { readonly inside: string; readonly outside: string } {
    const [inside, outside] = [mkdtempSync(join(folder, "in-")), mkdtempSync(join(folder, "out-"))];
    writeFileSync(join(inside, "spec.yaml"), TOP);
    return { inside, outside };
  }

  test.each(["client.ts", "docs", "docs/en"])("where %s is a symbolic link", { timeout: 30_000 }, async (linked) => {
    const { inside, outside } = place();
    mkdirSync(join(inside, "generated", "docs"), { recursive: true });
    if (linked === "docs") rmSync(join(inside, "generated", "docs"), { recursive: true });
    symlinkSync(linked === "client.ts" ? join(outside, "client.ts") : outside, join(inside, "generated", linked));
    const outcome = await wireglot(inside, "generate", "spec.yaml");
    expect(outcome.code).toBe(1);
    expect(outcome.out).toMatch(/:1:1: error foreign-file: .*symbolic link/);
    expect(readdirSync(outside)).toEqual([]);
  });

  test("where the manifest names paths that lead out", { timeout: 30_000 }, async () => {
    const { inside, outside } = place();
    writeFileSync(join(outside, "precious.txt"), "mine");
    mkdirSync(join(inside, "generated"));
    const way = `../../${outside.slice(folder.length + 1)}/precious.txt`;
    const hash = "00";
    writeFileSync(
      join(inside, "generated", ".wireglot.json"),
      JSON.stringify({ files: { [way]: hash, [join(outside, "precious.txt")]: hash, "a/../../x": hash } }),
    );
    expect((await wireglot(inside, "generate", "spec.yaml")).code).toBe(0);
    expect(readFileSync(join(outside, "precious.txt"), "utf8")).toBe("mine");
  });

  test.each(["../evil", "a/b", "..", "con:x", "a\\b"])(
    "where the module is called %j",
    { timeout: 30_000 },
    async (name) => {
      const { inside } = place();
      writeFileSync(join(inside, "spec.yaml"), TOP.replace("hostile", JSON.stringify(name)));
      const outcome = await wireglot(inside, "generate", "spec.yaml");
      expect(outcome.code).toBe(1);
      expect(readdirSync(inside)).toEqual(["spec.yaml"]);
    },
  );
});
