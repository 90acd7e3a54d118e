/** What a client can be asked to do: connect and the methods, their parameters, results and errors. */
import type { Connect, Method, Origin } from "../model.js";
import { errorMeanings } from "./errors.js";
import { type AnyField, compareFields, type FieldScope } from "./fields.js";
import { type Pair, pairRows } from "./pair.js";
import { below, type Change, type DiffRules, type Models, placesOf, sectionOf } from "./rule.js";
import { compareFormerNames, compareNotes, compareText, listOf } from "./texts.js";
import type { TypeNames } from "./types.js";

export const METHOD_RULES: DiffRules = {
  "method-removed": {
    axis: "source",
    step: "major",
    message: 'the method "{name}" is gone',
    why: "Code that calls it no longer compiles.",
  },
  "method-removed-deprecated": {
    axis: "source",
    step: "minor",
    message: 'the method "{name}" is gone; it was deprecated before',
    why: "The removal was announced: whoever followed the deprecation notices nothing; code that did not follow it no longer compiles.",
  },
  "method-added": {
    axis: "source",
    step: "minor",
    message: 'the method "{name}" is new',
    why: "Nobody has to do anything; there is something more to use.",
  },
  "method-renamed": {
    axis: "source",
    step: "major",
    message: 'the method "{old}" is now called "{name}"',
    why: "Code that calls it by its old name no longer compiles.",
  },
  "method-role-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the method "{name}" does something else: "{old}" before, "{new}" now',
    why: "A call by the same name has another effect and another result.",
  },
  "method-result-changed": {
    axis: "source",
    step: "major",
    message: 'the method "{name}" gives another result: {old} before, {new} now',
    why: "Code that uses the result may not compile, or not do what it did.",
  },
  "method-error-added": {
    axis: "behaviour",
    step: "minor",
    message: 'the method "{name}" may fail with the error "{error}" now',
    why: "Code that handles the errors of the method one by one does not handle the new one.",
  },
  "method-error-removed": {
    axis: "behaviour",
    step: "minor",
    message: 'the method "{name}" no longer fails with the error "{error}"',
    why: "What handled it is not reached any more; the same cause may be another error now.",
  },
  "method-waits-changed": {
    axis: "behaviour",
    step: "minor",
    message: 'the text of what the method "{name}" waits for has changed',
    why: "What has happened when the promise settles may be something else.",
  },
  "parameter-order-changed": {
    axis: "source",
    step: "major",
    message: 'the method "{name}" takes its parameters in another order: {old} before, {new} now',
    why: "Arguments are given by their place: they no longer compile, or mean something else.",
  },
};

export function* compareMethods(models: Models, names: TypeNames): Iterable<Change> {
  const { pairs, removed, added } = pairRows(models.old.methods, models.new.methods, ({ role }) => [role]);
  for (const { name, deprecated, origin } of removed) {
    const code = deprecated === undefined ? "method-removed" : "method-removed-deprecated";
    yield { code, values: { name }, before: origin, after: sectionOf(models.new, "methods", name) };
  }
  for (const { name, origin } of added) yield { code: "method-added", values: { name }, after: origin };
  for (const pair of pairs) yield* compareMethod(pair, models, names);
  yield* compareConnect(models, names);
}

function* compareMethod(pair: Pair<Method>, models: Models, names: TypeNames): Iterable<Change> {
  const { old, new: now, by } = pair;
  const { name } = now;
  const at = placesOf(old, now);
  if (by !== "name") yield { code: "method-renamed", values: { old: old.name, name }, ...at() };
  if (old.role !== now.role)
    yield { code: "method-role-changed", values: { name, old: old.role, new: now.role }, ...at("role") };
  yield* compareCall(old, now, { name, at, models, names, meanings: argumentMeanings(old, now) });
  yield* compareNotes(`methods.${name}`, old, now);
  yield* compareFormerNames(`methods.${name}`, old, now);
}

