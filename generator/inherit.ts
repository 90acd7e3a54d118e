/**
 * Completes a spec by what it takes over: all of the API that it extends, or else what the base API says where it leaves
 * something unsaid (errors, close codes of the protocol, messages, permissions, methods, constants with a role).
 */
import { adaptCall, adaptError, adaptField, adaptMethod, type Renames } from "./adapt.js";
import type { Layer, LayerRows } from "./expand.js";
import { type GroupRole, memberRole, OPTION_ROLE_ALTERNATIVES, OPTION_ROLES } from "./roles.js";
import type {
  CallSpec,
  ConstantSpec,
  ErrorSpec,
  FieldSpec,
  GroupSpec,
  GuideSectionSpec,
  MethodSpec,
  Row,
  Rows,
  Spec,
} from "./spec.js";

/** `parent`: the completed spec that this one extends. `base`: the completed base spec; absent, this is the base. */
export function inherit(layer: Layer, parent: Spec | undefined, base: Spec | undefined): Spec {
  const from = parent ?? base;
  const extending = parent !== undefined;
  const none: Rows<never> = [];
  const renames: Renames = { names: new Map(from?.replaced), members: new Map() };

  const inheritedConstants = (from?.constants ?? none).filter(
    (row) => extending || (row.value.kind === "group" && row.value.role !== undefined),
  );
  const settled = settleMembers(inheritedConstants, layer.constants);
  const constants = merge(
    "constant",
    settled.inherited,
    settled.own,
    (value) => (value.kind === "group" && value.role !== undefined ? [value.role] : []),
    renames,
  );
  noteMembers(from?.constants ?? none, constants, renames);
  const options = withRoleLimits(
    merge("option", extending ? parent.options : none, layer.options, rolesOf, renames),
    base,
    renames,
  );
  noteOptions(from?.options ?? none, options, renames);
  const types = merge("type", extending ? parent.types : none, layer.types, () => [], renames);
  const errors = withStandardDetails(mergeErrors(from, layer, renames), base, renames);
  const permissions = merge(
    "permission",
    from?.permissions ?? none,
    layer.permissions,
    ({ role }) => (role === undefined ? [] : [role]),
    renames,
  );
  const methods = merge("method", from?.methods ?? none, layer.methods, ({ role }) => [role], renames);
  const messages = merge("message", from?.messages ?? none, layer.messages, ({ role }) => [role], renames);
  const closeCodes = merge(
    "code",
    from?.closeCodes.filter(({ value }) => extending || (value.from >= 1000 && value.to <= 1015)) ?? none,
    layer.closeCodes,
    ({ from: first, to, reason }) => [`${first}-${to}/${reason ?? ""}`],
    renames,
  );
  const adapted = <T>(rows: Rows<T>, adapt: (value: T, inherited: Spec, known: Renames) => T): Rows<T> =>
    from === undefined
      ? rows
      : rows.map((row) => (row.origin.file === layer.file ? row : { ...row, value: adapt(row.value, from, renames) }));

  return {
    file: layer.file,
    module: layer.module,
    version: layer.version,
    sourceLocale: layer.sourceLocale,
    ...(layer.title === undefined ? {} : { title: layer.title }),
    summary: layer.summary,
    ...descriptionOf(layer),
    types: adapted(types, adaptField),
    connect: connectOf(layer, from, renames),
    options: adapted(options, adaptField),
    constants,
    closeCodes,
    messages,
    permissions,
    errors: adapted(errors, adaptError),
    methods: withReturns(adapted(methods, adaptMethod), base),
    guide: mergeGuide(extending ? parent.guide : none, layer.guide),
    pages: mergeGuide(extending ? parent.pages.filter((row) => row.value.inherited !== false) : none, layer.pages),
    base: base === undefined ? { options, constants, methods } : base.base,
    replaced: renames.names,
  };
}

/** Own rows take the place of inherited ones of the same name, and of those that have one of their roles. */
function merge<T>(
  kind: string,
  inherited: Rows<T>,
  own: LayerRows<T>,
  rolesOfValue: (value: T) => readonly string[],
  renames: Renames,
): Rows<T> {
  const result: Row<T>[] = [];
  const placed = new Set<string>();
  for (const row of inherited) {
    const sameName = own.get(row.name);
    if (sameName === null) continue;
    const roles = rolesOfValue(row.value);
    const successor =
      sameName ??
      [...own.values()].find(
        (other) => other !== null && rolesOfValue(other.value).some((role) => roles.includes(role)),
      );
    if (successor === undefined || successor === null) {
      result.push(row);
      continue;
    }
    if (successor.name !== row.name) renames.names.set(`${kind}:${row.name}`, successor.name);
    if (!placed.has(successor.name)) result.push(successor);
    placed.add(successor.name);
  }
  for (const row of own.values()) if (row !== null && !placed.has(row.name)) result.push(row);
  return result;
}

