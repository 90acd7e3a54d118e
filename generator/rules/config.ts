/** `wireglot.config.yaml`: keys and values that commands understand. */
import type { Message } from "../message.js";
import { type Rule, rule } from "./rule.js";

const ENTRY = "specs:\n  - spec: chat.yaml\n";

export const configUnknownKey: Rule<{ default: "key" | "suggestion" | "accepted" }> = rule({
  code: "config-unknown-key",
  why: "A setting that is mistyped would be ignored.",
  messages: { default: 'unknown key "{key}"{suggestion}; accepted are {accepted}' },
  explanation: "The keys of `wireglot.config.yaml` are `specs`, `locales`, `tiers`, `rules` and `lang`.",
  wrong: `${ENTRY}    outt: src/chat\n`,
  right: `${ENTRY}    out: src/chat\n`,
});

export const configMissingKey: Rule<{ default: "list" | "key" }> = rule({
  code: "config-missing-key",
  why: "An entry that names no spec has nothing to work on.",
  messages: { default: 'an entry of "{list}" needs "{key}", the path of a spec' },
  explanation: "Each entry of `specs` has the path of a spec, from the folder of the config.",
  wrong: "specs:\n  - out: src/chat\n",
  right: "specs:\n  - spec: chat.yaml\n    out: src/chat\n",
});

export const configValue: Rule<{
  default: "name" | "value" | "accepted" | "suggestion";
  config: "value" | "accepted";
  locale: "name";
}> = rule({
  code: "config-value",
  why: "A value that no command understands would have no effect.",
  messages: {
    default: '"{name}" is {value}, accepted is {accepted}{suggestion}',
    config: "the config is {value}, accepted is {accepted}",
    locale: '"{name}" is no language tag such as en or pt-BR',
  },
  explanation: "The finding says what is accepted.",
  wrong: "rules:\n  doc-repeats-name: warning\n",
  right: "rules:\n  doc-repeats-name: warn\n",
});

const ACCEPTED = {
  mapping: "a mapping of keys to values",
  list: "a list",
  text: "a text that is not empty",
  share: "a share such as 20%, from 0% to 100%",
} as const;

/** What a setting may be, in its sentence. */
export function accepted(kind: keyof typeof ACCEPTED): Message {
  return { key: `accepted.${kind}`, source: ACCEPTED[kind], values: {} };
}

export const ACCEPTED_CLAUSES: readonly Omit<Message, "values">[] = Object.entries(ACCEPTED).map(([kind, source]) => ({
  key: `accepted.${kind}`,
  source,
}));

export const configUnknownRule: Rule<{ default: "code" | "suggestion" }> = rule({
  code: "config-unknown-rule",
  why: "A level for a rule that there is not changes nothing, and the finding that it was to silence stays.",
  messages: { default: 'there is no rule "{code}"{suggestion}; wireglot explain lists all' },
  explanation: "`rules` gives the code of a rule the level `error`, `warn` or `off`.",
  wrong: "rules:\n  doc-repeat-name: off\n",
  right: "rules:\n  doc-repeats-name: off\n",
});

export const configSharedFolder: Rule<{ default: "number" | "list" | "key" }> = rule({
  code: "config-shared-folder",
  why: "Two specs that are written into one folder overwrite each other's files.",
  messages: {
    default: 'this spec and entry {number} of "{list}" would write into the same folder; give each its own "{key}"',
  },
  explanation:
    "Without `out`, code goes to `generated`. Where there are several specs, give each an `out` of its own, and a `docs` of its own if you set `docs`.",
  wrong: "specs:\n  - spec: chat.yaml\n  - spec: game.yaml\n",
  right: "specs:\n  - spec: chat.yaml\n    out: src/chat\n  - spec: game.yaml\n    out: src/game\n",
});

export const CONFIG_RULES: readonly Rule[] = [
  configUnknownKey,
  configMissingKey,
  configValue,
  configUnknownRule,
  configSharedFolder,
];
