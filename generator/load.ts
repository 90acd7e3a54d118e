/** Reads a spec and what it takes over, checks all of it, and says every problem in one run. */
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Diagnostic, type Span, sortDiagnostics } from "./diagnostics.js";
import { describeFileError } from "./exit-code.js";
import { expand, type Layer } from "./expand.js";
import { DISK, type FileSource } from "./file-source.js";
import { inherit } from "./inherit.js";
import type { Origin } from "./model.js";
import { baseSpecPath } from "./package-root.js";
import { parse, type SpecDocument } from "./parse.js";
import { fileUnreadable } from "./rules/characters.js";
import { createContext } from "./rules/context.js";
import { withoutDisabled } from "./rules/disable.js";
import { extendsInvalid } from "./rules/extends.js";
import { isFirm, RULES, ruleOf } from "./rules/index.js";
import { finding } from "./rules/rule.js";
import type { Spec } from "./spec.js";
import { validateSchema } from "./validate.js";

export interface LoadOptions {
  /** How findings and the spec name a file, given by its absolute path. */
  readonly show: (file: string) => string;
  /** Where the files are read. Default: the disk. */
  readonly files?: FileSource;
  /** The file that is the base API, absolute, if `files` has its own. Default: the one in this package. */
  readonly base?: string;
}

export interface Loaded {
  /** Absent where nothing can be made of it. Errors that do not hinder may be among the findings. */
  readonly spec?: Spec;
  /** The spec although some rule finds an error in it: it has the form of one, and need not make a model. */
  readonly draft?: Spec;
  readonly findings: readonly Diagnostic[];
  /** Every file that was read, absolute, the spec first: also where there is an error. */
  readonly sources: readonly string[];
  /** Where what an origin names stands: the name, or what stands behind it. */
  readonly positionOf: (origin: Origin, at: "key" | "value") => Span;
}

/** `file` is absolute. */
export async function loadSpec(file: string, options: LoadOptions): Promise<Loaded> {
  const loader = new Loader(options);
  const spec = await loader.open(file);
  const findings = sortDiagnostics(loader.findings);
  const sources = [file, ...loader.sources.filter((source) => source !== file)];
  const { positionOf } = loader;
  const drafted = spec === undefined ? {} : { draft: spec };
  return { ...(findings.some(hinders) ? {} : spec && { spec }), ...drafted, findings, sources, positionOf };
}

/** Is nothing to be made of a spec with this finding? */
export function hinders({ code, severity }: Diagnostic): boolean {
  const rule = ruleOf(code);
  return severity === "error" && (rule === undefined || isFirm(rule));
}

interface Base {
  readonly spec: Spec | undefined;
  readonly document: SpecDocument | undefined;
  readonly findings: readonly Diagnostic[];
}

const bases = new Map<string, Promise<Base>>();

async function readBase(file: string, show: (file: string) => string): Promise<Base> {
  // What the package brings along was checked before it was published.
  const loader = new Loader({ show, base: file }, false);
  const spec = await loader.open(file);
  return { spec, document: loader.documentOf(show(file)), findings: loader.findings };
}

class Loader {
  readonly findings: Diagnostic[] = [];
  readonly sources: string[] = [];
  readonly #show: (file: string) => string;
  readonly #files: FileSource;
  readonly #basePath: string;
  readonly #ownBase: boolean;
  readonly #checks: boolean;
  readonly #loaded = new Map<string, Spec | undefined>();
  /** By the name that findings and origins have for the file. */
  readonly #documents = new Map<string, SpecDocument>();
  #base: Promise<Spec | undefined> | undefined;

  constructor({ show, files = DISK, base }: LoadOptions, checks = true) {
    this.#checks = checks;
    this.#show = show;
    this.#files = files;
    this.#basePath = base ?? baseSpecPath();
    this.#ownBase = base !== undefined;
  }

  readonly positionOf = ({ file, path }: Origin, at: "key" | "value"): Span =>
    this.#documents.get(file)?.positionOf(path, at) ?? { line: 1, column: 1 };

