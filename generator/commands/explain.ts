/** `wireglot explain` */
import type { Io } from "../cli.js";
import { CommandError, EXIT, type ExitCode } from "../exit-code.js";
import { allRules, explain, listRules } from "../explain.js";
import { remark } from "../remarks.js";
import { RULE_CODES } from "../rule-codes.js";
import { suggestion } from "../suggest.js";

export interface ExplainOptions {
  readonly all?: boolean;
}

/** Throws a CommandError for a code that there is not. */
export function explainCommand(codes: readonly string[], { all }: ExplainOptions, io: Io): ExitCode {
  if (all === true) io.out(allRules(io.speech).trimEnd());
  else if (codes.length === 0) io.out(listRules(io.speech));
  else io.out(codes.map((code) => pageOf(code, io)).join("\n\n"));
  return EXIT.CLEAN;
}

function pageOf(code: string, { speech }: Io): string {
  const page = explain(code, speech);
  if (page !== undefined) return page;
  const values = { code, suggestion: suggestion(code, RULE_CODES), command: "wireglot explain" };
  throw new CommandError(EXIT.USAGE, remark("explain.unknown", values));
}