/** `connect` is a function of the module; its row has no place where the spec does not write it. */
function* compareConnect(models: Models, names: TypeNames): Iterable<Change> {
  const [old, now] = [models.old.connect, models.new.connect];
  const before = originOf(old, sectionOf(models.old, "connect"));
  const after = originOf(now, sectionOf(models.new, "connect"));
  yield* compareCall(old, now, { name: "connect", at: placesOf({ origin: before }, { origin: after }), models, names });
  yield* compareText("connect.doc", old.doc, now.doc, { old: before, new: after });
}

function originOf({ doc, waits, params }: Connect, own: Origin): Origin {
  const file = doc?.origin.file ?? waits?.origin.file ?? params[0]?.origin.file ?? own.file;
  return { file, path: ["connect"] };
}

interface CallScope {
  readonly name: string;
  readonly at: ReturnType<typeof placesOf>;
  readonly models: Models;
  readonly names: TypeNames;
  readonly meanings?: (field: AnyField) => readonly string[];
}

function* compareCall(old: Connect, now: Connect, scope: CallScope): Iterable<Change> {
  const { name, at, names, meanings } = scope;
  const [from, to] = [old.returns?.type ?? "–", now.returns?.type ?? "–"];
  if (from !== to) yield { code: "method-result-changed", values: { name, old: from, new: to }, ...at("returns") };
  const { before, after } = at();
  const holders = { old: before, new: after };
  const path = after.path.join(".");
  yield* compareText(`${path}.returns.doc`, old.returns?.doc, now.returns?.doc, holders);
  if (old.waits?.source !== now.waits?.source) {
    yield { code: "method-waits-changed", values: { name }, ...at("waits") };
  }
  yield* compareErrorLists(old, now, scope);
  const lists = { old: below(before, "params"), new: below(after, "params") };
  const fields: FieldScope = {
    container: "parameter",
    direction: "input",
    prefix: `${name}.`,
    lists,
    names,
    positional: true,
    ...(meanings === undefined ? {} : { meanings }),
  };
  yield* compareFields(old.params, now.params, fields);
  yield* compareOrder(old, now, scope);
}

/** An error that was renamed is the same one. */
function* compareErrorLists(old: Connect, now: Connect, { name, at, models }: CallScope): Iterable<Change> {
  const { pairs } = pairRows(models.old.errors, models.new.errors, errorMeanings);
  const renames = new Map(pairs.map((pair) => [pair.old.name, pair.new.name]));
  const before = old.errors.map((error) => renames.get(error) ?? error);
  for (const error of now.errors)
    if (!before.includes(error)) yield { code: "method-error-added", values: { name, error }, ...at("errors") };
  for (const error of before)
    if (!now.errors.includes(error)) yield { code: "method-error-removed", values: { name, error }, ...at("errors") };
}

/** Those that both have stand in the same order, and no new one comes before an old one. */
function* compareOrder(old: Connect, now: Connect, { name, at }: CallScope): Iterable<Change> {
  const { pairs } = pairRows(old.params, now.params);
  const known = new Map(pairs.map((pair) => [pair.new, old.params.indexOf(pair.old)]));
  const order = now.params.map((param) => known.get(param) ?? -1).filter((index) => index >= 0);
  if (order.every((index, place) => place === 0 || index > (order[place - 1] ?? -1))) return;
  const values = { name, old: listOf(old.params.map((p) => p.name)), new: listOf(now.params.map((p) => p.name)) };
  yield { code: "parameter-order-changed", values, ...at("params") };
}

/** Which argument of its role a parameter is: under another name it is the same one. */
function argumentMeanings(old: Method, now: Method): (field: AnyField) => readonly string[] {
  const place = (method: Method, field: AnyField): readonly string[] => {
    const index = method.params.some((param) => param === field) ? method.args.indexOf(field.name) : -1;
    return index < 0 || old.role !== now.role ? [] : [`${now.role} ${index}`];
  };
  return (field) => [...place(old, field), ...place(now, field)];
}
