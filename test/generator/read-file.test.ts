/** What is read may be a pipe, which nobody need write to. */
import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readBytes } from "../../generator/read-file.js";
import { type TestFolder, testFolder } from "../support/folder.js";

const SPEC = "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat rooms.\n";
const bin = join(import.meta.dirname, "../../dist/generator/bin.js");
const run = promisify(execFile);

let folder: TestFolder;
let pipe: string;

beforeEach(() => {
  folder = testFolder({ "chat.yaml": SPEC });
  pipe = join(folder.path, "pipe");
  execFileSync("mkfifo", [pipe]);
});

afterEach(() => folder.remove());

describe.skipIf(process.platform === "win32")("a pipe", () => {
  test("that nobody writes to is given up", () => {
    expect(() => readBytes(pipe, 100, 50)).toThrow(expect.objectContaining({ code: "EAGAIN" }));
  });

  test("that somebody has opened and does not write to is given up", () => {
    const writer = execFile("sh", ["-c", `exec 3>"${pipe}"; echo a >&3; exec sleep 60`]);
    try {
      expect(() => readBytes(pipe, 100, 1000)).toThrow(expect.objectContaining({ code: "EAGAIN" }));
    } finally {
      writer.kill();
    }
  });

  test("is read to its end, and once", () => {
    execFile("sh", ["-c", `sleep 0.1; cat chat.yaml > pipe; sleep 0.1`], { cwd: folder.path });
    expect(Buffer.from(readBytes(pipe, 1000)).toString()).toBe(SPEC);
    expect(Buffer.from(readBytes(pipe, 1000)).toString()).toBe(SPEC);
  });

  test.each([
    ["by its name", `cat chat.yaml > pipe & node "$BIN" validate pipe --format pretty`],
    ["of a process", `node "$BIN" validate <(cat chat.yaml) --format pretty`],
    ["on standard input", `cat chat.yaml | node "$BIN" validate /dev/stdin --format pretty`],
  ])("%s is a spec, whose lines are shown", { timeout: 30_000 }, async (_, command) => {
    folder.write("chat.yaml", SPEC.replace("rooms", "<b>rooms</b>"));
    const { stdout } = await run("bash", ["-c", command], { cwd: folder.path, env: { ...process.env, BIN: bin } });
    expect(stdout).toContain("prose-html");
    expect(stdout).toContain("summary: Chat <b>rooms</b>.");
  });
});
