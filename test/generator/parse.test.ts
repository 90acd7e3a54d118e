import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../../generator/diagnostics.js";
import { parse } from "../../generator/parse.js";

const findings = (input: string | Uint8Array): readonly string[] =>
  parse(input, "s.yaml").findings.map(formatDiagnostic);
const read = (input: string | Uint8Array): unknown => parse(input, "s.yaml").document?.value;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("what is read", () => {
  it.each<[name: string, input: string | Uint8Array, value: unknown]>([
    [
      "scalars of the core schema",
      "a: 1\nb: 0x10\nc: 0o7\nd: true\ne: null\nf: 1.5\ng: yes\nh: 2001-01-01",
      { a: 1, b: 16, c: 7, d: true, e: null, f: 1.5, g: "yes", h: "2001-01-01" },
    ],
    ["CRLF", "a: 1\r\nb:\r\n  - x\r\n", { a: 1, b: ["x"] }],
    ["a byte order mark", new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x20, 0x31]), { a: 1 }],
    ["a byte order mark in a string", "\uFEFFa: 1", { a: 1 }],
    ["number keys, as text", "1: a\ntrue: b\nnull: c", { 1: "a", true: "b", null: "c" }],
    ["aliases", "a: &x { y: 1 }\nb: *x\nc: [*x, *x]", { a: { y: 1 }, b: { y: 1 }, c: [{ y: 1 }, { y: 1 }] }],
    ["core tags", "a: !!str 1\nb: !!map {}\nc: !!int 3", { a: "1", b: {}, c: 3 }],
    ["%YAML 1.2", "%YAML 1.2\n---\na: 1", { a: 1 }],
  ])("%s", (_, input, value) => {
    expect(findings(input)).toEqual([]);
    expect(read(input)).toEqual(value);
  });

  it("keeps __proto__ and constructor as plain keys and pollutes nothing", () => {
    const value = parse("__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 2 } }", "s.yaml").document
      ?.value;
    expect(Object.keys(value ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });
});

