/** References in prose: `{option:dial_timeout}`, `{constant:COMPRESSION.DISABLED}`, `{code:NORMAL}`. */

export const REFERENCE_KINDS = ["option", "constant", "code", "permission", "error", "method", "page"] as const;

export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export interface Reference {
  readonly kind: ReferenceKind;
  /** What stands behind the colon: `heartbeat.interval`. */
  readonly name: string;
}

export type ProsePart =
  | { readonly part: "text"; readonly text: string }
  /** What stands between backticks, without them. References have no meaning there. */
  | { readonly part: "code"; readonly text: string }
  | { readonly part: "reference"; readonly reference: Reference; readonly text: string };

/** Cuts prose into plain text, code spans (CommonMark's rule: closed by a run of as many backticks) and references. */
export function splitProse(prose: string): readonly ProsePart[] {
  const parts: ProsePart[] = [];
  let rest = "";
  const flush = (): void => {
    if (rest !== "") parts.push({ part: "text", text: rest });
    rest = "";
  };
  for (let at = 0; at < prose.length; ) {
    const code = prose[at] === "`" ? codeSpanAt(prose, at) : undefined;
    if (code !== undefined) {
      flush();
      parts.push({ part: "code", text: code.text });
      at += code.length;
      continue;
    }
    const reference = prose[at] === "{" ? referenceAt(prose, at) : undefined;
    if (reference !== undefined) {
      flush();
      parts.push(reference);
      at += reference.text.length;
      continue;
    }
    // Up to what may begin something else.
    NEXT.lastIndex = prose[at] === "`" ? at + backticksAt(prose, at).length : at + 1;
    const end = NEXT.exec(prose)?.index ?? prose.length;
    rest += prose.slice(at, end);
    at = end;
  }
  flush();
  return parts;
}

const NEXT = /[`{]/g;

/** All references of a text, in order. */
export function referencesIn(prose: string): readonly Reference[] {
  return splitProse(prose).flatMap((part) => (part.part === "reference" ? [part.reference] : []));
}

const REFERENCE = new RegExp(`\\{(${REFERENCE_KINDS.join("|")}):([^{}\\s]+)\\}`, "y");

function referenceAt(prose: string, at: number): (ProsePart & { part: "reference" }) | undefined {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(prose);
  const kind = REFERENCE_KINDS.find((candidate) => candidate === match?.[1]);
  const name = match?.[2];
  if (match === null || kind === undefined || name === undefined) return undefined;
  return { part: "reference", reference: { kind, name }, text: match[0] };
}

function codeSpanAt(prose: string, at: number): { readonly text: string; readonly length: number } | undefined {
  const fence = backticksAt(prose, at);
  let from = at + fence.length;
  for (;;) {
    const next = prose.indexOf("`", from);
    if (next === -1) return undefined;
    const run = backticksAt(prose, next);
    if (run.length === fence.length) {
      const text = prose.slice(at + fence.length, next).replaceAll("\n", " ");
      const padded = text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "";
      return { text: padded ? text.slice(1, -1) : text, length: next + fence.length - at };
    }
    from = next + run.length;
  }
}

function backticksAt(prose: string, at: number): string {
  let end = at;
  while (prose[end] === "`") end += 1;
  return prose.slice(at, end);
}
