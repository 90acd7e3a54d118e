/** Every text of a model that is translated, in the order of the spec. */
import type { Model, Text } from "../model.js";

export function textsOf(model: Model): readonly Text[] {
  const found = new Map<string, Text>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (isText(value)) {
      // The words of the page itself belong to no file.
      if (value.origin.file !== "") found.set(identity(value), value);
      return;
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit([
    model.title,
    model.summary,
    model.description,
    model.types,
    model.connect,
    model.options,
    model.constants,
    model.groups,
  ]);
  visit([model.closeCodes, model.messages, model.permissions, model.errors, model.methods, model.guide, model.pages]);
  return [...found.values()];
}

/** Texts of two files may have one key. */
function identity(text: Text): string {
  return `${text.origin.file}\n${text.key}`;
}

function isText(value: object): value is Text {
  return (
    "key" in value &&
    "source" in value &&
    "origin" in value &&
    typeof value.key === "string" &&
    typeof value.source === "string"
  );
}
