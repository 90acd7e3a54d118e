/**
 * What a finding is known by from one run to the next: its rule and the thing that it speaks of. Not its line and not its
 * words: those change when something else is edited.
 */
import { createHash } from "node:crypto";
import type { Finding, Report } from "./format.js";

/** 32 hexadecimal digits for each finding, all different. */
export function fingerprintsOf({ findings }: Pick<Report, "findings">): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const { code, file, path } = finding;
      const identity = JSON.stringify([code, file.replaceAll("\\", "/"), path]);
      const number = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, number);
      // Of several at one thing, each has its number, in their order.
      const text = number === 1 ? identity : `${identity} ${number}`;
      return [finding, createHash("sha256").update(text).digest("hex").slice(0, 32)];
    }),
  );
}
