/** Errors: placeholders that a detail fills, statuses where they mean something, advice where there is some. */
import type { ErrorSpec, Row } from "../spec.js";
import { didYouMean } from "../suggest.js";
import { own, type RuleContext } from "./rule.js";

export function checkErrors(context: RuleContext): void {
  for (const row of own(context.spec.errors, context)) {
    checkMessage(row, context);
    checkStatus(row, context);
    if (row.value.retryable === "advice" && row.value.role !== "connection-closed") {
      const message = '"advice" is the close code\'s: only the role "connection-closed" has it; say true or false';
      context.report(row.origin, "retryable-advice", message, { below: ["retryable"] });
    }
  }
  checkStatuses(context);
}

function checkMessage({ value, origin }: Row<ErrorSpec>, { report }: RuleContext): void {
  const details = value.details.map((detail) => detail.name);
  const plain = value.message.replaceAll("{{", "").replaceAll("}}", "");
  for (const match of plain.matchAll(/\{([^{}]*)\}/g)) {
    const name = match[1] ?? "";
    if (details.includes(name)) continue;
    const message = `no detail of this error is called "${name}"${didYouMean(name, details)}; a brace is written {{`;
    report(origin, "placeholder-unknown", message, { below: ["message"] });
  }
  const stray = plain.replace(/\{[^{}]*\}/g, "");
  if (/[{}]/.test(stray)) {
    report(origin, "placeholder-invalid", "a brace stands alone here; a brace as such is written {{ or }}", {
      below: ["message"],
    });
  }
}

function checkStatus({ name, value, origin }: Row<ErrorSpec>, { report }: RuleContext): void {
  if (value.role === "http-status" && (value.status === undefined || value.status.length === 0)) {
    report(origin, "status-missing", `the error "${name}" does not say for which HTTP statuses it is: "status"`, {
      at: "key",
    });
  } else if (value.role !== "http-status" && value.status !== undefined) {
    report(origin, "key-misplaced", '"status" means something only with the role "http-status"', {
      below: ["status"],
      at: "key",
    });
  }
}

function checkStatuses(context: RuleContext): void {
  const seen = new Map<number | string, string>();
  for (const row of context.spec.errors) {
    for (const [index, status] of (row.value.status ?? []).entries()) {
      const other = seen.get(status);
      if (other === undefined) seen.set(status, row.name);
      else if (row.origin.file === context.file) {
        const below = ["status", index];
        context.report(row.origin, "status-duplicate", `the error "${other}" is for the status ${status} already`, {
          below,
        });
      }
    }
  }
}
