import { afterEach, expect, test } from "vitest";
import { run } from "../../generator/cli.js";
import { type TestFolder, TINY, testFolder } from "../support/folder.js";

const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

test("--watch generates again when the spec changes, and survives its errors", async () => {
  const place = testFolder({ "tiny.yaml": TINY });
  folders.push(place);
  const said: string[] = [];
  const controller = new AbortController();
  const say = (line: string): void => {
    said.push(line);
  };
  const running = run(["generate", "--watch", "tiny.yaml"], {
    cwd: place.path,
    out: say,
    err: say,
    signal: controller.signal,
  });
  const heard = (pattern: RegExp): Promise<void> =>
    expect.poll(() => said.some((line) => pattern.test(line)), { timeout: 10_000 }).toBe(true);
  await heard(/^watching/);
  place.write("tiny.yaml", `${TINY}constants: { ANSWER: { value: 42 } }\n`);
  await expect
    .poll(() => place.read("generated/constants.ts"), { timeout: 10_000 })
    .toContain("export const ANSWER = 42;");
  place.write("tiny.yaml", `${TINY}constants: { ANSWER: { valu: 42 } }\n`);
  await heard(/error key-unknown/);
  place.write("tiny.yaml", `${TINY}constants: { ANSWER: { value: 43 } }\n`);
  await expect
    .poll(() => place.read("generated/constants.ts"), { timeout: 10_000 })
    .toContain("export const ANSWER = 43;");
  controller.abort();
  expect(await running).toBe(0);
});
