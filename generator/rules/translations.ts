/** Catalogs of translations: what contradicts the source, what seems to, and what is behind. */
import { type Rule, rule } from "./rule.js";

/** Of things that a translation has in common with its source. */
type Kept = Rule<{ lost: "text"; added: "text"; changed: "text" | "made" }>;

const FACT =
  "A page does not show such a translation but its source, until it is put right. No note in the catalog silences the finding.";
const sign = (code: string): string =>
  `Where the translation is right all the same, the note \`# ignore: ${code}\` above its entry silences the finding.`;

const sample = (source: string, translation: string): string =>
  `# locales/de.po\nmsgctxt "summary"\nmsgid ${JSON.stringify(source)}\nmsgstr ${JSON.stringify(translation)}\n`;

export const translationCode: Kept = rule({
  code: "translation-code",
  soft: true,
  why: "Code is not translated: what a reader copies must be what the program knows.",
  messages: {
    lost: "the code `{text}` of the source is missing",
    added: "the code `{text}` is not in the source",
    changed: "the code `{text}` of the source has become `{made}`",
  },
  explanation: `What stands between backticks is the same in every language, in any order. ${FACT}`,
  wrong: sample("Set `limit`.", "`grenze` setzen."),
  right: sample("Set `limit`.", "`limit` setzen."),
});

export const translationPlaceholder: Kept = rule({
  code: "translation-placeholder",
  soft: true,
  why: "What stands in braces is filled in by name, or leads to a row of a table.",
  messages: {
    lost: "{text} of the source is missing",
    added: "{text} is not in the source",
    changed: "{text} of the source has become {made}",
  },
  explanation: `References such as \`{option:read_timeout}\` and places such as \`{count}\` stay as they are, in any order. ${FACT}`,
  wrong: sample("See {option:limit}.", "Siehe {option:grenze}."),
  right: sample("See {option:limit}.", "Siehe {option:limit}."),
});

export const translationLink: Kept = rule({
  code: "translation-link",
  soft: true,
  why: "A link of a translation leads where that of the source does.",
  messages: {
    lost: "the link to {text} of the source is missing",
    added: "the link to {text} is not in the source",
    changed: "the link to {text} of the source leads to {made}",
  },
  explanation: `The words of a link are translated, its target is not. ${FACT}`,
  wrong: sample("See [it](#a).", "Siehe [dort](#b)."),
  right: sample("See [it](#a).", "Siehe [dort](#a)."),
});

export const translationNumber: Kept = rule({
  code: "translation-number",
  soft: true,
  why: "A number that is another in one language is wrong in it.",
  messages: {
    lost: "the number {text} of the source is missing",
    added: "the number {text} is not in the source",
    changed: "the number {text} of the source has become {made}",
  },
  explanation: `Numbers are written as the language writes them (\`131.072\` in German), with the same value. One that the source has as a word may be written in digits. ${FACT}`,
  wrong: sample("At most 125.", "Höchstens 152."),
  right: sample("At most 125.", "Höchstens 125."),
});

export const translationUnit: Rule<{ default: "number" | "unit" | "made"; lost: "number" | "unit" }> = rule({
  code: "translation-unit",
  soft: true,
  why: "The same number of another unit is another amount.",
  messages: {
    default: "{number} is followed by the unit {unit} in the source, by {made} here",
    lost: "{number} is followed by the unit {unit} in the source, by no unit here",
  },
  explanation: `Units are written as the language writes them, and stay the same. ${FACT}`,
  wrong: sample("Every 10 s.", "Alle 10 ms."),
  right: sample("Every 10 s.", "Alle 10 Sekunden."),
});

export const translationMarkup: Rule<{ default: "text" }> = rule({
  code: "translation-markup",
  soft: true,
  why: "Text of a catalog is data: it opens no element of HTML and is no template.",
  messages: { default: "{text} is markup that the source lacks" },
  explanation: `Tags, character references and double braces that the source has not are shown as text at best. ${FACT}`,
  wrong: sample("A bold word.", "Ein <b>fettes</b> Wort."),
  right: sample("A bold word.", "Ein fettes Wort."),
});

