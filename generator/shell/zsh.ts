/** Completion for zsh: a function for each command, with what `--help` says beside each word. */
import { allCommands, type CommandNode, type Flag, type Taken } from "./command-tree.js";

export function completeZsh(tree: CommandNode): string {
  return `#compdef wireglot
# zsh completion of wireglot. In ~/.zshrc, after compinit: source <(wireglot completion zsh)
${allCommands(tree).map(functionOf).join("\n")}
if [[ "$funcstack[1]" = _wireglot ]]; then _wireglot "$@"; else compdef _wireglot wireglot; fi
`;
}

function functionOf(command: CommandNode): string {
  const specs = [...command.flags.map(flagSpec), ...argumentSpecs(command)].map((spec) => ` \\\n    ${spec}`).join("");
  if (command.commands.length === 0) return `${nameOf(command)}() {\n  _arguments -s${specs}\n}`;
  const rows = command.commands.map((one) => quoted(`${one.name}:${oneLine(one.description)}`));
  const cases = command.commands.map((one) => `        ${one.name}) ${nameOf(one)} ;;`);
  return `${nameOf(command)}() {
  local context state line
  typeset -A opt_args
  _arguments -C${specs} \\
    '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands
      commands=(
        ${rows.join("\n        ")}
      )
      _describe command commands
      ;;
    rest)
      case $words[1] in
${cases.join("\n")}
      esac
      ;;
  esac
}`;
}

function flagSpec({ names, description, takes, value }: Flag): string {
  const text = `[${oneLine(description).replace(/[[\]\\:]/g, "\\$&")}]`;
  const action = takes === undefined ? "" : `:${value ?? ""}:${actionOf(takes)}`;
  if (names.length === 1) return quoted(`${names[0]}${text}${action}`);
  return `${quoted(`(${names.join(" ")})`)}{${names.join(",")}}${quoted(`${text}${action}`)}`;
}

function argumentSpecs({ commands, arguments: all }: CommandNode): readonly string[] {
  if (commands.length > 0) return [];
  return all.map(({ name, takes }, at) => quoted(`${at === all.length - 1 ? "*" : at + 1}:${name}:${actionOf(takes)}`));
}

function actionOf(takes: Taken): string {
  if (typeof takes !== "string") return `(${takes.join(" ")})`;
  return { file: "_files", folder: "_files -/", anything: "" }[takes];
}

function nameOf({ path }: CommandNode): string {
  return ["_wireglot", ...path.split(" ").filter((word) => word !== "")].join("_").replaceAll("-", "_");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
