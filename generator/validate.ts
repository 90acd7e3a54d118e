/** Checks a document against the schema of the language, and says each problem once, in a sentence, at its place. */
import type { ErrorObject } from "ajv";
import type { Diagnostic } from "./diagnostics.js";
import { shown } from "./message.js";
import type { SpecPath } from "./model.js";
import type { SpecDocument } from "./parse.js";
import { valueDuplicate } from "./rules/constants.js";
import { finding, type Place } from "./rules/rule.js";
import {
  keyMissing,
  keyUnknown,
  nameForm,
  valueEmpty,
  valueForm,
  valueRange,
  valueType,
  valueUnknown,
} from "./rules/schema.js";
import validate from "./schema-validator.js";
import { suggestionOrAll } from "./suggest.js";

export function validateSchema(document: SpecDocument): readonly Diagnostic[] {
  if (validate(document.value)) return [];
  const errors = validate.errors?.slice(0, MAX_ERRORS) ?? [];
  const findings = new Map<string, Diagnostic>();
  for (const error of errors) {
    const finding = findingOf(error, document);
    if (finding === undefined) continue;
    const place = `${JSON.stringify(finding.path)} ${finding.code} ${finding.code === "key-missing" ? finding.message : ""}`;
    if (!findings.has(place)) findings.set(place, finding);
  }
  return [...findings.values()];
}

/** A file with more of them was not written for this schema, and nobody reads them all. */
const MAX_ERRORS = 1000;

/** Undefined for what only says that another error is there. */
function findingOf(error: ErrorObject, document: SpecDocument): Diagnostic | undefined {
  const path = pathOf(error.instancePath, document);
  const place = (where: SpecPath = path, part: "key" | "value" = "value"): Place => ({
    file: document.file,
    ...document.positionOf(where, part),
    path: where,
  });
  const name = path.length === 0 ? "the spec" : `"${nameOf(path)}"`;
  const { params } = error;
  switch (error.keyword) {
    case "if":
    case "allOf":
    case "propertyNames":
      return undefined;
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      const known = Object.keys(error.parentSchema?.properties ?? {});
      return finding(
        keyUnknown,
        "default",
        { key, suggestion: suggestionOrAll(key, known) },
        place([...path, key], "key"),
      );
    }
    case "required": {
      const key = String(params.missingProperty);
      return path.length === 0
        ? finding(keyMissing, "spec", { key }, place(path, "key"))
        : finding(keyMissing, "default", { name: nameOf(path), key }, place(path, "key"));
    }
    case "type": {
      const form = FORMS[String(path.at(-1))];
      // Quotes alone would not make a version of 1.4.
      if (typeof error.data === "number" && form !== undefined)
        return finding(valueForm, "default", { value: shown(error.data), name: nameOf(path), form }, place());
      const types = [params.type].flat().map((type) => NOUNS[String(type)] ?? String(type));
      const expected = { list: types, word: "or" } as const;
      return typeof error.data === "string"
        ? finding(valueType, "text", { name, text: shown(error.data), expected }, place())
        : finding(valueType, "other", { name, noun: nounOf(error.data), expected }, place());
    }
    case "enum": {
      const allowed: readonly unknown[] = [params.allowedValues].flat();
      const values = allowed.map(String);
      if (typeof error.data === "string" && allowed.includes(true))
        return finding(
          valueType,
          "text",
          { name, text: shown(error.data), expected: { list: values, word: "or" } },
          place(),
        );
      const suggestion = suggestionOrAll(String(error.data), values, 30);
      return finding(valueUnknown, "default", { value: shown(error.data), name, suggestion }, place());
    }
    case "const":
      return finding(
        valueUnknown,
        "only",
        { name, value: shown(error.data), expected: shown(params.allowedValue) },
        place(),
      );
    case "pattern":
      return patternFinding(error, path, place);
    case "minimum":
      return finding(valueRange, "least", { name, value: shown(error.data), limit: Number(params.limit) }, place());
    case "maximum":
      return finding(valueRange, "most", { name, value: shown(error.data), limit: Number(params.limit) }, place());
    case "minLength":
      return finding(valueEmpty, "text", { name }, place());
    case "minItems":
      return finding(valueEmpty, "list", { name }, place());
    case "uniqueItems":
      return finding(valueDuplicate, "items", { first: Number(params.j), second: Number(params.i), name }, place());
    default:
      throw new Error(`the schema has a keyword that wireglot has no sentence for: ${error.keyword}`);
  }
}

function patternFinding(
  error: ErrorObject,
  path: SpecPath,
  place: (where?: SpecPath, part?: "key" | "value") => Place,
): Diagnostic {
  const pattern = String(error.params.pattern);
  if (error.propertyName !== undefined) {
    const form = pattern.includes("A-Z][A-Z") ? "upper" : pattern.includes("\\.") ? "dotted" : "snake";
    return finding(nameForm, form, { name: error.propertyName }, place([...path, error.propertyName], "key"));
  }
  const name = nameOf(path);
  if (typeof error.data === "string" && error.data.trim() === "")
    return finding(valueEmpty, "text", { name: `"${name}"` }, place());
  return finding(
    valueForm,
    "default",
    { value: shown(error.data), name, form: FORMS[keyOf(path)] ?? pattern },
    place(),
  );
}

/** The name that holds what is at the path: of a list's item, that of the list. */
function keyOf(path: SpecPath): string {
  return String(path.findLast((step) => typeof step === "string"));
}

/** As a sentence names it: `status`, of an item `status[0]`. */
function nameOf(path: SpecPath): string {
  const key = path.findLastIndex((step) => typeof step === "string");
  return `${path[key]}${path
    .slice(key + 1)
    .map((step) => `[${step}]`)
    .join("")}`;
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
  return shown(value);
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
      typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, step)?.value : undefined;
    return list ? Number(step) : step;
  });
}
