/** Options of connect: what a caller gives becomes what the connection works with, or an error that says what is wrong. */

import type {
  Api,
  CompressionMode,
  OptionRole,
  OptionRow,
  OptionTable,
  Settings,
  ValidationError,
  Validator,
} from "./api.js";
import { parseDuration } from "./duration.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import { checkHostOption, isHostType } from "./host-option.js";
import { showAs } from "./inspection.js";
import { nearest } from "./nearest.js";
import { isSecret, optionError, pathTo, reading } from "./option-error.js";
import { entriesOf, isPlainObject, itemsOf } from "./plain-object.js";
import { MASK } from "./redact.js";
import { parseSize } from "./size.js";

export interface ResolvedOptions {
  readonly settings: Settings;
  /** With defaults, by TypeScript name; frozen. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What holds where no option is given, by API: worked out once. */
const defaults = new WeakMap<Api, ResolvedOptions>();

/** @throws WebSocketError of the role `invalid-argument`, for the first option that is wrong. */
export function resolveOptions(api: Api, errors: ErrorFactory, options: unknown): ResolvedOptions {
  const given = options ?? {};
  return reading(errors, { path: "options", value: given }, () => {
    if (!isPlainObject(given) || Object.keys(given).length > 0) return resolve(api, errors, given);
    const known = defaults.get(api) ?? resolve(api, errors, {});
    defaults.set(api, known);
    return known;
  });
}

function resolve(api: Api, errors: ErrorFactory, options: unknown): ResolvedOptions {
  const checked = checkFields({
    table: api.options,
    validate: api.validateOptions,
    errors,
    given: options,
    path: "",
    what: "options",
  });
  const { values, roles } = complete(api.options, checked);
  return { options: values, settings: settingsOf(api, roles) };
}

/** The same for the parameters of a method that its spec limits further. */
export function checkParameters(errors: ErrorFactory, table: OptionTable, validate: Validator, given: unknown): void {
  checkFields({ table, validate, errors, given, path: "", what: "parameters" });
}

interface Check {
  readonly table: OptionTable;
  readonly validate: Validator;
  readonly errors: ErrorFactory;
  readonly given: unknown;
  readonly path: string;
  readonly what: string;
}

type Values = Readonly<Record<string, unknown>>;

/** Converted values: milliseconds, bytes, checked host values; nothing is shared with what the caller gave. */
function checkFields({ table, validate, errors, given, what }: Check): Values {
  const hosts = new Map<string, unknown>();
  const converted = convertFields(table, given, "", { errors, hosts, what });
  if (!validate(converted)) throw fromValidation(validate, table, converted, errors);
  return withHosts(converted, hosts);
}

interface Conversion {
  readonly errors: ErrorFactory;
  /** Values that no schema can check, by path: they are put back after validation. */
  readonly hosts: Map<string, unknown>;
  readonly what: string;
}

function convertFields(table: OptionTable, given: unknown, path: string, conversion: Conversion): Values {
  const { errors, what } = conversion;
  const entries = entriesOf(given);
  if (entries === undefined) throw optionError(errors, { path: what, value: given, accepted: "an object" });
  const values = new Map<string, unknown>();
  for (const [key, value] of entries) {
    if (value === undefined) continue;
    const name = currentName(table, key);
    const row = name === undefined ? undefined : table[name];
    if (name === undefined || row === undefined) throw unknownName(errors, table, key, path, value);
    if (values.has(name))
      throw optionError(errors, {
        path: pathTo(path, key),
        value,
        accepted: `${name}, its new name, alone`,
        secret: isSecret(row),
      });
    values.set(name, convert(row, value, pathTo(path, name), conversion));
  }
  for (const [name, row] of Object.entries(table)) {
    if (row.required === true && !values.has(name))
      throw optionError(errors, { path: pathTo(path, name), value: undefined, accepted: row.accepted });
  }
  return Object.fromEntries(values);
}

/** A name as the table has it now: itself, or that of the option that used to have it. */
function currentName(table: OptionTable, key: string): string | undefined {
  if (Object.hasOwn(table, key)) return key;
  return Object.entries(table).find(([, row]) => row.renamedFrom?.includes(key))?.[0];
}

function unknownName(
  errors: ErrorFactory,
  table: OptionTable,
  key: string,
  path: string,
  value: unknown,
): WebSocketError {
  const names = Object.keys(table);
  const accepted = names.length === 0 ? "no options" : `one of ${names.join(", ")}`;
  return optionError(errors, {
    path: pathTo(path, key),
    value,
    accepted,
    secret: true,
    suggestion: nearest(key, names),
  });
}

function convert(row: OptionRow, value: unknown, path: string, conversion: Conversion): unknown {
  const option = { path, value, secret: isSecret(row) };
  return reading(conversion.errors, option, () => convertTo(row, value, path, conversion));
}

function convertTo(row: OptionRow, value: unknown, path: string, conversion: Conversion): unknown {
  const { errors, hosts } = conversion;
  const wrong = (): WebSocketError =>
    optionError(errors, { path, value, accepted: row.accepted, secret: isSecret(row) });
  if (isHostType(row.type)) {
    hosts.set(path, checkHostOption(errors, row, value, path));
    return null;
  }
  switch (row.type) {
    case "duration": {
      const milliseconds = parseDuration(value);
      if (milliseconds === undefined) throw wrong();
      return milliseconds;
    }
    case "bytes": {
      const bytes = parseSize(value);
      if (bytes === undefined) throw wrong();
      return bytes;
    }
    case "url": {
      const text = value instanceof URL ? value.href : value;
      if (typeof text !== "string" || !URL.canParse(text)) throw wrong();
      return text;
    }
    case "integer":
      if (
        row.flags !== undefined &&
        (typeof value !== "number" || !Number.isInteger(value) || (value & ~row.flags) !== 0 || value > 0x7fffffff)
      )
        throw wrong();
      return value;
    case "list": {
      const items = itemsOf(value);
      if (items === undefined) throw wrong();
      return items.map((item, index) => convert(itemRow(row), item, pathTo(path, index), conversion));
    }
    case "record": {
      const entries = entriesOf(value);
      if (entries === undefined) throw wrong();
      return Object.fromEntries(
        entries.map(([key, item]) => [key, convert(itemRow(row), item, pathTo(path, key), conversion)]),
      );
    }
    case "object":
      if (entriesOf(value) === undefined) throw wrong();
      return convertFields(row.properties as OptionTable, value, path, conversion);
    default:
      if (typeof value === "object" && value !== null) throw wrong();
      return value;
  }
}

/** Of a list or a record, which have one. What is in a secret is secret. */
function itemRow(row: OptionRow): OptionRow {
  const items = row.items as OptionRow;
  return row.secret === true ? { ...items, secret: true } : items;
}

/** What a validator reports, in our own sentence. Names that are unknown or missing were seen before. */
function fromValidation(
  { errors: reported }: Validator,
  table: OptionTable,
  values: Values,
  errors: ErrorFactory,
): WebSocketError {
  const [{ instancePath }] = reported as readonly [ValidationError];
  const steps = instancePath
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let row: OptionRow = { type: "object", accepted: "options", properties: table };
  let value: unknown = values;
  let path = "";
  let secret = false;
  for (const step of steps) {
    const list = row.type === "list";
    row = (list || row.type === "record" ? row.items : row.properties?.[step]) as OptionRow;
    value = Reflect.get(value as object, step);
    path = pathTo(path, list ? Number(step) : step);
    secret ||= isSecret(row);
  }
  return optionError(errors, { path, value, accepted: row.accepted, secret });
}

function withHosts(values: Values, hosts: ReadonlyMap<string, unknown>, path = ""): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const at = pathTo(path, key);
      if (hosts.has(at)) return [key, hosts.get(at)];
      return [
        key,
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? withHosts(value as Values, hosts, at)
          : value,
      ];
    }),
  );
}

