/**
 * Builds dist/: TypeScript's output, what the compiler does not copy, the command line in few files, and the manual page.
 * Nothing is done where nothing changed.
 *
 * The compiled JavaScript is written in spite of type errors (the exit code tells of them): a generator that can run is
 * what repairs a broken generated/.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, transformSync } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const cache = join(root, "node_modules", ".cache", "wireglot");
const stampFile = join(cache, "build.stamp");
const buildInfo = join(cache, "build.tsbuildinfo");

const config = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
const sources = config.include.flatMap((folder) => list(folder));
/** Path in dist/ of each copied file: the compiler leaves JavaScript and templates where they are. */
const copies = sources.filter((file) => /\.(js|d\.ts|hbs|po)$/.test(file) || file.startsWith("generator/templates/"));
const compiled = sources.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
const outputs = compiled.flatMap((file) => [".js", ".d.ts"].map((end) => file.replace(/\.ts$/, end)));
const MANUAL = "wireglot.1";
const LICENCES = "generator/LICENCES.txt";
/** Libraries that every run of the command line needs; the others are loaded by the command that needs them. */
const BUNDLED = ["commander", "js-tokens", "yaml"];
const expected = new Set([...copies, ...outputs, LICENCES, MANUAL]);

const start = performance.now();
process.exitCode = build();

function build() {
  const stamp = hashOf([...sources, "tsconfig.json", "package-lock.json", "scripts/build.mjs"]);
  if (read(stampFile) === `${stamp}\n${hashOf(list("dist"))}`) {
    say("dist/ is up to date");
    return 0;
  }
  rmSync(stampFile, { force: true });
  // An incremental build leaves out what it believes to be there already.
  if (outputs.some((file) => !existsSync(join(dist, file)))) rmSync(buildInfo, { force: true });
  mkdirSync(cache, { recursive: true });
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const run = spawnSync(
    process.execPath,
    [
      compiler,
      "-p",
      "tsconfig.json",
      "--incremental",
      "--tsBuildInfoFile",
      buildInfo,
      "--pretty",
      String(process.stdout.isTTY === true),
    ],
    { cwd: root, encoding: "utf8" },
  );
  process.stdout.write(run.stdout);
  process.stderr.write(run.stderr);

  for (const file of copies) copy(file);
  for (const file of bundle()) expected.add(file);
  for (const file of list("dist").map((path) => path.slice("dist/".length))) {
    if (!expected.has(file)) remove(file);
  }
  const bin = join(dist, "generator", "bin.js");
  if (existsSync(bin)) chmodSync(bin, 0o755);

  if (run.status !== 0) {
    console.error(
      "The build has type errors. The JavaScript was written all the same; where generated/ is what is wrong, this makes it anew:\n  node dist/generator/bin.js generate",
    );
    return 1;
  }
  const manual = spawnSync(process.execPath, [bin, "man", "--lang", "en"], { encoding: "utf8" });
  if (manual.status !== 0) {
    console.error(`The manual page could not be made: ${manual.stderr}`);
    return 1;
  }
  writeFileSync(join(dist, MANUAL), manual.stdout);
  writeFileSync(stampFile, `${stamp}\n${hashOf(list("dist"))}`);
  say("built dist/");
  return 0;
}

/**
 * The command line in few files, made of the sources: type errors do not matter. 170 modules cost `validate` 0.12 s of CPU
 * more. A command loads only its own, and as CommonJS: ES modules cost 0.05 s more. Gives their paths in dist/.
 */
function bundle() {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ["generator/main.ts"],
    outdir: join(dist, "generator"),
    outExtension: { ".js": ".cjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
    write: false,
  });
  for (const { path, text } of outputFiles) {
    // Only ES modules can be split.
    const { code } = transformSync(text, {
      platform: "node",
      format: "cjs",
      supported: { "dynamic-import": false },
      define: { "import.meta.url": "importMetaUrl" },
      banner: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
    });
    writeFileSync(path, code);
  }
  writeFileSync(
    join(dist, LICENCES),
    BUNDLED.map((name) => `${name}\n\n${read(join(root, "node_modules", name, "LICENSE"))}`).join("\n"),
  );
  return outputFiles.map(({ path }) => relative(dist, path).split(sep).join("/"));
}

/** Files below a folder of the repository, by their path in it, with slashes. */
function list(folder) {
  const at = join(root, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const file of files) hash.update(`${file}\0`).update(read(join(root, file)) ?? "");
  return hash.digest("hex");
}

function copy(file) {
  const from = join(root, file);
  const to = join(dist, file);
  const text = readFileSync(from);
  if (existsSync(to) && readFileSync(to).equals(text)) return;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function remove(file) {
  rmSync(join(dist, file));
  for (
    let folder = dirname(join(dist, file));
    folder !== dist && readdirSync(folder).length === 0;
    folder = dirname(folder)
  )
    rmdirSync(folder);
}

function read(path) {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, "utf8") : undefined;
}

function say(text) {
  console.log(`${text} (${((performance.now() - start) / 1000).toFixed(2)} s)`);
}
