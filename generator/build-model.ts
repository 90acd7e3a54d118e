/** From a valid spec to the model that every output is made from. Pure. */
import {
  buildField,
  buildFields,
  buildNamed,
  buildOptions,
  buildType,
  convert,
  type FieldContext,
  optionalText,
} from "./build-fields.js";
import { buildGuide, buildPages } from "./build-guide.js";
import { parseDuration } from "./duration.js";
import type {
  CloseCode,
  Connect,
  ConstantGroup,
  ErrorModel,
  Json,
  MessageKind,
  Method,
  Model,
  Permission,
  SourceFiles,
} from "./model.js";
import {
  camelCase,
  constantName,
  groupTypeName,
  makerName,
  methodName,
  namedTypeName,
  pascalCase,
  permissionNames,
} from "./naming.js";
import { argumentsOf } from "./parameters.js";
import {
  ERROR_KINDS,
  GROUP_ROLES,
  memberRole,
  OPTION_ROLES,
  type OptionRole,
  type ReconnectAdvice,
  settingName,
} from "./roles.js";
import { optionOfRole } from "./rules/measure.js";
import type {
  CallSpec,
  CloseCodeSpec,
  ErrorSpec,
  FieldSpec,
  GroupSpec,
  MessageSpec,
  MethodSpec,
  Row,
  Spec,
} from "./spec.js";

/** `files` gives the text of an example by its path from the folder of the spec that shows it. */
export function buildModel(spec: Spec, files: SourceFiles): Model {
  const groups = spec.constants.flatMap((row) =>
    row.value.kind === "group" ? [buildGroup({ ...row, value: row.value })] : [],
  );
  const context: FieldContext = {
    spec,
    groups: new Map(groups.map((group) => [group.name, group])),
    named: new Map(),
  };
  const permissions = buildPermissions(spec);
  const options = buildOptions(spec.options, context);
  const model = {
    module: spec.module,
    version: spec.version,
    sourceLocale: spec.sourceLocale,
    ...(spec.title === undefined
      ? {}
      : { title: { key: "title", source: spec.title.text, origin: spec.title.origin } }),
    summary: { key: "summary", source: spec.summary.text, origin: spec.summary.origin },
    ...(spec.description === undefined
      ? {}
      : { description: { key: "description", source: spec.description.text, origin: spec.description.origin } }),
    types: spec.types.map((row) => ({
      ...buildNamed(row),
      tsName: namedTypeName(row.name),
      type: buildType(row.value, context, namedTypeName(row.name)),
    })),
    connect: buildCall(spec.connect, context),
    options,
    optionsRequired: options.some((option) => option.required),
    builtIn: buildBuiltIn(spec),
    constants: spec.constants.flatMap((row) =>
      row.value.kind === "constant"
        ? [{ ...buildNamed(row), tsName: constantName(row.name), value: row.value.value }]
        : [],
    ),
    groups,
    closeCodes: spec.closeCodes.map(buildCloseCode),
    messages: spec.messages.map((row) => buildMessage(row, groups, context)),
    permissions,
    errors: spec.errors.map((row) => buildError(row, context)),
    methods: spec.methods.map((row) => buildMethod(row, context)),
    replaced: Object.fromEntries(spec.replaced),
    kinds: ERROR_KINDS,
  };
  return { ...model, guide: buildGuide(spec, model, files), pages: buildPages(spec, files) };
}

function buildGroup(row: Row<GroupSpec>): ConstantGroup {
  const { role, flat, members } = row.value;
  return {
    ...buildNamed(row),
    tsName: constantName(row.name),
    typeName: groupTypeName(row.name),
    ...(role === undefined ? {} : { role }),
    flat: flat === true,
    members: members.map((member) => {
      const stands = role === undefined ? undefined : memberRole(role, member.value);
      const tsName = flat === true ? constantName(member.name) : member.name;
      return {
        ...buildNamed(member),
        tsName,
        value: member.value.value,
        ...(stands === undefined ? {} : { role: stands }),
      };
    }),
  };
}