interface Completed {
  readonly values: Values;
  readonly roles: ReadonlyMap<OptionRole, unknown>;
}

/** Defaults where nothing was given; an object that is absent stays absent. */
function complete(table: OptionTable, given: Values): Completed {
  const values = new Map<string, unknown>(Object.entries(given));
  const roles = new Map<OptionRole, unknown>();
  for (const [name, row] of Object.entries(table)) {
    if (!values.has(name) && row.default !== undefined) values.set(name, row.default);
  }
  for (const [name, { dependentDefault }] of Object.entries(table)) {
    if (values.has(name) || dependentDefault === undefined) continue;
    const { when, is, else: otherwise } = dependentDefault;
    values.set(name, is.find(([value]) => value === values.get(when))?.[1] ?? otherwise);
  }
  for (const [name, row] of Object.entries(table)) {
    const value = values.get(name);
    if (row.properties !== undefined && value !== undefined) {
      const inner = complete(row.properties, value as Values);
      values.set(name, inner.values);
      for (const [role, set] of inner.roles) roles.set(role, set);
      continue;
    }
    if (row.items !== undefined && value !== undefined) values.set(name, completeItems(row.items, value));
    if (row.role !== undefined && value !== undefined) roles.set(row.role, value);
  }
  return { values: Object.freeze(withoutSecretsInLogs(table, Object.fromEntries(values))), roles };
}

