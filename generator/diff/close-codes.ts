/** Close codes: their names, their numbers, and what the client does when a connection ends with one. */
import { formatDuration } from "../duration.js";
import type { CloseCode } from "../model.js";
import type { ReconnectAdvice } from "../roles.js";
import { type Pair, pairRows } from "./pair.js";
import { type Change, type DiffRules, type Models, placesOf, sectionOf } from "./rule.js";
import { compareFormerNames, compareNotes } from "./texts.js";

export const CLOSE_CODE_RULES: DiffRules = {
  "close-code-removed": {
    axis: "source",
    step: "major",
    message: 'the close code "{name}" ({value}) is gone',
    why: "A program that names it no longer compiles, and such an end has no advice any more: the client does not reconnect.",
  },
  "close-code-removed-deprecated": {
    axis: "source",
    step: "minor",
    message: 'the close code "{name}" ({value}) is gone; it was deprecated before',
    why: "The removal was announced: whoever followed the deprecation notices nothing; code that did not follow it no longer compiles.",
  },
  "close-code-added": {
    axis: "source",
    step: "major",
    message: 'the close code "{name}" ({value}) is new',
    why: "A switch over all close codes is no longer exhaustive, and an end with this code follows its row from now on.",
  },
  "close-code-renamed": {
    axis: "source",
    step: "major",
    message: 'the close code "{old}" is now called "{name}"',
    why: "A program that names it no longer compiles; the number is the same.",
  },
  "close-code-renumbered": {
    axis: "behaviour",
    step: "major",
    message: 'the close code "{name}" has another number: {old} before, {new} now',
    why: "A program that names it compiles and sends or expects another code than the other side.",
  },
  "close-code-range-narrowed": {
    axis: "behaviour",
    step: "major",
    message: 'the close codes "{name}" are fewer: {old} before, {new} now',
    why: "An end with one of the codes left out has no advice any more.",
  },
  "close-code-range-widened": {
    axis: "behaviour",
    step: "minor",
    message: 'the close codes "{name}" are more: {old} before, {new} now',
    why: "Ends with the further codes follow this row from now on.",
  },
  "close-code-reason-changed": {
    axis: "behaviour",
    step: "major",
    message: 'the close code "{name}" is told by another reason: {old} before, {new} now',
    why: "The same end may follow another row from now on.",
  },
  "close-code-unsendable": {
    axis: "source",
    step: "major",
    message: 'the close code "{name}" ({value}) may no longer be sent',
    why: "Closing with it no longer compiles, and is refused.",
  },
  "close-code-sendable": {
    axis: "source",
    step: "minor",
    message: 'the close code "{name}" ({value}) may be sent now',
    why: "Nobody has to do anything; there is something more to use.",
  },
  "close-code-clean-changed": {
    axis: "behaviour",
    step: "major",
    message: 'an end with the close code "{name}" is clean: {old} before, {new} now',
    why: "A loop over messages that ended quietly throws, or one that threw ends quietly.",
  },
  "close-code-advice-changed": {
    axis: "behaviour",
    step: "major",
    message: 'after the close code "{name}" the advice is "{new}", before "{old}"',
    why: "The client reconnects where it did not, or no longer does; programs that follow the advice do the same.",
  },
  "close-code-delay-changed": {
    axis: "behaviour",
    step: "minor",
    message: 'after the close code "{name}" reconnecting waits {new}, before {old}',
    why: "The client reconnects as before, at another time.",
  },
};

export function* compareCloseCodes(models: Models): Iterable<Change> {
  const { pairs, removed, added } = pairRows(models.old.closeCodes, models.new.closeCodes, (row) => [
    `${codeLabel(row)} ${row.reason ?? ""}`,
  ]);
  for (const row of removed) {
    const code = row.deprecated === undefined ? "close-code-removed" : "close-code-removed-deprecated";
    const values = { name: row.name, value: codeLabel(row) };
    yield { code, values, before: row.origin, after: sectionOf(models.new, "closeCodes", row.name) };
  }
  for (const row of added)
    yield { code: "close-code-added", values: { name: row.name, value: codeLabel(row) }, after: row.origin };
  for (const pair of pairs) yield* compareCloseCode(pair);
}

function* compareCloseCode({ old, new: now, by }: Pair<CloseCode>): Iterable<Change> {
  const { name } = now;
  const at = placesOf(old, now);
  if (by !== "name") yield { code: "close-code-renamed", values: { old: old.name, name }, ...at() };
  const [from, to] = [codeLabel(old), codeLabel(now)];
  if (from !== to) yield { code: rangeCode(old, now), values: { name, old: from, new: to }, ...at("code") };
  if (old.reason !== now.reason)
    yield {
      code: "close-code-reason-changed",
      values: { name, old: old.reason ?? "–", new: now.reason ?? "–" },
      ...at("reason"),
    };
  if (old.sendable !== now.sendable)
    yield {
      code: now.sendable ? "close-code-sendable" : "close-code-unsendable",
      values: { name, value: to },
      ...at("sendable"),
    };
  if (old.clean !== now.clean)
    yield {
      code: "close-code-clean-changed",
      values: { name, old: `${old.clean}`, new: `${now.clean}` },
      ...at("clean"),
    };
  const [before, after] = [adviceLabel(old.reconnect), adviceLabel(now.reconnect)];
  if (before !== after) {
    const delays = typeof old.reconnect === "object" && typeof now.reconnect === "object";
    const code = delays ? "close-code-delay-changed" : "close-code-advice-changed";
    yield { code, values: { name, old: before, new: after }, ...at("reconnect") };
  }
  yield* compareNotes(`closeCodes.${name}`, old, now);
  yield* compareFormerNames(`closeCodes.${name}`, old, now);
}

/** A single code and a range are not of one type in TypeScript: one that becomes the other has another number. */
function rangeCode(old: CloseCode, now: CloseCode): string {
  const ranges = old.from !== old.to && now.from !== now.to;
  if (ranges && now.from >= old.from && now.to <= old.to) return "close-code-range-narrowed";
  return ranges && now.from <= old.from && now.to >= old.to ? "close-code-range-widened" : "close-code-renumbered";
}

function codeLabel({ from, to }: CloseCode): string {
  return from === to ? String(from) : `${from}–${to}`;
}

function adviceLabel(advice: ReconnectAdvice): string {
  return typeof advice === "string" ? advice : formatDuration(advice.after);
}
