/** The model of a spec, wherever it is read. */
import { dirname, resolve } from "node:path";
import { buildModel } from "../build-model.js";
import type { Span } from "../diagnostics.js";
import { CommandError, EXIT } from "../exit-code.js";
import { DISK, type FileSource } from "../file-source.js";
import { loadSpec } from "../load.js";
import type { Model, Origin, SourceFiles } from "../model.js";
import { baseSpecPath } from "../package-root.js";
import { remark } from "../remarks.js";
import type { Spec } from "../spec.js";
import type { SpecSource } from "./source.js";

export interface LoadedModel {
  readonly model: Model;
  /** How many errors the spec has of its own. */
  readonly errors: number;
  /**
   * Where the name that an origin leads to stands, or the nearest thing above it. What a spec has from the package's own
   * base is shown where the spec itself would say it: nobody who reads the finding can change it there.
   */
  readonly placeOf: (origin: Origin) => Span & { readonly file: string };
  /** The text of a file that a place names; empty where there is none. */
  readonly textOf: (shown: string) => string;
}

/**
 * Errors that some rule finds keep no spec from being compared as long as it makes a model: `validate` is for them, and
 * an old spec may well break a newer rule. Throws a CommandError, with the findings, where there is nothing to compare.
 */
export async function loadModel(source: SpecSource): Promise<LoadedModel> {
  const { file, show } = source;
  const base = source.base ?? (isBaseApi(source) ? file : undefined);
  const files = withoutExamples(source.files);
  const loaded = await loadSpec(file, { show, files, ...(base === undefined ? {} : { base }) });
  const errors = loaded.findings.filter((finding) => finding.severity === "error");
  const unreadable = errors.find((finding) => finding.code === "file-unreadable");
  if (unreadable !== undefined) throw new CommandError(EXIT.UNREADABLE, unreadable.text ?? unreadable.message);
  const pathOf = (shown: string): string => loaded.sources.find((path) => show(path) === shown) ?? shown;
  const read = (path: string, from: Origin): string => textOf(source.files, resolve(dirname(pathOf(from.file)), path));
  const model = loaded.draft === undefined ? undefined : modelOf(loaded.draft, { read }, errors.length > 0);
  if (model === undefined) throw new CommandError(EXIT.FINDINGS, remark("diff.broken", { spec: source.name }), errors);
  const own = model.summary.origin.file;
  const given = show(base ?? baseSpecPath());
  const placeOf: LoadedModel["placeOf"] = ({ file: at, path }) => {
    const shown = at === given ? own : at;
    return { file: shown, ...loaded.positionOf({ file: shown, path }, "key") };
  };
  return { model, errors: errors.length, placeOf, textOf: (shown) => textOf(source.files, pathOf(shown)) };
}

/** Undefined: the spec breaks a rule that the model relies on. */
function modelOf(spec: Spec, files: SourceFiles, broken: boolean): Model | undefined {
  try {
    return buildModel(spec, files);
  } catch (error) {
    if (broken) return undefined;
    throw error;
  }
}

/** A version of the base API, such as a copy of an older one: it has nothing from the base in this package. */
function isBaseApi({ file, files }: SpecSource): boolean {
  const text = textOf(files, file);
  return moduleIn(text) === moduleIn(textOf(DISK, baseSpecPath())) && !/^["']?extends["']?[ \t]*:/m.test(text);
}

function moduleIn(text: string): string | undefined {
  return /^module:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
}

/** A spec that is compared need not have the programs that it shows: a package may leave them out. */
function withoutExamples(files: FileSource): FileSource {
  return { read: (file) => files.read(file), exists: () => true };
}

function textOf(files: FileSource, file: string): string {
  try {
    return Buffer.from(files.read(file)).toString("utf8");
  } catch {
    return "";
  }
}
