/** Completion for fish: a line for each word, with what `--help` says beside it. */
import { allCommands, type CommandNode, type Flag } from "./command-tree.js";

export function completeFish(tree: CommandNode): string {
  const commands = allCommands(tree);
  const paths = commands.filter(({ path }) => path !== "").map(({ path }) => quoted(path));
  return `# fish completion of wireglot. In ~/.config/fish/config.fish: wireglot completion fish | source
function __wireglot_at
    set -l path
    for word in (commandline -opc)[2..-1]
        if contains -- (string join ' ' -- $path $word) ${paths.join(" ")}
            set -a path $word
        end
    end
    test "$path" = "$argv[1]"
end
complete -c wireglot -e
${commands.flatMap(linesOf).join("\n")}
`;
}

function linesOf(command: CommandNode): readonly string[] {
  const start = `complete -c wireglot -n ${quoted(`__wireglot_at ${quoted(command.path)}`)}`;
  return [
    ...command.commands.map((one) => `${start} -f -a ${quoted(one.name)} -d ${quoted(one.description)}`),
    ...command.flags.map((flag) => `${start} ${flagWords(flag)}`),
    ...command.arguments.flatMap(({ takes }) =>
      Array.isArray(takes) ? [`${start} -f -a ${quoted(takes.join(" "))}`] : [],
    ),
  ];
}

function flagWords({ names, description, takes }: Flag): string {
  const words = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value =
    takes === undefined
      ? []
      : typeof takes === "object"
        ? [`-x -a ${quoted(takes.join(" "))}`]
        : [{ file: "-r -F", folder: "-x -a '(__fish_complete_directories)'", anything: "-x" }[takes]];
  return [...words, ...value, `-d ${quoted(description)}`].join(" ");
}

/** In single quotes, where a backslash and a quote alone mean something. */
function quoted(text: string): string {
  return `'${text.replace(/\s+/g, " ").replace(/[\\']/g, "\\$&")}'`;
}