/**
 * An own constant with the name of a member that an inherited group exports by its own name: of the same value it takes
 * the member's place, of another the group gives up its members' own names.
 */
function settleMembers(
  inherited: Rows<ConstantSpec | GroupSpec>,
  own: LayerRows<ConstantSpec | GroupSpec>,
): { readonly inherited: Rows<ConstantSpec | GroupSpec>; readonly own: LayerRows<ConstantSpec | GroupSpec> } {
  const left = new Map(own);
  const groups = inherited.map((row): Row<ConstantSpec | GroupSpec> => {
    const group = row.value;
    if (group.kind !== "group" || group.flat !== true) return row;
    const rivals = group.members.flatMap((member) => {
      const rival = own.get(member.name);
      return rival?.value.kind === "constant" ? [{ rival, value: rival.value, member }] : [];
    });
    if (rivals.some(({ value, member }) => value.value !== member.value.value))
      return { ...row, value: { ...group, flat: false } };
    const members = group.members.map((member) => {
      const found = rivals.find((pair) => pair.member === member);
      if (found === undefined) return member;
      left.delete(member.name);
      const { kind: _, ...value } = found.value;
      return { name: member.name, value, origin: found.rival.origin };
    });
    return { ...row, value: { ...group, members } };
  });
  return { inherited: groups, own: left };
}

/** Own errors stand before inherited ones, and take their statuses from them. */
function mergeErrors(from: Spec | undefined, layer: Layer, renames: Renames): Rows<ErrorSpec> {
  const own = [...layer.errors.values()].filter((row) => row !== null);
  const taken = new Set(own.flatMap((row) => row.value.status ?? []));
  const single = new Map<string, string>(
    own.flatMap((row) =>
      row.value.role === undefined || row.value.role === "http-status" ? [] : [[row.value.role, row.name]],
    ),
  );
  const kept = (from?.errors ?? []).flatMap((row): Rows<ErrorSpec> => {
    if (layer.errors.has(row.name)) return [];
    const successor = row.value.role === undefined ? undefined : single.get(row.value.role);
    if (successor !== undefined) {
      renames.names.set(`error:${row.name}`, successor);
      return [];
    }
    if (row.value.role !== "http-status") return [row];
    const status = (row.value.status ?? []).filter((code) => !taken.has(code));
    if (status.length === (row.value.status ?? []).length) return [row];
    const heir = own.find((other) => (other.value.status ?? []).some((code) => row.value.status?.includes(code)));
    if (status.length > 0) return [{ ...row, value: { ...row.value, status } }];
    if (heir !== undefined) renames.names.set(`error:${row.name}`, heir.name);
    return [];
  });
  return [...own, ...kept];
}

/** A row with a role has what the runtime fills in, beside what it declares itself. */
function withStandardDetails(errors: Rows<ErrorSpec>, base: Spec | undefined, renames: Renames): Rows<ErrorSpec> {
  if (base === undefined) return errors;
  return errors.map((row) => {
    const { role, details } = row.value;
    const standard = role === undefined ? undefined : base.errors.find((other) => other.value.role === role);
    if (standard === undefined || row.origin.file === standard.origin.file) return row;
    const missing = standard.value.details.filter((detail) => !details.some((own) => own.name === detail.name));
    const adapted = missing.map((detail) => ({ ...detail, value: adaptField(detail.value, base, renames) }));
    return { ...row, value: { ...row.value, details: [...details, ...adapted] } };
  });
}

/** What a role's row of the base says of a value, where an own row does not: limits, items, the group. */
function withRoleLimits(options: Rows<FieldSpec>, base: Spec | undefined, renames: Renames): Rows<FieldSpec> {
  if (base === undefined) return options;
  return options.map((row) => {
    const { role, properties } = row.value;
    const standard = role === undefined ? undefined : findByRole(base.options, role)?.value;
    const fits =
      role !== undefined &&
      [OPTION_ROLES[role], ...(OPTION_ROLE_ALTERNATIVES[role] ?? [])].some((type) => type === row.value.type);
    const limits = standard === undefined || !fits ? {} : limitsOf(adaptField(standard, base, renames), row.value);
    const inner = properties === undefined ? {} : { properties: withRoleLimits(properties, base, renames) };
    return { ...row, value: { ...limits, ...row.value, ...inner } };
  });
}

