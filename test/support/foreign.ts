/** A language to find with what is said in English although another one is asked for. */
import type { Speech } from "../../generator/message.js";

/** Says everything in letters that are none of ASCII: what is left of those are values, and code. */
export const foreign: Speech = {
  template: (_, source) =>
    source.replace(/`[^`]*`|\{\w+\}|[a-z]/gi, (found) =>
      found.length > 1 ? found : String.fromCodePoint((found.codePointAt(0) ?? 0) + 0xfee0),
    ),
  listed: (names) => names.join("/"),
  form: (n) => (n === 1 ? 0 : 1),
};
