/**
 * Writes generator/schema-validator.js: the schema of the language, compiled by ajv. Compiling it takes longer than all
 * of `wireglot validate`, so it is done once, after a change of the schema: `node scripts/schema-validator.mjs`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";

const schema = new URL("../spec/schema/wireglot.schema.json", import.meta.url);
const output = new URL("../generator/schema-validator.js", import.meta.url);

export function compileSchema() {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    strictTypes: false,
    allowUnionTypes: true,
    keywords: ["x-translatable"],
    code: { source: true, esm: true, lines: true },
  });
  const code = standalone.default(ajv, ajv.compile(withoutProse(JSON.parse(readFileSync(schema, "utf8")))));
  const whole = code
    .replace('"use strict";', "")
    .replace('require("ajv/dist/runtime/ucs2length").default', "(text) => [...text].length")
    // Each list of errors is of one call: to copy all of them at every further one takes minutes for 40,000.
    .replaceAll(/vErrors\.concat\(([\w.]+)\)/g, "append(vErrors, $1)");
  if (whole.includes("require(")) throw new Error("the validator needs a module of ajv; write it out here");
  return `// The schema of the language, compiled by scripts/schema-validator.mjs, not edited by hand.\n${whole}\n${APPEND}\n`;
}

const APPEND = `function append(errors, more) {
for (const error of more) errors.push(error);
return errors;
}`;

/** What an editor shows has no part in validating. */
function withoutProse(value) {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== "object" || value === null) return value;
  const isText = (key, text) => PROSE.includes(key) && (typeof text === "string" || typeof text === "boolean");
  const isExample = (key, inner) => key === "examples" && Array.isArray(inner);
  const kept = Object.entries(value).filter(([key, inner]) => !isText(key, inner) && !isExample(key, inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutProse(inner)]));
}

const PROSE = ["title", "description", "markdownDescription", "x-translatable"];

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(output, compileSchema());
