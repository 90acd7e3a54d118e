/** types.ts: what connect takes, what the channels deliver, the named types. */
import type { Field, MessageKind, Model } from "../model.js";
import { nameBook, pascalCase, RESERVED_TYPES } from "../naming.js";
import { propertyName, stringLiteral } from "../safe-text.js";
import { docOf, factsOf } from "./doc.js";
import { alias, type Declaration, docs, type OutputFile, typeImports } from "./output-file.js";
import { optionalType, type TypeSettings, typeText, union } from "./type-text.js";

/** The interface of each object that has one, by its list of properties. */
export type Interfaces = ReadonlyMap<readonly Field[], string>;

export function emitTypes(model: Model): OutputFile {
  const interfaces = interfacesOf(model);
  const given: TypeSettings = { model, given: true, interfaceOf: (properties) => interfaces.get(properties) };
  const declarations = [
    optionsInterface(
      "ConnectOptions",
      "What `connect` takes besides the URL. An option that is `undefined` is absent.",
      model.options,
      given,
    ),
    ...objectInterfaces([...model.options, ...model.methods.flatMap((method) => method.params)], given, interfaces),
    ...model.types.map((type) => alias(type.tsName, typeText(type.type, { model, given: true }), docOf(model, type))),
    ...messages(model),
  ];
  return {
    path: "types.ts",
    purpose: `The types of the API \`${model.module}\`.`,
    imports: typeImports(declarations, model, "./constants"),
    declarations,
  };
}

/** Objects among the options and parameters, at any depth: each has an interface whose name nothing else has. */
export function interfacesOf(model: Model): Interfaces {
  const taken = [
    ...RESERVED_TYPES,
    ...model.types.map((type) => type.tsName),
    ...model.groups.map((group) => group.typeName),
    ...model.messages.map((message) => message.tsName),
  ];
  const book = nameBook(taken);
  const found = new Map<readonly Field[], string>();
  const visit = (fields: readonly Field[], path: readonly string[]): void => {
    for (const field of fields) {
      if (field.type.kind !== "object") continue;
      const at = [...path, field.name];
      const last = pascalCase(field.name);
      const name = pascalCase(at.join("_"));
      found.set(field.type.properties, book.take(last.endsWith("Options") ? name : `${name}Options`));
      visit(field.type.properties, at);
    }
  };
  visit(model.options, []);
  for (const method of model.methods) visit(method.params, [method.name]);
  return found;
}

function optionsInterface(name: string, doc: string, fields: readonly Field[], settings: TypeSettings): Declaration {
  // An interface without properties would take any object.
  if (fields.length === 0) return alias(name, "Readonly<Record<string, never>>", doc);
  return {
    is: "interface",
    structure: {
      name,
      ...docs(doc),
      properties: fields.flatMap((field) => [property(field, settings), ...formerNames(field, settings)]),
    },
  };
}

type PropertyStructure = NonNullable<(Declaration & { is: "interface" })["structure"]["properties"]>[number];

function property(field: Field, settings: TypeSettings): PropertyStructure {
  return {
    name: propertyName(field.tsName),
    type: optionalType(field, settings),
    hasQuestionToken: !field.required,
    isReadonly: true,
    ...docs(docOf(settings.model, field, factsOf(settings.model, field), 2)),
  };
}

/** Old names go on working. What is required is required under its own name, which an old one cannot stand for in a type. */
function formerNames(field: Field, settings: TypeSettings): readonly PropertyStructure[] {
  if (field.required) return [];
  return field.renamedFrom.map((name) => ({
    name: propertyName(name),
    type: optionalType(field, settings),
    hasQuestionToken: true,
    isReadonly: true,
    ...docs(`@deprecated It is called \`${field.tsName}\` now.`),
  }));
}

/** The interfaces of objects among the fields, and of those in them. */
function objectInterfaces(
  fields: readonly Field[],
  settings: TypeSettings,
  interfaces: Interfaces,
): readonly Declaration[] {
  return fields.flatMap((field) => {
    if (field.type.kind !== "object") return [];
    const { properties } = field.type;
    const name = interfaces.get(properties);
    if (name === undefined) return [];
    const own = optionsInterface(name, docOf(settings.model, field), properties, settings);
    return [own, ...objectInterfaces(properties, settings, interfaces)];
  });
}

const DELIVERED = ["text", "binary"] as const;
const CONTROL = ["ping", "pong", "close"] as const;

function messages(model: Model): readonly Declaration[] {
  const names = (roles: readonly string[]): readonly string[] =>
    model.messages.filter((message) => roles.includes(message.role)).map((message) => message.tsName);
  return [
    ...model.messages.map((message) => messageInterface(message, model)),
    alias("Message", union(names(DELIVERED)), "What the channel of messages delivers; `type` tells which."),
    alias(
      "ControlMessage",
      union([...names(CONTROL), "ReconnectingMessage", "ReconnectedMessage"]),
      "What the channel of control messages delivers.",
    ),
  ];
}

function messageInterface(message: MessageKind, model: Model): Declaration {
  const settings: TypeSettings = { model, given: false };
  const type = { name: "type", type: stringLiteral(message.value), isReadonly: true as const };
  const fields = message.fields.map((field) => ({ ...property(field, settings), hasQuestionToken: !field.required }));
  return {
    is: "interface",
    structure: { name: message.tsName, ...docs(docOf(model, message)), properties: [type, ...fields] },
  };
}
