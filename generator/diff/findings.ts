/** Changes as findings, with both places, and how grave each is for whoever asked. */
import type { Diagnostic, RelatedPlace, Severity } from "../diagnostics.js";
import { renderMessage } from "../message.js";
import type { Origin } from "../model.js";
import { remark } from "../remarks.js";
import { DIFF_RULES } from "./index.js";
import type { LoadedModel } from "./load.js";
import { type Axis, atLeast, type Change, type Step } from "./rule.js";

/** A change whose rule has been looked up. */
export interface RatedChange extends Change {
  readonly axis: Axis;
  readonly step: Step;
}

export interface DiffFinding extends Diagnostic {
  /** The message before its values are in it. */
  readonly text: { readonly key: string; readonly source: string; readonly values: Readonly<Record<string, string>> };
  readonly axis: Axis;
  readonly step: Step;
}

export const FAIL_ON = ["major", "minor", "patch", "none"] as const;

export type FailOn = (typeof FAIL_ON)[number];

export function rate(changes: readonly Change[]): readonly RatedChange[] {
  return changes.map((change) => {
    const rule = DIFF_RULES[change.code];
    if (rule === undefined) throw new Error(`the change "${change.code}" has no rule`);
    return { ...change, axis: rule.axis, step: change.step ?? rule.step };
  });
}

export function findingOf(
  change: RatedChange,
  { old, new: now }: { readonly old: LoadedModel; readonly new: LoadedModel },
  severity: Severity,
): DiffFinding {
  const { code, values, axis, step, before, after } = change;
  const source = DIFF_RULES[code]?.message ?? "";
  return {
    ...now.placeOf(after),
    severity,
    code,
    message: fill(source, values),
    path: after.path,
    text: { key: `diff.${code}`, source, values },
    axis,
    step,
    ...(before === undefined ? {} : { related: [placeBefore(before, old)] }),
  };
}

function placeBefore(before: Origin, old: LoadedModel): RelatedPlace {
  const text = remark("diff.before");
  return { ...old.placeOf(before), message: renderMessage(text), text };
}

export function severityOf({ step }: RatedChange, failOn: FailOn): Severity {
  return failOn !== "none" && atLeast(step, failOn) ? "error" : "warning";
}

/** `{name}` by the value of that name. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
