/** Reading of PO files, by gettext-parser: whatever is wrong with one is a SyntaxError. */
import { type GetTextTranslation, type GetTextTranslations, po } from "gettext-parser";

export function readPo(text: string): GetTextTranslations {
  const table = parse(text);
  for (const entry of [...entriesOf(table.translations), ...entriesOf(table.obsolete)]) {
    if (!Array.isArray(entry.msgstr))
      throw new SyntaxError(`the entry of ${JSON.stringify(entry.msgid)} has no msgstr`);
  }
  return table;
}

/** All entries but the header. */
export function entriesOf(
  translations: GetTextTranslations["translations"] | undefined,
): readonly GetTextTranslation[] {
  return Object.values(translations ?? {})
    .flatMap((bySource) => Object.values(bySource))
    .filter((entry) => entry.msgid !== "");
}

function parse(text: string): GetTextTranslations {
  try {
    return po.parse(text, { validation: true });
  } catch (error) {
    throw new SyntaxError(`this is no PO catalog: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
