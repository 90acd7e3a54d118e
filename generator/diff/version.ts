/** The version that changes ask for, and whether the spec's own was raised enough. */
import type { Origin } from "../model.js";
import { type Change, type DiffRules, greater, type Models, type Step, sectionOf } from "./rule.js";

export const VERSION_RULES: DiffRules = {
  "version-too-low": {
    axis: "docs",
    step: "patch",
    message: "the version went from {old} to {new}, and what has changed asks for {needed} or later",
    why: "Who updates within the range that semantic versioning calls compatible gets changes that are not.",
  },
  "version-lowered": {
    axis: "docs",
    step: "patch",
    message: "the version went back, from {old} to {new}",
    why: "A version that is not above the last one is never offered as an update.",
  },
  "version-unchanged": {
    axis: "docs",
    step: "patch",
    message: "the version is {old} as before, and what has changed asks for {needed}",
    why: "A release needs a version of its own; until then this is only a reminder.",
  },
};

/** Whatever the step from which on a change is an error: a version is left as it was until the release. */
export function severityOfVersion(code: string): "error" | "warning" {
  return code === "version-unchanged" ? "warning" : "error";
}

interface Version {
  readonly core: readonly [number, number, number];
  readonly prerelease: readonly string[];
}

/** What the changes ask for together; undefined: there are none. */
export function stepOf(changes: readonly { readonly step: Step }[]): Step | undefined {
  return changes.reduce<Step | undefined>(
    (most, { step }) => (most === undefined ? step : greater(most, step)),
    undefined,
  );
}

/**
 * The lowest version that may have such changes. Below 1.0.0 the minor plays the part of the major, the patch that of the
 * minor. After a prerelease it is the next one: it promises nothing yet.
 */
export function nextVersion(version: string, step: Step): string {
  const { core, prerelease } = parse(version);
  const [major, minor, patch] = core;
  if (prerelease.length > 0) return `${core.join(".")}-${nextPrerelease(prerelease).join(".")}`;
  if (major === 0) return step === "major" ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (step === "major") return `${major + 1}.0.0`;
  return step === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Looks at the versions of the two specs in the light of what has changed. */
export function compareVersions({ old, new: now }: Models, step: Step | undefined): readonly Change[] {
  const at: { readonly before: Origin; readonly after: Origin } = {
    before: sectionOf(old, "version"),
    after: sectionOf(now, "version"),
  };
  const values = { old: old.version, new: now.version };
  if (order(now.version, old.version) < 0) return [{ code: "version-lowered", values, ...at }];
  if (step === undefined) return [];
  const needed = nextVersion(old.version, step);
  if (now.version === old.version) return [{ code: "version-unchanged", values: { ...values, needed }, ...at }];
  // A prerelease of the needed version is on its way to it.
  const enough = order(now.version, needed) >= 0 || parse(now.version).core.join(".") === needed;
  return enough ? [] : [{ code: "version-too-low", values: { ...values, needed }, ...at }];
}

/** By the rules of semantic versioning: negative where `a` comes before `b`. */
export function order(a: string, b: string): number {
  const [one, two] = [parse(a), parse(b)];
  for (const [index, part] of one.core.entries()) {
    const difference = part - (two.core[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.prerelease.length === 0 || two.prerelease.length === 0)
    return Number(two.prerelease.length > 0) - Number(one.prerelease.length > 0);
  for (const [index, part] of one.prerelease.entries()) {
    const other = two.prerelease[index];
    if (other === undefined) return 1;
    if (part !== other) return orderIdentifiers(part, other);
  }
  return one.prerelease.length - two.prerelease.length;
}

function orderIdentifiers(a: string, b: string): number {
  const [one, two] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (one && two) return Number(a) - Number(b);
  if (one !== two) return one ? -1 : 1;
  return a < b ? -1 : 1;
}

function nextPrerelease(parts: readonly string[]): readonly string[] {
  const last = parts.findLastIndex((part) => /^\d+$/.test(part));
  return last < 0 ? [...parts, "1"] : parts.map((part, index) => (index === last ? String(Number(part) + 1) : part));
}

function parse(version: string): Version {
  const [plain = ""] = version.split("+", 1);
  const dash = plain.indexOf("-");
  const [major = 0, minor = 0, patch = 0] = (dash < 0 ? plain : plain.slice(0, dash)).split(".").map(Number);
  return { core: [major, minor, patch], prerelease: dash < 0 ? [] : plain.slice(dash + 1).split(".") };
}
