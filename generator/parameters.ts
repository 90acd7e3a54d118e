/** The parameters that a method's role takes, and which parameter of a spec's method is which. */
import type { MethodRole } from "./roles.js";
import type { FieldSpec, Row, Rows } from "./spec.js";

export interface Parameter {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}

const OPTIONS: Parameter = { name: "options", types: ["object"], required: false };

/** In the order in which the runtime's method takes them. */
export const PARAMETERS: Readonly<Record<MethodRole, readonly Parameter[]>> = {
  send: [
    { name: "data", types: ["data", "string"], required: true },
    { name: "type", types: ["enum"], required: false },
    OPTIONS,
  ],
  ping: [OPTIONS],
  channel: [],
  control: [],
  close: [
    { name: "code", types: ["integer", "enum"], required: false },
    { name: "reason", types: ["string"], required: false },
  ],
};

export interface Arguments {
  /** For each parameter of the role, the spec's that is it. */
  readonly args: readonly (Row<FieldSpec> | undefined)[];
  /** Parameters of the spec that are none of the role's. */
  readonly unknown: Rows<FieldSpec>;
}

/** By name, else the first one of a fitting type. */
export function argumentsOf(role: MethodRole, params: Rows<FieldSpec>): Arguments {
  const left = new Set(params);
  const take = (found: Row<FieldSpec> | undefined): Row<FieldSpec> | undefined => {
    if (found !== undefined) left.delete(found);
    return found;
  };
  const named = PARAMETERS[role].map((parameter) => take([...left].find((row) => row.name === parameter.name)));
  const args = PARAMETERS[role].map(
    (parameter, index) => named[index] ?? take([...left].find((row) => parameter.types.includes(row.value.type))),
  );
  return { args, unknown: [...left] };
}
