/** Completion for bash 3.2 and later. What it has no words for is completed as the name of a file. */
import { allCommands, type CommandNode, type Flag, type Taken } from "./command-tree.js";

export function completeBash(tree: CommandNode): string {
  const commands = allCommands(tree);
  const below = commands.filter(({ path }) => path !== "").map(({ path, name }) => `"${parent(path)}/${name}"`);
  const values = commands.flatMap(({ path, flags }) =>
    flags.flatMap((flag) => (flag.takes === undefined ? [] : [valueCase(path, flag, flag.takes)])),
  );
  const flags = commands.map((command) => `      "${command.path}") words="${flagNames(command).join(" ")}" ;;`);
  const words = commands.map((command) => `      "${command.path}") ${wordsOf(command)} ;;`);
  return `# bash completion of wireglot. In ~/.bashrc: source <(wireglot completion bash)
_wireglot() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command/\${COMP_WORDS[i]}" in
      ${below.join("|")}) command="\${command:+$command }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$command:$before" in
${values.join("\n")}
  esac
  if [[ "$current" == -* ]]; then
    case "$command" in
${flags.join("\n")}
    esac
  else
    case "$command" in
${words.join("\n")}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _wireglot wireglot
`;
}

function valueCase(path: string, { names }: Flag, takes: Taken): string {
  const pattern = names.map((name) => `"${path}:${name}"`).join("|");
  const then =
    typeof takes === "string" ? paths(takes) : `COMPREPLY=($(compgen -W "${takes.join(" ")}" -- "$current"))`;
  return `    ${pattern}) ${then}; return ;;`;
}

/** Without words, bash takes what it does by default: the names of files. */
function paths(takes: "file" | "folder" | "anything"): string {
  return takes === "folder" ? 'COMPREPLY=($(compgen -d -- "$current"))' : ":";
}

function wordsOf({ commands, arguments: [argument] }: CommandNode): string {
  const takes = argument?.takes;
  const words = [...commands.map(({ name }) => name), ...(Array.isArray(takes) ? takes : [])];
  return words.length === 0 ? "return" : `words="${words.join(" ")}"`;
}

function flagNames({ flags }: CommandNode): readonly string[] {
  return flags.flatMap(({ names }) => names.filter((name) => name.startsWith("--")));
}

function parent(path: string): string {
  return path.split(" ").slice(0, -1).join(" ");
}
