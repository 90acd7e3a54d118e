/** The error table: conditions, what programs decide by, and what an error holds. */
import type { ErrorModel } from "../model.js";
import { compareFields, type FieldScope } from "./fields.js";
import { type Pair, pairRows } from "./pair.js";
import { below, type Change, type DiffRules, type Models, placesOf, sectionOf } from "./rule.js";
import { compareFormerNames, compareNotes, compareText, listOf } from "./texts.js";
import type { TypeNames } from "./types.js";

export const ERROR_RULES: DiffRules = {
  "error-removed": {
    axis: "source",
    step: "major",
    message: 'the error "{name}" is gone',
    why: "Code that names the condition no longer compiles, and what it handled is another error or none.",
  },
  "error-removed-deprecated": {
    axis: "source",
    step: "minor",
    message: 'the error "{name}" is gone; it was deprecated before',
    why: "The removal was announced: whoever followed the deprecation notices nothing; code that did not follow it no longer compiles.",
  },
  "error-added": {
    axis: "source",
    step: "major",
    message: 'the error "{name}" is new',
    why: "A switch over all conditions is no longer exhaustive.",
  },
  "error-renamed": {
    axis: "source",
    step: "major",
    message: 'the error "{old}" is now called "{name}"',
    why: "Code that names the condition no longer compiles; in JavaScript it no longer matches.",
  },
  "error-kind-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the error "{name}" is of another kind: {old} before, {new} now',
    why: "Programs that decide by the kind compile as before and take another way.",
  },
  "error-retryable-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the error "{name}" is retryable: {old} before, {new} now',
    why: "Programs, and the client when it reconnects, try again where they gave up, or give up where they tried again.",
  },
  "error-role-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the error "{name}" has another role: "{old}" before, "{new}" now',
    why: "The client raises it for another cause, or no longer; a row without a role is the program's own to throw.",
  },
  "error-status-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the error "{name}" is raised for other HTTP statuses: {old} before, {new} now',
    why: "The same answer of the server is another error from now on.",
  },
  "error-message-changed": {
    axis: "behaviour",
    step: "patch",
    message: 'the error "{name}" has another message: {old} before, {new} now',
    why: "Messages are for people; programs that compare them notice.",
  },
};

export function* compareErrors(models: Models, names: TypeNames): Iterable<Change> {
  const { pairs, removed, added } = pairRows(models.old.errors, models.new.errors, errorMeanings);
  for (const row of removed) {
    const code = row.deprecated === undefined ? "error-removed" : "error-removed-deprecated";
    const after = sectionOf(models.new, "errors", row.name);
    yield { code, values: { name: row.name }, before: row.origin, after };
  }
  for (const row of added) yield { code: "error-added", values: { name: row.name }, after: row.origin };
  for (const pair of pairs) yield* compareError(pair, names);
}

/** The role, which only one row can have; of the answers of a server, the statuses. */
export function errorMeanings({ role, status }: ErrorModel): readonly string[] {
  if (role === undefined) return [];
  return role === "http-status" ? status.map((one) => `${role} ${one}`) : [role];
}

function* compareError({ old, new: now, by }: Pair<ErrorModel>, names: TypeNames): Iterable<Change> {
  const { name } = now;
  const at = placesOf(old, now);
  if (by !== "name") yield { code: "error-renamed", values: { old: old.name, name }, ...at() };
  if (old.kind !== now.kind)
    yield { code: "error-kind-changed", values: { name, old: old.kind, new: now.kind }, ...at("kind") };
  if (old.retryable !== now.retryable) {
    const values = { name, old: `${old.retryable}`, new: `${now.retryable}` };
    yield { code: "error-retryable-changed", values, ...at("retryable") };
  }
  if (old.role !== now.role)
    yield { code: "error-role-changed", values: { name, old: old.role ?? "–", new: now.role ?? "–" }, ...at("role") };
  const [from, to] = [statusesOf(old), statusesOf(now)];
  if (from !== to) yield { code: "error-status-changed", values: { name, old: from, new: to }, ...at("status") };
  if (old.message !== now.message) {
    const values = { name, old: JSON.stringify(old.message), new: JSON.stringify(now.message) };
    yield { code: "error-message-changed", values, ...at("message") };
  }
  const path = now.origin.path.join(".");
  yield* compareText(`${path}.advice`, old.advice, now.advice, { old: old.origin, new: now.origin });
  yield* compareNotes(path, old, now);
  yield* compareFormerNames(path, old, now);
  yield* compareFields(old.details, now.details, detailsScope({ old, new: now, by }, names));
}

/** Who throws an error himself gives its details, and gets them as everybody does. */
function detailsScope({ old, new: now }: Pair<ErrorModel>, names: TypeNames): FieldScope {
  const direction = old.maker !== undefined || now.maker !== undefined ? "both" : "output";
  const lists = { old: below(old.origin, "details"), new: below(now.origin, "details") };
  return { container: "field", direction, prefix: `${now.name}.`, lists, names };
}

/** Their order means nothing. */
function statusesOf({ status }: ErrorModel): string {
  return listOf([...status].map(String).sort());
}
