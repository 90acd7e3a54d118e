/** `wireglot man` */
import type { Command } from "commander";
import type { Io } from "../cli.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { packageVersion } from "../package-root.js";
import { commandTree } from "../shell/command-tree.js";
import { manPage } from "../shell/man-page.js";

/** `epilogue`: what the help of the program ends with. `titles`: those of its parts. */
export function manCommand(
  program: Command,
  epilogue: string,
  titles: Readonly<Record<"usage" | "options" | "commands", string>>,
  io: Io,
): ExitCode {
  io.out(manPage({ tree: commandTree(program), version: packageVersion(), epilogue, titles }).trimEnd());
  return EXIT.CLEAN;
}
