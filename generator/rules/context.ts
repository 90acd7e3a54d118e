/** What rules look at: the completed spec, and the rows of it that stand in the file that is checked. */
import type { Layer } from "../expand.js";
import type { Origin } from "../model.js";
import { BUILT_IN_TYPES } from "../roles.js";
import type { FieldSpec, Row, Rows, Spec } from "../spec.js";
import { type FieldRow, own, type Removal, type RuleContext } from "./rule.js";

/** `from`: what the layer takes over. */
export function createContext(
  spec: Spec,
  layer: Layer,
  from: Spec | undefined,
  files: Pick<RuleContext, "exists" | "read">,
): RuleContext {
  const { file } = layer;
  const fields = ownFields(spec, file);
  const types = new Set<string>([...BUILT_IN_TYPES, ...spec.types.map((row) => row.name)]);
  const typed = fields.filter((row) => types.has(row.value.type));
  return { spec, file, ...files, fields, typed, removals: removalsOf(layer, from) };
}

const SECTIONS = [
  "types",
  "options",
  "constants",
  "closeCodes",
  "messages",
  "permissions",
  "errors",
  "methods",
] as const;

function removalsOf(layer: Layer, from: Spec | undefined): readonly Removal[] {
  return SECTIONS.flatMap((section) => {
    const removed = [...layer[section]].filter(([, row]) => row === null).map(([name]) => name);
    if (removed.length === 0) return [];
    const inherited = (from?.[section] ?? []).map((row) => row.name);
    return removed.map((name) => ({ name, origin: { file: layer.file, path: [section, name] }, inherited }));
  });
}

/** Of all sections, inner ones too. Of an own row, inherited parts are left out. */
function ownFields(spec: Spec, file: string): readonly FieldRow[] {
  const mine = <T extends { readonly origin: Origin }>(rows: readonly T[]): readonly T[] => own(rows, { file });
  const found: FieldRow[] = [];
  const visit = (rows: Rows<FieldSpec>, where: FieldRow["where"], depth: number): void => {
    for (const row of mine(rows)) {
      found.push({ ...row, where, depth, siblings: rows });
      const inner = [row.value.items, row.value.values].filter((value) => value !== undefined);
      visit(inner, "item", depth + 1);
      visit(row.value.properties ?? [], where === "option" ? "option" : "property", depth + 1);
    }
  };
  visit(spec.types, "type", 0);
  visit(spec.options, "option", 0);
  for (const row of mine<Row<{ readonly params: Rows<FieldSpec> }>>([spec.connect, ...spec.methods]))
    visit(row.value.params, "parameter", 0);
  for (const row of mine(spec.errors)) visit(row.value.details, "detail", 0);
  for (const row of mine(spec.messages)) visit(row.value.fields, "field", 0);
  return found;
}
