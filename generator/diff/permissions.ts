/** Actions that policies allow or deny. */
import type { Permission } from "../model.js";
import { type Pair, pairRows } from "./pair.js";
import { type Change, type DiffRules, type Models, placesOf, sectionOf } from "./rule.js";
import { compareFormerNames, compareNotes } from "./texts.js";

export const PERMISSION_RULES: DiffRules = {
  "action-removed": {
    axis: "source",
    step: "major",
    message: 'the action "{name}" is gone',
    why: "Code that names it no longer compiles, and policies that name it match nothing.",
  },
  "action-removed-deprecated": {
    axis: "source",
    step: "minor",
    message: 'the action "{name}" is gone; it was deprecated before',
    why: "The removal was announced: whoever followed the deprecation notices nothing; code that did not follow it no longer compiles.",
  },
  "action-added": {
    axis: "source",
    step: "minor",
    message: 'the action "{name}" is new',
    why: "Nobody has to do anything: the client does not ask for it, programs may.",
  },
  "action-check-added": {
    axis: "behaviour",
    step: "major",
    message: 'the client asks for the action "{name}" now, as "{role}"',
    why: "Where a policy does not allow the action, connecting is denied that was not before.",
  },
  "action-check-removed": {
    axis: "behaviour",
    step: "major",
    message: 'the client no longer asks for the action "{name}" as "{role}"',
    why: "A policy that denies the action no longer keeps anybody from connecting.",
  },
  "action-renamed": {
    axis: "behaviour",
    step: "major",
    message: 'the action "{old}" is now called "{name}"',
    why: "Policies that allow or deny the old name no longer match: what was allowed is denied, what was denied may pass.",
  },
  "action-resource-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the action "{name}" is asked for with another resource: {old} before, {new} now',
    why: "Patterns in policies are compared with something else.",
  },
  "action-key-changed": {
    axis: "source",
    step: "major",
    message: 'the action "{name}" is now {new}, before {old}',
    why: "Code that takes the action from the generated object by its old key no longer compiles.",
  },
};

export function* comparePermissions(models: Models): Iterable<Change> {
  const { pairs, removed, added } = pairRows(models.old.permissions, models.new.permissions, ({ role }) =>
    role === undefined ? [] : [role],
  );
  for (const { name, role, deprecated, origin: before } of removed) {
    const after = sectionOf(models.new, "permissions", name);
    const code = deprecated === undefined ? "action-removed" : "action-removed-deprecated";
    yield { code, values: { name }, before, after };
    if (role !== undefined) yield { code: "action-check-removed", values: { name, role }, before, after };
  }
  for (const { name, role, origin: after } of added) {
    if (role === undefined) yield { code: "action-added", values: { name }, after };
    else yield { code: "action-check-added", values: { name, role }, after };
  }
  for (const pair of pairs) yield* comparePermission(pair);
}

function* comparePermission({ old, new: now, by }: Pair<Permission>): Iterable<Change> {
  const { name } = now;
  const at = placesOf(old, now);
  if (by !== "name") yield { code: "action-renamed", values: { old: old.name, name }, ...at() };
  if (old.role !== now.role) {
    if (old.role !== undefined) yield { code: "action-check-removed", values: { name, role: old.role }, ...at("role") };
    if (now.role !== undefined) yield { code: "action-check-added", values: { name, role: now.role }, ...at("role") };
  }
  if (old.resource !== now.resource)
    yield {
      code: "action-resource-changed",
      values: { name, old: old.resource, new: now.resource },
      ...at("resource"),
    };
  if (old.tsName !== now.tsName)
    yield { code: "action-key-changed", values: { name, old: keyOf(old), new: keyOf(now) }, ...at() };
  yield* compareNotes(`permissions.${name}`, old, now);
  yield* compareFormerNames(`permissions.${name}`, old, now);
}

function keyOf({ tsName }: Permission): string {
  return `permissions.${tsName}`;
}
