/** Comments that switch rules off: each with a rule that there is, something to switch off, and a reason. */
import { type Rule, rule } from "./rule.js";

const SPEC = "closeCodes:\n";

export const disableReason: Rule<{ default: "example" }> = rule({
  code: "disable-reason",
  soft: true,
  why: "Nobody dares to remove a comment that does not say why it is there.",
  messages: { default: "this switches nothing off, for it gives no reason; write one behind two hyphens: {example}" },
  explanation:
    "`# wireglot-disable-next-line CODE -- reason` keeps the findings of a rule quiet on the next line that is no comment. Several codes have commas between them. For a rule as a whole, there is `rules` in the config.",
  wrong: `${SPEC}  # wireglot-disable-next-line doc-repeats-name\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: The server had too many guests. }\n`,
  right: `${SPEC}  # wireglot-disable-next-line doc-repeats-name -- the name is the protocol's own\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Server busy. }\n`,
});

export const disableUnknown: Rule<{ default: "code" | "suggestion"; none: "example"; firm: "code" }> = rule({
  code: "disable-unknown",
  soft: true,
  why: "A comment for a rule that there is not switches nothing off.",
  messages: {
    default: 'there is no rule "{code}"{suggestion}; wireglot explain lists all',
    none: "this names no rule: {example}",
    firm: '"{code}" cannot be switched off: nothing can be made of a spec that breaks it',
  },
  explanation:
    "Name the code that stands in the finding. Rules without which no client can be generated, such as `type-unknown`, hold always.",
  wrong: `${SPEC}  # wireglot-disable-next-line doc-repeat-name -- the name is the protocol's own\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many guests. }\n`,
  right: `${SPEC}  # wireglot-disable-next-line doc-repeats-name -- the name is the protocol's own\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Server busy. }\n`,
});

export const disableUnused: Rule<{ default: "code" }> = rule({
  code: "disable-unused",
  severity: "warning",
  why: "A comment that is no longer needed hides the next mistake of its kind.",
  messages: { default: 'there is no finding of "{code}" on the next line: this comment is not needed' },
  explanation: "Remove it. What it kept quiet has been corrected, or stands on another line now.",
  wrong: `${SPEC}  # wireglot-disable-next-line doc-repeats-name -- the name is the protocol's own\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many guests. }\n`,
  right: `${SPEC}  # wireglot-disable-next-line doc-repeats-name -- the name is the protocol's own\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Server busy. }\n`,
});

export const DISABLING_RULES: readonly Rule[] = [disableReason, disableUnknown, disableUnused];
