/**
 * The rules of options, parameters, fields (details of errors, fields of messages) and named types, as one table: what
 * narrows an input breaks those who give, what widens an output breaks those who get.
 */
import { type DiffRule, type DiffRules, greater, type Step } from "./rule.js";

/** What is given to the API, what comes from it, or both. */
export type Direction = "input" | "output" | "both";

/** How the codes of a row begin. */
export type Container = "option" | "parameter" | "field" | "type";

interface FieldRule extends Pick<DiffRule, "axis" | "message" | "why"> {
  /** What it asks for where the field is given, and where it is got; absent: it cannot happen there. */
  readonly input?: Step;
  readonly output?: Step;
}

/** How the codes of a row end. */
export type Suffix =
  | "removed"
  | "removed-deprecated"
  | "added"
  | "added-required"
  | "renamed"
  | "renamed-silently"
  | "renamed-required"
  | "old-name-added"
  | "old-name-removed"
  | "made-required"
  | "made-optional"
  | "type-changed"
  | "type-narrowed"
  | "type-widened"
  | "unit-changed"
  | "value-removed"
  | "value-added"
  | "range-narrowed"
  | "range-widened"
  | "range-moved"
  | "limits-narrowed"
  | "limits-widened"
  | "limits-changed"
  | "group-changed"
  | "default-changed"
  | "default-stated"
  | "made-secret"
  | "secret-shown";

/** By the end of the code; `{noun}` is the container. */
const RULES: Readonly<Record<Suffix, FieldRule>> = {
  removed: {
    axis: "source",
    input: "major",
    output: "major",
    message: '{noun} "{name}" is gone',
    why: "Code that uses the name no longer compiles; in JavaScript, giving it is refused and reading it gives undefined.",
  },
  "removed-deprecated": {
    axis: "source",
    input: "minor",
    output: "minor",
    message: '{noun} "{name}" is gone; it was deprecated before',
    why: "The removal was announced: whoever followed the deprecation notices nothing; code that did not follow it no longer compiles.",
  },
  added: {
    axis: "source",
    input: "minor",
    output: "minor",
    message: '{noun} "{name}" is new',
    why: "Nobody has to do anything; there is something more to use.",
  },
  "added-required": {
    axis: "source",
    input: "major",
    message: '{noun} "{name}" is new and required',
    why: "Every call that was complete before now lacks something: it does not compile, and is refused.",
  },
  renamed: {
    axis: "source",
    input: "minor",
    output: "major",
    message: '{noun} "{old}" is now called "{name}"',
    why: "An input that declares its old name (renamedFrom) goes on taking it; an output has its new name alone.",
  },
  "renamed-silently": {
    axis: "source",
    input: "major",
    message: '{noun} "{old}" is now called "{name}", and does not say renamedFrom: {old}',
    why: "The old name is refused. With renamedFrom it would go on working, and the change would be compatible.",
  },
  "renamed-required": {
    axis: "source",
    input: "major",
    message: '{noun} "{old}" is now called "{name}", and is required under its new name',
    why: "The old name goes on working when the program runs, but the types ask for the new one.",
  },
  "old-name-added": {
    axis: "source",
    input: "minor",
    message: '{noun} "{name}" takes the old name "{old}" too',
    why: "Nobody has to do anything; an old name works again.",
  },
  "old-name-removed": {
    axis: "source",
    input: "major",
    message: '{noun} "{name}" no longer takes its old name "{old}"',
    why: "Programs that still use the old name are refused.",
  },
  "made-required": {
    axis: "source",
    input: "major",
    output: "minor",
    message: '{noun} "{name}" is required now',
    why: "Programs that leave it out no longer compile; programs that read it always find it.",
  },
  "made-optional": {
    axis: "source",
    input: "minor",
    output: "major",
    message: '{noun} "{name}" is optional now',
    why: "Programs that give it may now leave it out. Programs that read it may get undefined, and no longer compile where they do not allow for that.",
  },
  "type-changed": {
    axis: "source",
    input: "major",
    output: "major",
    message: '{noun} "{name}" is of another type: {old} before, {new} now',
    why: "Values of the old type do not fit any more, in the types or when the program runs.",
  },
  "type-narrowed": {
    axis: "source",
    input: "major",
    output: "minor",
    message: '{noun} "{name}" is of a narrower type: {old} before, {new} now',
    why: "Some values that could be given are refused; who reads it gets nothing new.",
  },
  "type-widened": {
    axis: "source",
    input: "minor",
    output: "major",
    message: '{noun} "{name}" is of a wider type: {old} before, {new} now',
    why: "More can be given; who reads it may get what the old type excluded.",
  },
  "unit-changed": {
    axis: "behaviour",
    input: "major",
    output: "major",
    message: '{noun} "{name}" is in another unit: {old} before, {new} now',
    why: "The same number compiles and means something else: a duration is in milliseconds, a size in bytes.",
  },
  "value-removed": {
    axis: "source",
    input: "major",
    output: "major",
    message: '{noun} "{name}" no longer has the value {old}; it has {new}',
    why: "Giving the value, and comparing with it, no longer compiles.",
  },
  "value-added": {
    axis: "source",
    input: "minor",
    output: "major",
    message: '{noun} "{name}" may be {new} now, besides {old}',
    why: "One more can be given; where it is read, a switch over all values is no longer exhaustive.",
  },
  "range-narrowed": {
    axis: "behaviour",
    input: "major",
    output: "patch",
    message: '{noun} "{name}" has a narrower range: {old} before, {new} now',
    why: "It compiles as before, and a value that was accepted is refused.",
  },
  "range-widened": {
    axis: "behaviour",
    input: "minor",
    output: "major",
    message: '{noun} "{name}" has a wider range: {old} before, {new} now',
    why: "More is accepted; who reads it may get numbers that the old range excluded.",
  },
  "range-moved": {
    axis: "behaviour",
    input: "major",
    output: "major",
    message: '{noun} "{name}" has another range: {old} before, {new} now',
    why: "It compiles as before; some values that were accepted are refused, and others are newly accepted.",
  },
  "limits-narrowed": {
    axis: "behaviour",
    input: "major",
    output: "patch",
    message: '{noun} "{name}" is limited further: {old} before, {new} now',
    why: "It compiles as before, and a value of a length, number of items or form that was accepted is refused.",
  },
  "limits-widened": {
    axis: "behaviour",
    input: "minor",
    output: "major",
    message: '{noun} "{name}" is limited less: {old} before, {new} now',
    why: "More is accepted; who reads it may get what the old limits excluded.",
  },
  "limits-changed": {
    axis: "behaviour",
    input: "major",
    output: "major",
    message: '{noun} "{name}" has other limits: {old} before, {new} now',
    why: "Whether another pattern or combination of limits accepts all that the old one did cannot be known.",
  },
  "group-changed": {
    axis: "docs",
    input: "patch",
    output: "patch",
    message: '{noun} "{name}" takes its values from {new}, before from {old}; the values are the same',
    why: "The values are the same ones; the documentation and error sentences give them other names.",
  },
  "default-changed": {
    axis: "behaviour",
    input: "major",
    output: "patch",
    message: '{noun} "{name}" has another default: {old} before, {new} now',
    why: "Programs that leave it out compile as before and act differently.",
  },
  "default-stated": {
    axis: "docs",
    input: "patch",
    message: '{noun} "{name}" states its default differently: {old} before, {new} now; what holds is the same',
    why: "What holds without it is the built-in value of its role before and now; only the documentation differs.",
  },
  "made-secret": {
    axis: "behaviour",
    input: "minor",
    output: "major",
    message: '{noun} "{name}" is secret now',
    why: "Errors, logs and inspections no longer show its value; a detail that programs read is masked.",
  },
  "secret-shown": {
    axis: "behaviour",
    input: "major",
    output: "major",
    message: '{noun} "{name}" is no longer secret',
    why: "What was kept out of errors, logs and inspections begins to appear in them.",
  },
};

