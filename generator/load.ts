/** Reads a spec and what it takes over, checks all of it, and says every problem in one run. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Diagnostic, hasErrors, sortDiagnostics } from "./diagnostics.js";
import { CommandError, describeFileError, EXIT } from "./exit-code.js";
import { expand, type Layer } from "./expand.js";
import { inherit } from "./inherit.js";
import type { Origin } from "./model.js";
import { baseSpecPath } from "./package-root.js";
import { parse, type SpecDocument } from "./parse.js";
import { createContext } from "./rules/context.js";
import { extendsInvalid } from "./rules/extends.js";
import { RULES } from "./rules/index.js";
import { finding } from "./rules/rule.js";
import type { Spec } from "./spec.js";
import { validateSchema } from "./validate.js";

export interface LoadOptions {
  /** How findings and the spec name a file, given by its absolute path. */
  readonly show: (file: string) => string;
}

export interface Loaded {
  /** Absent where there is an error. */
  readonly spec?: Spec;
  readonly findings: readonly Diagnostic[];
  /** Every file that was read, absolute, the spec first: also where there is an error. */
  readonly sources: readonly string[];
}

/** `file` is absolute. Throws a CommandError where the spec itself cannot be read. */
export async function loadSpec(file: string, { show }: LoadOptions): Promise<Loaded> {
  const loader = new Loader(show);
  const bytes = readBytes(file, show);
  const spec = await loader.load(file, bytes, []);
  const findings = sortDiagnostics(loader.findings);
  const sources = [file, ...loader.sources.filter((source) => source !== file)];
  return { ...(spec === undefined || hasErrors(findings) ? {} : { spec }), findings, sources };
}

/** Throws a CommandError with a sentence. */
function readBytes(file: string, show: (file: string) => string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandError(EXIT.UNREADABLE, describeFileError(error, show(file)) ?? String(error));
  }
}

class Loader {
  readonly findings: Diagnostic[] = [];
  readonly sources: string[] = [];
  readonly #show: (file: string) => string;
  readonly #loaded = new Map<string, Spec | undefined>();
  #base: Promise<Spec | undefined> | undefined;

  constructor(show: (file: string) => string) {
    this.#show = show;
  }

  /** `chain`: the files that extend this one. */
  async load(file: string, bytes: Uint8Array, chain: readonly string[]): Promise<Spec | undefined> {
    if (this.#loaded.has(file)) return this.#loaded.get(file);
    this.sources.push(file);
    const { document, findings } = parse(bytes, this.#show(file));
    this.findings.push(...findings);
    const spec = document === undefined ? undefined : await this.#complete(document, file, chain);
    this.#loaded.set(file, spec);
    return spec;
  }

  async #complete(document: SpecDocument, file: string, chain: readonly string[]): Promise<Spec | undefined> {
    const problems = await validateSchema(document);
    this.findings.push(...problems);
    if (problems.length > 0) return undefined;
    const layer = expand(document);
    const base = file === baseSpecPath() ? undefined : await this.#loadBase();
    const parent = layer.extends === undefined ? undefined : await this.#loadParent(layer, document, file, chain);
    if (parent === undefined && layer.extends !== undefined) return undefined;
    const spec = inherit(layer, parent, base);
    this.#check(spec, document, file);
    return spec;
  }

  #loadBase(): Promise<Spec | undefined> {
    const file = baseSpecPath();
    this.#base ??= this.load(file, readFileSync(file), []);
    return this.#base;
  }

  async #loadParent(
    layer: Layer,
    document: SpecDocument,
    file: string,
    chain: readonly string[],
  ): Promise<Spec | undefined> {
    const named = layer.extends ?? "";
    const place = { file: document.file, ...document.positionOf(["extends"], "value"), path: ["extends"] };
    const fail = (problem: Diagnostic): undefined => {
      this.findings.push(problem);
    };
    const path = named === "websocket" ? baseSpecPath() : resolve(dirname(file), named);
    if (path === file || chain.includes(path)) return fail(finding(extendsInvalid, "circular", { name: named }, place));
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(path);
    } catch {
      return fail(finding(extendsInvalid, "missing", { name: named, base: '"websocket"' }, place));
    }
    const parent = path === baseSpecPath() ? await this.#loadBase() : await this.load(path, bytes, [...chain, file]);
    return parent ?? fail(finding(extendsInvalid, "broken", { name: named }, place));
  }

  #check(spec: Spec, document: SpecDocument, file: string): void {
    const exists = (path: string, from: Origin): boolean =>
      from.file !== document.file || existsSync(resolve(dirname(file), path));
    const context = createContext(spec, document.file, exists);
    for (const rule of RULES) {
      rule.check?.(context, (origin, variant, values, options = {}) => {
        const { below = [], at = below.length > 0 || origin.path.length === 0 ? "value" : "key", severity } = options;
        const path = [...origin.path, ...below];
        const place = { file: document.file, ...document.positionOf(path, at), path };
        this.findings.push(finding(rule, variant, values, place, severity));
      });
    }
  }
}
