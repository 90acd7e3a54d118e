/** Colours for programs, at build time: HTML in which each token says what it is. */
import jsTokens, { type Token } from "js-tokens";

const PROGRAMS = new Set(["ts", "typescript", "js", "javascript", "json"]);

const KEYWORDS = new Set(
  (
    "as async await break case catch class const continue default delete do else enum export extends false finally for " +
    "from function if implements import in instanceof interface let new null of private protected public readonly " +
    "return satisfies static super switch this throw true try type typeof undefined using var void while yield"
  ).split(" "),
);

/** `language`: as after the fence. Of a language that is not known the text is only escaped. */
export function highlight(code: string, language: string): string {
  if (!PROGRAMS.has(language)) return escapeHtml(code);
  const tokens = [...jsTokens(code)];
  return tokens
    .map((token, index) => {
      const sort = sortOf(token, tokens[index + 1]?.value ?? "", tokens[index - 1]?.value ?? "");
      const text = escapeHtml(token.value);
      return sort === undefined ? text : `<span class="t-${sort}">${text}</span>`;
    })
    .join("");
}

function sortOf(token: Token, next: string, previous: string): string | undefined {
  switch (token.type) {
    case "SingleLineComment":
    case "MultiLineComment":
    case "HashbangComment":
      return "comment";
    case "StringLiteral":
    case "NoSubstitutionTemplate":
    case "TemplateHead":
    case "TemplateMiddle":
    case "TemplateTail":
    case "RegularExpressionLiteral":
      return "string";
    case "NumericLiteral":
      return "number";
    case "IdentifierName":
      if (KEYWORDS.has(token.value) && previous !== "." && next !== ":") return "keyword";
      if (next === "(") return "call";
      return /^[A-Z]/.test(token.value) ? "name" : undefined;
    default:
      return undefined;
  }
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
