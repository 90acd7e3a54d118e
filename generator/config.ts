/** `wireglot.config.yaml`: which specs there are and where what is made of them goes. Paths are relative to the file. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "./diagnostics.js";
import type { Message, Value } from "./message.js";
import type { SpecPath } from "./model.js";
import type { SpecDocument } from "./parse.js";
import {
  accepted,
  configMissingKey,
  configSharedFolder,
  configUnknownKey,
  configUnknownRule,
  configValue,
} from "./rules/config.js";
import { finding, type Rule } from "./rules/rule.js";
import { suggestion } from "./suggest.js";

export const CONFIG_NAME = "wireglot.config.yaml";

export type RuleLevel = "error" | "warn" | "off";
export type ImportExtension = "js" | "ts" | "none";

export interface SpecEntry {
  /** Absolute. */
  readonly spec: string;
  /** Absolute folder of the generated code. Default: `generated` beside the config. */
  readonly out: string;
  /** Absolute folder of the documentation. Default: `docs` in `out`. */
  readonly docs: string;
  /** Languages of the documentation besides the source's. Default: those of `locales` at the top. */
  readonly locales: readonly string[];
  /** What generated code imports the runtime from. Default: `wireglot/runtime`. */
  readonly runtime: string;
  /** How relative imports in generated code end. Default: `js`. */
  readonly importExtension: ImportExtension;
}

export interface Config {
  /** Absolute; undefined where there is no config file. */
  readonly file: string | undefined;
  /** Where defaults start from: the file's folder, or else the working folder. */
  readonly folder: string;
  readonly specs: readonly SpecEntry[];
  readonly locales: readonly string[];
  /** By language: the share of its texts, from 0 to 1, that may be stale or missing. */
  readonly tolerances: Readonly<Record<string, number>>;
  /** By code of a finding. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** The language that reports are written in, where they are translated. */
  readonly lang: string | undefined;
}

/** The config that holds where there is no file. */
export function emptyConfig(folder: string): Config {
  return { file: undefined, folder, specs: [], locales: [], tolerances: {}, rules: {}, lang: undefined };
}

/** An entry with every default, for a spec that the config does not list. */
export function defaultEntry(config: Config, spec: string): SpecEntry {
  return entryOf(config.folder, config.locales, { spec });
}

/** The nearest config file in the folder or above it. */
export function findConfig(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, CONFIG_NAME);
    if (existsSync(file)) return file;
    if (at === dirname(at)) return undefined;
  }
}

/** `file` is absolute; `shown` is how findings name it. With a finding there is no config. */
export async function parseConfig(
  text: string,
  file: string,
  shown: string,
): Promise<{ config?: Config; findings: readonly Diagnostic[] }> {
  // Where there is no config, no YAML is read before it is known that something has changed.
  const { parse } = await import("./parse.js");
  const { document, findings: syntax } = parse(text, shown);
  if (document === undefined || syntax.length > 0) return { findings: syntax };
  const check = new Checker(document);
  const raw = check.record([], document.value ?? {}, CONFIG_KEYS);
  const tolerances = readTolerances(check, raw["locales"], raw["tiers"]);
  const locales = Object.keys(tolerances);
  const folder = dirname(file);
  const entries = check.list(["specs"], raw["specs"]).map((value, index) => readEntry(check, ["specs", index], value));
  const specs = entries.map((entry) => entryOf(folder, locales, entry));
  refuseSharedFolders(check, specs);
  const rules = await readRules(check, raw["rules"]);
  const lang = readLocale(check, ["lang"], raw["lang"]);
  if (check.findings.length > 0) return { findings: check.findings };
  return { config: { file, folder, specs, locales, tolerances, rules, lang }, findings: [] };
}

const CONFIG_KEYS = ["specs", "locales", "tiers", "rules", "lang"] as const;
const ENTRY_KEYS = ["spec", "out", "docs", "locales", "runtime", "importExtension"] as const;
const LOCALE_KEYS = ["tier"] as const;
const TIER_KEYS = ["limit"] as const;
const LEVELS: readonly RuleLevel[] = ["error", "warn", "off"];
const EXTENSIONS: readonly ImportExtension[] = ["js", "ts", "none"];
const TIERS = ["full", "community"] as const;
/** Share of stale and missing texts: a language that volunteers look after holds up nobody unless the config says so. */
const DEFAULT_LIMITS: Readonly<Record<(typeof TIERS)[number], number>> = { full: 0, community: 1 };

interface RawEntry {
  readonly spec: string;
  readonly out?: string | undefined;
  readonly docs?: string | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly runtime?: string | undefined;
  readonly importExtension?: ImportExtension | undefined;
}

function entryOf(folder: string, locales: readonly string[], raw: RawEntry): SpecEntry {
  const out = resolve(folder, raw.out ?? "generated");
  return {
    spec: resolve(folder, raw.spec),
    out,
    docs: raw.docs === undefined ? join(out, "docs") : resolve(folder, raw.docs),
    locales: raw.locales ?? locales,
    runtime: raw.runtime ?? "wireglot/runtime",
    importExtension: raw.importExtension ?? "js",
  };
}

function readEntry(check: Checker, path: SpecPath, value: unknown): RawEntry {
  const raw = check.record(path, value, ENTRY_KEYS);
  if (raw["spec"] === undefined && isRecord(value))
    check.say(path, "value", configMissingKey, "default", { list: "specs", key: "spec" });
  return {
    spec: check.text([...path, "spec"], raw["spec"]) ?? "",
    out: check.text([...path, "out"], raw["out"]),
    docs: check.text([...path, "docs"], raw["docs"]),
    runtime: check.text([...path, "runtime"], raw["runtime"]),
    importExtension: check.word([...path, "importExtension"], raw["importExtension"], EXTENSIONS),
    locales:
      raw["locales"] === undefined
        ? undefined
        : check
            .list([...path, "locales"], raw["locales"])
            .flatMap((item, index) => readLocale(check, [...path, "locales", index], item) ?? []),
  };
}

