/** api.ts: the facts of the spec as the tables that the runtime is bound to. */

import type { CloseCode, ErrorModel, Field, Model, Option, TypeModel } from "../model.js";
import { methodValidator, OPTIONS_VALIDATOR } from "../validator-names.js";
import { Code, type Expression, printExpression } from "./expression.js";
import { type Declaration, type OutputFile, RUNTIME } from "./output-file.js";

export function emitApi(model: Model): OutputFile {
  const validators = [OPTIONS_VALIDATOR, ...model.methods.filter((method) => method.checked).map(methodValidator)];
  return {
    path: "api.ts",
    purpose: `The facts of the API \`${model.module}\`, and the runtime bound to them.`,
    imports: [
      { from: RUNTIME, values: ["bind"], types: ["Api", "Bound", "CloseCodeRow", "ErrorTable", "OptionTable"] },
      { from: "./validators", values: validators, types: [] },
      { from: "./client", values: [], types: ["ApiTypes"] },
    ],
    declarations: [
      ...namedObjects(model).map(({ name, properties }) =>
        table(propertiesConstant(name), "OptionTable", fieldTable(properties, model)),
      ),
      table("OPTIONS", "OptionTable", optionTable(model.options, model)),
      table("ERRORS", "ErrorTable", Object.fromEntries(model.errors.map((row) => [row.name, errorRow(row)]))),
      table("CLOSE_CODE_ROWS", "readonly CloseCodeRow[]", model.closeCodes.map(closeCodeRow)),
      table("API", "Api", api(model)),
      {
        is: "constant",
        name: "bound",
        type: "Bound<ApiTypes>",
        value: "bind<ApiTypes>(API)",
        doc: "Everything that the runtime does, with the names, limits and texts of this API.",
        exported: true,
      },
    ],
  };
}

function table(name: string, type: string, value: Expression): Declaration {
  const used = `const ${name}: ${type} = `.length;
  return { is: "constant", name, type, value: printExpression(value, 0, used), doc: "", exported: false };
}

function optionTable(options: readonly Option[], model: Model): Expression {
  return Object.fromEntries(
    options.map((option) => [
      option.tsName,
      {
        ...fieldRow(option, model),
        role: option.role,
        // Only here may a property have a role: one of a named type has none.
        ...(option.type.kind === "object" ? { properties: optionTable(option.properties, model) } : {}),
      },
    ]),
  );
}

interface NamedObject {
  readonly name: string;
  readonly properties: readonly Field[];
}

/**
 * The named types that are objects, each behind those that it is made of: their rows are tables of their own, since
 * written out wherever they are meant they could grow beyond measure.
 */
function namedObjects(model: Model): readonly NamedObject[] {
  const found = new Map<string, NamedObject>();
  const visit = (type: TypeModel): void => {
    switch (type.kind) {
      case "named":
        if (found.has(type.name)) return;
        visit(type.type);
        if (type.type.kind === "object") found.set(type.name, { name: type.name, properties: type.type.properties });
        return;
      case "list":
        visit(type.items);
        return;
      case "record":
        visit(type.values);
        return;
      case "object":
        for (const property of type.properties) visit(property.type);
    }
  };
  const params = model.methods.filter((method) => method.checked).flatMap((method) => method.params);
  for (const field of [...model.options, ...params]) visit(field.type);
  return [...found.values()];
}

function propertiesConstant(name: string): string {
  return `PROPERTIES_OF_${name.toUpperCase()}`;
}

function fieldTable(fields: readonly Field[], model: Model): Expression {
  return Object.fromEntries(
    fields.map((field) => [field.tsName, { ...fieldRow(field, model), ...typeRow(field.type, model) }]),
  );
}

function fieldRow(field: Field, model: Model): { readonly [key: string]: Expression | undefined } {
  const { dependentDefault } = field;
  return {
    ...typeRow(field.type, model),
    default: field.default,
    dependentDefault: dependentDefault && {
      when: dependentDefault.when,
      is: dependentDefault.is,
      else: dependentDefault.else,
    },
    required: field.required ? true : undefined,
    secret: field.secret ? true : undefined,
    accepted: field.accepted,
    renamedFrom: field.renamedFrom.length === 0 ? undefined : field.renamedFrom,
  };
}

/** What conversion needs to know of a type. */
function typeRow(type: TypeModel, model: Model): { readonly [key: string]: Expression | undefined } {
  switch (type.kind) {
    case "named":
      return type.type.kind === "object"
        ? { type: "object", properties: new Code(propertiesConstant(type.name)) }
        : typeRow(type.type, model);
    case "list":
      return { type: "list", items: { ...typeRow(type.items, model), accepted: type.accepted } };
    case "record":
      return { type: "record", items: { ...typeRow(type.values, model), accepted: type.accepted } };
    case "object":
      return { type: "object", properties: fieldTable(type.properties, model) };
    case "integer":
      return { type: "integer", flags: type.flags?.values.reduce((bits, value) => bits | value, 0) };
    default:
      return { type: type.kind };
  }
}

function errorRow(row: ErrorModel): Expression {
  const secret = row.details.filter((detail) => detail.secret).map((detail) => detail.tsName);
  return {
    role: row.role,
    maker: row.maker,
    status: row.status.length === 0 ? undefined : row.status,
    kind: row.kind,
    retryable: row.retryable,
    message: row.message,
    secret: secret.length === 0 ? undefined : secret,
  };
}

function closeCodeRow({ name, from, to, reason, sendable, clean, reconnect }: CloseCode): Expression {
  return {
    name,
    from,
    to,
    reason,
    sendable,
    clean,
    reconnect: typeof reconnect === "string" ? reconnect : { after: reconnect.after },
  };
}

function api(model: Model): Expression {
  const checked = model.methods.filter((method) => method.checked);
  return {
    module: model.module,
    options: new Code("OPTIONS"),
    methods: Object.fromEntries(
      checked.map((method) => [
        method.tsName,
        { params: fieldTable(method.params, model), validate: new Code(methodValidator(method)) },
      ]),
    ),
    builtIn: {
      settings: model.builtIn.settings,
      compressionThreshold: model.builtIn.compressionThreshold,
      pingTimeout: model.builtIn.pingTimeout,
      closeCode: model.builtIn.closeCode,
    },
    validateOptions: new Code(OPTIONS_VALIDATOR),
    errors: new Code("ERRORS"),
    closeCodes: new Code("CLOSE_CODE_ROWS"),
    constants: constants(model),
    permissions: permissions(model),
  };
}

/** Values of the members of a group with a role, by what each stands for. */
function constants(model: Model): Expression {
  const values = (role: string): Expression => {
    const group = model.groups.find((candidate) => candidate.role === role);
    return Object.fromEntries(
      (group?.members ?? []).flatMap((member) => (member.role === undefined ? [] : [[member.role, member.value]])),
    );
  };
  const messages = Object.fromEntries(model.messages.map((message) => [message.role, message.value]));
  return { compression: values("compression"), messageType: values("message-type"), controlType: messages };
}

function permissions(model: Model): Expression {
  const named = (role: string): string | undefined => model.permissions.find((row) => row.role === role)?.name;
  return { connect: named("connect"), connectUrl: named("connect-url") };
}
