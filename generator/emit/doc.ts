/** Doc comments: the spec's prose with its references as names, and the facts that belong to it. */
import type { Field, Model, Text } from "../model.js";
import { splitProse } from "../references.js";
import { resolveReference } from "../resolve-reference.js";
import { commentText, docText } from "../safe-text.js";

/** Paragraphs of a comment: the named thing's own text, then `more`, then why it is deprecated. */
export function docOf(
  model: Model,
  named: { readonly doc?: Text; readonly deprecated?: Text },
  more: readonly string[] = [],
  indent = 0,
): string {
  const own = named.doc === undefined ? [] : [plainText(model, named.doc)];
  const text = docText([...own, ...more].map(commentText), indent);
  if (named.deprecated === undefined) return text;
  const tag = docText(
    [`@deprecated ${commentText(plainText(model, named.deprecated)).replace(/\s*\n\s*/g, " ")}`],
    indent,
  );
  return text === "" ? tag : `${text}\n\n${tag}`;
}

/** What a field takes and has without it, for behind its own text. */
export function factsOf(model: Model, field: Field): readonly string[] {
  const zero = field.zero === undefined ? "" : ` (0: ${plainText(model, field.zero)})`;
  const range = field.rangeText === undefined ? [] : [`Range: ${field.rangeText}${zero}.`];
  const standard = field.defaultText === undefined ? [] : [`Default: \`${field.defaultText}\`.`];
  const facts = [...range, ...standard, ...dependentText(field)].join(" ");
  return facts === "" ? [] : [facts];
}

/** Prose with each reference replaced by the name that it leads to. */
export function plainText(model: Model, { source }: Text): string {
  return splitProse(source)
    .map((part) => {
      if (part.part === "text") return part.text;
      if (part.part === "code") return `\`${part.text}\``;
      const { label, value, page } = resolveReference(model, part.reference);
      if (page !== undefined) return label;
      return value === undefined ? `\`${label}\`` : `\`${label}\` (${value})`;
    })
    .join("");
}

function dependentText({ dependentDefault }: Field): readonly string[] {
  if (dependentDefault === undefined) return [];
  const cases = dependentDefault.is.map(
    ([value, then]) => `${JSON.stringify(then)} if \`${dependentDefault.when}\` is ${JSON.stringify(value)}`,
  );
  return [`Default: ${[...cases, `else ${JSON.stringify(dependentDefault.else)}`].join(", ")}.`];
}
