/** Every text of wireglot itself: the words of its pages, and the help of its command line. */
import type { SourceText } from "../i18n/catalog.js";
import { commandTexts } from "./command-tables.js";
import { labelTexts } from "./labels.js";

export function ownTexts(): readonly SourceText[] {
  return [...labelTexts, ...commandTexts()];
}
