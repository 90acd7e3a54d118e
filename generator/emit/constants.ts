/** constants.ts: constants, groups of them, and the close codes. */
import type { CloseCode, Constant, ConstantGroup, Model } from "../model.js";
import { literal, propertyKey } from "../safe-text.js";
import { docOf } from "./doc.js";
import { alias, constant, type Declaration, type OutputFile } from "./output-file.js";
import { union } from "./type-text.js";

export function emitConstants(model: Model): OutputFile {
  return {
    path: "constants.ts",
    purpose: `The constants of the API \`${model.module}\`.`,
    imports: [],
    declarations: [
      ...model.constants.map((row) => constant(row.tsName, literal(row.value), docOf(model, row))),
      ...model.groups.flatMap((group) => (group.flat ? flatGroup(group, model) : tableGroup(group, model))),
      ...closeCodes(model),
    ],
  };
}

function flatGroup(group: ConstantGroup, model: Model): readonly Declaration[] {
  const type = union(group.members.map((member) => `typeof ${member.tsName}`));
  return [
    ...group.members.map((member) => constant(member.tsName, literal(member.value), docOf(model, member))),
    alias(group.typeName, type, docOf(model, group)),
  ];
}

function tableGroup(group: ConstantGroup, model: Model): readonly Declaration[] {
  const members = group.members.map((member) =>
    entry(member.tsName, literal(member.value), docOf(model, member, [], 2)),
  );
  return [
    constant(group.tsName, table(members), docOf(model, group)),
    alias(group.typeName, `(typeof ${group.tsName})[keyof typeof ${group.tsName}]`, `A value of ${group.tsName}.`),
  ];
}

function closeCodes(model: Model): readonly Declaration[] {
  const rows = model.closeCodes.map((row) => entry(row.name, codeText(row), docOf(model, row, codeFacts(row), 2)));
  const single = model.closeCodes.filter((row) => row.from === row.to);
  return [
    constant("CLOSE_CODES", table(rows), "Close codes by name; a range has both its ends."),
    alias("CloseCode", union(distinct(single.map((row) => row.from))), "A close code that has a row of its own."),
    alias(
      "UnsendableCode",
      union(distinct(single.filter((row) => isUnsendable(row, single)).map((row) => row.from))),
      "Codes that may not be sent.",
    ),
  ];
}

function codeText(row: CloseCode): string {
  return row.from === row.to ? String(row.from) : `{ from: ${row.from}, to: ${row.to} }`;
}

function codeFacts(row: CloseCode): readonly string[] {
  const reason = row.reason === undefined ? [] : [`With a reason that matches \`${row.reason}\`.`];
  return row.sendable ? reason : [...reason, "It may not be sent."];
}

/** Of rows told apart by the reason, one that may be sent is enough. */
function isUnsendable(row: CloseCode, rows: readonly CloseCode[]): boolean {
  return rows.filter((other) => other.from === row.from).every((other) => !other.sendable);
}

function distinct(codes: readonly number[]): readonly string[] {
  return [...new Set(codes)].sort((a, b) => a - b).map(String);
}

function table(entries: readonly string[]): string {
  return entries.length === 0 ? "{} as const" : `{\n${entries.join("")}} as const`;
}

function entry(name: Constant["tsName"], value: string, doc: string): string {
  const comment =
    doc === ""
      ? ""
      : doc.includes("\n")
        ? `  /**\n${doc
            .split("\n")
            .map((line) => `   * ${line}`.trimEnd())
            .join("\n")}\n   */\n`
        : `  /** ${doc} */\n`;
  return `${comment}  ${propertyKey(name)}: ${value},\n`;
}
