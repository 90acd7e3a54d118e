/** Names: whatever becomes one TypeScript name once converted, or a name that generated code needs itself. */
import type { Origin } from "../model.js";
import {
  camelCase,
  constantName,
  groupTypeName,
  makerName,
  methodName,
  namedTypeName,
  pascalCase,
  RESERVED_CLIENT_MEMBERS,
  RESERVED_VALUES,
} from "../naming.js";
import { ERROR_KINDS } from "../roles.js";
import type { FieldSpec, Rows, Spec } from "../spec.js";
import type { RuleContext } from "./rule.js";

interface Name {
  /** As the spec has it, with what it is: `option "a_b"`. */
  readonly what: string;
  readonly ts: string;
  readonly origin: Origin;
}

export function checkNames(context: RuleContext): void {
  const { spec } = context;
  checkFieldNames("option", spec.options, context);
  for (const row of [spec.connect, ...spec.methods]) checkFieldNames("parameter", row.value.params, context);
  for (const row of spec.errors) checkFieldNames("detail", row.value.details, context);
  for (const row of spec.types) checkFieldNames("property", row.value.properties ?? [], context);
  for (const row of spec.messages) checkMessageFields(row, context);
  const names = (what: string, rows: Rows<unknown>, ts: (name: string) => string): readonly Name[] =>
    rows.map((row) => ({ what: `${what} "${row.name}"`, ts: ts(row.name), origin: row.origin }));
  reportCollisions(exportedNames(spec), context);
  reportCollisions([...typeNames(spec)], context);
  reportCollisions(names("method", spec.methods, methodName), context);
  reportCollisions(
    names("close code", spec.closeCodes, (name) => name),
    context,
  );
  checkMakers(context);
  for (const row of spec.methods) {
    if (RESERVED_CLIENT_MEMBERS.has(camelCase(row.name))) {
      reportOne(
        { what: `method "${row.name}"`, ts: camelCase(row.name), origin: row.origin },
        "every client has a member of this name",
        context,
      );
    }
  }
}

function exportedNames(spec: Spec): readonly Name[] {
  const fixed = [...RESERVED_VALUES].map((ts): Name => ({ what: `the export ${ts}`, ts, origin: NOWHERE }));
  const named = spec.constants.flatMap((row): readonly Name[] => {
    if (row.value.kind === "group" && row.value.flat === true) {
      return row.value.members.map((member) => ({
        what: `constant "${member.name}"`,
        ts: plainName(member.name),
        origin: member.origin,
      }));
    }
    return [{ what: `constant "${row.name}"`, ts: plainName(row.name), origin: row.origin }];
  });
  return [...fixed, ...named];
}

/** The name without the `_` that {@link constantName} puts behind a reserved one: a reserved one is a finding. */
function plainName(name: string): string {
  return RESERVED_VALUES.has(name) ? name : constantName(name);
}

function* typeNames(spec: Spec): Iterable<Name> {
  for (const row of spec.types) yield { what: `type "${row.name}"`, ts: namedTypeName(row.name), origin: row.origin };
  for (const row of spec.constants) {
    if (row.value.kind === "group")
      yield { what: `constant group "${row.name}"`, ts: groupTypeName(row.name), origin: row.origin };
  }
  for (const row of spec.messages)
    yield { what: `message "${row.name}"`, ts: `${pascalCase(row.name)}Message`, origin: row.origin };
}

function checkMakers(context: RuleContext): void {
  const kinds = ERROR_KINDS.map((kind): Name => ({ what: `the kind ${kind}`, ts: kind, origin: NOWHERE }));
  const makers = context.spec.errors
    .filter((row) => row.value.role === undefined)
    .map((row) => ({ what: `error "${row.name}"`, ts: makerName(row.name), origin: row.origin }));
  reportCollisions([...kinds, ...makers], context);
}

function checkFieldNames(what: string, rows: Rows<FieldSpec>, context: RuleContext): void {
  const current = rows.map(
    (row): Name => ({ what: `${what} "${row.name}"`, ts: camelCase(row.name), origin: row.origin }),
  );
  const old = rows.flatMap((row) =>
    (row.value.renamedFrom ?? []).map(
      (name): Name => ({ what: `old name "${name}" of "${row.name}"`, ts: camelCase(name), origin: row.origin }),
    ),
  );
  reportCollisions([...current, ...old], context);
  for (const row of rows) checkFieldNames(what, row.value.properties ?? [], context);
}

function checkMessageFields(row: Spec["messages"][number], context: RuleContext): void {
  const type: Name = { what: "the type of a message", ts: "type", origin: NOWHERE };
  const fields = row.value.fields.map(
    (field): Name => ({ what: `field "${field.name}"`, ts: camelCase(field.name), origin: field.origin }),
  );
  reportCollisions([type, ...fields], context);
}

const NOWHERE: Origin = { file: "", path: [] };

function reportCollisions(names: readonly Name[], context: RuleContext): void {
  const first = new Map<string, Name>();
  for (const name of names) {
    const other = first.get(name.ts);
    if (other === undefined) first.set(name.ts, name);
    else reportOne(name.origin.file === context.file ? name : other, collision(name, other, context), context);
  }
}

function collision(name: Name, other: Name, context: RuleContext): string {
  return `${name.origin.file === context.file ? other.what : name.what} has this name as well`;
}

function reportOne(name: Name, reason: string, { file, report }: RuleContext): void {
  if (name.origin.file !== file) return;
  report(name.origin, "name-collision", `${name.what} becomes ${name.ts} in TypeScript, and ${reason}`, { at: "key" });
}
