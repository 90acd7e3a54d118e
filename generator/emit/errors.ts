/** errors.ts: the conditions with their details, and the functions to handle and to make errors. */
import type { ErrorModel, Field, Model } from "../model.js";
import { nameBook, pascalCase, RESERVED_TYPES } from "../naming.js";
import { propertyName, stringLiteral } from "../safe-text.js";
import { docOf, plainText } from "./doc.js";
import { alias, constant, type Declaration, docs, type OutputFile, RUNTIME, typeImports } from "./output-file.js";
import { type TypeSettings, typeText } from "./type-text.js";

export function emitErrors(model: Model): OutputFile {
  const settings: TypeSettings = { model, given: false };
  const names = detailNames(model);
  const declarations: readonly Declaration[] = [
    ...model.errors.flatMap((row) => detailInterface(row, names, settings)),
    {
      is: "interface",
      structure: {
        name: "ErrorDetails",
        ...docs("What an error holds, by its condition."),
        properties: model.errors.map((row) => ({
          name: propertyName(row.name),
          type: detailsOf(row, names),
          isReadonly: true,
          ...docs(docOf(model, row, factsOf(row, model), 2)),
        })),
      },
    },
    {
      is: "interface",
      structure: {
        name: "ErrorKinds",
        ...docs("The kind of an error, by its condition."),
        properties: model.errors.map((row) => ({
          name: propertyName(row.name),
          type: stringLiteral(row.kind),
          isReadonly: true,
        })),
      },
    },
    alias("ErrorCondition", "keyof ErrorDetails", "A condition: a row of the error table."),
    alias(
      "ErrorOf<C extends ErrorCondition = ErrorCondition>",
      "{ [P in C]: WebSocketError<P, ErrorDetails[P], ErrorKinds[P]> }[C]",
      "The error of a condition; of several, a union that `condition` tells apart.",
    ),
    {
      is: "interface",
      structure: {
        name: "Errors",
        extends: ["ErrorFunctions<ErrorDetails, ErrorKinds>"],
        ...docs(
          "The kinds by name, functions to look at errors, and one for each error that is the user's own to throw.",
        ),
        methods: model.errors.flatMap((row) => maker(row, model, names)),
      },
    },
    constant("errors", "bound.errors", "Kinds of errors, and functions to look at errors and to make them.", "Errors"),
  ];
  const words = new Set(JSON.stringify(declarations).match(/\w+/g));
  const fromRuntime = { from: RUNTIME, values: [], types: ["ErrorFunctions", "WebSocketError"] };
  const [runtime, ...others] = typeImports(declarations, model, "./constants");
  return {
    path: "errors.ts",
    purpose: `The errors of the API \`${model.module}\`.`,
    imports: [
      { ...fromRuntime, types: [...fromRuntime.types, ...(runtime?.types ?? [])] },
      { from: "./api", values: ["bound"], types: [] },
      ...others,
      {
        from: "./types",
        values: [],
        types: model.types.map((type) => type.tsName).filter((name) => words.has(name)),
      },
    ],
    declarations,
  };
}

type MethodStructure = NonNullable<(Declaration & { is: "interface" })["structure"]["methods"]>[number];

/** The interface of each condition's details. */
function detailNames(model: Model): ReadonlyMap<string, string> {
  const book = nameBook([
    ...RESERVED_TYPES,
    ...FIXED,
    ...model.types.map((type) => type.tsName),
    ...model.groups.map((group) => group.typeName),
  ]);
  return new Map(model.errors.map((row) => [row.name, book.take(`${pascalCase(row.name)}Details`)]));
}

const FIXED = ["ErrorDetails", "ErrorKinds", "ErrorCondition", "ErrorOf", "ErrorFunctions"];

function detailsOf(row: ErrorModel, names: ReadonlyMap<string, string>): string {
  return row.details.length === 0 ? "Readonly<Record<never, never>>" : (names.get(row.name) ?? "never");
}

function detailInterface(
  row: ErrorModel,
  names: ReadonlyMap<string, string>,
  settings: TypeSettings,
): readonly Declaration[] {
  if (row.details.length === 0) return [];
  return [
    {
      is: "interface",
      structure: {
        name: detailsOf(row, names),
        ...docs(`What the error \`${row.name}\` holds.`),
        properties: row.details.map((detail) => ({
          name: propertyName(detail.tsName),
          type: typeText(detail.type, settings),
          hasQuestionToken: !detail.required,
          isReadonly: true,
          ...docs(docOf(settings.model, detail, unitOf(detail), 2)),
        })),
      },
    },
  ];
}

function unitOf(detail: Field): readonly string[] {
  const kind = detail.type.kind === "named" ? detail.type.type.kind : detail.type.kind;
  if (kind === "duration") return ["In milliseconds."];
  return kind === "bytes" ? ["In bytes."] : [];
}

function maker(row: ErrorModel, model: Model, names: ReadonlyMap<string, string>): readonly MethodStructure[] {
  if (row.maker === undefined) return [];
  const needed = row.details.some((detail) => detail.required);
  return [
    {
      name: row.maker,
      returnType: `ErrorOf<${stringLiteral(row.name)}>`,
      parameters: [
        { name: "details", type: detailsOf(row, names), hasQuestionToken: !needed },
        { name: "cause", type: "unknown", hasQuestionToken: true },
      ],
      ...docs(docOf(model, row, factsOf(row, model), 2)),
    },
  ];
}

function factsOf(row: ErrorModel, model: Model): readonly string[] {
  const status = row.status.length === 0 ? "" : ` HTTP status: ${row.status.join(", ")}.`;
  const retryable = row.retryable === "advice" ? "as the close code advises" : row.retryable ? "yes" : "no";
  const advice = row.advice === undefined ? [] : [plainText(model, row.advice)];
  return [`Kind: ${row.kind}. Retryable: ${retryable}.${status}`, ...advice];
}
