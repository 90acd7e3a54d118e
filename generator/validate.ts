/** Checks a document against the schema of the language, and says each problem once, in a sentence, at its place. */
import type { ErrorObject } from "ajv";
import type { Diagnostic } from "./diagnostics.js";
import { type Message, shown } from "./message.js";
import type { SpecPath } from "./model.js";
import type { SpecDocument } from "./parse.js";
import { valueDuplicate } from "./rules/constants.js";
import { finding, type Place } from "./rules/rule.js";
import {
  formOf,
  keyMissing,
  keyUnknown,
  nameForm,
  type ValueKind,
  valueEmpty,
  valueForm,
  valueKind,
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
      // Of what stands behind a key of the language, not behind a name.
      const key = /\/properties\/(\w+)\/type$/.exec(error.schemaPath)?.[1];
      const form = error.data === null || key === undefined ? undefined : formOf(key);
      // Quotes alone would not make a version of 1.4.
      if (form !== undefined)
        return finding(valueForm, "default", { value: shown(error.data), name: nameOf(path), form }, place());
      const types: readonly ValueKind[] = [params.type].flat();
      return typeFinding(error.data, name, types.map(valueKind), place());
    }
    case "enum": {
      const allowed: readonly unknown[] = [params.allowedValues].flat();
      const values = allowed.map(String);
      if (allowed.includes(true)) return typeFinding(error.data, name, values, place());
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

function typeFinding(value: unknown, name: string, list: readonly (string | Message)[], place: Place): Diagnostic {
  const expected = { list, word: "or" } as const;
  return typeof value === "string"
    ? finding(valueType, "text", { name, text: shown(value), expected }, place)
    : finding(valueType, "other", { name, noun: nounOf(value), expected }, place);
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
    { value: shown(error.data), name, form: formOf(keyOf(path)) ?? pattern },
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

function nounOf(value: unknown): Message | string {
  if (value === null) return valueKind("empty");
  if (Array.isArray(value)) return valueKind("array");
  return typeof value === "object" ? valueKind("object") : shown(value);
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
