import { readFileSync } from "node:fs";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { sarif } from "../../../generator/formats/sarif.js";
import { context, EVERYTHING, finding, report } from "./reports.js";

/** The official one: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json */
const schema: unknown = JSON.parse(
  readFileSync(new URL("../../golden/formats/sarif-schema-2.1.0.json", import.meta.url), "utf8"),
);
const ajv = new AjvDraft4.default({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema as object);
const ruleOf = (): { why: string; explanation: string } => ({
  why: "Nobody knows the type.",
  explanation: "Write *one* that is known.",
});

test.each([
  ["nothing", []],
  ["everything", EVERYTHING],
])("a log of %s is valid", (_, findings) => {
  for (const more of [{}, { ruleOf }]) {
    const log: unknown = JSON.parse(sarif(report(findings), context(more)));
    expect(validate(log) ? [] : validate.errors).toEqual([]);
  }
});

test("places, rules and fingerprints", () => {
  const log = JSON.parse(sarif(report(EVERYTHING), context({ ruleOf })));
  const [run] = log.runs;
  expect(run.tool.driver).toMatchObject({ name: "wireglot", version: "1.2.3" });
  expect(run.columnKind).toBe("utf16CodeUnits");
  const [first, warning, odd, changed] = run.results;
  expect(first.locations[0]).toEqual({
    physicalLocation: {
      artifactLocation: { uri: "repo/api/chat.yaml", uriBaseId: "%SRCROOT%" },
      region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 11 },
    },
    logicalLocations: [{ fullyQualifiedName: "options.a.type" }],
  });
  for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  expect(run.tool.driver.rules[first.ruleIndex]).toMatchObject({
    fullDescription: { text: "Nobody knows the type." },
    help: { text: "Write *one* that is known.", markdown: "Write *one* that is known." },
    defaultConfiguration: { level: "error" },
  });
  expect(warning.level).toBe("warning");
  const { uri } = odd.locations[0].physicalLocation.artifactLocation;
  expect(decodeURIComponent(uri)).toBe('repo/odd "name", <x>%:\n.yaml');
  expect(changed.relatedLocations).toHaveLength(1);
  expect(changed.properties).toEqual({ axis: "source", step: "major" });
});

test("a fingerprint is that of rule and path: other lines and words have the same", () => {
  const print = (...args: Parameters<typeof finding>): unknown =>
    JSON.parse(sarif(report([finding(...args)]), context())).runs[0].results[0].partialFingerprints;
  expect(print({ line: 40, message: "said otherwise" })).toEqual(print());
  expect(print({ path: ["options", "b"] })).not.toEqual(print());
  expect(print({ code: "other" })).not.toEqual(print());
});
