/** What is heavy is loaded only by what needs it. Runs the built command line: needs a build. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { type TestFolder, TINY, testFolder } from "../support/folder.js";

const bin = fileURLToPath(new URL("../../dist/generator/bin.js", import.meta.url));
const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** Packages that a run loads: a hook writes down what is imported, the cache of `require` knows the rest at the end. */
function packagesLoadedBy(place: TestFolder, ...args: readonly string[]): ReadonlySet<string> {
  const log = join(place.path, "loaded.log");
  const hook = `import { appendFileSync } from "node:fs"; export async function load(url, context, next) { appendFileSync(${JSON.stringify(log)}, url + "\\n"); return next(url, context); }`;
  writeFileSync(join(place.path, "hook.mjs"), hook);
  writeFileSync(
    join(place.path, "register.mjs"),
    `import { appendFileSync } from "node:fs";
     import { createRequire, register } from "node:module";
     register("./hook.mjs", import.meta.url);
     const { cache } = createRequire(import.meta.url);
     process.on("exit", () => appendFileSync(${JSON.stringify(log)}, Object.keys(cache).join("\\n")));`,
  );
  writeFileSync(log, "");
  execFileSync(process.execPath, ["--import", join(place.path, "register.mjs"), bin, ...args], {
    cwd: place.path,
    stdio: "pipe",
  });
  const urls = place.read("loaded.log").split("\n");
  return new Set(urls.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []));
}

test.each([
  [["--help"], ["ts-morph", "ajv", "yaml", "handlebars", "gettext-parser", "ws"]],
  [
    ["validate", "tiny.yaml"],
    ["ts-morph", "handlebars", "gettext-parser", "ws"],
  ],
  [
    ["generate", "tiny.yaml"],
    ["ts-morph", "ajv", "yaml", "handlebars", "gettext-parser", "ws"],
  ],
  [
    ["docs", "tiny.yaml"],
    ["ts-morph", "ws"],
  ],
])("%j of an unchanged spec loads none of %j", async (args, heavy) => {
  const place = testFolder({ "tiny.yaml": TINY, "node_modules/x/package.json": "{}" });
  folders.push(place);
  execFileSync(process.execPath, [bin, "generate", "tiny.yaml"], { cwd: place.path });
  const loaded = packagesLoadedBy(place, ...args);
  expect(heavy.filter((name) => loaded.has(name))).toEqual([]);
});

test("a changed spec is printed by ts-morph", () => {
  const place = testFolder({ "tiny.yaml": TINY });
  folders.push(place);
  expect(packagesLoadedBy(place, "generate", "tiny.yaml").has("ts-morph")).toBe(true);
});
