/** Constants: values that tell the members of a group apart, and groups with something in them. */
import { own, type RuleContext, shown } from "./rule.js";

export function checkConstants(context: RuleContext): void {
  const { report } = context;
  for (const row of own(context.spec.constants, context)) {
    const { value } = row;
    if (value.kind === "constant") {
      if (value.value === "")
        report(row.origin, "value-missing", `the constant "${row.name}" needs a value, or members`, { at: "key" });
      continue;
    }
    if (value.members.length === 0)
      report(row.origin, "group-empty", `the group "${row.name}" has no members`, { at: "key" });
    const seen = new Map<string | number, string>();
    for (const member of value.members) {
      const other = seen.get(member.value.value);
      if (other === undefined) seen.set(member.value.value, member.name);
      else
        report(member.origin, "value-duplicate", `"${other}" has the value ${shown(member.value.value)} already`, {
          below: ["value"],
        });
    }
  }
}