function buildCloseCode(row: Row<CloseCodeSpec>): CloseCode {
  const { from, to, reason, sendable = true, clean = false, reconnect = "never" } = row.value;
  const advice: ReconnectAdvice =
    typeof reconnect === "string" ? reconnect : { after: parseDuration(reconnect.after) ?? 0 };
  return {
    ...buildNamed(row),
    from,
    to,
    ...(reason === undefined ? {} : { reason }),
    sendable,
    clean,
    reconnect: advice,
  };
}

function buildMessage(row: Row<MessageSpec>, groups: readonly ConstantGroup[], context: FieldContext): MessageKind {
  const { role, fields } = row.value;
  const value = groups
    .find((group) => group.role === "control-type")
    ?.members.find((member) => member.role === role)?.value;
  return {
    ...buildNamed(row),
    role,
    tsName: `${pascalCase(row.name)}Message`,
    value: String(value ?? GROUP_ROLES["control-type"][role]),
    fields: buildFields(fields, context),
  };
}

function buildPermissions(spec: Spec): readonly Permission[] {
  const names = permissionNames(spec.permissions.map((row) => row.name));
  return spec.permissions.map((row, index) => {
    const { role, resource } = row.value;
    return {
      ...buildNamed(row),
      ...(role === undefined ? {} : { role }),
      resource,
      tsName: names[index] ?? camelCase(row.name),
    };
  });
}

function buildError(row: Row<ErrorSpec>, context: FieldContext): ErrorModel {
  const { role, status = [], kind, retryable, message, details, advice } = row.value;
  return {
    ...buildNamed(row),
    ...(role === undefined ? { maker: makerName(row.name) } : { role }),
    status,
    kind,
    retryable,
    message: message.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (match, name: string | undefined) =>
      name === undefined ? match : `{${camelCase(name)}}`,
    ),
    details: buildFields(details, context, row.name),
    ...optionalText("advice", advice, row.origin),
  };
}

function buildCall(row: Row<CallSpec>, context: FieldContext): Connect {
  const { params, returns, waits, errors } = row.value;
  const { doc } = buildNamed(row);
  const returnsAt = { ...row.origin, path: [...row.origin.path, "returns"] };
  return {
    ...(doc === undefined ? {} : { doc }),
    params: params.map((param) => buildField(param, params, context, row.name)),
    ...(returns === undefined
      ? {}
      : { returns: { type: returns.type, ...optionalText("doc", returns.doc, returnsAt) } }),
    ...optionalText("waits", waits, row.origin),
    errors,
  };
}

function buildMethod(row: Row<MethodSpec>, context: FieldContext): Method {
  const { role, params } = row.value;
  return {
    ...buildNamed(row),
    ...buildCall(row, context),
    tsName: methodName(row.name),
    role,
    args: argumentsOf(role, params).args.map((param) => param?.name),
    checked: isNarrowed(row, context.spec),
  };
}

/** Does a parameter take less than the one of the base's method does? */
function isNarrowed({ value }: Row<MethodSpec>, spec: Spec): boolean {
  const standard = spec.base.methods.find((row) => row.value.role === value.role);
  if (standard === undefined) return false;
  const wide = argumentsOf(value.role, standard.value.params).args;
  return argumentsOf(value.role, value.params).args.some((param, index) => {
    if (param === undefined || param.value.type === "object") return false;
    return JSON.stringify(limitsOf(param.value)) !== JSON.stringify(limitsOf(wide[index]?.value ?? { type: "" }));
  });
}

function limitsOf(field: FieldSpec): unknown {
  const { type, minimum, maximum, minLength, maxLength, pattern, choices } = field;
  return [type, minimum, maximum, minLength, maxLength, pattern, choices];
}

/** The roles that switch something on: what they are without an option is decided by the object that holds them. */
const SWITCHED = /^(?:heartbeat|reconnect)-/;

