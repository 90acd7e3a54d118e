import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { json } from "../../../generator/formats/json.js";
import { context, EVERYTHING, finding, report } from "./reports.js";

const schema: unknown = JSON.parse(
  readFileSync(new URL("../../../spec/schema/report.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema as object);

test.each([
  ["nothing", []],
  ["everything", EVERYTHING],
])("a report of %s is what its published schema says", (_, findings) => {
  const document: unknown = JSON.parse(json(report(findings), context()));
  expect(validate(document) ? [] : validate.errors).toEqual([]);
});

test("the schema refuses what is no report", () => {
  const document = JSON.parse(json(report([finding()]), context()));
  document.findings[0].severity = "fatal";
  document.findings[0].fingerprint = "x";
  expect(validate(document)).toBe(false);
  expect(validate.errors?.map((error) => error.instancePath)).toEqual([
    "/findings/0/severity",
    "/findings/0/fingerprint",
  ]);
});

test("every field that is known is there", () => {
  const document = JSON.parse(json(report(EVERYTHING), context()));
  expect(document).toMatchObject({
    format: 1,
    wireglot: "1.2.3",
    command: "validate",
    files: ["api/chat.yaml", "api/other.yaml"],
    summary: { errors: 4, warnings: 1 },
  });
  for (const [index, { diff, related, axis, step, end, ...rest }] of EVERYTHING.entries())
    expect(document.findings[index]).toMatchObject(
      JSON.parse(JSON.stringify({ ...rest, diff, related, axis, step, end })),
    );
});
