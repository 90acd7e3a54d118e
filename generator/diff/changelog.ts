/** The changes as a section of a changelog, in the reader's language. */

import { codeSpan, literal } from "../docs/markdown.js";
import type { Catalog } from "../i18n/catalog.js";
import type { RatedChange } from "./findings.js";
import { DIFF_RULES } from "./index.js";
import { AXES, type Axis, STEPS, type Step } from "./rule.js";

const WORDS = {
  sentence: "{text}.",
  since: "Since {version}.",
  none: "Nothing has changed.",
  "step.major": "Breaking changes",
  "step.minor": "Additions and announcements",
  "step.patch": "Small changes",
  "axis.source": "Types and code",
  "axis.behaviour": "Behaviour",
  "axis.docs": "Documentation",
} as const;

/** All words of a changelog and the messages of all rules, as texts to translate. */
export const diffTexts: readonly { readonly key: string; readonly source: string }[] = [
  ...Object.entries(WORDS).map(([key, source]) => ({ key: `changelog.${key}`, source })),
  ...Object.entries(DIFF_RULES).map(([code, { message }]) => ({ key: `diff.${code}`, source: message })),
];

export interface ChangelogHead {
  readonly module: string;
  /** The version that has the changes. */
  readonly version: string;
  readonly since: string;
}

/** Markdown, without a line end at its end. */
export function formatChangelog(changes: readonly RatedChange[], head: ChangelogHead, catalog: Catalog): string {
  const word = (key: keyof typeof WORDS, values = {}): string =>
    phrase(`changelog.${key}`, WORDS[key], values, catalog);
  const blocks = [
    `## ${literal(`${head.module} ${head.version}`)}`,
    word("since", { version: head.since }),
    ...(changes.length === 0 ? [word("none")] : []),
  ];
  for (const step of [...STEPS].reverse()) {
    const ofStep = changes.filter((change) => change.step === step);
    if (ofStep.length === 0) continue;
    blocks.push(`### ${word(`step.${step}` satisfies `step.${Step}`)}`);
    for (const axis of AXES) {
      const lines = ofStep.filter((change) => change.axis === axis).map((change) => `- ${sentence(change, catalog)}`);
      if (lines.length > 0)
        blocks.push(`#### ${word(`axis.${axis}` satisfies `axis.${Axis}`)}`, [...new Set(lines)].join("\n"));
    }
  }
  return blocks.join("\n\n");
}

function sentence({ code, values }: RatedChange, catalog: Catalog): string {
  const text = phrase(`diff.${code}`, DIFF_RULES[code]?.message ?? "", values, catalog);
  const whole = `${text.charAt(0).toLocaleUpperCase(catalog.locale)}${text.slice(1)}`;
  return catalog.translate({ key: "changelog.sentence", source: WORDS.sentence }).text.replace("{text}", () => whole);
}

/** The quotes around a name stand for what a text of code has instead. */
export const QUOTED_PLACE: RegExp = /(?:["“„«»”‟「]\u00a0?)?\{(\w+)\}(?:\u00a0?["“„«»”‟」])?/;

/** Names and values are code; the quotes around a name are the sentence's stand-in for that. */
function phrase(key: string, source: string, values: Readonly<Record<string, string>>, catalog: Catalog): string {
  const { text } = catalog.translate({ key, source });
  return text
    .split(QUOTED_PLACE)
    .map((part, index) => (index % 2 === 0 ? literal(part) : codeSpan(values[part] ?? `{${part}}`)))
    .join("");
}
