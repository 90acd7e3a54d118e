/** Tags of languages (BCP 47), as a user writes them. */

/** What is wrong with `tag`, as a sentence; undefined: it is the canonical tag of a language that there is. */
export function tagProblem(tag: string): string | undefined {
  const canonical = canonicalTag(tag);
  if (canonical === undefined || nameOf(canonical) === undefined)
    return `${JSON.stringify(tag)} is no tag of a language, such as fr, pt-BR or zh-CN`;
  return canonical === tag ? undefined : `${JSON.stringify(tag)} is written ${canonical}`;
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function nameOf(tag: string): string | undefined {
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(tag);
}
