/** Files: what must hold of their bytes and characters before anything in them is read. */
import { type Rule, rule } from "./rule.js";

export const fileUnreadable: Rule<{ default: "problem" }> = rule({
  code: "file-unreadable",
  why: "A spec that cannot be read has not been checked.",
  messages: { default: "{problem}" },
  explanation:
    "The file does not exist, is a folder, or this user may not read it. Paths on the command line are relative to the working folder; paths in a config file, to the folder of that file.",
  wrong: "# the command line says chat.yml, and the file is chat.yaml\n",
  right: "# the command line says chat.yaml\n",
});

export const encodingInvalid: Rule<{ utf16: never; broken: never }> = rule({
  code: "encoding-invalid",
  why: "A file that an editor saved in another encoding is read as other text, or as none.",
  messages: {
    utf16: "the file is UTF-16; save it as UTF-8",
    broken: "the file is not UTF-8 from here on; save it as UTF-8",
  },
  explanation:
    "Specs, configs and policies are UTF-8, with or without a byte order mark. The finding stands at the first byte that belongs to no character.",
  wrong: "# the file is saved as UTF-16, or as Latin-1 with an accent in it\n",
  right: "# the same file is saved as UTF-8\n",
});

export const fileTooLarge: Rule<{ default: "limit" }> = rule({
  code: "file-too-large",
  why: "A file of this size is no spec but a mistake, or an attack on the machine that reads it.",
  messages: { default: "the file is larger than {limit} MiB, the most that is read" },
  explanation: "A spec of 10,000 definitions has about 2 MiB. Divide what is larger into several specs.",
  wrong: "# a file of 9 MiB\n",
  right: "# several specs, each with an API of its own\n",
});

export const controlCharacter: Rule<{ nul: never; default: "character"; surrogate: never }> = rule({
  code: "control-character",
  why: "A control character that nobody sees ends up in generated code and pages.",
  messages: {
    nul: "a NUL character stands here; the file may be UTF-16 or binary",
    default: "the control character {character} stands here; remove it",
    surrogate: "half of a surrogate pair stands here; write the whole character",
  },
  explanation:
    "YAML forbids control characters other than tabs and line ends. An escape in double quotes that stands for one (`\\u0007`), or for half of a character (`\\ud83d`), is refused as well.",
  wrong: 'options:\n  room: { type: string, default: "a\\u0007", doc: Where to go. }\n',
  right: "options:\n  room: { type: string, default: a, doc: Where to go. }\n",
});

export const bidiControl: Rule<{ default: "character" }> = rule({
  code: "bidi-control",
  why: "Text that is shown in another order than it is read can hide what a reviewer approves.",
  messages: {
    default: "the bidirectional control {character} stands here, which makes text look like other text; remove it",
  },
  explanation:
    "Unicode's bidirectional embeddings, overrides and isolates change the order in which a line is shown. Words in Arabic or Hebrew do not need them: their letters have a direction of their own.",
  wrong: 'options:\n  room: { type: string, doc: "A room\\u202e." }\n',
  right: "options:\n  room: { type: string, doc: Where to go. }\n",
});

export const CHARACTER_RULES: readonly Rule[] = [
  fileUnreadable,
  encodingInvalid,
  fileTooLarge,
  controlCharacter,
  bidiControl,
];
