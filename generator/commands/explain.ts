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
  if (all === true) io.out(allRules().trimEnd());
  else if (codes.length === 0) io.out(listRules());
  else io.out(codes.map(pageOf).join("\n\n"));
  return EXIT.CLEAN;
}

function pageOf(code: string): string {
  const page = explain(code);
  if (page !== undefined) return page;
  const values = { code, suggestion: suggestion(code, RULE_CODES), command: "wireglot explain" };
  throw new CommandError(EXIT.USAGE, remark("explain.unknown", values));
}
