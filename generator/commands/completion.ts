/** `wireglot completion` */
import type { Command } from "commander";
import type { Io, ShellName } from "../cli.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { FORMATS } from "../formats/index.js";
import { RULE_CODES } from "../rule-codes.js";
import { commandTree } from "../shell/command-tree.js";
import { SHELLS } from "../shell/completion.js";

export function completionCommand(shell: ShellName, program: Command, io: Io): ExitCode {
  const tree = commandTree(program, { code: RULE_CODES, format: FORMATS });
  io.out(SHELLS[shell](tree).trimEnd());
  return EXIT.CLEAN;
}