export const translationHiddenCharacter: Rule<{ default: "mark"; garbled: "text" }> = rule({
  code: "translation-hidden-character",
  soft: true,
  why: "Characters that hide or reorder text can make a sentence read as another one.",
  messages: {
    default: "{mark} hides or reorders the text around it, and the source has none",
    garbled: "{text} was written in another encoding than it was read in; write what was meant, in UTF-8",
  },
  explanation: `Pages give each language its direction; catalogs need no controls for it. ${FACT}`,
  wrong: "# locales/ar.po, with U+202E in a msgstr\n",
  right: "# without it\n",
});

export const translationCell: Rule<{ default: never }> = rule({
  code: "translation-cell",
  soft: true,
  why: "A bar ends the cell of a table in Markdown.",
  messages: { default: "a bar would end the cell of a table, and the source has none" },
  explanation: "wireglot escapes bars where it writes tables; other tools that read the catalog may not.",
  wrong: sample("This or that.", "Dies | das."),
  right: sample("This or that.", "Dies oder das."),
});

export const translationStructure: Rule<{
  paragraphs: "n" | "found";
  items: "n" | "found";
  headings: "n" | "found";
  fences: "n" | "found";
  manyForms: "forms" | "found" | "most";
  emptyForm: "forms";
  openForms: never;
  oneForm: "forms";
  plural: never;
}> = rule({
  code: "translation-structure",
  soft: true,
  why: "A list or a paragraph that is missing is a part of the text that is missing.",
  messages: {
    paragraphs: "the source has {n} (break|breaks) between paragraphs, the translation {found}",
    items: "the source has {n} (item|items) of lists, the translation {found}",
    headings: "the source has {n} (heading|headings), the translation {found}",
    fences: "the source has {n} (fence|fences) of code, the translation {found}",
    manyForms: "{forms} has {found} forms of a plural, and this language at most {most}",
    emptyForm: "{forms} has an empty form of a plural",
    openForms: "a bracket without its partner, or a bar outside of brackets: forms of a plural stand between brackets",
    oneForm: "the word beside the number has one form, and numbers in this language ask for {forms}",
    plural: "the entry has a msgid_plural, and the source has one text; take it out, and leave one msgstr",
  },
  explanation: "A translation has the paragraphs, lists and headings of its source, in their order.",
  wrong: sample("- one\n- two", "- eins und zwei"),
  right: sample("- one\n- two", "- eins\n- zwei"),
});

export const translationIdentical: Rule<{ default: never; part: "text" }> = rule({
  code: "translation-identical",
  soft: true,
  why: "A text that was copied and never translated counts as done and is not.",
  messages: {
    default: "the translation is the source itself",
    part: "{text} still stands here as in the source",
  },
  explanation: `Single words may be the same in two languages; a sentence is not. ${sign("translation-identical")}`,
  wrong: sample("The client closes.", "The client closes."),
  right: sample("The client closes.", "Der Client schließt."),
});

export const translationSentence: Rule<{ default: "wanted" | "found" }> = rule({
  code: "translation-sentence",
  soft: true,
  why: "The sentence that is missing may be the one that matters.",
  messages: { default: "the source has {wanted} sentences, the translation {found}" },
  explanation: `Sentences are counted by the rules of each language. ${sign("translation-sentence")}`,
  wrong: sample("It waits. It may fail.", "Es wartet."),
  right: sample("It waits. It may fail.", "Es wartet. Es kann scheitern."),
});

export const translationShort: Rule<{ default: "percent" }> = rule({
  code: "translation-short",
  soft: true,
  why: "A translation far shorter than others of its language has been cut.",
  messages: {
    default: "the translation has {percent} % of the length that is usual in this language; it seems to be cut short",
  },
  explanation: `The length is measured against the median of the catalog, without code. ${sign("translation-short")}`,
  wrong: sample("A server that answers slowly does not extend it.", "Ein Server."),
  right: sample("A server that answers slowly does not extend it.", "Ein langsamer Server verlängert sie nicht."),
});

