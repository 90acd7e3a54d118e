/** Types of fields as TypeScript. */
import type { Field, Model, TypeModel } from "../model.js";
import { propertyName, stringLiteral } from "../safe-text.js";

export interface TypeSettings {
  readonly model: Model;
  /** Of what a user gives: durations and sizes may be text. Else of what a user gets: milliseconds and bytes. */
  readonly given: boolean;
  /** Named types are written in place, as documentation shows them. */
  readonly inPlace?: boolean;
  /** The interface that was declared for an object; undefined: it is written in place. */
  readonly interfaceOf?: (properties: readonly Field[]) => string | undefined;
}

export function typeText(type: TypeModel, settings: TypeSettings): string {
  const { given, model } = settings;
  switch (type.kind) {
    case "string":
    case "url":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "duration":
      return given ? "Duration" : "number";
    case "bytes":
      return given ? "Size" : "number";
    case "boolean":
      return "boolean";
    case "enum": {
      const group =
        type.group === undefined ? undefined : model.groups.find((candidate) => candidate.name === type.group);
      return (
        group?.typeName ??
        union(type.values.map((value) => (typeof value === "string" ? stringLiteral(value) : String(value))))
      );
    }
    case "list": {
      const items = typeText(type.items, settings);
      return /[ |&]/.test(items) ? `readonly (${items})[]` : `readonly ${items}[]`;
    }
    case "record":
      return `Readonly<Record<string, ${typeText(type.values, settings)}>>`;
    case "object":
      return settings.interfaceOf?.(type.properties) ?? objectText(type.properties, settings);
    case "named":
      // It is declared as what a user gives; where a user gets something else, that is written in place.
      return settings.inPlace !== true && (given || isSame(type.type)) ? type.tsName : typeText(type.type, settings);
    case "data":
      return given ? "Data" : "Uint8Array";
    case "headers":
      return "HeadersInput";
    case "signal":
      return "AbortSignal";
    case "tls":
      return "TlsOptions";
    case "agent":
      return "HttpAgent";
    case "proxy":
      return "string | URL | false";
    case "closeInfo":
      return "CloseInfo";
    case "error":
      return "Error";
    default:
      return type satisfies never;
  }
}

/** Is what a user gives of this type what a user gets? */
function isSame(type: TypeModel): boolean {
  switch (type.kind) {
    case "duration":
    case "bytes":
    case "data":
      return false;
    case "list":
      return isSame(type.items);
    case "record":
      return isSame(type.values);
    case "object":
      return type.properties.every((property) => isSame(property.type));
    case "named":
      return isSame(type.type);
    default:
      return true;
  }
}

export function objectText(properties: readonly Field[], settings: TypeSettings): string {
  if (properties.length === 0) return "Readonly<Record<never, never>>";
  const parts = properties.map((property) => {
    const optional = property.required ? "" : "?";
    return `readonly ${propertyName(property.tsName)}${optional}: ${optionalType(property, settings)}`;
  });
  return `{ ${parts.join("; ")} }`;
}

/** `undefined` is as good as absent, in what a user gives. */
export function optionalType(field: Field, settings: TypeSettings): string {
  const type = typeText(field.type, settings);
  return field.required || !settings.given ? type : `${type} | undefined`;
}

export function union(parts: readonly string[]): string {
  return parts.length === 0 ? "never" : parts.join(" | ");
}
