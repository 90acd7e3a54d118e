/** Text of a spec, a path or a message on a line of a terminal or a log: it cannot steer what shows it. */
import { HIDDEN_IN_PROSE, LONE_SURROGATE } from "../hidden-characters.js";

/** On one line; controls and marks that hide or reorder text are shown by their number. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|\n/g, " ")
    .replaceAll("\t", " ")
    .replace(HIDDEN, (mark) => `<U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);
}

/** The same, each mark in one cell: positions in the line stay. Tabs stay too. */
export function inPlace(text: string): string {
  return text.replace(HIDDEN, "\uFFFD");
}

const HIDDEN = new RegExp(`[${HIDDEN_IN_PROSE}]|${LONE_SURROGATE}`, "g");
