/** The names that a program uses, told from its tokens. */
import { expect, test } from "vitest";
import { namesUsed } from "../../generator/example-names.js";

const isApi = (module: string): boolean => module === "./api.js";
const used = (program: string) =>
  namesUsed(`import { connect, CLOSE_CODES, TEXT } from "./api.js";\n${program}`, isApi);
const options = (program: string): readonly string[] | undefined =>
  used(program)?.options.map((option) => option.path.join("."));

test.each([
  ['connect("wss://x", { room: "a", limit: 5 })', ["room", "limit"]],
  ["connect(url(1, 2), { heartbeat: { interval: `a, { b: 1 }` }, room })", ["heartbeat", "heartbeat.interval", "room"]],
  ["connect(url, { ...rest, [key]: 1, room: f({ not: 1 }) /* { no: 1 } */ })", ["room"]],
  ["connect(url, rest)", []],
  ["connect(url)", []],
  ["other.connect(url, { room: 1 })", []],
  ["// connect(url, { room: 1 })", []],
])("options in %s", (program, names) => {
  expect(options(program)).toEqual(names);
});

test("constants that are imported, and their members, with their places", () => {
  expect(used("const a = CLOSE_CODES.NORMAL;\nx.CLOSE_CODES.NOT")?.constants).toEqual([
    { path: ["CLOSE_CODES"], line: 1, column: 19 },
    { path: ["TEXT"], line: 1, column: 32 },
    { path: ["CLOSE_CODES", "NORMAL"], line: 2, column: 11 },
  ]);
});

test("another module's names, and renamed ones, are not looked at", () => {
  expect(namesUsed('import { connect } from "node:net";\nconnect(1, { room: 1 });', isApi)).toBeUndefined();
  expect(options('import { connect as open } from "./api.js";\nopen(url, { room: 1 });')).toEqual([]);
});
