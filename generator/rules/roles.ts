/** Roles: each at most once, those that must be there, and the members of groups that have one. */
import type { Origin } from "../model.js";
import { ERROR_ROLES, GROUP_ROLES, MESSAGE_ROLES, METHOD_ROLES, memberRole } from "../roles.js";
import type { FieldSpec, Row, Rows } from "../spec.js";
import { listed, own, type RuleContext } from "./rule.js";

interface Holder {
  readonly name: string;
  readonly role: string | undefined;
  readonly origin: Origin;
}

export function checkRoles(context: RuleContext): void {
  const { spec } = context;
  const errors = spec.errors.filter((row) => row.value.role !== "http-status");
  const holders = [
    ["option", optionHolders(spec.options)],
    ["error", errors.map(holder)],
    ["permission", spec.permissions.map(holder)],
    ["method", spec.methods.map(holder)],
    ["message", spec.messages.map(holder)],
    [
      "constant group",
      spec.constants.flatMap((row) => (row.value.kind === "group" ? [{ ...row, role: row.value.role }] : [])),
    ],
  ] as const;
  for (const [kind, rows] of holders) checkOnce(kind, rows, context);
  checkNeeded(context);
  checkMembers(context);
}

function holder<T extends { readonly role?: string }>(row: Row<T>): Holder {
  return { name: row.name, role: row.value.role, origin: row.origin };
}

function optionHolders(options: Rows<FieldSpec>, prefix = ""): readonly Holder[] {
  return options.flatMap((row) => {
    const name = `${prefix}${row.name}`;
    return [
      { name, role: row.value.role, origin: row.origin },
      ...optionHolders(row.value.properties ?? [], `${name}.`),
    ];
  });
}

function checkOnce(kind: string, holders: readonly Holder[], context: RuleContext): void {
  const first = new Map<string, Holder>();
  for (const holder of holders) {
    if (holder.role === undefined) continue;
    const other = first.get(holder.role);
    if (other === undefined) first.set(holder.role, holder);
    else {
      const [late, early] = holder.origin.file === context.file ? [holder, other] : [other, holder];
      if (late.origin.file !== context.file) continue;
      const message = `the ${kind} "${early.name}" has the role "${holder.role}" already; a role stands at most once`;
      context.report(late.origin, "role-duplicate", message, { below: ["role"] });
    }
  }
}

function checkNeeded(context: RuleContext): void {
  const { spec, report, file } = context;
  const has = <T extends { readonly role?: string }>(rows: Rows<T>, role: string): boolean =>
    rows.some((row) => row.value.role === role);
  if (!has(spec.permissions, "connect-url")) {
    const message = 'no permission has the role "connect-url", which may not be left out';
    report({ file, path: ["permissions"] }, "role-missing", message, { at: "key" });
  }
  for (const role of ERROR_ROLES) {
    if (role !== "http-status" && !has(spec.errors, role)) {
      report({ file, path: ["errors"] }, "role-missing", `no error has the role "${role}", which the client raises`, {
        at: "key",
      });
    }
  }
  for (const role of MESSAGE_ROLES) {
    if (!has(spec.messages, role)) {
      report(
        { file, path: ["messages"] },
        "role-missing",
        `no message has the role "${role}", which the client delivers`,
        { at: "key" },
      );
    }
  }
  for (const row of own(spec.messages, context))
    reportWithoutRole("message", row, row.value.role, MESSAGE_ROLES, context);
  for (const row of own(spec.methods, context)) reportWithoutRole("method", row, row.value.role, METHOD_ROLES, context);
}

/** What `expand` could not find a role for has none, whatever its type says. */
function reportWithoutRole(
  kind: string,
  row: Row<unknown>,
  role: string | undefined,
  roles: readonly string[],
  context: RuleContext,
): void {
  if (role !== undefined) return;
  const message = `the ${kind} "${row.name}" needs a role: ${listed(roles, "or")}`;
  context.report(row.origin, "role-missing", message, { at: "key" });
}

function checkMembers(context: RuleContext): void {
  for (const row of own(context.spec.constants, context)) {
    const { value } = row;
    if (value.kind !== "group" || value.role === undefined) continue;
    const wanted = Object.keys(GROUP_ROLES[value.role]);
    const found = new Map<string, string>();
    for (const member of value.members) {
      const role = memberRole(value.role, member.value);
      if (role === undefined || !wanted.includes(role)) {
        const message = `"${member.name}" of a group with the role "${value.role}" needs a role: ${listed(wanted, "or")}`;
        context.report(
          member.origin,
          "member-role",
          message,
          member.value.role === undefined ? { at: "key" } : { below: ["role"] },
        );
      } else if (found.has(role)) {
        context.report(member.origin, "member-role", `"${found.get(role)}" stands for "${role}" already`, {
          at: "key",
        });
      } else found.set(role, member.name);
    }
    const missing = wanted.filter((role) => !found.has(role));
    if (missing.length > 0) {
      const message = `the group "${row.name}" has no member for ${listed(missing)}, which its role "${value.role}" needs`;
      context.report(row.origin, "member-missing", message, { at: "key" });
    }
  }
}
