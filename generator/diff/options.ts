/** What connect takes: options by name, and by the role that ties each to what the runtime does. */
import { valueText } from "../describe-type.js";
import { interfacesOf } from "../emit/types.js";
import type { Json, Model, Option, Origin, TypeModel } from "../model.js";
import { memberRole, type OptionRole, settingName } from "../roles.js";
import { type AnyField, compareFields, defaultLabel, type FieldScope, fieldChange, sameDefault } from "./fields.js";
import type { Pair } from "./pair.js";
import { type Change, type DiffRules, type Models, placesOf, sectionOf } from "./rule.js";
import type { TypeNames } from "./types.js";

export const OPTION_RULES: DiffRules = {
  "option-role-added": {
    axis: "behaviour",
    step: "major",
    message: 'the option "{name}" acts now, by the role "{role}"',
    why: "A value that was only checked and kept begins to change what the client does.",
  },
  "option-role-removed": {
    axis: "behaviour",
    step: "major",
    message: 'the option "{name}" has lost its role "{role}"',
    why: "It compiles and is checked as before, and nothing happens by it.",
  },
  "option-role-moved": {
    axis: "behaviour",
    step: "major",
    message: 'the role "{role}" went from the option "{name}" to "{new}"',
    why: "Programs that set the old option compile as before, and the client no longer acts on it.",
  },
  "option-role-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the option "{name}" has another role: "{old}" before, "{new}" now',
    why: "The same name and value make the client do something else.",
  },
  "interface-renamed": {
    axis: "source",
    step: "major",
    message: 'the interface of "{name}" is now called {new}, before {old}',
    why: "Code that imports the interface by its name no longer compiles.",
  },
};

export function* compareOptions(models: Models, names: TypeNames): Iterable<Change> {
  const { old, new: now } = models;
  const interfaces = { old: interfacesOf(old), new: interfacesOf(now) };
  const places: AllPlaces = {
    old: optionsByRole(old.options),
    new: optionsByRole(now.options),
    paths: new Set(pathsOf(now.options)),
  };
  const scope: FieldScope = {
    container: "option",
    direction: "input",
    prefix: "",
    lists: { old: sectionOf(old, "options"), new: sectionOf(now, "options") },
    names,
    meanings: rolesIn,
    defaults: (pair, at) => compareDefaults(pair, at, models),
    *more(pair, at) {
      yield* compareRoles(pair, at, places);
      yield* compareInterfaces(pair, at, interfaces);
    },
  };
  yield* compareFields(old.options, now.options, scope);
  yield* compareBuiltIn(models, places);
}

/** An option's own role; of an object, those of its properties. */
function rolesIn(option: AnyField): readonly string[] {
  if (option.role !== undefined) return [option.role];
  return (option.properties ?? []).flatMap(rolesIn).map((role) => `in an object: ${role}`);
}

interface Placed {
  readonly path: string;
  readonly option: Option;
}

type Places = ReadonlyMap<OptionRole, Placed>;

interface AllPlaces {
  readonly old: Places;
  readonly new: Places;
  /** Of all options of the new model. */
  readonly paths: ReadonlySet<string>;
}

function pathsOf(options: readonly Option[], prefix = ""): readonly string[] {
  return options.flatMap(({ name, properties }) => [`${prefix}${name}`, ...pathsOf(properties, `${prefix}${name}.`)]);
}

function optionsByRole(options: readonly Option[], prefix = ""): Places {
  return new Map(
    options.flatMap((option): readonly (readonly [OptionRole, Placed])[] => {
      const path = `${prefix}${option.name}`;
      const own = option.role === undefined ? [] : [[option.role, { path, option }] as const];
      return [...own, ...optionsByRole(option.properties, `${path}.`)];
    }),
  );
}

function* compareRoles({ old, new: now }: Pair<AnyField>, { prefix }: FieldScope, places: AllPlaces): Iterable<Change> {
  if (old.role === now.role) return;
  const name = `${prefix}${now.name}`;
  const at = placesOf(old, now);
  if (old.role === undefined) {
    // Where the option that had the role is still there, the move is said there.
    const source = now.role && places.old.get(now.role);
    if (source === undefined || !places.paths.has(source.path))
      yield { code: "option-role-added", values: { name, role: now.role ?? "" }, ...at("role") };
    return;
  }
  const target = places.new.get(old.role);
  const role = old.role;
  if (target !== undefined)
    yield { code: "option-role-moved", values: { name, role, new: target.path }, ...at("role") };
  else if (now.role === undefined) yield { code: "option-role-removed", values: { name, role }, ...at("role") };
  else yield { code: "option-role-changed", values: { name, old: role, new: now.role }, ...at("role") };
}

