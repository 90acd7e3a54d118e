/** YAML: what of it is read, so that no two readers disagree on what a file says. */
import { type Rule, rule } from "./rule.js";

export const yamlSyntax: Rule<{ default: "problem"; key: never; colon: never; deeper: never }> = rule({
  code: "yaml-syntax",
  why: "A file that is no YAML says nothing, whatever its author meant.",
  messages: {
    default: "{problem}",
    key: "a key is missing or is no text",
    colon:
      "a colon with a blank behind it begins a mapping here: put the text in quotes, or a comma before the next key",
    deeper: "this text goes on as far as a key below it: a colon is missing here, or that key is indented too deep",
  },
  explanation:
    "Look at the place and the line above it: most often a quote or a bracket is not closed, a colon has no space behind it, or text that holds `: ` or ` #` needs quotes.",
  wrong: "options: [\n",
  right: "options: {}\n",
});

export const yamlEmpty: Rule<{ default: "beginning" }> = rule({
  code: "yaml-empty",
  why: "An empty file was saved by mistake, or the wrong file was named.",
  messages: { default: "the file is empty; a spec begins with {beginning}" },
  explanation: "A spec needs four keys: `wireglot`, `module`, `version` and `summary`.",
  wrong: "# nothing but a comment\n",
  right: "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat rooms.\n",
});

export const yamlTopLevel: Rule<{ list: "beginning"; value: "beginning"; alias: "beginning" }> = rule({
  code: "yaml-top-level",
  why: "A file whose top is a list or a single value is another kind of file.",
  messages: {
    list: "the top is a list; a mapping is expected: {beginning}",
    value: "the top is a single value; a mapping is expected: {beginning}",
    alias: "the top is an alias; a mapping is expected: {beginning}",
  },
  explanation: "The top of a spec is a mapping of keys to values.",
  wrong: "- wireglot: 1\n- module: chat\n",
  right: "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat rooms.\n",
});

export const yamlVersion: Rule<{ default: "version"; directive: "problem" }> = rule({
  code: "yaml-version",
  why: "YAML 1.1 reads the same file differently: `no` is false there, and `1:30` is 90.",
  messages: {
    default: '"%YAML {version}" is not read; specs are YAML 1.2, leave the line out',
    directive: "{problem}; specs are YAML 1.2 without directives",
  },
  explanation: "Leave out the line that begins with `%`.",
  wrong: "%YAML 1.1\n---\nwireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat rooms.\n",
  right: "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat rooms.\n",
});

export const yamlMultipleDocuments: Rule<{ default: never }> = rule({
  code: "yaml-multiple-documents",
  why: "What stands behind the `---` would be ignored without a word.",
  messages: { default: "a second document begins here; a spec is one document" },
  explanation: "A file holds one spec. Give the other document a file of its own.",
  wrong: "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat rooms.\n---\nwireglot: 1\n",
  right: "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat rooms.\n",
});

export const yamlTag: Rule<{ default: "problem" }> = rule({
  code: "yaml-tag",
  why: "A tag asks a reader to make something else of a value, and readers differ in what they make.",
  messages: { default: "{problem}; values are written without tags" },
  explanation: "Write the value without the word that begins with `!`. Text is put in quotes, not marked with `!!str`.",
  wrong: "options:\n  room: { type: string, default: !env ROOM, doc: Where to go. }\n",
  right: "options:\n  room: { type: string, default: lobby, doc: Where to go. }\n",
});

export const yamlMergeKey: Rule<{ default: "key" }> = rule({
  code: "yaml-merge-key",
  why: "YAML 1.2 has no merge keys: some readers merge, others see a key of that name.",
  messages: { default: 'merge keys ("{key}") are not read; write the keys out' },
  explanation:
    "An alias for a whole value (`details: *handshake`) is read. What several rows have in common can be a row of `types`.",
  wrong:
    "options:\n  room: &text { type: string, maxLength: 40, doc: Where to go. }\n  nick: { <<: *text, doc: A name. }\n",
  right:
    "types:\n  short_text: { type: string, maxLength: 40, doc: Text of a line. }\noptions:\n  room: { type: short_text, doc: Where to go. }\n  nick: { type: short_text, doc: A name. }\n",
});

export const yamlDuplicateKey: Rule<{ default: "name" }> = rule({
  code: "yaml-duplicate-key",
  why: "Of two rows with one name, one is lost, and readers differ in which.",
  messages: { default: '"{name}" stands twice in this mapping' },
  explanation: "The finding stands at the second one. Rename it, or join the two.",
  wrong: "options:\n  room: { type: string, doc: Where to go. }\n  room: { type: integer, doc: How many. }\n",
  right: "options:\n  room: { type: string, doc: Where to go. }\n  room_count: { type: integer, doc: How many. }\n",
});

export const yamlAlias: Rule<{ many: "limit"; unknown: "name"; circular: "name" }> = rule({
  code: "yaml-alias",
  why: "An alias that leads nowhere, to itself or to millions of nodes is a slip of the pen or an attack.",
  messages: {
    many: "aliases stand for more than {limit} nodes",
    unknown: '"*{name}" has no anchor before it',
    circular: '"*{name}" stands inside its own anchor',
  },
  explanation: "An anchor (`&name`) stands before the aliases (`*name`) that repeat it, and not around them.",
  wrong: "options:\n  room: { type: string, doc: *room }\n",
  right:
    "options:\n  room: { type: string, doc: Where to go., x-note: &note ours }\n  lobby: { type: string, doc: Where to begin., x-note: *note }\n",
});

export const yamlTooDeep: Rule<{ default: "limit" }> = rule({
  code: "yaml-too-deep",
  why: "No spec needs this depth; a file made to exhaust a reader's memory does.",
  messages: { default: "nested more than {limit} levels deep, the most that is read" },
  explanation: "Give inner objects a name in `types`, and refer to them by it.",
  wrong: "# a list in a list in a list, sixty-five levels deep\n",
  right: "# lists and mappings as deep as the language has use for\n",
});

export const yamlTooLarge: Rule<{ default: "limit" }> = rule({
  code: "yaml-too-large",
  why: "So many nodes are no spec but a mistake, or an attack on the machine that reads them.",
  messages: { default: "the file holds more than {limit} lines, commas and brackets, the most that is read" },
  explanation: "The limit bounds the memory that reading takes. Divide the spec into several.",
  wrong: "# a file of 150,001 lines\n",
  right: "# several specs, each with an API of its own\n",
});

export const yamlNumber: Rule<{ default: "text" }> = rule({
  code: "yaml-number",
  why: "A number that is rounded when it is read is another number in the generated code.",
  messages: { default: "{text} is no number that JSON and JavaScript can hold exactly" },
  explanation:
    "Integers beyond 9007199254740991 lose their last digits, and `.inf` and `.nan` have no JSON. Write an identifier of many digits as text, in quotes.",
  wrong: "constants:\n  OWNER: { value: 175928847299117063, doc: Identifier of the owner. }\n",
  right: 'constants:\n  OWNER: { value: "175928847299117063", doc: Identifier of the owner. }\n',
});

export const YAML_RULES: readonly Rule[] = [
  yamlSyntax,
  yamlEmpty,
  yamlTopLevel,
  yamlVersion,
  yamlMultipleDocuments,
  yamlTag,
  yamlMergeKey,
  yamlDuplicateKey,
  yamlAlias,
  yamlTooDeep,
  yamlTooLarge,
  yamlNumber,
];
