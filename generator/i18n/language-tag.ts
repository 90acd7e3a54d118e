/** Tags of languages (BCP 47), as a user writes them. */
import type { Message } from "../message.js";
import { remark } from "../remarks.js";

/** What is wrong with `tag`, as a sentence; undefined: it is the canonical tag of a language that there is. */
export function tagProblem(tag: string): Message | undefined {
  const canonical = canonicalTag(tag);
  if (canonical === undefined || nameOf(canonical) === undefined)
    return remark("locale.unknown", {
      tag: JSON.stringify(tag),
      examples: { list: ["fr", "pt-BR", "zh-CN"], word: "or" },
    });
  return canonical === tag ? undefined : remark("locale.spelling", { tag: JSON.stringify(tag), canonical });
}

/** `PT-br` is `pt-BR`; undefined: no tag at all. */
export function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function nameOf(tag: string): string | undefined {
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(tag);
}