export const translationLong: Rule<{ default: "percent" }> = rule({
  code: "translation-long",
  soft: true,
  why: "A translation far longer than others of its language says what the source does not.",
  messages: {
    default:
      "the translation has {percent} % of the length that is usual in this language; it seems to say more than the source",
  },
  explanation: `The length is measured against the median of the catalog, without code. ${sign("translation-long")}`,
  wrong: sample("It waits.", "Es wartet, es wartet, es wartet, es wartet, es wartet und es wartet."),
  right: sample("It waits.", "Es wartet."),
});

export const translationAccents: Rule<{ default: "words"; always: "words"; none: "expected" }> = rule({
  code: "translation-accents",
  soft: true,
  why: "Words without their accents are misspelt.",
  messages: {
    default: "elsewhere in this language {words} has accents",
    always: "without accents, {words} is misspelt in this language",
    none: "no letter of the text has an accent; in this language, some {expected} letters of a text as long have one",
  },
  explanation: `The catalog itself is the dictionary: the same words are written with accents in its other texts. Besides, some frequent words and endings of German, French, Portuguese and Spanish are known that never stand without. ${sign("translation-accents")}`,
  wrong: '# locales/pt-BR.po\nmsgid "A connection."\nmsgstr "Uma conexao."\n',
  right: '# locales/pt-BR.po\nmsgid "A connection."\nmsgstr "Uma conexão."\n',
});

export const translationGlossary: Rule<{ default: "accepted" | "term" }> = rule({
  code: "translation-glossary",
  soft: true,
  why: "One thing that has two names seems to be two things.",
  messages: { default: 'the glossary has {accepted} for "{term}" of the source' },
  explanation: `\`locales/de.glossary.yaml\` gives each term of the source the words, or beginnings of words, one of which its translations hold. ${sign("translation-glossary")}`,
  wrong: `# locales/de.glossary.yaml has policy: Richtlinie\n${sample("The policy.", "Die Regel.")}`,
  right: `# locales/de.glossary.yaml has policy: Richtlinie\n${sample("The policy.", "Die Richtlinie.")}`,
});

export const glossaryInvalid: Rule<{ default: "term" }> = rule({
  code: "glossary-invalid",
  soft: true,
  why: "A term without a translation demands nothing.",
  messages: { default: 'the translations of "{term}" are a text, a list of texts, or a mapping with accept and note' },
  explanation: "`term: [stem, …]`, or `term: { accept: [stem, …], note: … }`.",
  wrong: "# locales/de.glossary.yaml\npolicy: 5\n",
  right: "# locales/de.glossary.yaml\npolicy: [Richtlinie]\n",
});

export const catalogHeader: Rule<{
  language: "language" | "locale";
  charset: "charset";
  form: "header";
  expression: "rule";
  range: "form" | "number" | "forms";
  count: "forms" | "locale" | "expected";
  absent: never;
  lacking: "field" | "value";
}> = rule({
  code: "catalog-header",
  soft: true,
  why: "Tools of gettext read the language, the charset and the plural forms from the header.",
  messages: {
    language: `the header's Language is "{language}" in the catalog of "{locale}"`,
    charset: `the header's charset is "{charset}"; catalogs are UTF-8`,
    form: "the header's Plural-Forms is {header}; it reads nplurals=N; plural=EXPRESSION;",
    expression: "the plural rule {rule} is no expression of n, numbers and operators of C",
    range: "the plural rule gives form {form} for {number}, and there are {forms} (from 0)",
    count: 'the header\'s Plural-Forms has nplurals={forms}; "{locale}" has {expected}',
    absent: "texts have plural forms, and the header has no Plural-Forms",
    lacking: "the header has no {field}; it reads {value}",
  },
  explanation: "`wireglot i18n init` writes a header that is right; `msgfmt -c` says what else is wrong with one.",
  wrong: '# locales/de.po\nmsgid ""\nmsgstr "Language: fr\\n"\n',
  right: '# locales/de.po\nmsgid ""\nmsgstr "Language: de\\n"\n',
});

