/** The template of a catalog (POT): every text once, in the order of the spec, with what translators are told of it. */
import { type PoEntry, writePo } from "./po.js";
import type { ExplainedText } from "./update.js";

/** No date and no version of a tool: the same texts give the same bytes. */
export function templateOf(texts: readonly ExplainedText[], project: string): string {
  const entries = texts.map(
    ({ key, source, explanation = [], reference }): PoEntry => ({
      key,
      source,
      translations: [""],
      notes: [],
      extracted: explanation,
      references: reference === undefined ? [] : [reference],
      flags: [],
      obsolete: false,
    }),
  );
  const headers = {
    "Project-Id-Version": project,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
  };
  return writePo({ notes: ["Made by wireglot i18n extract, not edited by hand."], headers, entries });
}