  /** Loads a spec that nothing else has named. */
  async open(file: string): Promise<Spec | undefined> {
    let bytes: Uint8Array;
    try {
      bytes = this.#files.read(file);
    } catch (error) {
      const shown = this.#show(file);
      const problem = describeFileError(error, shown) ?? String(error);
      this.findings.push(
        finding(fileUnreadable, "default", { problem }, { file: shown, line: 1, column: 1, path: [] }),
      );
      return undefined;
    }
    return this.load(file, bytes, []);
  }

  /** `chain`: the files that extend this one. */
  async load(file: string, bytes: Uint8Array, chain: readonly string[]): Promise<Spec | undefined> {
    if (this.#loaded.has(file)) return this.#loaded.get(file);
    this.sources.push(file);
    const { document, findings } = parse(bytes, this.#show(file));
    this.findings.push(...findings);
    if (document !== undefined) this.#documents.set(document.file, document);
    const spec = document === undefined ? undefined : await this.#complete(document, file, chain);
    this.#loaded.set(file, spec);
    return spec;
  }

  async #complete(document: SpecDocument, file: string, chain: readonly string[]): Promise<Spec | undefined> {
    const problems = validateSchema(document);
    this.findings.push(...problems);
    if (problems.length > 0) return undefined;
    const layer = expand(document);
    const base = file === this.#basePath ? undefined : await this.#loadBase();
    const parent = layer.extends === undefined ? undefined : await this.#loadParent(layer, document, file, chain);
    if (parent === undefined && layer.extends !== undefined) return undefined;
    const spec = inherit(layer, parent, base);
    if (this.#checks) this.#check(spec, document, file, layer, parent ?? base);
    return spec;
  }

  #loadBase(): Promise<Spec | undefined> {
    this.#base ??= this.#ownBase ? this.open(this.#basePath) : this.#takeBase();
    return this.#base;
  }

  /** The package's own base is read once, however many specs rest on it. */
  async #takeBase(): Promise<Spec | undefined> {
    const file = this.#basePath;
    const name = this.#show(file);
    const key = `${file}\n${name}\n${statSync(file).mtimeMs}`;
    const known = bases.get(key) ?? readBase(file, this.#show);
    bases.set(key, known);
    const { spec, document, findings } = await known;
    this.sources.push(file);
    this.findings.push(...findings);
    if (document !== undefined) this.#documents.set(name, document);
    this.#loaded.set(file, spec);
    return spec;
  }

  documentOf(shown: string): SpecDocument | undefined {
    return this.#documents.get(shown);
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
    const path = named === "websocket" ? this.#basePath : resolve(dirname(file), named);
    if (path === file || chain.includes(path)) return fail(finding(extendsInvalid, "circular", { name: named }, place));
    let bytes: Uint8Array;
    try {
      bytes = this.#files.read(path);
    } catch {
      return fail(finding(extendsInvalid, "missing", { name: named, base: '"websocket"' }, place));
    }
    const parent = path === this.#basePath ? await this.#loadBase() : await this.load(path, bytes, [...chain, file]);
    return parent ?? fail(finding(extendsInvalid, "broken", { name: named }, place));
  }

  #check(spec: Spec, document: SpecDocument, file: string, layer: Layer, from: Spec | undefined): void {
    const exists = (path: string, from: Origin): boolean =>
      from.file !== document.file || this.#files.exists(resolve(dirname(file), path));
    const read = (path: string): string | undefined => {
      try {
        return new TextDecoder().decode(this.#files.read(resolve(dirname(file), path)));
      } catch {
        return undefined;
      }
    };
    const context = createContext(spec, layer, from, { exists, read });
    const found: Diagnostic[] = [];
    for (const rule of RULES) {
      rule.check?.(context, (origin, variant, values, options = {}) => {
        const { below = [], at = below.length > 0 || origin.path.length === 0 ? "value" : "key", severity } = options;
        const path = [...origin.path, ...below];
        const place =
          options.in === undefined
            ? { file: document.file, ...document.positionOf(path, at), path }
            : { ...options.in, file: this.#show(resolve(dirname(file), options.in.file)), path };
        found.push(finding(rule, variant, values, place, severity));
      });
    }
    this.findings.push(...withoutDisabled(found, document.directives, document.file));
  }
}