function buildBuiltIn(spec: Spec): Model["builtIn"] {
  const groups = spec.base.constants.flatMap((row) =>
    row.value.kind === "group" ? [buildGroup({ ...row, value: row.value })] : [],
  );
  const context: FieldContext = {
    spec: { ...spec, constants: spec.base.constants, options: spec.base.options },
    groups: new Map(groups.map((group) => [group.name, group])),
    named: new Map(),
  };
  const settings: Record<string, Json> = {};
  let thresholds: Model["builtIn"]["compressionThreshold"] = { disabled: 0, "context-takeover": 0, "no-context": 0 };
  for (const role of Object.keys(OPTION_ROLES).filter((name): name is OptionRole => name in OPTION_ROLES)) {
    const standard = optionOfRole(spec.base.options, role);
    if (standard === undefined) continue;
    const { default: value, dependentDefault } = standard.value;
    if (role === "compression-threshold") thresholds = thresholdsOf(standard.value, context);
    if (value === undefined || dependentDefault !== undefined) continue;
    const own = optionOfRole(spec.options, role);
    const set = own !== undefined && (own.value.default !== undefined || own.value.dependentDefault !== undefined);
    if (set && role !== "read-limit") continue;
    if (SWITCHED.test(role) && own === undefined && !spec.options.some((row) => isSwitch(row, role))) continue;
    const converted = convert(buildType(standard.value, context, ""), value, context);
    settings[settingName(role)] = role === "compression" ? modeOf(converted) : converted;
  }
  return { settings, compressionThreshold: thresholds, ...fixedNumbers(spec, context) };
}

/** An object option that has some role of the same family: present, the others have their built-in values. */
function isSwitch(row: Row<FieldSpec>, role: OptionRole): boolean {
  return (row.value.properties ?? []).some(
    (property) =>
      (property.value.role !== undefined && familyOf(property.value.role) === familyOf(role)) ||
      isSwitch(property, role),
  );
}

/** What is switched on together: `heartbeat`, `reconnect`, `reconnect-queue`. */
function familyOf(role: OptionRole): string {
  return role.startsWith("reconnect-queue-") ? "reconnect-queue" : (role.split("-", 1)[0] ?? "");
}

function thresholdsOf(field: FieldSpec, context: FieldContext): Model["builtIn"]["compressionThreshold"] {
  const type = buildType(field, context, "");
  const { is = {} } = field.dependentDefault ?? {};
  const standard = field.default ?? is.else ?? 0;
  const of = (mode: keyof (typeof GROUP_ROLES)["compression"]): number => {
    const members = [...context.groups.values()].find((group) => group.role === "compression")?.members ?? [];
    const member = members.find((candidate) => candidate.role === mode);
    return Number(convert(type, is[member?.name ?? ""] ?? standard, context));
  };
  return { disabled: of("disabled"), "context-takeover": of("context-takeover"), "no-context": of("no-context") };
}

/** The value of the compression option is that of a member; the setting is what the member stands for. */
function modeOf(value: Json): string {
  return Object.entries(GROUP_ROLES.compression).find(([, known]) => known === value)?.[0] ?? "disabled";
}

/** Of the spec's own method of the role, else of the base's. */
function fixedNumbers(spec: Spec, context: FieldContext): Pick<Model["builtIn"], "pingTimeout" | "closeCode"> {
  const methods = [...spec.methods, ...spec.base.methods];
  const param = (role: MethodSpec["role"], index: number): readonly FieldSpec[] =>
    methods
      .filter((row) => row.value.role === role)
      .flatMap((row) => argumentsOf(role, row.value.params).args[index]?.value ?? []);
  const numberOf = (fields: readonly FieldSpec[], key: "default" | "minimum" | "maximum"): number => {
    const field = fields.find((candidate) => candidate[key] !== undefined);
    const value = field?.[key];
    return field === undefined || value === undefined
      ? 0
      : Number(convert(buildType(field, context, ""), value, context));
  };
  const timeouts = param("ping", 0).flatMap((field) =>
    (field.properties ?? []).filter((row) => row.name === "timeout").map((row) => row.value),
  );
  const code = param("close", 0);
  return {
    pingTimeout: numberOf(timeouts, "default"),
    closeCode: {
      default: numberOf(code, "default"),
      minimum: numberOf(code, "minimum"),
      maximum: numberOf(code, "maximum"),
    },
  };
}
