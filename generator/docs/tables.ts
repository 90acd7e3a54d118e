/** The tables of a page: a pure function from the model, one for each kind. Every cell is Markdown already. */
import type { CloseCode, Constant, ConstantGroup, ErrorModel, Field, Method, Model, Option, Text } from "../model.js";
import { anchorOf } from "../resolve-reference.js";
import type { ReconnectAdvice } from "../roles.js";
import { type Label, type LabelKey, listed } from "./labels.js";
import { codeSpan } from "./markdown.js";
import { defaultText, delayText, groupsOf, limitsText, shownType } from "./type-text.js";

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a page needs of its language. */
export interface Language {
  readonly label: Label;
  /** A text in the page's language, as Markdown on one line. */
  readonly line: (text: Text) => string;
}

export function optionTable(model: Model, language: Language): Table {
  return fieldTable("option", model, flatten(model.options), language);
}

export function parameterTable(model: Model, params: readonly Field[], language: Language): Table {
  const rows = params.flatMap((param) => [
    { field: param, path: [param.tsName], siblings: params },
    ...innerFields(param),
  ]);
  return fieldTable("parameter", model, rows, language);
}

export function constantTable(group: ConstantGroup, { label, line }: Language): Table {
  return {
    head: [label("constant"), label("value"), label("description")],
    rows: group.members.map((member) => [
      `${mark(anchorOf("constant", group.name, member.name))}${codeSpan(memberName(group, member))}`,
      codeSpan(JSON.stringify(member.value)),
      describe(member, { label, line }),
    ]),
  };
}

export function singleConstantTable(model: Model, { label, line }: Language): Table {
  return {
    head: [label("constant"), label("value"), label("description")],
    rows: model.constants.map((constant) => [
      `${mark(anchorOf("constant", constant.name))}${codeSpan(constant.tsName)}`,
      codeSpan(JSON.stringify(constant.value)),
      describe(constant, { label, line }),
    ]),
  };
}

export function closeCodeTable(model: Model, language: Language): Table {
  const { label } = language;
  return {
    head: [
      label("constant"),
      label("code"),
      label("sendable"),
      label("clean"),
      label("reconnect"),
      label("description"),
    ],
    rows: model.closeCodes.map((row) => [
      `${mark(anchorOf("code", row.name))}${codeSpan(row.name)}`,
      codeOf(row, label),
      yesNo(row.sendable, label),
      yesNo(row.clean, label),
      adviceOf(row.reconnect, label),
      describe(row, language),
    ]),
  };
}

export function permissionTable(model: Model, language: Language): Table {
  const { label } = language;
  return {
    head: [label("action"), label("resource"), label("description")],
    rows: model.permissions.map((row) => [
      `${mark(anchorOf("permission", row.name))}${codeSpan(row.name)}`,
      label(row.resource),
      describe(row, language),
    ]),
  };
}

export function errorTable(model: Model, language: Language): Table {
  const { label } = language;
  const withStatus = model.errors.some((row) => row.status.length > 0);
  return {
    head: [
      label("condition"),
      label("kind"),
      label("retryable"),
      ...(withStatus ? [label("status")] : []),
      label("description"),
    ],
    rows: model.errors.map((row) => [
      `${mark(anchorOf("error", row.name))}${codeSpan(row.name)}`,
      codeSpan(row.kind),
      row.retryable === "advice" ? label("advised") : yesNo(row.retryable, label),
      ...(withStatus
        ? [row.status.length === 0 ? label("none") : listed(row.status.map(String).map(codeSpan), label)]
        : []),
      describeError(row, language),
    ]),
  };
}

export function detailTable(model: Model, { label, line }: Language): Table {
  return {
    head: [label("condition"), label("detail"), label("type"), label("description")],
    rows: model.errors.flatMap((row) =>
      row.details.map((detail) => [
        codeSpan(row.name),
        codeSpan(detail.required ? detail.tsName : `${detail.tsName}?`),
        codeSpan(shownType(detail.type, model, false)),
        describe(detail, { label, line }),
      ]),
    ),
  };
}