describe("what is not", () => {
  it.each<[name: string, input: string | Uint8Array, finding: string]>([
    ["a syntax error", "a: 'x", "s.yaml:1:6: error yaml-syntax: missing closing 'quote"],
    ["tabs", "a:\n\t- b", "s.yaml:2:1: error yaml-syntax: tabs are not allowed as indentation"],
    [
      "a duplicate key",
      "a: 1\nb: { c: 1, c: 2 }",
      's.yaml:2:12: error yaml-duplicate-key: "c" stands twice in this mapping',
    ],
    [
      "a duplicate key, spelt otherwise",
      "1: a\n'1': b",
      's.yaml:2:1: error yaml-duplicate-key: "1" stands twice in this mapping',
    ],
    [
      "a merge key",
      "a: &x {}\nb:\n  <<: *x",
      's.yaml:3:3: error yaml-merge-key: merge keys ("<<") are not read; write the keys out',
    ],
    ["a tag", "a: !foo 1", "s.yaml:1:4: error yaml-tag: unresolved tag: !foo; values are written without tags"],
    [
      "a 1.1 tag",
      "a: !!binary aGk=",
      "s.yaml:1:4: error yaml-tag: unresolved tag: tag:yaml.org,2002:binary; values are written without tags",
    ],
    [
      "%YAML 1.1",
      "%YAML 1.1\n---\na: yes",
      's.yaml:1:1: error yaml-version: "%YAML 1.1" is not read; specs are YAML 1.2, leave the line out',
    ],
    [
      "a strange directive",
      "%FOO x\n---\na: 1",
      "s.yaml:1:1: error yaml-version: unknown directive %FOO; specs are YAML 1.2 without directives",
    ],
    [
      "two documents",
      "a: 1\n---\nb: 2",
      "s.yaml:2:1: error yaml-multiple-documents: a second document begins here; a spec is one document",
    ],
    [
      "a tab before lines that are indented",
      "a:\n  b: 1\n\tc: 2\n  d: 3\n  e: 4\nf: 5",
      "s.yaml:3:1: error yaml-syntax: tabs are not allowed as indentation",
    ],
    [
      "a key below a value",
      "a: b\n  c: 1",
      "s.yaml:1:4: error yaml-syntax: this text goes on as far as a key below it: a colon is missing here, or that key is indented too deep",
    ],
    [
      "a colon in a text",
      "a: b: c",
      "s.yaml:1:4: error yaml-syntax: a colon with a blank behind it begins a mapping here: put the text in quotes, or a comma before the next key",
    ],
    [
      "a comma too few",
      "a: { b: 1 c: 2 }",
      "s.yaml:1:9: error yaml-syntax: a colon with a blank behind it begins a mapping here: put the text in quotes, or a comma before the next key",
    ],
    ["a complex key", "? [a]\n: 1", "s.yaml:1:3: error yaml-syntax: with stringKeys, all keys must be strings"],
    ["nothing", "", "s.yaml:1:1: error yaml-empty: the file is empty; a spec begins with `wireglot: 1`"],
    ["comments only", "# a\n", "s.yaml:1:1: error yaml-empty: the file is empty; a spec begins with `wireglot: 1`"],
    ["null", "~", "s.yaml:1:1: error yaml-empty: the file is empty; a spec begins with `wireglot: 1`"],
    ["a list", "- a", "s.yaml:1:1: error yaml-top-level: the top is a list; a mapping is expected: `wireglot: 1`"],
    [
      "a word",
      "hello",
      "s.yaml:1:1: error yaml-top-level: the top is a single value; a mapping is expected: `wireglot: 1`",
    ],
    [
      "a huge integer",
      "a: 12345678901234567890",
      "s.yaml:1:4: error yaml-number: 12345678901234567890 is no number that JSON and JavaScript can hold exactly",
    ],
    [
      "infinity",
      "a: .inf",
      "s.yaml:1:4: error yaml-number: .inf is no number that JSON and JavaScript can hold exactly",
    ],
    ["an alias to nothing", "a: *x", 's.yaml:1:4: error yaml-alias: "*x" has no anchor before it'],
    ["an alias in itself", "a: &x [*x]", 's.yaml:1:8: error yaml-alias: "*x" stands inside its own anchor'],
    [
      "NUL",
      "a: 1\nb: \u0000",
      "s.yaml:2:4: error control-character: a NUL character stands here; the file may be UTF-16 or binary",
    ],
    [
      "an escaped NUL",
      'a: "x\\0"',
      "s.yaml:1:4: error control-character: a NUL character stands here; the file may be UTF-16 or binary",
    ],
    [
      "an escape of half a character",
      'a: "\\uD800"',
      "s.yaml:1:4: error control-character: half of a surrogate pair stands here; write the whole character",
    ],
    [
      "a bidi control in a comment",
      "a: 1 # \u202Ex",
      "s.yaml:1:8: error bidi-control: the bidirectional control U+202E stands here, which makes text look like other text; remove it",
    ],
    [
      "an escaped bidi control in a key",
      '"a\\u2066": 1',
      "s.yaml:1:1: error bidi-control: the bidirectional control U+2066 stands here, which makes text look like other text; remove it",
    ],
    [
      "UTF-16",
      new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
      "s.yaml:1:1: error encoding-invalid: the file is UTF-16; save it as UTF-8",
    ],
    [
      "UTF-16 without a mark",
      new Uint8Array([0x61, 0x00, 0x3a, 0x00]),
      "s.yaml:1:2: error control-character: a NUL character stands here; the file may be UTF-16 or binary",
    ],
    [
      "invalid UTF-8",
      new Uint8Array([...utf8("a: 1\nb: é"), 0xe9, 0x0a]),
      "s.yaml:2:5: error encoding-invalid: the file is not UTF-8 from here on; save it as UTF-8",
    ],
    [
      "a file of 9 MiB",
      new Uint8Array(9 * 2 ** 20),
      "s.yaml:1:1: error file-too-large: the file is larger than 4 MiB, the most that is read",
    ],
    [
      "too many nodes",
      "[".concat("1,".repeat(300_000), "]"),
      "s.yaml:1:1: error yaml-too-large: the file holds more than 150000 lines, commas and brackets, the most that is read",
    ],
  ])("%s", (_, input, finding) => {
    expect(findings(input)).toEqual([finding]);
    expect(read(input)).toBeUndefined();
  });

  it.each([
    ["lists", "[".repeat(100) + "]".repeat(100)],
    ["lists, deeper than the parser goes", "[".repeat(50_000)],
    ["mappings", "a: ".concat("{a: ".repeat(70), "1", "}".repeat(70))],
    ["mappings, deeper", "{a: ".repeat(20_000)],
    ["dashes", "- ".repeat(20_000)],
  ])("depth: %s", (_, text) => {
    const [first] = findings(text.startsWith("a") ? text : `a:\n  ${text}`);
    expect(first).toMatch(/^s\.yaml:\d+:\d+: error yaml-(too-deep: nested more than 64 levels deep|syntax)/);
  });

  it("bounds what aliases stand for", () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`);
    expect(findings(["l0: &l0 lol", ...levels].join("\n"))[0]).toMatch(
      /yaml-alias: aliases stand for more than 20000 nodes/,
    );
  });

  it("reports many duplicate keys in linear time, and not all of them", () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `k${i % 30_000}: v`).join("\n");
    const started = performance.now();
    expect(findings(text)).toHaveLength(50);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("positions", () => {
  const text =
    "wireglot: 1\noptions:\n  a_b: { type: integer,\n         default: }\n  list:\n    - x\n    - { y: 1 }\n  same: &s\n    z: 2\n  other: *s\n";
  const { document } = parse(text, "s.yaml");

  it.each<[path: (string | number)[], at: "key" | "value", line: number, column: number]>([
    [[], "key", 1, 1],
    [["wireglot"], "key", 1, 1],
    [["wireglot"], "value", 1, 11],
    [["options", "a_b"], "key", 3, 3],
    [["options", "a_b"], "value", 3, 8],
    [["options", "a_b", "type"], "value", 3, 16],
    [["options", "a_b", "default"], "value", 4, 10],
    [["options", "list", 0], "value", 6, 7],
    [["options", "list", 1, "y"], "value", 7, 12],
    [["options", "list", 1, "gone", "x"], "key", 7, 7],
    [["options", "other", "z"], "value", 9, 8],
    [["gone"], "value", 1, 1],
  ])("%j %s", (path, at, line, column) => {
    expect(document?.positionOf(path, at)).toMatchObject({ line, column });
  });

  it.each<[path: (string | number)[], at: "key" | "value", end: string | undefined]>([
    [[], "key", undefined],
    [["gone"], "key", undefined],
    [["wireglot"], "key", "1:9"],
    [["wireglot"], "value", "1:12"],
    [["options", "a_b"], "value", "4:20"],
    [["options", "a_b", "default"], "value", "4:17"],
    [["options", "list"], "value", "7:15"],
    [["options", "list", 1, "y"], "value", "7:13"],
    [["options", "other"], "value", "10:12"],
  ])("%j %s ends at %s", (path, at, end) => {
    const span = document?.positionOf(path, at).end;
    expect(span === undefined ? undefined : `${span.line}:${span.column}`).toBe(end);
  });

  it("a finding ends where the node does, or the parser's error", () => {
    const ends = (input: string): unknown => parse(input, "s.yaml").findings.map((finding) => finding.end);
    expect(ends("a: 1\nbcd: !foo 1")).toEqual([{ line: 2, column: 10 }]);
    expect(ends("abc: 1\nabc: 2")).toEqual([{ line: 2, column: 4 }]);
    expect(ends("")).toEqual([undefined]);
  });
});
