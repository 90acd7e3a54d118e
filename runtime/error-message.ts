/** The sentence of an error: a row's template filled with details, and nothing secret in it. */

import type { ErrorRow } from "./api.js";
import type { Details } from "./errors.js";
import { describeType, MASK } from "./redact.js";

/** A row's message with its placeholders filled. `{{` and `}}` are braces; a detail that is missing is left out. */
export function formatMessage(row: ErrorRow, details: Details): string {
  return row.message.replace(/\{\{|\}\}|\{(\w+)\}/g, (match, name: string | undefined) => {
    if (name === undefined) return match.charAt(0);
    const value = Object.hasOwn(details, name) ? details[name] : undefined;
    if (name === "suggestion") return value === undefined ? "" : ` (did you mean ${JSON.stringify(value)}?)`;
    return row.secret?.includes(name) ? MASK : textOf(value);
  });
}

/** As part of a sentence. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return String(Number.isInteger(value) ? value : Math.round(value * 1000) / 1000);
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (isClosing(value))
    return value.reason === "" ? `code ${value.code}` : `code ${value.code}, ${JSON.stringify(value.reason)}`;
  if (value instanceof Error) return value.message;
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (value instanceof Uint8Array) return `${value.length} ${value.length === 1 ? "byte" : "bytes"}`;
  return describeType(value);
}

/** A CloseInfo, or what looks like one. */
function isClosing(value: unknown): value is { readonly code: number; readonly reason: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "number" &&
    "reason" in value &&
    typeof value.reason === "string"
  );
}
