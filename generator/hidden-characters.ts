/** Characters that hide or reorder the text around them, as ranges of a character class and as alternatives to one. */

const CONTROLS = "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f";
const MARKS =
  "\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff";

/** Controls (tab and line feed aside), line separators, bidirectional and invisible marks. */
export const HIDDEN_IN_PROSE: string = CONTROLS + MARKS;

/** Those, and the joiners that some scripts need between their letters and code does not. */
export const HIDDEN_IN_CODE: string = `${HIDDEN_IN_PROSE}\\u200c\\u200d`;

/** A surrogate without its other half. */
export const LONE_SURROGATE: string = "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]";
