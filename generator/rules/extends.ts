/** What a spec takes over: the spec that it extends. */
import { type Rule, rule } from "./rule.js";

export const extendsInvalid: Rule<{ circular: "name"; missing: "name" | "base"; broken: "name" }> = rule({
  code: "extends-invalid",
  why: "Without the spec that it builds on, nothing can be said of this one.",
  messages: {
    circular: '"{name}" leads back to this spec; a spec cannot extend itself',
    missing: 'there is no spec "{name}" to extend; name {base}, or a path from this file\'s folder',
    broken: '"{name}" has errors of its own',
  },
  explanation:
    "`extends: websocket` takes over the base API; a path, from the folder of the file, another spec. Errors of that one are reported in its own file.",
  wrong: "extends: ../chat.yml\n",
  right: "extends: websocket\n",
});

export const EXTENDS_RULES: readonly Rule[] = [extendsInvalid];