/** What each language's tier allows, by language. */
function readTolerances(check: Checker, value: unknown, tiers: unknown): Readonly<Record<string, number>> {
  const limits = readLimits(check, tiers);
  const locales = check.record(["locales"], value ?? {});
  return Object.fromEntries(
    Object.entries(locales).map(([name, settings]) => {
      readLocale(check, ["locales", name], name, "key");
      const { tier } = check.record(["locales", name], settings ?? {}, LOCALE_KEYS);
      return [name, limits[check.word(["locales", name, "tier"], tier, TIERS) ?? "community"]];
    }),
  );
}

function readLimits(check: Checker, value: unknown): Readonly<Record<(typeof TIERS)[number], number>> {
  const tiers = check.record(["tiers"], value ?? {}, TIERS);
  const given = TIERS.filter((tier) => tiers[tier] !== undefined).map((tier) => {
    const { limit } = check.record(["tiers", tier], tiers[tier], TIER_KEYS);
    return [tier, check.percentage(["tiers", tier, "limit"], limit) ?? DEFAULT_LIMITS[tier]] as const;
  });
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}

async function readRules(check: Checker, value: unknown): Promise<Readonly<Record<string, RuleLevel>>> {
  const rules = check.record(["rules"], value ?? {});
  if (Object.keys(rules).length === 0) return {};
  const { RULE_CODES: codes } = await import("./rule-codes.js");
  const levels = Object.entries(rules).map(([code, level]): [string, RuleLevel] => {
    if (!codes.includes(code))
      check.say(["rules", code], "key", configUnknownRule, "default", { code, suggestion: suggestion(code, codes) });
    return [code, check.word(["rules", code], level, LEVELS) ?? "error"];
  });
  return Object.fromEntries(levels);
}

function readLocale(check: Checker, path: SpecPath, value: unknown, at: "key" | "value" = "value"): string | undefined {
  const name = check.text(path, value);
  if (name === undefined || /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(name)) return name;
  check.say(path, at, configValue, "locale", { name });
  return undefined;
}

function refuseSharedFolders(check: Checker, specs: readonly SpecEntry[]): void {
  for (const key of ["out", "docs"] as const) {
    for (const [index, entry] of specs.entries()) {
      const first = specs.findIndex(
        (other) => other[key] === entry[key] || (key === "docs" && other.out === entry.docs),
      );
      if (first >= index || first < 0) continue;
      if (key === "docs" && specs[first]?.out === entry.out) continue;
      check.say(["specs", index], "value", configSharedFolder, "default", { number: first + 1, list: "specs", key });
    }
  }
}

/** Looks at one value after the other, and keeps a finding with its position for each that is wrong. */
class Checker {
  readonly findings: Diagnostic[] = [];
  readonly #document: SpecDocument;

  constructor(document: SpecDocument) {
    this.#document = document;
  }

  say<M extends Readonly<Record<string, string>>, V extends keyof M & string>(
    path: SpecPath,
    at: "key" | "value",
    rule: Rule<M>,
    variant: V,
    values: Readonly<Record<M[V], Value>>,
  ): void {
    const { file } = this.#document;
    this.findings.push(finding(rule, variant, values, { file, ...this.#document.positionOf(path, at), path }));
  }

  /** `keys`: the ones that it may have; without, any. */
  record(path: SpecPath, value: unknown, keys?: readonly string[]): Readonly<Record<string, unknown>> {
    if (!isRecord(value)) {
      this.#wrong(path, value, accepted("mapping"));
      return {};
    }
    for (const key of Object.keys(value)) {
      if (keys === undefined || keys.includes(key) || key.startsWith("x-")) continue;
      const values = { key, suggestion: suggestion(key, keys), accepted: { list: keys, word: "and" } } as const;
      this.say([...path, key], "key", configUnknownKey, "default", values);
    }
    return value;
  }

  list(path: SpecPath, value: unknown): readonly unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    this.#wrong(path, value, accepted("list"));
    return [];
  }

  text(path: SpecPath, value: unknown): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value === "string" && value !== "" && !value.includes("\0")) return value;
    this.#wrong(path, value, accepted("text"));
    return undefined;
  }

  word<T extends string>(path: SpecPath, value: unknown, words: readonly T[]): T | undefined {
    if (value === undefined) return undefined;
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    this.#wrong(path, value, { list: words, word: "or" }, typeof value === "string" ? suggestion(value, words) : "");
    return undefined;
  }

  /** `20%`, as a share from 0 to 1. */
  percentage(path: SpecPath, value: unknown): number | undefined {
    if (value === undefined) return undefined;
    const number = typeof value === "string" ? Number(/^(\d+(?:\.\d+)?) ?%$/.exec(value)?.[1]) : Number.NaN;
    if (number >= 0 && number <= 100) return number / 100;
    this.#wrong(path, value, accepted("share"));
    return undefined;
  }

  #wrong(path: SpecPath, value: unknown, accepted: Value, near: Message | "" = ""): void {
    const seen = JSON.stringify(value);
    if (path.length === 0) this.say(path, "value", configValue, "config", { value: seen, accepted });
    else {
      const name = path.join(".");
      this.say(path, "value", configValue, "default", { name, value: seen, accepted, suggestion: near });
    }
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
