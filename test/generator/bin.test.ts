/** The process itself: its streams, its signals and its exit codes. Runs the built command line: needs a build. */
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { type TestFolder, TINY, testFolder } from "../support/folder.js";

const bin = fileURLToPath(new URL("../../dist/generator/bin.js", import.meta.url));
const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folder(files: Readonly<Record<string, string>>): TestFolder {
  const made = testFolder(files);
  folders.push(made);
  return made;
}

/** More findings than a pipe holds. */
const MANY = `${TINY}options:\n${Array.from({ length: 3000 }, (_, i) => `  o${i}: { type: strnig, doc: Some. }\n`).join("")}`;

test("whoever reads the output may stop: no word about it", () => {
  const place = folder({ "many.yaml": MANY });
  const script = `"${process.execPath}" "${bin}" validate many.yaml | head -0; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: place.path, encoding: "utf8" });
  expect(stdout).toBe("1\n");
  expect(stderr).toBe("many.yaml: 3000 errors\n");
});

test("a slow reader gets everything", () => {
  const place = folder({ "many.yaml": MANY });
  const script = `"${process.execPath}" "${bin}" validate many.yaml 2>/dev/null | (sleep 0.3; grep -c ': error ')`;
  expect(spawnSync("bash", ["-c", script], { cwd: place.path, encoding: "utf8" }).stdout.trim()).toBe("3000");
});

test.skipIf(process.platform !== "linux")("standard output that is full is said, without a stack", () => {
  const place = folder({ "many.yaml": MANY });
  const script = `"${process.execPath}" "${bin}" validate many.yaml > /dev/full`;
  const { status, stderr } = spawnSync("bash", ["-c", script], { cwd: place.path, encoding: "utf8" });
  expect(status).toBe(3);
  expect(stderr).toContain("error: standard output cannot be written: the disk is full");
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test("Ctrl+C ends --watch with 130", async () => {
  const place = folder({ "tiny.yaml": TINY });
  const child = spawn(process.execPath, [bin, "generate", "--watch", "tiny.yaml"], { cwd: place.path });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (text) => String(text).includes("watching") && resolve());
    child.stderr.on("data", (text) => String(text).includes("watching") && resolve());
  });
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 130, signal: null });
});
