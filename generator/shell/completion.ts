/** Completion scripts of shells: they know every command, flag and choice, and ask nobody while a user types. */
import type { ShellName } from "../cli.js";
import { completeBash } from "./bash.js";
import type { CommandNode } from "./command-tree.js";
import { completeFish } from "./fish.js";
import { completeZsh } from "./zsh.js";

/** A shell, and the script that completes `wireglot` in it. */
export const SHELLS: Readonly<Record<ShellName, (tree: CommandNode) => string>> = {
  bash: completeBash,
  zsh: completeZsh,
  fish: completeFish,
};
