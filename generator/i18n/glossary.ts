/**
 * The terms of a language: `spec/locales/<locale>.glossary.yaml` says how each is translated, so that one thing has one
 * name on every page.
 */

import type { Diagnostic } from "../diagnostics.js";
import { parse } from "../parse.js";
import { finding } from "../rules/rule.js";
import { glossaryInvalid, translationGlossary } from "../rules/translations.js";
import { anatomyOf, type Problem, problem, type TextPair } from "./facts.js";

export interface GlossaryTerm {
  /** In the source's language. */
  readonly term: string;
  /** What a translation may have for it: words, or what words begin with. */
  readonly accepted: readonly string[];
}

/** `shown`: the file, as findings name it. */
export function readGlossary(
  text: string,
  shown: string,
): { readonly terms: readonly GlossaryTerm[]; readonly findings: readonly Diagnostic[] } {
  const { document, findings } = parse(text, shown);
  if (document === undefined) return { terms: [], findings };
  const problems: Diagnostic[] = [];
  const terms = Object.entries(document.value).flatMap(([term, value]): readonly GlossaryTerm[] => {
    // A remark on the whole file.
    if (term === "note" && typeof value === "string") return [];
    const accepted = acceptedIn(value);
    if (accepted.length > 0) return [{ term, accepted }];
    const place = { file: shown, ...document.positionOf([term], "value"), path: [term] };
    problems.push(finding(glossaryInvalid, "default", { term }, place));
    return [];
  });
  // Of "close code" and "close" the longer one is meant where it stands.
  return { terms: terms.sort((a, b) => b.term.length - a.term.length), findings: [...findings, ...problems] };
}

function acceptedIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value];
  if (Array.isArray(value)) return value.every((item) => typeof item === "string" && item.trim() !== "") ? value : [];
  if (typeof value !== "object" || value === null) return [];
  const [accepted] = Object.entries(value).flatMap(([key, inner]) => (key === "note" ? [] : [inner]));
  return acceptedIn(accepted);
}

export function glossaryProblems(
  { source, translation, locale }: TextPair,
  terms: readonly GlossaryTerm[],
): readonly Problem[] {
  const shown = normal(anatomyOf(translation).words, locale);
  let left = anatomyOf(source).words;
  const problems: Problem[] = [];
  for (const { term, accepted } of terms) {
    const found = left.replace(wordOf(term), (match) => " ".repeat(match.length));
    if (found === left) continue;
    left = found;
    if (accepted.some((word) => shown.includes(normal(word, locale)))) continue;
    const list = accepted.map((word) => JSON.stringify(word));
    problems.push(problem(translationGlossary, "default", { accepted: { list, word: "or" }, term }));
  }
  return problems;
}

/** Whole words, one or several of the thing. */
function wordOf(term: string): RegExp {
  const escaped = term.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const plural = /[^aeiou]y$/i.test(term) ? `(?:${escaped}|${escaped.slice(0, -1)}ies)` : `${escaped}(?:e?s)?`;
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${plural}(?![\\p{L}\\p{N}_-])`, "giu");
}

function normal(text: string, locale: string): string {
  return text.normalize("NFC").toLocaleLowerCase(locale);
}
