/** Findings of a file without those that its comments switch off, and what is wrong with these comments. */
import type { Diagnostic } from "../diagnostics.js";
import type { Directive } from "../directives.js";
import { suggestion } from "../suggest.js";
import { disableReason, disableUnknown, disableUnused } from "./disabling.js";
import { isFirm, RULES, ruleOf } from "./index.js";
import { finding, type Place } from "./rule.js";

const EXAMPLE = "# wireglot-disable-next-line CODE -- reason";

export function withoutDisabled(
  findings: readonly Diagnostic[],
  directives: readonly Directive[],
  file: string,
): readonly Diagnostic[] {
  if (directives.length === 0) return findings;
  const quiet = new Set<Diagnostic>();
  const problems = directives.flatMap(({ line, column, codes, reason, target }): readonly Diagnostic[] => {
    const place: Place = { file, line, column, path: [] };
    if (codes.length === 0) return [finding(disableUnknown, "none", { example: EXAMPLE }, place)];
    if (reason === "") return [finding(disableReason, "default", { example: EXAMPLE }, place)];
    return codes.flatMap((code): readonly Diagnostic[] => {
      const rule = ruleOf(code);
      if (rule === undefined) {
        const near = suggestion(
          code,
          RULES.map((known) => known.code),
        );
        return [finding(disableUnknown, "default", { code, suggestion: near }, place)];
      }
      if (isFirm(rule)) return [finding(disableUnknown, "firm", { code }, place)];
      const found = findings.filter((one) => one.file === file && one.line === target && one.code === code);
      for (const one of found) quiet.add(one);
      return found.length > 0 ? [] : [finding(disableUnused, "default", { code }, place)];
    });
  });
  return [...findings.filter((one) => !quiet.has(one)), ...problems];
}
