/** `wireglot policy test`: what a file of policies says to a URL, and which policy decides. */
import { resolve } from "node:path";
import {
  Actor,
  explainConnect,
  PolicyFileError,
  parsePolicies,
  type Scope,
  type Step,
} from "../../runtime/policy-file.js";
import type { Io, PolicyTestOptions } from "../cli.js";
import { formatDiagnostic } from "../diagnostics.js";
import { CommandError, EXIT, type ExitCode } from "../exit-code.js";
import { printable } from "../formats/printable.js";
import { showPath } from "../jobs.js";
import { loadSpec } from "../load.js";
import type { Message } from "../message.js";
import { baseSpecPath } from "../package-root.js";
import { policySentence } from "../policy-sentences.js";
import { remark } from "../remarks.js";
import { say } from "../report.js";
import { readText } from "./config.js";

export async function policyTestCommand(file: string, options: PolicyTestOptions, io: Io): Promise<ExitCode> {
  const path = resolve(io.cwd, file);
  const shown = showPath(io.cwd, path);
  const scope = readScope(readText(path, shown), shown, io);
  if (scope === undefined) return EXIT.FINDINGS;
  const actor = new Actor(options.actor, readMeta(options.meta));
  const permissions = await permissionsOf(options, io);
  const steps = explainConnect({ actor, scope }, permissions, options.url, options.address);
  for (const step of steps)
    io.out(printable(say(remark("about", { subject: subjectOf(step), state: decisionOf(step) }), io)));
  const last = steps.at(-1);
  const allowed = last?.effect === "allow";
  if (last?.effect === "undecided") io.out(say(remark("policy.address"), io));
  else io.out(say(remark(allowed ? "policy.allowed" : "policy.denied"), io));
  return allowed ? EXIT.CLEAN : EXIT.FINDINGS;
}

function readScope(text: string, shown: string, io: Io): Scope | undefined {
  try {
    return parsePolicies(text, shown);
  } catch (error) {
    if (!(error instanceof PolicyFileError)) throw error;
    for (const found of error.findings)
      io.err(printable(formatDiagnostic({ ...found, message: say(policySentence(found.message), io) })));
    return undefined;
  }
}

function readMeta(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new CommandError(EXIT.USAGE, remark("policy.meta", { text, example: `'{"role":"admin"}'` }));
}

/** The actions of the spec that is named, else those of the base API. */
async function permissionsOf(
  options: PolicyTestOptions,
  io: Io,
): Promise<{ readonly connect?: string; readonly connectUrl: string }> {
  const file = options.spec === undefined ? baseSpecPath() : resolve(io.cwd, options.spec);
  const { spec } = await loadSpec(file, { show: (path) => showPath(io.cwd, path) });
  const named = (role: string): string | undefined => spec?.permissions.find((row) => row.value.role === role)?.name;
  const [connect, connectUrl] = [named("connect"), named("connect-url")];
  if (connectUrl === undefined)
    throw new CommandError(
      EXIT.FINDINGS,
      remark("policy.no-spec", { spec: showPath(io.cwd, file), command: "wireglot validate" }),
    );
  return connect === undefined ? { connectUrl } : { connect, connectUrl };
}

function subjectOf({ action, resource, address }: Step): Message | string {
  const asked = resource === undefined ? action : `${action} ${resource}`;
  return address === undefined ? asked : remark("policy.at", { asked, address });
}

/** `allow` and `deny` are words of the policies. */
function decisionOf({ effect, policy, reason }: Step): Message | string {
  if (reason !== undefined) return remark("policy.refused", { effect, reason: policySentence(reason) });
  if (effect === "undefined") return remark("policy.silent");
  const decided = effect === "undecided" ? remark("policy.undecided") : effect;
  return policy === undefined ? decided : remark("policy.by", { decided, policy: policy.id });
}
