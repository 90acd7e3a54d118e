/** What a rule of `wireglot diff` is: a kind of change, whom it concerns, and the semantic version that it asks for. */
import type { Model, Origin } from "../model.js";

/**
 * `source`: types or code of a consumer break, or gain something. `behaviour`: it compiles as before and acts
 * differently. `docs`: only what is read has changed.
 */
export type Axis = "source" | "behaviour" | "docs";

export const AXES: readonly Axis[] = ["source", "behaviour", "docs"];

/** What a version must be raised by. Below 1.0.0 the minor plays the part of the major, the patch that of the minor. */
export type Step = "major" | "minor" | "patch";

/** From the least to the most. */
export const STEPS: readonly Step[] = ["patch", "minor", "major"];

export interface DiffRule {
  readonly axis: Axis;
  /** What such a change asks for, unless the change itself says that here it is less or more. */
  readonly step: Step;
  /** A sentence with placeholders; values are names, numbers and types of the specs, never words. */
  readonly message: string;
  /** A sentence: whom the change concerns, and how. */
  readonly why: string;
}

/** By code: stable, kebab-case. */
export type DiffRules = Readonly<Record<string, DiffRule>>;

/** Two completed models of one API. */
export interface Models {
  readonly old: Model;
  readonly new: Model;
}

export interface Change {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  /** Where it stood. Absent: it is new. */
  readonly before?: Origin;
  /** Where it stands; of what is gone, where it would. */
  readonly after: Origin;
  /** Where it is not the rule's. */
  readonly step?: Step;
}

/** The greater of two steps. */
export function greater(a: Step, b: Step): Step {
  return STEPS.indexOf(a) < STEPS.indexOf(b) ? b : a;
}

export function atLeast(step: Step, least: Step): boolean {
  return STEPS.indexOf(step) >= STEPS.indexOf(least);
}

export function below({ file, path }: Origin, ...steps: readonly (string | number)[]): Origin {
  return { file, path: [...path, ...steps] };
}

/** Where a thing stood and stands, or a key of it (what has no such key is found by what is around it). */
export function placesOf(
  old: Placed,
  now: Placed,
): (...key: readonly string[]) => Required<Pick<Change, "before" | "after">> {
  return (...key) => ({ before: below(old.origin, ...key), after: below(now.origin, ...key) });
}

interface Placed {
  readonly origin: Origin;
}

/** The section of a model's own file. */
export function sectionOf(model: Model, ...path: readonly string[]): Origin {
  return { file: model.summary.origin.file, path };
}