/** Objects in lists and records have their defaults too. */
function completeItems(row: OptionRow, value: unknown): unknown {
  const within = (item: unknown): unknown => {
    if (row.items !== undefined) return completeItems(row.items, item);
    return row.properties === undefined ? item : complete(row.properties, item as Values).values;
  };
  return Object.freeze(
    Array.isArray(value)
      ? value.map(within)
      : Object.fromEntries(Object.entries(value as Values).map(([key, item]) => [key, within(item)])),
  );
}

/** The same object; inspected or turned into JSON, it shows no secret. */
function withoutSecretsInLogs(table: OptionTable, values: Record<string, unknown>): Record<string, unknown> {
  return showAs(values, () =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const row = table[name];
        return [name, row !== undefined && isSecret(row) ? MASK : value];
      }),
    ),
  );
}

/** By role; a role that no option has set has its built-in value. */
function settingsOf(api: Api, roles: ReadonlyMap<OptionRole, unknown>): Settings {
  const families = new Set([...roles.keys()].map(familyOf));
  const builtIn = Object.entries(api.builtIn.settings).filter(([name]) => {
    const family = familyOf(kebabCase(name));
    return family === "" || families.has(family);
  });
  const own = [...roles].map(([role, value]) => [camelCase(role), value] as const);
  // The tables have a value for every role that must have one.
  const settings = Object.assign(Object.create(null), Object.fromEntries([...builtIn, ...own]));
  const mode: CompressionMode = modeOf(api, roles.get("compression")) ?? settings.compression;
  settings.compression = mode;
  settings.compressionThreshold ??= api.builtIn.compressionThreshold[mode];
  if (settings.readLimit === 0) settings.readLimit = api.builtIn.settings.readLimit;
  return settings;
}

/** What is switched on together; "" for what always holds. */
function familyOf(role: string): string {
  if (role.startsWith("reconnect-queue-")) return "reconnect-queue";
  return /^(?:heartbeat|reconnect)(?=-)/.exec(role)?.[0] ?? "";
}

function modeOf(api: Api, value: unknown): CompressionMode | undefined {
  const { compression } = api.constants;
  const modes: readonly CompressionMode[] = ["disabled", "context-takeover", "no-context"];
  return modes.find((mode) => compression[mode] === value);
}

function camelCase(role: string): string {
  return role.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
