/**
 * A folder for each rule in test/golden/diff/: two specs, and the changes that they must give. The rule must be silent in
 * the opposite direction; one that speaks both ways has a third spec, which differs from the old one in something else.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { explainChange } from "../../../generator/diff/explain.js";
import { fill } from "../../../generator/diff/findings.js";
import { DIFF_RULES } from "../../../generator/diff/index.js";
import type { LoadedModel } from "../../../generator/diff/load.js";
import { AXES, STEPS } from "../../../generator/diff/rule.js";
import { RULE_CODES } from "../../../generator/rule-codes.js";
import { classify, loadIn } from "../../support/diff.js";

const root = fileURLToPath(new URL("../../golden/diff", import.meta.url));

const known = new Map<string, Promise<LoadedModel | undefined>>();

function find(code: string, name: string): Promise<LoadedModel | undefined> {
  const path = join(root, code);
  const found = known.get(`${path}/${name}`) ?? loadIn(path, name);
  known.set(`${path}/${name}`, found);
  return found;
}

async function load(code: string, name: string): Promise<LoadedModel> {
  const loaded = await find(code, name);
  if (loaded === undefined) throw new Error(`${code} has no ${name}.yaml`);
  return loaded;
}

/** The rules of specs refuse these yet: a kind of message that is missing. They are compared all the same. */
const DRAFTS = ["message-added", "message-removed", "message-removed-deprecated"];

/** What the text of a change is about the version of the test's own specs is not of interest but in its own rules. */
const isAbout = (code: string) => (line: { readonly code: string }) =>
  code.startsWith("version-") || !line.code.startsWith("version-");

describe("each rule", () => {
  test("has its folder", () => {
    expect(readdirSync(root).sort()).toEqual(Object.keys(DIFF_RULES).sort());
    expect(Object.keys(DIFF_RULES).length).toBeGreaterThanOrEqual(45);
  });

  test("has a code of its own, and a page", () => {
    expect(RULE_CODES.length).toBe(new Set(RULE_CODES).size);
    for (const code of Object.keys(DIFF_RULES))
      expect(explainChange(code)?.explanation).toMatch(/^The finding reads: /);
    expect(explainChange("nothing")).toBeUndefined();
  });

  test("of a version says its level, which no flag changes", () => {
    expect(explainChange("version-too-low")?.explanation).toContain("It is an error whatever");
    expect(explainChange("version-lowered")?.explanation).toContain("It is an error whatever");
    expect(explainChange("version-unchanged")?.explanation).toContain("It is a warning whatever");
    expect(explainChange("option-removed")?.explanation).toContain("says from which step on");
  });

  test.each(Object.keys(DIFF_RULES))("%s speaks of its change", async (code) => {
    const [old, now] = [await load(code, "old"), await load(code, "new")];
    expect(old.errors + now.errors).toBe(DRAFTS.includes(code) ? 1 : 0);
    const found = classify(old, now).filter(isAbout(code));
    const text = `${found.map(({ line }) => line).join("\n")}\n`;
    const golden = join(root, code, "findings.txt");
    // A new case: look at what was written before it is committed.
    if (!existsSync(golden) && process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, "utf8"));
    expect(found.map((change) => change.code)).toContain(code);
  });

  test.each(Object.keys(DIFF_RULES))("%s is silent on another change", async (code) => {
    const old = await load(code, "old");
    const other = await find(code, "other");
    const found = other === undefined ? classify(await load(code, "new"), old) : classify(old, other);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((change) => change.code)).not.toContain(code);
  });

  test.each(Object.keys(DIFF_RULES))("%s is silent where nothing has changed", async (code) => {
    expect(classify(await load(code, "new"), await load(code, "new"))).toEqual([]);
  });

  test.each(Object.entries(DIFF_RULES))("%s says whom it concerns", (code, { axis, step, message, why }) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(AXES).toContain(axis);
    expect(STEPS).toContain(step);
    expect(message).not.toMatch(/\.$|^[A-Z]/);
    expect(fill(message, {})).toBe(message);
    expect(why).toMatch(/^[A-Z].*\.$/);
  });
});
