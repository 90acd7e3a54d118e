/** All files of an SDK but the validators: one emitter each. index.ts says by name what is exported. */
import type { Model } from "../model.js";
import { emitApi } from "./api.js";
import { emitChannel } from "./channel.js";
import { emitClient } from "./client.js";
import { emitConstants } from "./constants.js";
import { emitErrors } from "./errors.js";
import { type Declaration, type OutputFile, RUNTIME } from "./output-file.js";
import { emitPermissions } from "./permissions.js";
import { emitTypes } from "./types.js";

export function emitAll(model: Model): readonly OutputFile[] {
  const files = [
    emitApi(model),
    emitChannel(model),
    emitClient(model),
    emitConstants(model),
    emitErrors(model),
    emitPermissions(model),
    emitTypes(model),
  ];
  return [...files, emitIndex(model, files)];
}

function emitIndex(model: Model, files: readonly OutputFile[]): OutputFile {
  const declarations = files
    .filter((file) => file.path !== "api.ts")
    .map((file): Declaration => ({ is: "reexport", from: `./${file.path.replace(/\.ts$/, "")}`, ...exportsOf(file) }));
  return {
    path: "index.ts",
    purpose: `The API \`${model.module}\`.`,
    imports: [],
    declarations: [
      {
        is: "reexport",
        from: RUNTIME,
        values: ["Actor", "Scope", "WebSocketError"],
        types: [
          "CloseInfo",
          "ConnectUrl",
          "Data",
          "Duration",
          "HeadersInput",
          "HeaderValues",
          "Kind",
          "Policy",
          "ReconnectAdvice",
          "ReconnectedMessage",
          "ReconnectingMessage",
          "Size",
        ],
      },
      ...declarations,
    ],
  };
}

/** Names that are values, types of the same name included, and names that are types alone. */
function exportsOf(file: OutputFile): { readonly values: readonly string[]; readonly types: readonly string[] } {
  const values = file.declarations.flatMap((declaration) => {
    if (declaration.is === "constant") return declaration.exported ? [declaration.name] : [];
    return declaration.is === "class" || declaration.is === "function" ? [declaration.structure.name ?? ""] : [];
  });
  const types = file.declarations.flatMap((declaration) => {
    if (declaration.is === "alias") return declaration.exported ? [declaration.name.replace(/<.*/, "")] : [];
    return declaration.is === "interface" ? [declaration.structure.name] : [];
  });
  return { values, types: types.filter((name) => !values.includes(name)) };
}
