/**
 * One document of the language as rows of one shape: shorthand written out, what a role or a key says filled in. It
 * reads only what the schema has found valid.
 */
import type { Json, Origin, SpecPath } from "./model.js";
import type { JsonObject, SpecDocument } from "./parse.js";
import {
  ERROR_KINDS,
  MESSAGE_ROLES,
  METHOD_ROLES,
  OPTION_ROLE_SPELLINGS,
  OPTION_ROLES,
  type OptionRole,
  OVERFLOW_VALUES,
} from "./roles.js";
import type {
  CallSpec,
  CloseCodeSpec,
  ConstantSpec,
  ErrorSpec,
  FieldSpec,
  GroupSpec,
  GuideSectionSpec,
  MemberSpec,
  MessageSpec,
  MethodSpec,
  PermissionSpec,
  Prose,
  Row,
} from "./spec.js";

/** A section of one document by name; `null` removes what is inherited under the name. */
export type LayerRows<T> = ReadonlyMap<string, Row<T> | null>;

export interface Layer {
  readonly file: string;
  readonly module: string;
  readonly version: string;
  readonly extends?: string;
  readonly sourceLocale: string;
  readonly title?: Prose;
  readonly summary: Prose;
  readonly description?: Prose;
  readonly types: LayerRows<FieldSpec>;
  readonly connect?: Row<CallSpec>;
  readonly options: LayerRows<FieldSpec>;
  readonly constants: LayerRows<ConstantSpec | GroupSpec>;
  readonly closeCodes: LayerRows<CloseCodeSpec>;
  readonly messages: LayerRows<MessageSpec>;
  readonly permissions: LayerRows<PermissionSpec>;
  readonly errors: LayerRows<ErrorSpec>;
  readonly methods: LayerRows<MethodSpec>;
  readonly guide: readonly Row<GuideSectionSpec>[];
  readonly pages: readonly Row<GuideSectionSpec>[];
}

export function expand(document: SpecDocument): Layer {
  const { file, value } = document;
  const prose = (key: string): Prose | undefined => {
    const text = textOf(value[key]);
    return text === undefined ? undefined : { text, origin: { file, path: [key] } };
  };
  const rows = <T>(key: string, read: (raw: Json, origin: Origin, name: string) => T): LayerRows<T> =>
    rowsOf(recordOf(value[key]), { file, path: [key] }, read);
  const sections = (key: string): readonly Row<GuideSectionSpec>[] =>
    listOf(value[key]).map((raw, index) => section(recordOf(raw), { file, path: [key, index] }));
  const title = prose("title");
  const description = prose("description");
  const parent = textOf(value.extends);
  return {
    file,
    module: textOf(value.module) ?? "",
    version: textOf(value.version) ?? "",
    ...(parent === undefined ? {} : { extends: parent }),
    sourceLocale: textOf(value.sourceLocale) ?? "en",
    ...(title === undefined ? {} : { title }),
    summary: prose("summary") ?? { text: "", origin: { file, path: ["summary"] } },
    ...(description === undefined ? {} : { description }),
    types: rows("types", field),
    ...(value.connect === undefined
      ? {}
      : { connect: connectRow(recordOf(value.connect), { file, path: ["connect"] }) }),
    options: rows("options", field),
    constants: rows("constants", constant),
    closeCodes: rows("closeCodes", closeCode),
    messages: rows("messages", message),
    permissions: rows("permissions", permission),
    errors: rows("errors", error),
    methods: rows("methods", method),
    guide: sections("guide"),
    pages: sections("pages"),
  };
}

function rowsOf<T>(raw: JsonObject, at: Origin, read: (raw: Json, origin: Origin, name: string) => T): LayerRows<T> {
  const names = Object.keys(raw).filter((name) => !name.startsWith("x-"));
  return new Map(
    names.map((name) => {
      const origin = below(at, name);
      const value = raw[name] ?? null;
      return [name, value === null ? null : { name, value: read(value, origin, name), origin }];
    }),
  );
}

/** As {@link rowsOf}, where `null` has no meaning. */
function innerRows<T>(
  raw: Json | undefined,
  at: Origin,
  read: (raw: Json, origin: Origin, name: string) => T,
): readonly Row<T>[] {
  return [...rowsOf(recordOf(raw), at, read).values()].filter((row) => row !== null);
}

function field(raw: Json, origin: Origin): FieldSpec {
  if (typeof raw === "string") return { type: raw };
  const value = recordOf(raw);
  const role = textOf(value.role) as OptionRole | undefined;
  const type = typeOf(textOf(value.type), role);
  const isDependent = isRecord(value.default) && isRecord(value.default.is) && typeof value.default.when === "string";
  const choices = Array.isArray(value.values)
    ? { choices: value.values.filter(isChoice) }
    : overflowChoices(role, value);
  return {
    ...pick<FieldSpec>(value, [
      "required",
      "secret",
      "zero",
      "minimum",
      "maximum",
      "minLength",
      "maxLength",
      "pattern",
      "minItems",
      "maxItems",
      "unique",
      "flags",
    ]),
    ...named(value),
    type,
    ...(role === undefined ? {} : { role }),
    ...(value.default === undefined || value.default === null
      ? {}
      : isDependent
        ? { dependentDefault: { when: String(recordOf(value.default).when), is: recordOf(recordOf(value.default).is) } }
        : { default: value.default }),
    ...(value.items === undefined ? {} : { items: inner("items", value.items, origin) }),
    ...(type === "record" && value.values !== undefined ? { values: inner("values", value.values, origin) } : {}),
    ...(type === "enum" && typeof value.values === "string" ? { group: value.values } : {}),
    ...choices,
    ...(value.properties === undefined
      ? {}
      : { properties: innerRows(value.properties, below(origin, "properties"), field) }),
  };
}

