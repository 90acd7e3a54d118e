/** Table literals as code: on one line where they fit, else a line an entry. */
import type { Json } from "../model.js";
import { literal, propertyKey } from "../safe-text.js";

/** Code that stands in a table as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a table holds: data, code, and more of both. Entries whose value is undefined are left out. */
export type Expression = Json | Code | readonly Expression[] | { readonly [key: string]: Expression | undefined };

const WIDTH = 120;

/** `indent`: of the line that it begins on; `used`: what stands before it on that line. */
export function printExpression(value: Expression, indent = 0, used = 0): string {
  const flat = printFlat(value);
  if (indent + used + flat.length + 2 <= WIDTH) return flat;
  const pad = " ".repeat(indent + 2);
  const end = " ".repeat(indent);
  if (isList(value))
    return `[\n${value.map((item) => `${pad}${printExpression(item, indent + 2)},\n`).join("")}${end}]`;
  if (!isTable(value)) return flat;
  const lines = entriesOf(value).map(([key, item]) => {
    const name = propertyKey(key);
    return `${pad}${name}: ${printExpression(item, indent + 2, name.length + 2)},\n`;
  });
  return `{\n${lines.join("")}${end}}`;
}

function printFlat(value: Expression): string {
  if (value instanceof Code) return value.text;
  if (isList(value)) return `[${value.map(printFlat).join(", ")}]`;
  if (!isTable(value)) return literal(value);
  const parts = entriesOf(value).map(([key, item]) => `${propertyKey(key)}: ${printFlat(item)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

type Table = { readonly [key: string]: Expression | undefined };

function entriesOf(table: Table): readonly (readonly [string, Expression])[] {
  return Object.entries(table).flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]));
}

function isList(value: Expression): value is readonly Expression[] {
  return Array.isArray(value);
}

function isTable(value: Expression): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Code);
}
