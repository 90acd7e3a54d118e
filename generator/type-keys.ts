/** What may stand beside the type of a field: the keys that mean something for it. */
import type { FieldSpec } from "./spec.js";

export const KEYS_OF_TYPE: Readonly<Record<string, readonly (keyof FieldSpec)[]>> = {
  string: ["minLength", "maxLength", "pattern"],
  url: ["minLength", "maxLength", "pattern"],
  integer: ["minimum", "maximum", "flags", "zero"],
  number: ["minimum", "maximum", "zero"],
  duration: ["minimum", "maximum", "zero"],
  bytes: ["minimum", "maximum", "zero"],
  enum: ["group", "choices"],
  list: ["items", "minItems", "maxItems", "unique"],
  record: ["values"],
  object: ["properties"],
};

/** All of them. */
export const TYPED_KEYS: readonly (keyof FieldSpec)[] = [...new Set(Object.values(KEYS_OF_TYPE).flat())];
