/** Every text of wireglot itself: the words of its pages, and the help of its command line. */
import { diffTexts } from "../diff/changelog.js";
import { FILE_ERROR_TEXTS } from "../exit-code.js";
import type { SourceText } from "../i18n/catalog.js";
import { POLICY_TEXTS } from "../policy-sentences.js";
import { REMARK_TEXTS } from "../remarks.js";
import { messageTexts } from "../rules/index.js";
import { USAGE_TEXTS } from "../usage-error.js";
import { commandTexts } from "./command-tables.js";
import { labelTexts } from "./labels.js";

/** What findings and changelogs say, and the remarks of the command line. Less than all of it is no harm: the rest is said in English. */
export function findingTexts(): readonly SourceText[] {
  return [
    ...messageTexts.map(({ key, source }) => ({ key, source })),
    ...diffTexts,
    ...REMARK_TEXTS,
    ...FILE_ERROR_TEXTS,
    ...USAGE_TEXTS,
    ...POLICY_TEXTS,
  ];
}

export function ownTexts(): readonly SourceText[] {
  return [...labelTexts, ...commandTexts()];
}