export const catalogIncomplete: Rule<{ default: "total" | "missing" | "stale" | "share" | "locale" | "limit" }> = rule({
  code: "catalog-incomplete",
  soft: true,
  why: "The catalog has fewer translations than its tier asks for.",
  messages: {
    default:
      '{share} of the texts are missing or stale ({missing} missing, {stale} stale, {total} in all); the tier of "{locale}" allows {limit}',
  },
  explanation:
    "`locales: { de: { tier: full } }` in the config allows no text to be missing or stale; `tier: community`, the default, allows any number. `tiers: { community: { limit: 20% } }` sets another limit.",
  wrong: "# locales/de.po has half of the texts, and the tier of de is full\n",
  right: "# locales/de.po has all of them\n",
});

export const translationStale: Rule<{ default: "key" }> = rule({
  code: "translation-stale",
  soft: true,
  why: "The translation is of a sentence that the source no longer says.",
  messages: {
    default:
      '"{key}" has changed in the source since it was translated; translate it again, or say with wireglot i18n update --confirm that the translation still holds',
  },
  explanation:
    "A catalog keeps the hash of the source that was translated (`# source-hash:`), so that taking away the flag `fuzzy` does not change this.",
  wrong: '#, fuzzy\n#| msgid "One."\nmsgctxt "summary"\nmsgid "At most one."\nmsgstr "Eins."\n',
  right: 'msgctxt "summary"\nmsgid "At most one."\nmsgstr "Höchstens eins."\n',
});

export const translationMissing: Rule<{ default: "key" }> = rule({
  code: "translation-missing",
  soft: true,
  why: "A text that is missing is shown in the source's language.",
  messages: { default: '"{key}" is not translated yet' },
  explanation: "See `catalog-incomplete` for how many may be missing.",
  wrong: sample("Tiny.", ""),
  right: sample("Tiny.", "Winzig."),
});

export const catalogStale: Rule<{
  absent: "locale";
  added: "key";
  reworded: "key";
  gone: "key";
}> = rule({
  code: "catalog-stale",
  soft: true,
  why: "Translators see what a catalog has, not what the spec says now.",
  messages: {
    absent: "there is no catalog; run wireglot i18n init {locale}",
    added: '"{key}" is not in the catalog; run wireglot i18n update',
    reworded: '"{key}" says something else in the spec now; run wireglot i18n update',
    gone: '"{key}" is not in the spec any more; run wireglot i18n update',
  },
  explanation:
    "Each catalog has today's texts of the spec, translated or not. `wireglot i18n update` writes them, by key.",
  wrong: "# the spec has a new text, and locales/de.po has not\n",
  right: "# after wireglot i18n update\n",
});

export const importUnknownText: Rule<{ default: "text" }> = rule({
  code: "import-unknown-text",
  soft: true,
  why: "A translation of nothing would be lost without a word.",
  messages: { default: "no text has the key or the source {text} now" },
  explanation: "The text was removed or renamed since the file was exported. Take it out of the file, or export anew.",
  wrong: "# websocket.de.csv has the key options.gone.doc\n",
  right: "# exported anew\n",
});

export const importStale: Rule<{ default: "key" }> = rule({
  code: "import-stale",
  severity: "warning",
  why: "What was translated is not what the source says now.",
  messages: { default: '"{key}" has changed in the source since it was exported; its translation is taken as stale' },
  explanation:
    "The translation is taken all the same, and marked `fuzzy` in the catalog, with the text that was translated. It counts as stale until it is translated again.",
  wrong: "# websocket.de.csv was exported before the source changed\n",
  right: "# exported anew\n",
});

/** What only seems to be wrong, so that a note in an entry may silence it. */
export const SIGNS: readonly Rule[] = [
  translationIdentical,
  translationSentence,
  translationShort,
  translationLong,
  translationAccents,
  translationGlossary,
];

export const TRANSLATION_RULES: readonly Rule[] = [
  translationCode,
  translationPlaceholder,
  translationLink,
  translationNumber,
  translationUnit,
  translationMarkup,
  translationHiddenCharacter,
  translationCell,
  translationStructure,
  ...SIGNS,
  glossaryInvalid,
  catalogHeader,
  catalogStale,
  catalogIncomplete,
  translationStale,
  translationMissing,
  importUnknownText,
  importStale,
];
