/** The compiled schema is that of spec/schema. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileSchema } from "../../scripts/schema-validator.mjs";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("generator/schema-validator.js is fresh: node scripts/schema-validator.mjs", () => {
  expect(read("generator/schema-validator.js")).toBe(compileSchema());
});

/** Every keyword of a schema, but not the names of properties and definitions. */
function* keywordsOf(schema: unknown): Iterable<string> {
  if (typeof schema !== "object" || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    yield key;
    if (["properties", "patternProperties", "definitions"].includes(key))
      for (const inner of Object.values(value as object)) yield* keywordsOf(inner);
    else if (key === "allOf") for (const inner of value as readonly unknown[]) yield* keywordsOf(inner);
    else if (["items", "additionalProperties", "propertyNames", "if", "then", "else"].includes(key))
      yield* keywordsOf(value);
  }
}

test("every keyword of the schema has its sentence in generator/validate.ts", () => {
  const sentences = [...read("generator/validate.ts").matchAll(/case "(\w+)":/g)].map((match) => match[1]);
  const silent = [
    "$schema",
    "$ref",
    "$id",
    "title",
    "description",
    "x-translatable",
    "markdownDescription",
    "properties",
  ];
  const structure = [
    "patternProperties",
    "definitions",
    "items",
    "then",
    "else",
    "examples",
    "defaultSnippets",
    "default",
  ];
  const known = new Set([...sentences, ...silent, ...structure]);
  expect(
    [...new Set(keywordsOf(JSON.parse(read("spec/schema/wireglot.schema.json"))))].filter((key) => !known.has(key)),
  ).toEqual([]);
});
