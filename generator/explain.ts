/** The pages of the rules, in Markdown: one on the terminal, all of them in spec/rules.md. */
import { CHANGE_TEXTS, explainChange, whyChanged } from "./diff/explain.js";
import { DIFF_RULES } from "./diff/index.js";
import { type Message, renderMessage, type Speech, type Values } from "./message.js";
import { isFirm, RULES, ruleOf } from "./rules/index.js";
import type { Rule } from "./rules/rule.js";

const WORDS = {
  rules: "Rules of a spec:",
  changes: "Changes that diff knows:",
  firm: "always an error",
  error: "an error by default",
  warning: "a warning by default",
  wrong: "Wrong:",
  right: "Right:",
  "page.title": "Rules",
  "page.made": "Written by {command}, not edited by hand.",
  "page.about": "What `wireglot validate` looks for: {n} (rule|rules). `wireglot explain CODE` prints the part of one.",
  "page.levels":
    "A rule is a warning, an error or off by `rules: { CODE: warn }` in `wireglot.config.yaml`, and off for one line by a comment above it, `# wireglot-disable-next-line CODE -- reason`. `--baseline FILE` keeps what was found before quiet. From a spec that breaks a rule marked as **always an error**, nothing is generated, whatever a config says.",
} as const;

/** Undefined where there is no such code. */
export function explain(code: string, speech?: Speech): string | undefined {
  const rule = ruleOf(code);
  return rule === undefined ? changePage(code, speech) : rulePage(rule, speech);
}

/** A line for each rule: its code, and the mistake that it prevents. */
export function listRules(speech?: Speech): string {
  const lines = (rows: readonly (readonly [code: string, why: Message])[]): string => {
    const width = Math.max(...rows.map(([code]) => code.length));
    return rows.map(([code, why]) => `  ${code.padEnd(width)}  ${renderMessage(why, speech)}`).join("\n");
  };
  const rules = lines(RULES.map((rule) => [rule.code, whyOf(rule)]));
  const changes = lines(Object.entries(DIFF_RULES).map(([code, { why }]) => [code, whyChanged(why)]));
  return `${said("rules", speech)}\n${rules}\n\n${said("changes", speech)}\n${changes}`;
}

/** The page of all rules of a spec. */
export function allRules(speech?: Speech): string {
  return [
    `# ${said("page.title", speech)}`,
    `<!-- ${said("page.made", speech, { command: "`wireglot explain --all`" })} -->`,
    said("page.about", speech, { n: RULES.length }),
    said("page.levels", speech),
    ...RULES.map((rule) => `#${rulePage(rule, speech)}`),
  ]
    .join("\n\n")
    .concat("\n");
}

function rulePage(rule: Rule, speech: Speech | undefined): string {
  const level = said(isFirm(rule) ? "firm" : rule.severity, speech);
  const sample = (kind: "wrong" | "right"): string =>
    `${said(kind, speech)}\n\n\`\`\`yaml\n${sampleIn(rule, kind, speech)}\n\`\`\``;
  return [
    `# ${rule.code}`,
    `**${renderMessage(whyOf(rule), speech)}** (${level})`,
    renderMessage(explanationOf(rule), speech),
    sample("wrong"),
    sample("right"),
  ].join("\n\n");
}

function changePage(code: string, speech: Speech | undefined): string | undefined {
  const change = explainChange(code, speech);
  return change && [`# ${code}`, `**${change.why}**`, change.explanation].join("\n\n");
}

function said(word: keyof typeof WORDS, speech: Speech | undefined, values: Values = {}): string {
  return renderMessage({ key: `explain.${word}`, source: WORDS[word], values }, speech);
}

function whyOf({ code, why }: Rule): Message {
  return { key: `explain.${code}.why`, source: why, values: {} };
}

function explanationOf({ code, explanation }: Rule): Message {
  return { key: `explain.${code}.explanation`, source: explanation, values: {} };
}

/** What cannot be shown in YAML is told by a comment. */
const TOLD = /^# (.+)\n$/;

function sampleIn(rule: Rule, kind: "wrong" | "right", speech: Speech | undefined): string {
  const told = toldBy(rule, kind);
  return told === undefined ? rule[kind].trimEnd() : `# ${renderMessage(told, speech)}`;
}

function toldBy(rule: Rule, kind: "wrong" | "right"): Message | undefined {
  const source = TOLD.exec(rule[kind])?.[1];
  return source === undefined ? undefined : { key: `explain.${rule.code}.${kind}`, source, values: {} };
}

/** All of it, as texts to translate. */
export const EXPLANATIONS: readonly Omit<Message, "values">[] = [
  ...Object.entries(WORDS).map(([word, source]) => ({ key: `explain.${word}`, source })),
  ...RULES.flatMap((rule) => [
    whyOf(rule),
    explanationOf(rule),
    ...(["wrong", "right"] as const).flatMap((kind) => toldBy(rule, kind) ?? []),
  ]),
  ...CHANGE_TEXTS,
];
