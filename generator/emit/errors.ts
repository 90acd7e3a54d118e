/** errors.ts: the conditions with their details, and the functions to handle and to make errors. */
import type { ErrorModel, Model } from "../model.js";
import { propertyName, stringLiteral } from "../safe-text.js";
import { docOf, plainText } from "./doc.js";
import { alias, constant, type Declaration, docs, type OutputFile, RUNTIME, typeImports } from "./output-file.js";
import { objectText, type TypeSettings } from "./type-text.js";

export function emitErrors(model: Model): OutputFile {
  const settings: TypeSettings = { model, given: false };
  const declarations: readonly Declaration[] = [
    {
      is: "interface",
      structure: {
        name: "ErrorDetails",
        ...docs("What an error holds, by its condition."),
        properties: model.errors.map((row) => ({
          name: propertyName(row.name),
          type: objectText(row.details, settings),
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
        methods: model.errors.flatMap((row) => maker(row, model, settings)),
      },
    },
    constant("errors", "bound.errors", "Kinds of errors, and functions to look at errors and to make them.", "Errors"),
  ];
  const fromRuntime = { from: RUNTIME, values: [], types: ["ErrorFunctions", "WebSocketError"] };
  const [runtime, ...others] = typeImports(declarations, model, "./constants");
  return {
    path: "errors.ts",
    purpose: `The errors of the API \`${model.module}\`.`,
    imports: [
      { ...fromRuntime, types: [...fromRuntime.types, ...(runtime?.types ?? [])] },
      { from: "./api", values: ["bound"], types: [] },
      ...others,
    ],
    declarations,
  };
}

type MethodStructure = NonNullable<(Declaration & { is: "interface" })["structure"]["methods"]>[number];

function maker(row: ErrorModel, model: Model, settings: TypeSettings): readonly MethodStructure[] {
  if (row.maker === undefined) return [];
  const needed = row.details.some((detail) => detail.required);
  return [
    {
      name: row.maker,
      returnType: `ErrorOf<${stringLiteral(row.name)}>`,
      parameters: [
        { name: "details", type: objectText(row.details, settings), hasQuestionToken: !needed },
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
