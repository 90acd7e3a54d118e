/** The schema of the config says what the reader of configs says, but for what only the reader can know. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "../../generator/config.js";

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../spec/schema/${name}`, import.meta.url)), "utf8");
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(read("config.schema.json")));

const GOOD = [
  "specs: []",
  "specs: [{ spec: a.yaml, out: x, docs: y, locales: [de, pt-BR], runtime: '#r', importExtension: none }]",
  "specs: [{ spec: a.yaml, x-mine: 1 }]",
  "locales: { de: , pt-BR: { tier: full }, zh-Hans-CN: { tier: community } }",
  "tiers: { full: { limit: 0% }, community: { limit: 12.5 % } }",
  "tiers: { community: { limit: 100% } }",
  "rules: { default-unit: off }",
  "lang: ja",
  "x-mine: [1, 2]",
];
const BAD = [
  "[]",
  "spec: a.yaml",
  "specs: a.yaml",
  "specs: [a.yaml]",
  "specs: [{ out: x }]",
  "specs: [{ spec: '' }]",
  "specs: [{ spec: 1 }]",
  "specs: [{ spec: a.yaml, outt: x }]",
  "specs: [{ spec: a.yaml, importExtension: mjs }]",
  "specs: [{ spec: a.yaml, locales: de }]",
  "specs: [{ spec: a.yaml, locales: [German] }]",
  "locales: [de]",
  "locales: { German: }",
  "locales: { de: full }",
  "locales: { de: { tier: best } }",
  "locales: { de: { teir: full } }",
  "tiers: { best: { limit: 1% } }",
  "tiers: { full: { limit: 101% } }",
  "tiers: { full: { limit: 20 } }",
  "tiers: { full: { limit: -1% } }",
  "rules: { default-unit: loud }",
  "lang: english",
  "lang: 1",
];

describe.each([
  ["takes", GOOD, true],
  ["refuses", BAD, false],
] as const)("it %s", (_, texts, good) => {
  test.each(texts)("%s", async (text) => {
    const { findings } = await parseConfig(text, "/x/wireglot.config.yaml", "wireglot.config.yaml");
    expect({ reader: findings.length === 0, schema: validate(parse(text)) }).toEqual({ reader: good, schema: good });
  });
});

test("what is sent to SchemaStore names files that the package has", () => {
  interface Entry {
    readonly name: string;
    readonly description: string;
    readonly fileMatch: readonly string[];
    readonly url: string;
  }
  const entries: readonly Entry[] = JSON.parse(read("schemastore.json"));
  for (const { url, fileMatch, description } of entries) {
    const [, file = ""] = /\/wireglot\/spec\/schema\/([a-z.]+)$/.exec(url) ?? [];
    expect(JSON.parse(read(file))).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#" });
    expect(fileMatch.length).toBeGreaterThan(0);
    // What the catalog asks of a description.
    expect(description).not.toMatch(/schema|\.$/i);
  }
});
