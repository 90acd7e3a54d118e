import { test } from "vitest";
import { readFileSync, writeFileSync } from "node:fs";
import { compileValidators } from "../../generator/compile-validators.js";
test("v", async () => { const m = JSON.parse(readFileSync("/tmp/model.json","utf8")); const r = await compileValidators(m); writeFileSync("/tmp/w/generated-validators.js", r.code); });
