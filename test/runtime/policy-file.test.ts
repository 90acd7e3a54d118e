import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
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

describe("a policy file that is broken", () => {
  const firstOf = (text: string): string => {
    try {
      parsePolicies(text, "p.yaml");
    } catch (error) {
      if (error instanceof PolicyFileError) return error.message.split("\n", 1)[0] ?? "";
      throw error;
    }
    return "no error";
  };

  test.each([
    ["", "p.yaml:1:1: error wrong-type: policies are a list, not null"],
    ["5", "p.yaml:1:1: error wrong-type: policies are a list, not 5"],
    ["{}", "p.yaml:1:1: error missing-key: policies is missing"],
    ["policies: 5", "p.yaml:1:11: error wrong-type: policies are a list, not 5"],
    ["? policies\n", "p.yaml:1:3: error wrong-type: policies are a list, not null"],
    ["- 5\n- []\n", "p.yaml:1:3: error wrong-type: a policy is an object, not 5"],
    ["- &a { id: x, actions: ['*'], effect: nay }\n- *a\n", "p.yaml:1:12: error duplicate-id: another policy"],
  ])("%j: %s", (text, sentence) => {
    expect(firstOf(text)).toContain(sentence);
  });

  test("is named when it is no text", async () => {
    writeFileSync(join(folder, "latin1.yaml"), Buffer.from([0x2d, 0x20, 0xe9]));
    await expect(loadPolicies(join(folder, "latin1.yaml"))).rejects.toThrow(/latin1\.yaml:1:1: error not-utf-8/);
  });

  test("in whatever way, is an error with a place", () => {
    const whole = `policies:
  - &first { id: a, actions: &all ['*'], resources: ['wss://x/*'], effect: allow }
  - id: b
    actions: *all
    effect: deny
    conditions: [{ field: meta.port, operator: in, value: [1, 2] }, { field: actor.id, operator: exists }]
`;
    const edit = fc.record({
      at: fc.nat(whole.length),
      length: fc.nat(12),
      text: fc.oneof(
        fc.constantFrom("", "*all", "*first", "&x ", "? ", "- ", ": ", "[", "{}", "null", "5", "<<: "),
        fc.string({ maxLength: 4 }),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce(
          (now, { at, length, text }) => now.slice(0, at) + text + now.slice(at + length),
          whole,
        );
        expect(firstOf(text)).toMatch(/^no error$|^p\.yaml:\d+:\d+: error [\w-]+: ./);
      }),
      { numRuns: 1000 },
    );
  });
});
