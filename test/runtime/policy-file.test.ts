import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadPolicies, PolicyFileError, parsePolicies } from "../../runtime/policy-file.js";

const folder = mkdtempSync(join(tmpdir(), "wireglot-policies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GOOD =
  "policies:\n  - id: ours\n    actions: [websocket.*]\n    resources: ['wss://*.example.com/*']\n    effect: allow\n";

describe("policy files", () => {
  test("are read from disk into a scope", async () => {
    writeFileSync(join(folder, "p.yaml"), GOOD);
    expect((await loadPolicies(join(folder, "p.yaml"))).policies).toMatchObject([{ id: "ours", effect: "allow" }]);
    await expect(loadPolicies(join(folder, "none.yaml"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("may be a list", () => {
    expect(parsePolicies("- { id: a, actions: ['*'], effect: deny }\n", "p.yaml").policies).toHaveLength(1);
  });

  test.each([
    ["effect: alow", "p.yaml:5:13", "alow"],
    ["effect: allow\n    colour: red", "p.yaml:6:5", "colour"],
    ["effect: allow\n    conditions: [{ field: actor.id, operator: equals, value: x }]", "p.yaml:6:47", "equals"],
    [
      "effect: allow\n    conditions: [{ field: actor.meta.x, operator: matches, value: '(a)\\1' }]",
      "p.yaml:6:67",
      "back-reference",
    ],
    ["effect: allow\n  - id: ours\n    actions: ['*']\n    effect: deny", "p.yaml:6:9", "ours"],
    ["effect: [", "p.yaml:6:1", "Flow"],
  ])("%j is an error with its place", (change, place, word) => {
    const text = GOOD.replace("effect: allow", change);
    let error: unknown;
    try {
      parsePolicies(text, "p.yaml");
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(PolicyFileError);
    expect(error instanceof Error ? error.message : "").toContain(place);
    expect(error instanceof Error ? error.message : "").toContain(word);
  });
});
