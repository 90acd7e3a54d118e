/** permissions.ts: the actions that policies speak of. */
import type { Model } from "../model.js";
import { propertyKey, stringLiteral } from "../safe-text.js";
import { docOf } from "./doc.js";
import { alias, constant, type OutputFile, RUNTIME } from "./output-file.js";

export function emitPermissions(model: Model): OutputFile {
  const entries = model.permissions.map((row) => {
    const doc = docOf(model, row, [`Resource: ${row.resource === "url" ? "the URL" : "none"}.`], 2);
    const comment = `  /**\n${doc
      .split("\n")
      .map((line) => `   * ${line}`.trimEnd())
      .join("\n")}\n   */\n`;
    return `${comment}  ${propertyKey(row.tsName)}: ${stringLiteral(row.name)},\n`;
  });
  const table = entries.length === 0 ? "{} as const" : `{\n${entries.join("")}} as const`;
  return {
    path: "permissions.ts",
    purpose: `The actions of the API \`${model.module}\`, and the security policy that decides on them.`,
    imports: [
      { from: RUNTIME, values: [], types: ["SecurityApi"] },
      { from: "./api", values: ["bound"], types: [] },
    ],
    declarations: [
      constant("permissions", table, "Actions that policies allow or deny."),
      alias("Permission", "(typeof permissions)[keyof typeof permissions]", "An action that policies allow or deny."),
      constant("security", "bound.security", "The security context and its policies.", "SecurityApi"),
    ],
  };
}