export function messageTable(model: Model, language: Language): Table {
  const { label } = language;
  return {
    head: [label("message"), label("field"), label("type"), label("description")],
    rows: model.messages.flatMap((message) => [
      [codeSpan(message.value), codeSpan("type"), codeSpan(JSON.stringify(message.value)), describe(message, language)],
      ...message.fields.map((field) => [
        codeSpan(message.value),
        codeSpan(field.tsName),
        codeSpan(shownType(field.type, model, false)),
        describe(field, language),
      ]),
    ]),
  };
}

/** `close(code?: number, reason?: string)` */
export function signature(method: Pick<Method, "params"> & { readonly tsName: string }, model: Model): string {
  const params = method.params.map((param) => {
    const optional =
      !param.required && !(param.tsName === "options" && model.optionsRequired && method.tsName === "connect");
    const type =
      param.type.kind === "object" && method.tsName === "connect"
        ? "ConnectOptions"
        : shownType(param.type, model, true);
    return `${param.tsName}${optional ? "?" : ""}: ${type}`;
  });
  return `${method.tsName}(${params.join(", ")})`;
}

interface FieldRow {
  readonly field: Field;
  readonly path: readonly string[];
  readonly siblings: readonly Field[];
  readonly anchor?: string;
}

function fieldTable(head: LabelKey, model: Model, rows: readonly FieldRow[], { label, line }: Language): Table {
  const groups = groupsOf(model);
  return {
    head: [label(head), label("type"), label("range"), label("default"), label("description")],
    rows: rows.map(({ field, path, siblings, anchor }) => {
      const zero = field.zero === undefined ? undefined : line(field.zero);
      const limits = limitsText(field.type, groups, label, zero);
      const standard = field.required ? label("required") : defaultText(field, siblings, model, label);
      return [
        `${anchor === undefined ? "" : mark(anchor)}${codeSpan(path.join("."))}`,
        codeSpan(shownType(field.type, model, true)),
        limits === "" ? label("none") : limits,
        standard ?? label("none"),
        describe(field, { label, line }),
      ];
    }),
  };
}

function flatten(
  options: readonly Option[],
  path: readonly string[] = [],
  names: readonly string[] = [],
): readonly FieldRow[] {
  return options.flatMap((option) => {
    const at = [...path, option.tsName];
    const named = [...names, option.name];
    const own: FieldRow = { field: option, path: at, siblings: options, anchor: anchorOf("option", named.join(".")) };
    return [own, ...flatten(option.properties, at, named)];
  });
}

/** Keyword parameters are shown as rows of their own. */
function innerFields(param: Field, path: readonly string[] = [param.tsName]): readonly FieldRow[] {
  const type = param.type;
  if (type.kind !== "object") return [];
  return type.properties.flatMap((field) => {
    const at = [...path, field.tsName];
    return [{ field, path: at, siblings: type.properties }, ...innerFields(field, at)];
  });
}

function describe(
  named: { readonly doc?: Text; readonly deprecated?: Text; readonly renamedFrom?: readonly string[] },
  { label, line }: Language,
): string {
  return [
    ...(named.deprecated === undefined ? [] : [`**${label("deprecated", { text: line(named.deprecated) })}**`]),
    ...(named.doc === undefined ? [] : [line(named.doc)]),
    ...(named.renamedFrom ?? []).map((name) => label("renamed", { name: codeSpan(name) })),
  ].join(" ");
}

function describeError(row: ErrorModel, language: Language): string {
  const advice = row.advice === undefined ? [] : [language.label("advice", { text: language.line(row.advice) })];
  return [describe(row, language), ...advice].join("<br>");
}

function codeOf(row: CloseCode, label: Label): string {
  const code = row.from === row.to ? `${row.from}` : `${row.from}–${row.to}`;
  return row.reason === undefined ? code : `${code} ${label("reason", { pattern: codeSpan(row.reason) })}`;
}

function adviceOf(advice: ReconnectAdvice, label: Label): string {
  return typeof advice === "string" ? label(advice) : label("after", { delay: delayText(advice.after) });
}

function yesNo(flag: boolean, label: Label): string {
  return label(flag ? "yes" : "no");
}

function memberName(group: ConstantGroup, member: Constant): string {
  return group.flat ? member.tsName : `${group.tsName}.${member.tsName}`;
}

/** A place that a link can lead to, whatever heading or cell it stands in. */
function mark(anchor: string): string {
  return `<a id="${anchor}"></a>`;
}
