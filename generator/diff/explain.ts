/** What `wireglot explain` says of a rule of changes. */
import type { RuleText } from "../formats/format.js";
import { DIFF_RULES } from "./index.js";
import type { Axis, DiffRule, Step } from "./rule.js";

const CONCERNS: Readonly<Record<Axis, string>> = {
  source: "It concerns types and code: programs written for the old version may not compile, or find something more.",
  behaviour: "It concerns behaviour: programs compile as before and act differently.",
  docs: "It concerns the documentation alone.",
};

const ASKS: Readonly<Record<Step, string>> = {
  major: "It asks for the next major version; below 1.0.0, for the next minor one.",
  minor: "It asks for the next minor version; below 1.0.0, for the next patch.",
  patch: "It asks for no more than the next patch.",
};

/** Undefined where the code is no change's. */
export function explainChange(code: string): RuleText | undefined {
  const rule = DIFF_RULES[code];
  if (rule === undefined) return undefined;
  return { why: rule.why, explanation: [...sentences(code, rule), LEVELS.replace("CODE", code)].join("\n") };
}

const LEVELS =
  "`wireglot diff --fail-on` says from which step on a change is an error; `rules: { CODE: off }` in the config silences this one.";

function sentences(code: string, { axis, step, message }: DiffRule): readonly string[] {
  const said = `The finding reads: ${message.replaceAll(/"?\{(\w+)\}"?/g, (_, name: string) => `\`${name}\``)}.`;
  if (code.startsWith("version-")) return [said, "It compares the versions that the two specs give themselves."];
  const eased = /-deprecated$/.test(code) ? ["Without the deprecation it would ask for a major version."] : [];
  const other = /^(field|type)-/.test(code)
    ? [
        "What programs only read, only give, or both decides the step: a change that narrows breaks those who give, one that widens those who read.",
      ]
    : [];
  return [said, CONCERNS[axis], ASKS[step], ...eased, ...other];
}
