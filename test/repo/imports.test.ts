/** Who may import whom, as the design says: each folder, and the few files that may do more. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A pattern for files, and what they may import: `node:`, a package's name, or a pattern for files of this project. */
const RULES: readonly { readonly of: RegExp; readonly may: readonly (string | RegExp)[] }[] = [
  { of: /^runtime\/proxy\.ts$/, may: ["node:", "ws", "proxy-from-env", /^runtime\//] },
  { of: /^runtime\/policy-file\.ts$/, may: ["node:", "yaml", /^runtime\//] },
  { of: /^runtime\//, may: ["node:", "ws", /^runtime\//] },
  { of: /^testing\//, may: ["node:", "ws", /^runtime\//, /^testing\//] },
  { of: /^streams\//, may: [/^generated\//, /^runtime\//] },
  { of: /^generated\//, may: [/^runtime\/index\.js$/, /^generated\//, "node:"] },
  { of: /^generator\/emit\//, may: ["ts-morph", /^generator\/(emit\/|[\w-]+\.js$)/] },
  {
    of: /^generator\/commands\/policy-test\.ts$/,
    may: ["node:", "yaml", "commander", /^generator\//, /^runtime\/policy/],
  },
  {
    of: /^generator\/rules\/patterns\.ts$/,
    may: ["node:", "@eslint-community/regexpp", /^generator\//, /^runtime\/regex/],
  },
  {
    of: /^generator\//,
    may: [
      "node:",
      "ajv",
      "yaml",
      "handlebars",
      "ts-morph",
      "commander",
      "gettext-parser",
      "get-east-asian-width",
      "@xmldom/xmldom",
      "csv-parse",
      "csv-stringify",
      "js-tokens",
      "markdown-it",
      "@eslint-community/regexpp",
      /^generator\//,
    ],
  },
];

/** What a pure emitter has no business with: the file system, YAML, ajv, the reading of specs. */
const NOT_FOR_EMITTERS =
  /^generator\/(parse|decode|load|inherit|validate|files|config|generate|print|compile-validators|cli|bin)\b/;

describe("imports", () => {
  const files = ["runtime", "generator", "generated", "testing", "streams"].flatMap(sources);

  test("there are files to look at", () => {
    expect(files.filter((file) => file.startsWith("runtime/")).length).toBeGreaterThan(20);
    expect(files.filter((file) => file.startsWith("generator/emit/")).length).toBeGreaterThan(5);
  });

  test.each(files)("%s imports only what its folder may", (file) => {
    const rule = RULES.find((candidate) => candidate.of.test(file));
    const strangers = importsOf(file).filter((name) => !rule?.may.some((allowed) => matches(name, allowed)));
    expect(strangers).toEqual([]);
  });

  test.each(files.filter((file) => file.startsWith("generator/emit/")))("%s is pure", (file) => {
    expect(importsOf(file).filter((name) => NOT_FOR_EMITTERS.test(name))).toEqual([]);
    const values = readFileSync(join(root, file), "utf8").match(/^import (?!type\b)[^;]*from "ts-morph"/gm) ?? [];
    expect(values).toEqual([]);
  });

  test("nothing in generator/ or runtime/ imports itself by way of a circle", () => {
    expect(circles(files)).toEqual([]);
  });
});

function sources(folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .sort();
  } catch {
    return [];
  }
}

/** Packages by name, Node's modules as `node:`, files by their path from the project's folder. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^;]*?\bfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm,
  );
  return [...found].map((match) => nameOf(file, match[1] ?? match[2] ?? match[3] ?? ""));
}

function nameOf(file: string, specifier: string): string {
  if (specifier.startsWith("node:")) return "node:";
  if (specifier.startsWith(".")) return relative(root, join(root, dirname(file), specifier)).replaceAll("\\", "/");
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}

function matches(name: string, allowed: string | RegExp): boolean {
  return typeof allowed === "string" ? name === allowed : allowed.test(name);
}

/** Circles among imports of values (types make none when the program runs). */
function circles(files: readonly string[]): readonly string[] {
  const graph = new Map(files.map((file) => [file, valueImportsOf(file)]));
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.add([...path.slice(path.indexOf(file)), file].join(" -> "));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return [...found];
}

function valueImportsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(/^\s*(?:import|export)\b(?! type\b)([^;]*?)\bfrom "(\.[^"]+)"/gm);
  return [...found]
    .filter((match) => !/^\s*\{(\s*type\s[^,}]*,?)+\s*\}\s*$/.test(match[1] ?? ""))
    .map((match) => nameOf(file, match[2] ?? "").replace(/\.js$/, ".ts"));
}
