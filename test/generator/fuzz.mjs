/** Specs that are broken at random, the same for the same seed, and what must hold of whatever becomes of them. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rules = join(root, "test", "golden", "rules");
const files = [
  join(root, "spec", "websocket.yaml"),
  ...readdirSync(join(root, "test", "specs"))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(root, "test", "specs", name)),
  ...readdirSync(rules)
    .flatMap((name) => ["fires.yaml", "clean.yaml", "variants.yaml"].map((file) => join(rules, name, file)))
    .filter((file) => !file.includes("/config-")),
];
const corpus = files.flatMap((file) => {
  try {
    return [{ name: file.slice(root.length), text: readFileSync(file, "utf8") }];
  } catch {
    return [];
  }
});

/** What breaks readers: syntax, other types, names that mean something to JavaScript, numbers at the edges. */
const PIECES = [
  ..."{}[]:,&*!|>%@`'\"#?-\t\n ",
  ..."\0\u0001\u0085\u2028\u202e\ufeff\ud800",
  ..."👍界",
  "\r\n",
  "---\n",
  "...\n",
  "<<: *a",
  "&a ",
  "*a",
  "!!str ",
  "!foo ",
  "~",
  "null",
  "true",
  "yes",
  "[]",
  "{}",
  "[[[[[[",
  "{a: {a: {a: ",
  "- - - ",
  "? ",
  "1e400",
  "-0",
  "0x7fffffffffffffff",
  "99999999999999999999",
  ".inf",
  ".nan",
  "1.5",
  "-1",
  "2001-01-01",
  "12:30:45",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "x-y",
  "class",
  "websocket",
  "string",
  "integer",
  "object",
  "list",
  "duration",
  "5s",
  "1h2m",
  "16MiB",
  "(a+)+$",
  "(?<=x)",
  "[",
  "{option:",
  "{option:a.b}",
  "{{",
  "}",
  "`",
  "4000-3000",
  "1000",
  "role: dial-timeout",
  "extends: websocket",
  "default: { when: a, is: { else: 1 } }",
];

/** A generator of numbers below 2^32: mulberry32. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A spec of the corpus with one to eight edits. */
export function mutate(seed) {
  const next = random(seed);
  const below = (count) => next() % Math.max(1, count);
  const pick = (list) => list[below(list.length)];
  const { name, text } = pick(corpus);
  let changed = text;
  for (let edits = 1 + below(8); edits > 0; edits--) changed = EDITS[below(EDITS.length)](changed, below, pick);
  let bytes = Buffer.from(changed);
  if (below(20) === 0) bytes = Buffer.from(bytes.map((byte) => (below(200) === 0 ? below(256) : byte)));
  return { corpus: name, bytes };
}

const EDITS = [
  // A piece put somewhere, in place of some characters.
  (text, below, pick) => {
    const at = below(text.length);
    return text.slice(0, at) + pick(PIECES) + text.slice(at + below(4));
  },
  // A piece for a value.
  (text, below, pick) => replaceOne(text, /(?<=: )[^\n{},]+/g, below, () => pick(PIECES)),
  // A piece for a key.
  (text, below, pick) => replaceOne(text, /[\w-]+(?=:)/g, below, () => pick(PIECES)),
  // One key's name or one value for another's.
  (text, below, pick) => {
    const words = text.match(/[\w.-]+/g) ?? ["x"];
    return replaceOne(text, /[\w.-]+/g, below, () => pick(words));
  },
  // A line left out, doubled, or moved.
  (text, below) => {
    const lines = text.split("\n");
    const [line = ""] = lines.splice(below(lines.length), 1);
    for (let times = below(3); times > 0; times--) lines.splice(below(lines.length + 1), 0, line);
    return lines.join("\n");
  },
  // A line indented otherwise.
  (text, below) => {
    const lines = text.split("\n");
    const at = below(lines.length);
    lines[at] = " ".repeat(below(6)) + (lines[at] ?? "").trimStart();
    return lines.join("\n");
  },
  // The end cut off.
  (text, below) => (below(4) === 0 ? text.slice(0, below(text.length)) : text),
];

function replaceOne(text, pattern, below, made) {
  const found = [...text.matchAll(pattern)];
  const match = found[below(found.length)];
  return match === undefined ? text : text.slice(0, match.index) + made() + text.slice(match.index + match[0].length);
}

/** Milliseconds of CPU that an input of this size may take. */
const MOST_CPU = 5000;

/**
 * Reads the bytes as a spec, in `folder`. `problem`: what must not be; `valid`: it is a spec, and makes a model.
 * `loadSpec` and `buildModel`: the generator's own.
 */
export async function judge(bytes, { loadSpec, buildModel, folder }) {
  const file = join(folder, "fuzz.yaml");
  writeFileSync(file, bytes);
  const start = process.cpuUsage();
  try {
    const { spec, findings } = await loadSpec(file, { show: (path) => (path === file ? "fuzz.yaml" : path) });
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 > MOST_CPU) return { problem: `took ${(user + system) / 1000} ms of CPU` };
    if (spec === undefined && findings.length === 0) return { problem: "no spec, and no finding" };
    for (const { line, column, end, message, code } of findings) {
      if (!(line >= 1 && column >= 1)) return { problem: `${code} stands at ${line}:${column}` };
      if (end !== undefined && (end.line < line || (end.line === line && end.column <= column)))
        return { problem: `${code} at ${line}:${column} ends at ${end.line}:${end.column}` };
      // The words of the parser quote the file.
      if (code !== "yaml-syntax" && /undefined|\[object|NaN\b/.test(message.replace(/"[^"]*"/g, "")))
        return { problem: `${code} says: ${message}` };
    }
    if (spec !== undefined) buildModel(spec, { read: () => "" });
    const polluted = Object.keys(Object.prototype).concat(Object.keys(Array.prototype));
    if (polluted.length > 0) return { problem: `prototypes have ${polluted}` };
    return { valid: spec !== undefined };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
