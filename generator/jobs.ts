/** Which specs a command works on, and where their outputs go: the config and the command line brought together. */
import { relative, resolve } from "node:path";
import { type Config, defaultEntry, type RuleLevel, type SpecEntry } from "./config.js";
import type { Diagnostic } from "./diagnostics.js";
import { CommandError, EXIT } from "./exit-code.js";
import { remark } from "./remarks.js";

export interface Job extends SpecEntry {
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly tolerances: Config["tolerances"];
  /** How the user reads a path: relative to the working folder, unless that leads far away. */
  readonly show: (path: string) => string;
}

export interface JobRequest {
  readonly config: Config;
  /** The working folder, absolute. */
  readonly cwd: string;
  /** As named on the command line; none: those of the config. */
  readonly specs: readonly string[];
  /** The outputs are written or compared, so that no two specs may share a folder. */
  readonly outputs: boolean;
  /** The folder of `--out`: for the code, or (for the documentation alone) for the documents. */
  readonly out?: { readonly of: "code" | "docs"; readonly folder: string } | undefined;
  /** Of `--locale`; none: those of the config. */
  readonly locales?: readonly string[] | undefined;
}

/** Throws a CommandError where nothing is to be done, or two specs would be written into one folder. */
export function planJobs(request: JobRequest): readonly Job[] {
  const { config, cwd, outputs, out, locales } = request;
  const show = (path: string): string => showPath(cwd, path);
  const jobs = chooseEntries(request, show).map((entry): Job => {
    const placed = out === undefined ? entry : placeIn(entry, out.of, resolve(cwd, out.folder));
    return {
      ...placed,
      ...(locales === undefined ? {} : { locales }),
      rules: config.rules,
      tolerances: config.tolerances,
      show,
    };
  });
  if (outputs) refuseSharedFolder(jobs, out?.of === "docs" ? "docs" : "out", show);
  return jobs;
}

/** `generated/types.ts` for what is below the working folder, `../spec.yaml` for what is near, else the whole path. */
export function showPath(cwd: string, path: string): string {
  const way = relative(cwd, path).replaceAll("\\", "/");
  if (way === "") return ".";
  return way.startsWith("../../../") ? path : way;
}

function chooseEntries(
  { config, cwd, specs, outputs, out }: JobRequest,
  show: (path: string) => string,
): readonly SpecEntry[] {
  if (specs.length === 0) {
    if (config.specs.length > 0) return config.specs;
    const reason =
      config.file === undefined
        ? remark("spec.no-config")
        : remark("spec.not-listed", { config: show(config.file), key: "specs" });
    throw new CommandError(EXIT.USAGE, remark("spec.none", { reason, example: "wireglot generate api.yaml" }));
  }
  return [...new Set(specs.map((name) => resolve(cwd, name)))].map((spec) => {
    const listed = config.specs.find((entry) => entry.spec === spec);
    if (listed !== undefined) return listed;
    const entry = defaultEntry(config, spec);
    const owner = config.specs.find((other) => other.out === entry.out);
    if (owner !== undefined && outputs && out === undefined) {
      const names = {
        out: show(entry.out),
        owner: show(owner.spec),
        config: show(config.file ?? ""),
        spec: show(spec),
      };
      throw new CommandError(EXIT.USAGE, remark("out.taken", names));
    }
    return entry;
  });
}

function placeIn(entry: SpecEntry, of: "code" | "docs", folder: string): SpecEntry {
  return of === "docs" ? { ...entry, docs: folder } : { ...entry, out: folder, docs: resolve(folder, "docs") };
}

function refuseSharedFolder(jobs: readonly Job[], key: "out" | "docs", show: (path: string) => string): void {
  for (const [index, job] of jobs.entries()) {
    const other = jobs.slice(0, index).find((earlier) => earlier[key] === job[key]);
    if (other === undefined) continue;
    const names = { first: show(other.spec), second: show(job.spec), folder: show(job[key]), key };
    throw new CommandError(EXIT.USAGE, remark("out.shared", names));
  }
}

/** The config may make a finding a warning, an error, or nothing. `holds`: which ones it cannot change. */
export function levelled(
  findings: readonly Diagnostic[],
  { rules }: Pick<Job, "rules">,
  holds: (finding: Diagnostic) => boolean = () => false,
): readonly Diagnostic[] {
  return findings.flatMap((finding): readonly Diagnostic[] => {
    const level = rules[finding.code];
    if (level === undefined || holds(finding)) return [finding];
    return level === "off" ? [] : [{ ...finding, severity: level === "error" ? "error" : "warning" }];
  });
}
