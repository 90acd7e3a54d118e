/** The sentence of an error: a row's template filled with details, and nothing secret in it. */

import type { ErrorRow } from "./api.js";
import type { Details } from "./errors.js";

/** A row's message with its placeholders filled. */
export function formatMessage(row: ErrorRow, details: Details): string {
  return row.message;
}

/** The details as a log may show them. */
export function maskDetails(details: Details, secret: readonly string[]): Record<string, unknown> {
  return { ...details };
}
