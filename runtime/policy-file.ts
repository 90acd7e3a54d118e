/** Policies from YAML (`wireglot/policy`): validated, every mistake with its place in the file. */

import { readFile } from "node:fs/promises";
import { type Document, isAlias, isNode, isPair, isScalar, LineCounter, type Pair, parseDocument } from "yaml";
import { isPlainObject } from "./plain-object.js";
import { PolicyError, type PolicyFinding, readPolicies } from "./policy-check.js";
import { Scope } from "./scope.js";
import { messageOf } from "./thrown.js";

export { explainConnect, type Step } from "./access.js";
export type { Condition, Effect, Operator, Policy } from "./policy.js";
export { PolicyError, type PolicyFinding } from "./policy-check.js";
export { Actor, Scope, type SecurityContext } from "./scope.js";
export { denyPrivateNetworks } from "./security.js";

/** One mistake in a file. Its `path` leads through the file. */
export interface PolicyFileFinding extends PolicyFinding {
  /** As given to the loader. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  readonly severity: "error";
}

/** A file whose policies cannot be used. The message has a line for each finding: `file:line:col: error code: sentence`. */
export class PolicyFileError extends PolicyError {
  declare readonly findings: readonly PolicyFileFinding[];

  static {
    PolicyFileError.prototype.name = "PolicyFileError";
  }

  constructor(findings: readonly PolicyFileFinding[]) {
    super(findings, findings.map(formatFinding).join("\n"));
  }
}

const MAX_LENGTH = 1024 * 1024;
const MAX_ALIASES = 100;

/**
 * Reads a file of policies: a list of them, or a mapping whose only key is `policies`.
 *
 * ```yaml
 * policies:
 *   - id: own-api
 *     actions: [websocket.*]
 *     resources: ["wss://*.example.com/*"]
 *     effect: allow
 *     conditions:
 *       - { field: actor.meta.role, operator: in, value: [admin, bot] }
 * ```
 * @throws PolicyFileError, or the error of the file system when the file cannot be read.
 */
export async function loadPolicies(file: string): Promise<Scope> {
  return parsePolicies(decode(await readFile(file), file), file);
}

/**
 * The same from a text; `file` only names it in findings.
 * @throws PolicyFileError
 */
export function parsePolicies(text: string, file: string): Scope {
  if (text.length > MAX_LENGTH) {
    throw failure(file, "too-large", `a policy file has at most ${MAX_LENGTH} characters, this one ${text.length}`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false, stringKeys: true });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = [...document.errors, ...document.warnings].map((problem) => ({
    ...place(problem.pos[0]),
    ...base(file),
    code: `yaml-${problem.code.toLowerCase().replaceAll("_", "-")}`,
    message: problem.message.replace(/\.$/, ""),
  }));
  if (broken.length > 0) throw new PolicyFileError(broken);

  const { list, root, findings } = policiesOf(plainData(document, file));
  const found = [...findings, ...readPolicies(list).findings, ...duplicateIds(list)].map((finding) => {
    const path = root === undefined || findings.includes(finding) ? finding.path : [root, ...finding.path];
    return { ...finding, path, ...place(offsetOf(document, path, finding.at)), file, severity: "error" as const };
  });
  if (found.length > 0) throw new PolicyFileError(found.sort((a, b) => a.line - b.line || a.column - b.column));
  return new Scope(readPolicies(list).policies);
}

function formatFinding({ file, line, column, severity, code, message }: PolicyFileFinding): string {
  return `${file}:${line}:${column}: ${severity} ${code}: ${message}`;
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw failure(file, "not-utf-8", "the file is not UTF-8 text");
  }
}

/** A mistake of the file as a whole. */
function failure(file: string, code: string, message: string): PolicyFileError {
  return new PolicyFileError([{ ...base(file), code, message, line: 1, column: 1 }]);
}

function base(file: string): Pick<PolicyFileFinding, "file" | "severity" | "path" | "at"> {
  return { file, severity: "error", path: [], at: "value" };
}

function plainData(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (err) {
    throw failure(file, "yaml-aliases", `its aliases cannot be resolved: ${messageOf(err)}`);
  }
}

/** The list of policies, and the key that it stands under. */
function policiesOf(data: unknown): { list: unknown; root?: string; findings: readonly PolicyFinding[] } {
  if (!isPlainObject(data)) return { list: data, findings: [] };
  const findings = Object.keys(data)
    .filter((key) => key !== "policies")
    .map((key): PolicyFinding => {
      const message = `a policy file has no ${JSON.stringify(key)}: expected policies, or a list`;
      return { code: "unknown-key", message, path: [key], at: "key" };
    });
  const list = Object.hasOwn(data, "policies") ? data.policies : undefined;
  if (list !== undefined) return { list, root: "policies", findings };
  const missing: PolicyFinding = { code: "missing-key", message: "policies is missing", path: [], at: "value" };
  return { list: [], findings: [...findings, missing] };
}

/** In a file an id has to say which policy is meant. */
function duplicateIds(list: unknown): readonly PolicyFinding[] {
  const seen = new Set<unknown>();
  return (Array.isArray(list) ? list : []).flatMap((item, index): PolicyFinding[] => {
    const id = isPlainObject(item) ? item.id : undefined;
    if (typeof id !== "string" || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `another policy of this file has the id ${JSON.stringify(id)} too`;
    return [{ code: "duplicate-id", message, path: [index, "id"], at: "value" }];
  });
}

/** Where the thing at the path begins. It is there: a finding speaks of what it has seen. */
function offsetOf(document: Document, path: readonly (string | number)[], at: "key" | "value"): number {
  let node: unknown = document.contents;
  for (const [depth, key] of path.entries())
    node = child(document, node, key, at === "key" && depth === path.length - 1);
  return isNode(node) ? Number(node.range?.[0]) : 0;
}

function child(document: Document, parent: unknown, key: string | number, wantsKey: boolean): unknown {
  const { items } = (isAlias(parent) ? parent.resolve(document) : parent) as { readonly items: readonly unknown[] };
  if (typeof key === "number") return items[key];
  const pair = items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key) as Pair;
  return wantsKey ? pair.key : (pair.value ?? pair.key);
}
