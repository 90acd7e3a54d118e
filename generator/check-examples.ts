/**
 * The examples of a spec, held to the types that it gives: what `tsc --strict` would say of them beside the generated
 * code. It loads the compiler, so that a result is kept by what it was worked out from (generator/cache.ts).
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { Project, ts } from "ts-morph";
import type { Diagnostic, Position } from "./diagnostics.js";
import type { TextFile } from "./files.js";
import type { Job } from "./jobs.js";
import type { GuideSection, Model } from "./model.js";
import { packageRoot } from "./package-root.js";
import { exampleInvalid } from "./rules/examples.js";
import { finding } from "./rules/rule.js";

export interface ExamplesOf {
  readonly model: Model;
  readonly job: Job;
  /** The generated code, from the out folder. */
  readonly code: readonly TextFile[];
  /** The spec is the base API, which is the package itself. */
  readonly isBase: boolean;
}

export function checkExamples({ model, job, code, isBase }: ExamplesOf): readonly Diagnostic[] {
  const folder = dirname(job.spec);
  const own = sectionsOf([...model.guide, ...model.pages]).filter(
    ({ example, origin }) =>
      example !== undefined && origin.file === model.summary.origin.file && /\.[cm]?tsx?$/.test(example.path),
  );
  if (own.length === 0) return [];
  const project = new Project({
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      lib: [
        "lib.es2023.d.ts",
        "lib.esnext.disposable.d.ts",
        ...(nodeTypes(folder) === undefined ? ["lib.dom.d.ts"] : []),
      ],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      types: nodeTypes(folder) === undefined ? [] : ["node"],
      typeRoots: [nodeTypes(folder) ?? join(folder, "node_modules", "@types")],
    },
    skipAddingFilesFromTsConfig: true,
    resolutionHost: (host, options) => ({
      resolveModuleNames: (names, from) =>
        names.map((name) => {
          const mapped = moduleFile(name, { job, folder, isBase, module: model.module });
          if (mapped !== undefined) return { resolvedFileName: mapped, isExternalLibraryImport: false };
          return ts.resolveModuleName(name, from, options(), host, undefined, undefined, ts.ModuleKind.ESNext)
            .resolvedModule;
        }),
    }),
  });
  for (const { path, text } of code) project.createSourceFile(join(job.out, path), text, { overwrite: true });
  const examples = own.map(({ example, origin }) => {
    const path = resolve(folder, example?.path ?? "");
    return { origin, path, file: project.createSourceFile(path, readFileSync(path, "utf8"), { overwrite: true }) };
  });
  const program = project.getProgram().compilerObject;
  return examples.flatMap(({ origin, path, file: { compilerNode } }) => {
    const at = (offset: number): Position => {
      const { line, character } = compilerNode.getLineAndCharacterOfPosition(offset);
      return { line: line + 1, column: character + 1 };
    };
    return [...program.getSyntacticDiagnostics(compilerNode), ...program.getSemanticDiagnostics(compilerNode)]
      .filter(({ code: number }) => !OF_THE_PLACE.includes(number))
      .map(({ start = 0, length = 0, code: number, messageText }) => {
        const problem = ts.flattenDiagnosticMessageText(messageText, " ").replace(/\s+/g, " ").replace(/\.$/, "");
        const place = {
          file: job.show(path),
          ...at(start),
          end: at(start + length),
          path: [...origin.path, "example"],
        };
        return finding(exampleInvalid, "default", { problem, number }, place);
      });
  });
}

/** What is not installed where the spec is checked: other packages, and the types of the platform. */
const OF_THE_PLACE: readonly number[] = [2307, 7016, 2580, 2591, 2688];

function sectionsOf(sections: readonly GuideSection[]): readonly GuideSection[] {
  return sections.flatMap((section) => [section, ...sectionsOf(section.sections)]);
}

interface Place {
  readonly job: Job;
  readonly folder: string;
  readonly isBase: boolean;
  readonly module: string;
}

/** Where a module is that is ours: the generated code, or an entry of wireglot. */
function moduleFile(name: string, { job, folder, isBase, module }: Place): string | undefined {
  const generated = join(job.out, "index.ts");
  if (name === module || name === packageName(folder) || (isBase && name === "wireglot")) return generated;
  const entry = /^wireglot(?:\/(runtime|policy|streams|testing))?$/.exec(name);
  if (entry === null) return undefined;
  const file = {
    runtime: "runtime/index",
    policy: "runtime/policy-file",
    streams: "streams/index",
    testing: "testing/index",
  }[entry[1] ?? ""];
  // The sources of the package itself, where the generated code beside them imports them.
  const source = join(packageRoot(), `${file}.ts`);
  if (isBase && existsSync(source)) return source;
  return join(packageRoot(), "dist", `${file ?? "generated/index"}.d.ts`);
}

/** Of the package that the spec is in. */
function packageName(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, "package.json");
    if (existsSync(file)) {
      const value: unknown = JSON.parse(readFileSync(file, "utf8"));
      return typeof value === "object" && value !== null && "name" in value ? String(value.name) : undefined;
    }
    if (at === dirname(at)) return undefined;
  }
}

/** The folder of types that has those of Node, from the spec's folder or from here; undefined where there is none. */
function nodeTypes(folder: string): string | undefined {
  for (const from of [folder, packageRoot()]) {
    try {
      return dirname(dirname(createRequire(join(from, "x.js")).resolve("@types/node/package.json")));
    } catch {
      // Not there.
    }
  }
  return undefined;
}
