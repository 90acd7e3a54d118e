/** What `wireglot explain` says of a rule of changes. */
import type { RuleText } from "../formats/format.js";
import { type Message, renderMessage, type Speech, type Values } from "../message.js";
import { QUOTED_PLACE } from "./changelog.js";
import { DIFF_RULES } from "./index.js";
import type { DiffRule } from "./rule.js";
import { severityOfVersion, VERSION_RULES } from "./version.js";

const SENTENCES = {
  reads: "The finding reads: {finding}.",
  version: "It compares the versions that the two specs give themselves.",
  "axis.source":
    "It concerns types and code: programs written for the old version may not compile, or there is something new to use.",
  "axis.behaviour": "It concerns behaviour: programs compile as before and act differently.",
  "axis.docs": "It concerns the documentation alone.",
  "step.major": "It asks for the next major version; below 1.0.0, for the next minor one.",
  "step.minor": "It asks for the next minor version; below 1.0.0, for the next patch.",
  "step.patch": "It asks for no more than the next patch.",
  eased: "Without the deprecation it would ask for a major version.",
  direction:
    "The step depends on whether programs read it, give it, or do both: a change that narrows it breaks those that give it, one that widens it those that read it.",
  levels: "{flag} says from which step on a change is an error; {setting} in the config silences this one.",
  "levels.error": "It is an error whatever {flag} says; {setting} in the config silences it.",
  "levels.warning": "It is a warning whatever {flag} says; {setting} in the config silences it.",
} as const;

/** Undefined where the code is no change's. */
export function explainChange(code: string, speech?: Speech): RuleText | undefined {
  const rule = DIFF_RULES[code];
  if (rule === undefined) return undefined;
  const said = (message: Message): string => renderMessage(message, speech);
  return { why: said(whyChanged(rule.why)), explanation: sentences(code, rule, speech).map(said).join("\n") };
}

/** Changes of one kind have one reason, whatever they are of. */
export function whyChanged(why: string): Message {
  return { key: `explain.change.${REASONS.get(why) ?? ""}`, source: why, values: {} };
}

/** Each with the first code that gives it. */
const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries(DIFF_RULES)
    .reverse()
    .map(([code, { why }]) => [why, code]),
);

/** All of it, as texts to translate. */
export const CHANGE_TEXTS: readonly Omit<Message, "values">[] = [
  ...Object.keys(SENTENCES).map((name) => sentence(name as keyof typeof SENTENCES)),
  ...[...REASONS.keys()].reverse().map(whyChanged),
];

function sentences(code: string, rule: DiffRule, speech: Speech | undefined): readonly Message[] {
  const finding = findingOf(code, rule, speech);
  const ofVersion = code in VERSION_RULES;
  const levels = sentence(ofVersion ? `levels.${severityOfVersion(code)}` : "levels", {
    flag: "`wireglot diff --fail-on`",
    setting: "`rules: { CODE: off }`".replace("CODE", code),
  });
  const { axis, step } = rule;
  return [
    sentence("reads", { finding }),
    ...(ofVersion
      ? [sentence("version")]
      : [
          sentence(`axis.${axis}`),
          sentence(`step.${step}`),
          ...(code.endsWith("-deprecated") ? [sentence("eased")] : []),
          ...(/^(field|type)-/.test(code) ? [sentence("direction")] : []),
        ]),
    levels,
  ];
}

/** With the names of its values as code. */
function findingOf(code: string, { message }: DiffRule, speech: Speech | undefined): string {
  const template = speech?.template(`diff.${code}`, message) ?? message;
  return template
    .split(QUOTED_PLACE)
    .map((part, index) => (index % 2 === 0 ? part : `\`${part}\``))
    .join("");
}

function sentence(name: keyof typeof SENTENCES, values: Values = {}): Message {
  return { key: `explain.change.${name}`, source: SENTENCES[name], values };
}
