/** What the prose of a spec is, and where it stands. */

import type { Origin, SpecPath } from "../model.js";
import { type ProsePart, splitProse } from "../references.js";
import type { Rows } from "../spec.js";
import { ownSections } from "./guide.js";
import { own, type RuleContext } from "./rule.js";

export interface Prose {
  readonly text: string;
  readonly parts: readonly ProsePart[];
  readonly key: ProseKey;
  /** The name of the row; empty at the top. */
  readonly name: string;
  readonly origin: Origin;
  readonly below: SpecPath;
}

export type ProseKey = (typeof PROSE_KEYS)[number] | "summary" | "description";

const PROSE_KEYS = ["doc", "deprecated", "zero", "advice", "waits", "title", "body"] as const;

/** All prose that stands in the file that is checked. Read once for a context, whoever asks. */
export function proseOf(context: RuleContext): readonly Prose[] {
  const known = READ.get(context);
  if (known !== undefined) return known;
  const found = [...readProse(context)];
  READ.set(context, found);
  return found;
}

const READ = new WeakMap<RuleContext, readonly Prose[]>();

function* readProse(context: RuleContext): Iterable<Prose> {
  const { spec, file, fields } = context;
  for (const key of ["title", "summary", "description"] as const) {
    const prose = spec[key];
    if (prose !== undefined && prose.origin.file === file)
      yield { ...prose, parts: splitProse(prose.text), key, name: "", below: [] };
  }
  const calls = own([spec.connect, ...spec.methods], context);
  const groups = own(spec.constants, context).flatMap((row) => (row.value.kind === "group" ? row.value.members : []));
  const rows: readonly Rows<object>[] = [
    fields,
    own(spec.constants, context),
    own(groups, context),
    own(spec.closeCodes, context),
    own(spec.messages, context),
    own(spec.permissions, context),
    own(spec.errors, context),
    calls,
    ownSections(context),
  ];
  for (const { name, value, origin } of rows.flat()) {
    const values: Readonly<Record<string, unknown>> = { ...value };
    for (const key of PROSE_KEYS) {
      const text = values[key];
      if (typeof text === "string") yield { text, parts: splitProse(text), key, name, origin, below: [key] };
    }
  }
  for (const { name, value, origin } of calls) {
    const text = value.returns?.doc;
    if (text !== undefined)
      yield { text, parts: splitProse(text), key: "doc", name, origin, below: ["returns", "doc"] };
  }
}