function inner(name: string, raw: Json, origin: Origin): Row<FieldSpec> {
  const at = below(origin, name);
  return { name, value: field(raw, at), origin: at };
}

/** The role's own type where none is written, or where another spelling of it is. */
function typeOf(written: string | undefined, role: OptionRole | undefined): string {
  const own = role === undefined ? undefined : OPTION_ROLES[role];
  if (written === undefined) return own ?? "";
  const spellings: readonly string[] = (role && OPTION_ROLE_SPELLINGS[role]) ?? [];
  return own !== undefined && spellings.includes(written) ? own : written;
}

function overflowChoices(role: OptionRole | undefined, value: JsonObject): { choices?: readonly string[] } {
  return role === "reconnect-queue-overflow" && value.values === undefined ? { choices: OVERFLOW_VALUES } : {};
}

function constant(raw: Json, origin: Origin): ConstantSpec | GroupSpec {
  const value = recordOf(raw);
  if (value.members === undefined)
    return { kind: "constant", ...named(value), value: isChoice(value.value) ? value.value : "" };
  return {
    kind: "group",
    ...named(value),
    ...pick<GroupSpec>(value, ["role", "flat"]),
    members: innerRows(value.members, below(origin, "members"), (member) => {
      const own = recordOf(member);
      return { ...named(own), ...pick<MemberSpec>(own, ["role"]), value: isChoice(own.value) ? own.value : "" };
    }),
  };
}

function closeCode(raw: Json): CloseCodeSpec {
  const value = recordOf(raw);
  const [from = 0, to = from] =
    typeof value.code === "number" ? [value.code] : (textOf(value.code) ?? "").split("-").map(Number);
  return { ...named(value), ...pick<CloseCodeSpec>(value, ["reason", "reconnect", "clean", "sendable"]), from, to };
}

function message(raw: Json, origin: Origin, name: string): MessageSpec {
  const value = recordOf(raw);
  const role = MESSAGE_ROLES.find((candidate) => candidate === (value.role ?? name));
  return { ...named(value), role, fields: innerRows(value.fields, below(origin, "fields"), field) } as MessageSpec;
}

function permission(raw: Json): PermissionSpec {
  const value = recordOf(raw);
  const standard = value.role === "connect-url" ? "url" : "none";
  return {
    ...named(value),
    ...pick<PermissionSpec>(value, ["role"]),
    resource: value.resource === "url" || value.resource === "none" ? value.resource : standard,
  };
}

function error(raw: Json, origin: Origin): ErrorSpec {
  const value = recordOf(raw);
  const status = value.status === undefined ? undefined : Array.isArray(value.status) ? value.status : [value.status];
  return {
    ...named(value),
    ...pick<ErrorSpec>(value, ["role", "advice"]),
    kind: ERROR_KINDS.find((kind) => kind === value.kind) ?? "UNKNOWN",
    retryable: value.retryable === "advice" ? "advice" : value.retryable === true,
    message: textOf(value.message) ?? "",
    ...(status === undefined ? {} : { status: status.filter(isChoice) }),
    details: innerRows(value.details, below(origin, "details"), field),
  };
}

function method(raw: Json, origin: Origin, name: string): MethodSpec {
  const value = recordOf(raw);
  const role = METHOD_ROLES.find((candidate) => candidate === (value.role ?? name));
  return { ...call(value, origin), role } as MethodSpec;
}

function connectRow(value: JsonObject, origin: Origin): Row<CallSpec> {
  return { name: "connect", value: call(value, origin), origin };
}

function call(value: JsonObject, origin: Origin): CallSpec {
  const returns = recordOf(value.returns);
  const doc = textOf(returns.doc);
  const type = textOf(returns.type);
  return {
    ...named(value),
    ...pick<CallSpec>(value, ["waits"]),
    params: innerRows(value.params, below(origin, "params"), field),
    ...(type === undefined ? {} : { returns: { type, ...(doc === undefined ? {} : { doc }) } }),
    errors: listOf(value.errors).filter((name) => typeof name === "string"),
  };
}

function section(value: JsonObject, origin: Origin): Row<GuideSectionSpec> {
  const name = textOf(value.id) ?? "";
  const sections = listOf(value.sections).map((raw, index) => section(recordOf(raw), below(origin, "sections", index)));
  return {
    name,
    value: {
      ...pick<GuideSectionSpec>(value, ["body", "example", "table", "diagram"]),
      title: textOf(value.title) ?? "",
      ...(value.inherited === false ? { inherited: false } : {}),
      sections,
    },
    origin,
  };
}

function named(value: JsonObject): { doc?: string; deprecated?: string; renamedFrom?: readonly string[] } {
  const old =
    typeof value.renamedFrom === "string"
      ? [value.renamedFrom]
      : listOf(value.renamedFrom).filter((name) => typeof name === "string");
  return {
    ...pick<{ doc: string; deprecated: string }>(value, ["doc", "deprecated"]),
    ...(old.length === 0 ? {} : { renamedFrom: old }),
  };
}

/** What the schema has found to have these types. */
function pick<T>(value: JsonObject, keys: readonly (keyof T & string)[]): Partial<T> {
  const entries = keys.flatMap((key) => (value[key] === undefined || value[key] === null ? [] : [[key, value[key]]]));
  const picked: Partial<T> = {};
  return Object.assign(picked, Object.fromEntries(entries));
}

export function below(origin: Origin, ...path: SpecPath): Origin {
  return { file: origin.file, path: [...origin.path, ...path] };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isChoice(value: Json | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function recordOf(value: Json | undefined): JsonObject {
  return isRecord(value) ? value : {};
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
