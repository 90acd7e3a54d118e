/** client.ts: connect, and the client with the methods that the spec names. */
import type { Field, Method, Model } from "../model.js";
import { variableName } from "../naming.js";
import { stringLiteral } from "../safe-text.js";
import { docOf, plainText } from "./doc.js";
import { constant, type Declaration, docs, type OutputFile, RUNTIME, typeImports } from "./output-file.js";
import { type TypeSettings, typeText } from "./type-text.js";
import { interfacesOf } from "./types.js";

export function emitClient(model: Model): OutputFile {
  const interfaces = interfacesOf(model);
  const settings: TypeSettings = { model, given: true, interfaceOf: (properties) => interfaces.get(properties) };
  const methods = model.methods.map((method) => methodStructure(method, settings));
  const optional = model.optionsRequired ? "" : "?";
  const compression = model.groups.find((group) => group.role === "compression")?.typeName ?? "number";
  const declarations: readonly Declaration[] = [
    {
      is: "interface",
      structure: {
        name: "ApiTypes",
        ...docs("The types of this API, for the runtime that is bound to it."),
        properties: [
          { name: "options", type: "ConnectOptions", isReadonly: true },
          { name: "message", type: "Message", isReadonly: true },
          { name: "control", type: "ControlMessage", isReadonly: true },
          { name: "compression", type: compression, isReadonly: true },
          { name: "errors", type: "Errors", isReadonly: true },
          { name: "client", type: "Client", isReadonly: true },
        ],
      },
    },
    { is: "class", structure: { name: "Client", extends: "BaseClient<ApiTypes>", ...docs(clientDoc(model)), methods } },
    {
      is: "function",
      structure: {
        name: "connect",
        parameters: [
          { name: "url", type: "ConnectUrl" },
          { name: "options", type: "ConnectOptions", hasQuestionToken: optional === "?" },
        ],
        returnType: "Promise<Client>",
        statements: ["return bound.connect(Client, url, options);"],
        ...docs(docOf(model, model.connect, callFacts(model, model.connect.waits, model.connect.errors))),
      },
    },
    constant(
      "connections",
      "bound.connections",
      "The open connections of this API, by their IDs.",
      "Connections<Client>",
    ),
  ];
  const [runtime, constants] = typeImports(declarations, model, "./constants");
  const methodTypes = [...interfaces.values()].filter((name) =>
    methods.some((method) => JSON.stringify(method).includes(name)),
  );
  return {
    path: "client.ts",
    purpose: `The client of the API \`${model.module}\`.`,
    imports: [
      {
        from: RUNTIME,
        values: ["BaseClient"],
        types: ["Channel", "Connections", "ConnectUrl", ...(runtime?.types ?? [])].filter(isUsed(declarations)),
      },
      { from: "./api", values: ["bound"], types: [] },
      {
        from: "./constants",
        values: [],
        types: [...(constants?.types ?? []), ...["UnsendableCode"].filter(isUsed(declarations))],
      },
      { from: "./errors", values: [], types: ["Errors"] },
      {
        from: "./types",
        values: [],
        types: ["ConnectOptions", "ControlMessage", "Message", ...methodTypes, ...namedTypes(model, methods)],
      },
    ],
    declarations,
  };
}

function clientDoc(model: Model): string {
  return docOf(model, { doc: model.summary });
}

function isUsed(declarations: readonly Declaration[]): (name: string) => boolean {
  const text = JSON.stringify(declarations);
  return (name) => new RegExp(`\\b${name}\\b`).test(text);
}

function namedTypes(model: Model, methods: readonly object[]): readonly string[] {
  const text = JSON.stringify(methods);
  return model.types.map((type) => type.tsName).filter((name) => new RegExp(`\\b${name}\\b`).test(text));
}

type MethodStructure = NonNullable<(Declaration & { is: "class" })["structure"]["methods"]>[number];

const RETURNS = {
  send: "Promise<void>",
  ping: "Promise<{ readonly rtt: number }>",
  channel: "Channel<Message>",
  control: "Channel<ControlMessage>",
  close: "Promise<CloseInfo>",
} as const;

function methodStructure(method: Method, settings: TypeSettings): MethodStructure {
  const { model } = settings;
  const generic = method.role === "close" && method.args[0] !== undefined;
  return {
    name: method.tsName,
    ...(generic ? { typeParameters: [{ name: "C", constraint: "number" }] } : {}),
    parameters: method.params.map((param) => ({
      name: variableName(param.name),
      type:
        generic && param.name === method.args[0]
          ? "C extends UnsendableCode ? never : C"
          : typeText(param.type, settings),
      hasQuestionToken: !param.required,
    })),
    returnType: RETURNS[method.role],
    statements: [`return ${callText(method)};`],
    ...docs(
      docOf(model, method, [...paramFacts(model, method.params), ...callFacts(model, method.waits, method.errors)], 2),
    ),
  };
}

/** `this.session.send(data, type, options)`, checked first where the spec says more than the role does. */
function callText(method: Method): string {
  const named = method.args.map((name) => (name === undefined ? "undefined" : variableName(name)));
  while (named.at(-1) === "undefined") named.pop();
  const call = `this.session.${method.role}(${named.join(", ")})`;
  if (!method.checked) return call;
  const values = method.params.map((param) => {
    const variable = variableName(param.name);
    return variable === param.tsName ? variable : `${param.tsName}: ${variable}`;
  });
  return `this.session.checked(${stringLiteral(method.tsName)}, { ${values.join(", ")} }, () => ${call})`;
}

function paramFacts(model: Model, params: readonly Field[]): readonly string[] {
  const lines = params.flatMap((param) =>
    param.doc === undefined
      ? []
      : [`\`${variableName(param.name)}\`: ${plainText(model, param.doc).replace(/\s*\n\s*/g, " ")}`],
  );
  return lines;
}

function callFacts(model: Model, waits: Method["waits"], errors: readonly string[]): readonly string[] {
  const waiting = waits === undefined ? [] : [`Waits ${plainText(model, waits)}.`];
  return errors.length === 0 ? waiting : [...waiting, `Errors: ${errors.map((name) => `\`${name}\``).join(", ")}.`];
}
