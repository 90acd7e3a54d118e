/** What an emitter gives: the imports and declarations of one file, mostly as ts-morph's structures without their kind. */

import type {
  ClassDeclarationStructure,
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  JSDocStructure,
  OptionalKind,
} from "ts-morph";
import type { Model } from "../model.js";

export interface EmitSettings {
  /** What generated code imports the runtime from. */
  readonly runtime: string;
  /** How relative imports end: `.js`, `.ts` or nothing. */
  readonly extension: string;
}

export type Declaration =
  | { readonly is: "interface"; readonly structure: OptionalKind<InterfaceDeclarationStructure> }
  | { readonly is: "class"; readonly structure: OptionalKind<ClassDeclarationStructure> }
  | { readonly is: "function"; readonly structure: OptionalKind<FunctionDeclarationStructure> }
  | {
      readonly is: "alias";
      readonly name: string;
      readonly type: string;
      readonly doc: string;
      readonly exported: boolean;
    }
  /** Without a type it is inferred, which `isolatedDeclarations` allows for literals alone. */
  | {
      readonly is: "constant";
      readonly name: string;
      readonly type?: string;
      readonly value: string;
      readonly doc: string;
      readonly exported: boolean;
    }
  | {
      readonly is: "reexport";
      readonly from: string;
      readonly values: readonly string[];
      readonly types: readonly string[];
    };

export interface Import {
  readonly from: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
}

export interface OutputFile {
  /** From the out folder: `types.ts`. */
  readonly path: string;
  /** What the file is, as its first comment. */
  readonly purpose: string;
  readonly imports: readonly Import[];
  readonly declarations: readonly Declaration[];
}

export function constant(name: string, value: string, doc: string, type?: string): Declaration {
  return { is: "constant", name, value, doc, exported: true, ...(type === undefined ? {} : { type }) };
}

export function alias(name: string, type: string, doc: string): Declaration {
  return { is: "alias", name, type, doc, exported: true };
}

export function docs(text: string): { docs?: OptionalKind<JSDocStructure>[] } {
  return text === "" ? {} : { docs: [{ description: text.includes("\n") ? `\n${text}` : text }] };
}

/** Types of the runtime that declarations may name. */
const RUNTIME_TYPES = [
  "CloseInfo",
  "Data",
  "Duration",
  "HeadersInput",
  "HttpAgent",
  "ReconnectedMessage",
  "ReconnectingMessage",
  "Size",
  "TlsOptions",
] as const;

/** Imports of the types that the declarations name: those of the runtime, and those of constant groups. */
export function typeImports(declarations: readonly Declaration[], model: Model, constants: string): readonly Import[] {
  const text = JSON.stringify(declarations);
  const named = (names: readonly string[]): readonly string[] =>
    names.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return [
    { from: RUNTIME, values: [], types: named(RUNTIME_TYPES) },
    { from: constants, values: [], types: named(model.groups.map((group) => group.typeName)) },
  ];
}

/** Stands in an import for what the settings say. */
export const RUNTIME = "runtime";
