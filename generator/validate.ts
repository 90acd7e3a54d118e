/** Checks a document against the schema of the language, and says each problem once, in a sentence, at its place. */
import { readFileSync } from "node:fs";
import type { ErrorObject, ValidateFunction } from "ajv";
import type { Diagnostic } from "./diagnostics.js";
import type { SpecPath } from "./model.js";
import { schemaPath } from "./package-root.js";
import type { SpecDocument } from "./parse.js";
import { listed, shown } from "./rules/rule.js";
import { didYouMean } from "./suggest.js";

export async function validateSchema(document: SpecDocument): Promise<readonly Diagnostic[]> {
  const validate = await schemaValidator();
  if (validate(document.value)) return [];
  const errors = validate.errors ?? [];
  const findings = new Map<string, Diagnostic>();
  for (const error of errors) {
    const finding = findingOf(error, document);
    if (finding === undefined) continue;
    const place = `${JSON.stringify(finding.path)} ${finding.code} ${finding.code === "key-missing" ? finding.message : ""}`;
    if (!findings.has(place)) findings.set(place, finding);
  }
  return [...findings.values()];
}

let compiled: ValidateFunction | undefined;

async function schemaValidator(): Promise<ValidateFunction> {
  if (compiled === undefined) {
    const { Ajv } = await import("ajv");
    const ajv = new Ajv({
      allErrors: true,
      verbose: true,
      strictTypes: false,
      allowUnionTypes: true,
      keywords: ["x-translatable"],
    });
    const schema: unknown = JSON.parse(readFileSync(schemaPath(), "utf8"));
    if (typeof schema !== "object" || schema === null) throw new Error(`${schemaPath()} is no schema`);
    compiled = ajv.compile(schema);
  }
  return compiled;
}

/** Undefined for what only says that another error is there. */
function findingOf(error: ErrorObject, document: SpecDocument): Diagnostic | undefined {
  const path = pathOf(error.instancePath, document);
  const at = (code: string, message: string, where: SpecPath = path, part: "key" | "value" = "value"): Diagnostic => ({
    file: document.file,
    ...document.positionOf(where, part),
    severity: "error",
    code,
    message,
    path: where,
  });
  const name = path.length === 0 ? "the spec" : `"${path.at(-1)}"`;
  const { params } = error;
  switch (error.keyword) {
    case "if":
    case "allOf":
    case "propertyNames":
      return undefined;
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      const known = Object.keys(error.parentSchema?.properties ?? {});
      const accepted = known.length > 12 ? "" : `; ${listed(known, "or")} may stand here`;
      return at(
        "key-unknown",
        `there is no key "${key}" here${didYouMean(key, known) || accepted}`,
        [...path, key],
        "key",
      );
    }
    case "required": {
      const key = String(params.missingProperty);
      return at("key-missing", `${name} needs "${key}"`, path, "key");
    }
    case "type": {
      const types = [params.type].flat().map((type) => NOUNS[String(type)] ?? String(type));
      return at("value-type", `${name} is ${nounOf(error.data)}; expected ${listed(types, "or")}`);
    }
    case "enum": {
      const values = [params.allowedValues].flat().map(String);
      return at(
        "value-unknown",
        `${shown(error.data)} is no value of ${name}${didYouMean(String(error.data), values) || `; it is one of ${values.join(", ")}`}`,
      );
    }
    case "const":
      return at("value-unknown", `${name} is ${shown(error.data)}; expected ${shown(params.allowedValue)}`);
    case "pattern":
      return patternFinding(error, path, at);
    case "minimum":
      return at("value-range", `${name} is ${shown(error.data)}; the least is ${params.limit}`);
    case "maximum":
      return at("value-range", `${name} is ${shown(error.data)}; the most is ${params.limit}`);
    case "minLength":
      return at("value-empty", `${name} is empty`);
    case "minItems":
      return at("value-empty", `${name} has no items`);
    case "uniqueItems":
      return at("value-duplicate", `items ${params.j} and ${params.i} of ${name} are equal`);
    default:
      return at("value-invalid", `${name} ${error.message ?? "is not valid"}`);
  }
}

function patternFinding(
  error: ErrorObject,
  path: SpecPath,
  at: (code: string, message: string, where?: SpecPath, part?: "key" | "value") => Diagnostic,
): Diagnostic {
  const pattern = String(error.params.pattern);
  if (error.propertyName !== undefined) {
    const form = pattern.includes("A-Z][A-Z")
      ? "UPPER_CASE"
      : pattern.includes("\\.")
        ? "words with dots between them"
        : "snake_case";
    return at(
      "name-form",
      `"${error.propertyName}" is no name of this section; names here are in ${form}`,
      [...path, error.propertyName],
      "key",
    );
  }
  if (typeof error.data === "string" && error.data.trim() === "") return at("value-empty", `"${path.at(-1)}" is empty`);
  return at(
    "value-form",
    `${shown(error.data)} has not the form of "${path.at(-1)}": ${FORMS[String(path.at(-1))] ?? pattern}`,
  );
}

const FORMS: Readonly<Record<string, string>> = {
  module: "a letter, then letters, digits, - and _",
  version: "three numbers with dots, such as 1.4.0",
  sourceLocale: "a language tag such as en or pt-BR",
  code: "a code such as 4001, or a range such as 4100-4199",
  id: "a letter, then letters, digits, dots, - and _",
  table:
    "options, constants, closeCodes, permissions, errors, methods, messages, connect, constants.GROUP or methods.NAME",
  status: "a status such as 429, or a class such as 5xx",
};

const NOUNS: Readonly<Record<string, string>> = {
  string: "text",
  object: "a mapping",
  array: "a list",
  integer: "an integer",
  number: "a number",
  boolean: "true or false",
  null: "nothing",
};

function nounOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return typeof value === "string" ? `the text ${shown(value)}` : shown(value);
}

/** Steps of a JSON pointer, those of lists as numbers. */
function pathOf(pointer: string, document: SpecDocument): SpecPath {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let value: unknown = document.value;
  return steps.map((step) => {
    const list = Array.isArray(value);
    value =
      typeof value === "object" && value !== null
        ? Object.entries(value).find(([key]) => key === step)?.[1]
        : undefined;
    return list ? Number(step) : step;
  });
}