/** The interface of an object option is named after it: under the option's own name only a clash can change it. */
function* compareInterfaces(
  { old, new: now }: Pair<AnyField>,
  { prefix }: FieldScope,
  interfaces: { readonly old: ReturnType<typeof interfacesOf>; readonly new: ReturnType<typeof interfacesOf> },
): Iterable<Change> {
  if (old.type.kind !== "object" || now.type.kind !== "object") return;
  const [before, after] = [interfaces.old.get(old.type.properties), interfaces.new.get(now.type.properties)];
  if (before === undefined || after === undefined || before === after) return;
  const values = { name: `${prefix}${now.name}`, old: before, new: after };
  yield { code: "interface-renamed", values, before: old.origin, after: now.origin };
}

/** What holds without the option: its own default, else the built-in value of its role. */
function* compareDefaults({ old, new: now }: Pair<AnyField>, scope: FieldScope, models: Models): Iterable<Change> {
  if (sameDefault(old, now)) return;
  const [before, after] = [effective(old, models.old), effective(now, models.new)];
  const same = old.role === now.role && before !== undefined && before === after;
  const values = { name: `${scope.prefix}${now.name}`, old: defaultLabel(old), new: defaultLabel(now) };
  yield fieldChange(scope, same ? "default-stated" : "default-changed", values, old.origin, now.origin);
}

/** A role that gains or loses its option may change what holds for everybody. */
function* compareBuiltIn(models: Models, places: AllPlaces): Iterable<Change> {
  for (const role of new Set([...places.old.keys(), ...places.new.keys()])) {
    const [old, now] = [places.old.get(role), places.new.get(role)];
    if ((old === undefined) === (now === undefined)) continue;
    const before = old === undefined ? builtIn(role, models.old) : effective(old.option, models.old);
    const after = now === undefined ? builtIn(role, models.new) : effective(now.option, models.new);
    if (before === undefined || after === undefined || before === after) continue;
    const type = (now ?? old)?.option.type;
    const values = { name: now?.path ?? old?.path ?? "", old: shown(before, type), new: shown(after, type) };
    const place: Origin = now?.option.origin ?? sectionOf(models.new, "options", old?.option.name ?? "");
    const scope = { container: "option", direction: "input" } as const;
    yield fieldChange(scope, "default-changed", values, old?.option.origin, place);
  }
}

function shown(value: string, type: TypeModel | undefined): string {
  const parsed: unknown = /^\d/.test(value) ? Number(value) : value;
  return typeof parsed === "number" && type !== undefined ? valueText(type, parsed, new Map()) : value;
}

/** As a text that can be compared and shown; undefined: nothing holds, or it is not known. */
function effective(option: AnyField, model: Model): string | undefined {
  const { role, default: own, dependentDefault } = option;
  if (role === undefined) return undefined;
  if (dependentDefault !== undefined) return role === "compression-threshold" ? thresholds(option, model) : undefined;
  if (own === undefined) return builtIn(role, model);
  if (role === "compression") return modeOf(own, model);
  if (role === "compression-threshold") return thresholds(option, model);
  return JSON.stringify(own);
}

function builtIn(role: OptionRole, model: Model): string | undefined {
  const { settings, compressionThreshold } = model.builtIn;
  if (role === "compression-threshold") return JSON.stringify(compressionThreshold);
  const value = settings[settingName(role)];
  return role === "compression" && typeof value === "string"
    ? value
    : value === undefined
      ? undefined
      : JSON.stringify(value);
}

function modeOf(value: Json, model: Model): string | undefined {
  const members = model.groups.find((group) => group.role === "compression")?.members ?? [];
  return members.find((member) => member.value === value)?.role ?? memberRole("compression", { value });
}

/** By what the members of the compression group stand for. */
function thresholds({ default: own, dependentDefault }: AnyField, model: Model): string {
  const modes = ["disabled", "context-takeover", "no-context"] as const;
  const of = (mode: string): Json | undefined => {
    const found = dependentDefault?.is.find(([value]) => modeOf(value, model) === mode);
    return found?.[1] ?? dependentDefault?.else ?? own;
  };
  return JSON.stringify(Object.fromEntries(modes.map((mode) => [mode, of(mode)])));
}