/** What cannot happen to a container, because none of its rows has it. */
const NEVER: Readonly<Record<Container, readonly Suffix[]>> = {
  option: [],
  parameter: ["default-stated", "renamed-silently"],
  field: ["default-stated", "old-name-added", "old-name-removed", "renamed-required", "renamed-silently"],
  type: [
    "added-required",
    "default-changed",
    "default-stated",
    "made-optional",
    "made-required",
    "made-secret",
    "old-name-added",
    "old-name-removed",
    "renamed-required",
    "renamed-silently",
    "secret-shown",
  ],
};

/** What the step of a rule is told for; where it goes the other way, the change says its own. */
const DIRECTION: Readonly<Record<Container, Direction>> = {
  option: "input",
  parameter: "input",
  field: "output",
  type: "both",
};

const NOUN: Readonly<Record<Container, string>> = {
  option: "the option",
  parameter: "the parameter",
  field: "the field",
  type: "the type",
};

export const FIELD_RULES: DiffRules = Object.fromEntries(
  (["option", "parameter", "field", "type"] as const).flatMap((container) =>
    Object.entries<FieldRule>(RULES).flatMap(([suffix, rule]): readonly (readonly [string, DiffRule])[] => {
      // Details of an error that programs throw themselves are given as well as got.
      const step = stepFor(rule, DIRECTION[container]) ?? stepFor(rule, "both");
      if (step === undefined || NEVER[container].some((never) => never === suffix)) return [];
      const message = rule.message.replace("{noun}", NOUN[container]);
      return [[codeOf(container, suffix), { axis: rule.axis, step, message, why: rule.why }]];
    }),
  ),
);

/** The step that a rule asks for where the field is used so. */
export function fieldStep(suffix: Suffix, direction: Direction): Step {
  return stepFor(RULES[suffix], direction) ?? "patch";
}

/** `option-type-narrowed`; of a named type `type-narrowed`. */
export function codeOf(container: Container, suffix: string): string {
  return container === "type" && suffix.startsWith("type-") ? suffix : `${container}-${suffix}`;
}

function stepFor({ input, output }: FieldRule, direction: Direction): Step | undefined {
  if (direction === "input") return input;
  if (direction === "output" || input === undefined) return output ?? (direction === "both" ? input : undefined);
  return output === undefined ? input : greater(input, output);
}
