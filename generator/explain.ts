/** The pages of the rules, in Markdown: one on the terminal, all of them in spec/rules.md. */
import { explainChange } from "./diff/explain.js";
import { DIFF_RULES } from "./diff/index.js";
import { isFirm, RULES, ruleOf } from "./rules/index.js";
import type { Rule } from "./rules/rule.js";

/** Undefined where there is no such code. */
export function explain(code: string): string | undefined {
  const rule = ruleOf(code);
  return rule === undefined ? changePage(code) : rulePage(rule);
}

/** A line for each rule: its code, and the mistake that it prevents. */
export function listRules(): string {
  const lines = (rows: readonly (readonly [code: string, why: string])[]): string => {
    const width = Math.max(...rows.map(([code]) => code.length));
    return rows.map(([code, why]) => `  ${code.padEnd(width)}  ${why}`).join("\n");
  };
  const rules = RULES.map(({ code, why }) => [code, why] as const);
  const changes = Object.entries(DIFF_RULES).map(([code, { why }]) => [code, why] as const);
  return `Rules of a spec:\n${lines(rules)}\n\nChanges that diff knows:\n${lines(changes)}`;
}

/** The page of all rules of a spec. */
export function allRules(): string {
  return [
    "# Rules",
    "<!-- Written by `wireglot explain --all`, not edited by hand. -->",
    `What \`wireglot validate\` looks for: ${RULES.length} rules. \`wireglot explain CODE\` prints the part of one.`,
    "A rule is a warning, an error or off by `rules: { CODE: warn }` in `wireglot.config.yaml`, and off for one line by a comment above it, `# wireglot-disable-next-line CODE -- reason`. `--baseline FILE` keeps what was found before quiet. From a spec that breaks a rule marked as **always an error**, nothing is generated, whatever a config says.",
    ...RULES.map((rule) => `#${rulePage(rule)}`),
  ]
    .join("\n\n")
    .concat("\n");
}

function rulePage(rule: Rule): string {
  const { code, severity, why, explanation, wrong, right } = rule;
  const level = isFirm(rule)
    ? "always an error"
    : severity === "error"
      ? "an error by default"
      : "a warning by default";
  const sample = (word: string, yaml: string): string => `${word}:\n\n\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``;
  return [`# ${code}`, `**${why}** (${level})`, explanation, sample("Wrong", wrong), sample("Right", right)].join(
    "\n\n",
  );
}

function changePage(code: string): string | undefined {
  const change = explainChange(code);
  return change && [`# ${code}`, `**${change.why}**`, change.explanation].join("\n\n");
}
