/** Kinds of messages, which the channels deliver. */
import type { MessageKind } from "../model.js";
import { compareFields } from "./fields.js";
import { type Pair, pairRows } from "./pair.js";
import { below, type Change, type DiffRules, type Models, placesOf, sectionOf } from "./rule.js";
import { compareFormerNames, compareNotes } from "./texts.js";
import type { TypeNames } from "./types.js";

export const MESSAGE_RULES: DiffRules = {
  "message-removed": {
    axis: "source",
    step: "major",
    message: 'the message kind "{name}" is gone',
    why: "Code that handles it no longer compiles.",
  },
  "message-removed-deprecated": {
    axis: "source",
    step: "minor",
    message: 'the message kind "{name}" is gone; it was deprecated before',
    why: "The removal was announced: whoever followed the deprecation notices nothing; code that did not follow it no longer compiles.",
  },
  "message-added": {
    axis: "source",
    step: "major",
    message: 'the message kind "{name}" is new',
    why: "A switch over all kinds of messages is no longer exhaustive.",
  },
  "message-renamed": {
    axis: "source",
    step: "major",
    message: 'the message kind "{old}" is now called "{name}"',
    why: "Code that imports its type by the old name no longer compiles.",
  },
  "message-role-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the message kind "{name}" is another one: "{old}" before, "{new}" now',
    why: "Another channel delivers it, for another cause.",
  },
  "message-type-changed": {
    axis: "source",
    step: "major",
    message: 'the messages "{name}" have another type: {old} before, {new} now',
    why: "Code that tells messages apart by the old value no longer compiles.",
  },
};

export function* compareMessages(models: Models, names: TypeNames): Iterable<Change> {
  const { pairs, removed, added } = pairRows(models.old.messages, models.new.messages, ({ role }) => [role]);
  for (const { name, deprecated, origin } of removed) {
    const code = deprecated === undefined ? "message-removed" : "message-removed-deprecated";
    yield { code, values: { name }, before: origin, after: sectionOf(models.new, "messages", name) };
  }
  for (const { name, origin } of added) yield { code: "message-added", values: { name }, after: origin };
  for (const pair of pairs) yield* compareMessage(pair, names);
}

function* compareMessage({ old, new: now, by }: Pair<MessageKind>, names: TypeNames): Iterable<Change> {
  const { name } = now;
  const at = placesOf(old, now);
  if (by !== "name") yield { code: "message-renamed", values: { old: old.name, name }, ...at() };
  if (old.role !== now.role)
    yield { code: "message-role-changed", values: { name, old: old.role, new: now.role }, ...at("role") };
  if (old.value !== now.value) {
    const values = { name, old: JSON.stringify(old.value), new: JSON.stringify(now.value) };
    yield { code: "message-type-changed", values, ...at() };
  }
  yield* compareNotes(`messages.${name}`, old, now);
  yield* compareFormerNames(`messages.${name}`, old, now);
  const lists = { old: below(old.origin, "fields"), new: below(now.origin, "fields") };
  yield* compareFields(old.fields, now.fields, {
    container: "field",
    direction: "output",
    prefix: `${name}.`,
    lists,
    names,
  });
}