function limitsOf(standard: FieldSpec, own: FieldSpec): Partial<FieldSpec> {
  const { minimum, maximum, items, unique, group } = standard;
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(items === undefined ? {} : { items }),
    ...(unique === undefined ? {} : { unique }),
    ...(group === undefined || own.choices !== undefined ? {} : { group }),
  };
}

function withReturns(methods: Rows<MethodSpec>, base: Spec | undefined): Rows<MethodSpec> {
  if (base === undefined) return methods;
  return methods.map((row) => {
    const returns = base.methods.find((other) => other.value.role === row.value.role)?.value.returns;
    return row.value.returns !== undefined || returns === undefined
      ? row
      : { ...row, value: { ...row.value, returns: { type: returns.type } } };
  });
}

function connectOf(layer: Layer, from: Spec | undefined, renames: Renames): Row<CallSpec> {
  if (layer.connect !== undefined) {
    const params =
      layer.connect.value.params.length > 0 || from === undefined
        ? layer.connect.value.params
        : from.connect.value.params;
    return { ...layer.connect, value: { ...layer.connect.value, params } };
  }
  if (from === undefined)
    return { name: "connect", value: { params: [], errors: [] }, origin: { file: layer.file, path: ["connect"] } };
  return { ...from.connect, value: adaptCall(from.connect.value, from, renames) };
}

/** Sections of the same id are replaced where they stand, inner ones too; new ones follow. */
function mergeGuide(inherited: Rows<GuideSectionSpec>, own: Rows<GuideSectionSpec>): Rows<GuideSectionSpec> {
  const placed = new Set<string>();
  const place = (rows: Rows<GuideSectionSpec>): Rows<GuideSectionSpec> =>
    rows.map((row) => {
      const successor = own.find((other) => other.name === row.name);
      if (successor === undefined) return { ...row, value: { ...row.value, sections: place(row.value.sections) } };
      placed.add(successor.name);
      return successor;
    });
  const merged = place(inherited);
  return [...merged, ...own.filter((row) => !placed.has(row.name))];
}

function descriptionOf(layer: Layer): Pick<Spec, "description"> {
  return layer.description === undefined ? {} : { description: layer.description };
}

/** An option's own role, or those of its properties. */
function rolesOf(value: FieldSpec): readonly string[] {
  return [
    ...(value.role === undefined ? [] : [value.role]),
    ...(value.properties ?? []).flatMap((row) => rolesOf(row.value)),
  ];
}

function findByRole(options: Rows<FieldSpec>, role: string): Row<FieldSpec> | undefined {
  for (const row of options) {
    if (row.value.role === role) return row;
    const found = row.value.properties && findByRole(row.value.properties, role);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Under which name the option of each role is found now: `option:heartbeat.interval` -> `keep_alive.every`. */
function noteOptions(before: Rows<FieldSpec>, after: Rows<FieldSpec>, renames: Renames): void {
  const now = pathsByRole(after);
  for (const [role, path] of pathsByRole(before)) {
    const successor = now.get(role);
    if (successor !== undefined && successor !== path) renames.names.set(`option:${path}`, successor);
  }
}

function pathsByRole(options: Rows<FieldSpec>, prefix = ""): ReadonlyMap<string, string> {
  return new Map(
    options.flatMap((row) => {
      const path = `${prefix}${row.name}`;
      const own: readonly (readonly [string, string])[] = row.value.role === undefined ? [] : [[row.value.role, path]];
      return [...own, ...pathsByRole(row.value.properties ?? [], `${path}.`)];
    }),
  );
}

/** Which member stands now for what a member of an inherited group stood for. */
function noteMembers(
  before: Rows<ConstantSpec | GroupSpec>,
  after: Rows<ConstantSpec | GroupSpec>,
  renames: Renames,
): void {
  for (const [role, old] of groupsByRole(before)) {
    const current = groupsByRole(after).get(role);
    if (current === undefined || current.origin === old.origin) continue;
    if (current.name !== old.name) renames.names.set(`constant:${old.name}`, current.name);
    for (const member of old.value.members) {
      const stands = memberRole(role, member.value);
      const successor = current.value.members.find((other) => memberRole(role, other.value) === stands);
      if (successor === undefined) continue;
      renames.members.set(`${old.name}.${member.name}`, successor.name);
      const [from, to] = [`${old.name}.${member.name}`, `${current.name}.${successor.name}`];
      if (from !== to) renames.names.set(`constant:${from}`, to);
    }
  }
}

function groupsByRole(constants: Rows<ConstantSpec | GroupSpec>): ReadonlyMap<GroupRole, Row<GroupSpec>> {
  return new Map(
    constants.flatMap((row) => {
      const { value } = row;
      return value.kind === "group" && value.role !== undefined ? [[value.role, { ...row, value }] as const] : [];
    }),
  );
}
