/** SDKs that a test generates for itself, in a folder of its own beside the tests, and uses at once. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { formatDiagnostic, hasErrors } from "../../generator/diagnostics.js";
import { generate } from "../../generator/generate.js";
import type { Job } from "../../generator/jobs.js";

/** An API whose names a test knows only when it runs. */
export interface LooseApi {
  readonly connect: (url: string | URL | (() => string), options?: object) => Promise<LooseClient>;
  readonly errors: LooseErrors;
  readonly CLOSE_CODES: Readonly<Record<string, unknown>>;
  readonly security: LooseSecurity;
  readonly connections: { get(id: unknown): unknown; list(): readonly unknown[] };
  readonly Actor: new (id: string, meta: object) => object;
  readonly Scope: new (policies: readonly unknown[]) => object;
  readonly [name: string]: unknown;
}

export interface LooseSecurity {
  readonly denyPrivateNetworks: object;
  run<T>(context: object, fn: () => T): T;
  configure(options: object): void;
  can(action: string, resource?: string): boolean;
}

export interface LooseErrors {
  is(error: unknown, kindOrCondition: string): boolean;
  attempt<T>(promise: Promise<T>): Promise<[T, null] | [null, LooseError]>;
  readonly [name: string]: unknown;
}

export interface LooseError extends Error {
  readonly kind: string;
  readonly condition: string;
  readonly code: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface LooseClient {
  readonly id: string;
  readonly url: string;
  readonly protocol: string;
  readonly compression: unknown;
  readonly options: Readonly<Record<string, unknown>>;
  readonly bufferedAmount: number;
  readonly closed: Promise<LooseCloseInfo>;
  readonly [name: string]: unknown;
}

export interface LooseCloseInfo {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  readonly initiator: string;
  readonly reconnect: unknown;
  readonly error?: LooseError;
}

const tests = fileURLToPath(new URL("..", import.meta.url));
const parent = join(tests, ".generated");

export interface GeneratedSdk {
  /** Absolute folder of the spec; the code is in `generated` below it. */
  readonly folder: string;
  readonly out: string;
  load(): Promise<LooseApi>;
  /** Writes the spec anew and generates again. */
  update(spec: string): Promise<GeneratedSdk>;
  remove(): void;
}

/** Throws with the findings where the spec has errors. */
export async function generateSdk(spec: string, files: Readonly<Record<string, string>> = {}): Promise<GeneratedSdk> {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "sdk-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return write(folder, spec, 1);
}

async function write(folder: string, spec: string, version: number): Promise<GeneratedSdk> {
  const file = join(folder, "api.yaml");
  // A folder for each version: a module is loaded once only.
  const out = join(folder, `generated-${version}`);
  writeFileSync(file, spec);
  const job: Job = {
    spec: file,
    out,
    docs: join(out, "docs"),
    locales: ["pt-BR"],
    runtime: "../../../../runtime/index.js",
    importExtension: "js",
    rules: {},
    tolerances: {},
    show: (path) => path.replace(`${folder}/`, ""),
  };
  const { findings } = await generate(job, { write: true });
  if (hasErrors(findings)) throw new Error(findings.map(formatDiagnostic).join("\n"));
  return {
    folder,
    out,
    load: () => import(pathToFileURL(join(out, "index.ts")).href),
    update: (next) => write(folder, next, version + 1),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
