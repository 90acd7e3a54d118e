/** What commands write, and what they find there: the out folder, and the catalogs of translations. */
import { type Rule, rule } from "./rule.js";

export const foreignFile: Rule<{ default: "problem" }> = rule({
  code: "foreign-file",
  why: "A file that a person wrote must not be overwritten by one that is generated.",
  messages: { default: "this {problem}; move it away, or choose another folder with --out" },
  explanation:
    "`.wireglot.json` in the out folder lists what wireglot made. Whatever else stands at the path of an output is left alone, and so is an output that leads out of the folder by a symbolic link.",
  wrong: "# generated/client.ts was written by hand\n",
  right: "# the file written by hand is in another folder\n",
});

export const obsoleteFile: Rule<{ default: never }> = rule({
  code: "obsolete-file",
  severity: "warning",
  why: "A generated file that was edited holds somebody's work, so it is not deleted when it is no longer generated.",
  messages: {
    default:
      "wireglot made this file and no longer does, but it was edited since and stays; delete it if you do not need it",
  },
  explanation: "Move what you need of it into a file of your own, and delete it.",
  wrong: "# generated/docs/chat.md was edited, and the page has another name now\n",
  right: "# the file is deleted\n",
});

export const catalogInvalid: Rule<{ default: "problem" }> = rule({
  code: "catalog-invalid",
  why: "A catalog that cannot be read translates nothing.",
  messages: { default: "{problem}" },
  explanation:
    "Catalogs are gettext PO files in UTF-8, `locales/pt-BR.po` beside the spec. `wireglot i18n update` writes them.",
  wrong: '# locales/de.po\nmsgid "Tiny." nonsense\n',
  right: '# locales/de.po\nmsgctxt "summary"\nmsgid "Tiny."\nmsgstr "Winzig."\n',
});

export const generatedStale: Rule<{ missing: "spec"; differs: "spec"; obsolete: "spec" }> = rule({
  code: "generated-stale",
  why: "A client or a page that says something else than its spec misleads whoever reads it.",
  messages: {
    missing: "this file is missing: it is made from {spec}; run wireglot generate",
    differs: "this file differs from what is made from {spec}; run wireglot generate",
    obsolete: "this file is obsolete: it is no longer made from {spec}; run wireglot generate",
  },
  explanation:
    "`wireglot check` compares the files of the out folder with those that the specs give now. The finding stands at the first line that differs; `--diff` shows the whole difference. Generate again, and commit the result with the spec.",
  wrong: "# generated/client.ts was made before the spec was edited\n",
  right: "# generated/client.ts was made after the spec was edited\n",
});

export const OUTPUT_RULES: readonly Rule[] = [foreignFile, obsoleteFile, catalogInvalid, generatedStale];
