/** Texts: prose that says something, whole, and shows as it was meant. Warnings: a text is nobody's broken build. */
import { camelCase, RESERVED_CLIENT_MEMBERS } from "../naming.js";
import type { Rows, Spec } from "../spec.js";
import { misspelling, suggestion } from "../suggest.js";
import { type Prose, type ProseKey, proseOf } from "./prose.js";
import { own, type Rule, rule } from "./rule.js";

/** Whole sentences; the others are titles and parts of sentences. */
const SENTENCES: readonly ProseKey[] = ["doc", "summary", "description", "deprecated", "advice", "body"];

export const TEXT_RULES: readonly Rule[] = [
  rule({
    code: "code-span-broken",
    severity: "warning",
    why: "A backtick without its other half swallows the sentence, or stands in it.",
    messages: { default: "the code span that begins with {start} is not closed" },
    explanation: "A code span ends with as many backticks as it begins with. A backtick as such is written \\`.",
    wrong: 'options:\n  room: { type: string, doc: "Where to go, `lobby at first." }\n',
    right: 'options:\n  room: { type: string, doc: "Where to go, `lobby` at first." }\n',
    check(context, report) {
      for (const { parts, origin, below } of proseOf(context)) {
        const text = parts.find((part) => part.part === "text" && /(?<!\\)`/.test(part.text))?.text;
        const start = text === undefined ? undefined : /(?<!\\)`\S{0,20}/.exec(text)?.[0];
        if (start !== undefined) report(origin, "default", { start }, { below });
      }
    },
  }),
  rule({
    code: "name-misspelt",
    severity: "warning",
    why: "A name in a code span that is one letter off sends its reader to look for what is not there.",
    messages: { default: "{name} is in no section of this spec{suggestion}" },
    explanation:
      "Code spans are compared with the names of options, properties, errors, details, methods, constants and close codes, as the spec and as TypeScript writes them. Of a name that is meant, a reference is safer: `{option:dial_timeout}`.",
    wrong:
      'options:\n  room_limit: { type: integer, default: 5, doc: How many at once. }\n  room: { type: string, doc: "Where to go; see `room_limti`." }\n',
    right:
      'options:\n  room_limit: { type: integer, default: 5, doc: How many at once. }\n  room: { type: string, doc: "Where to go; see `room_limit`." }\n',
    check(context, report) {
      let names: ReadonlySet<string> | undefined;
      for (const { parts, origin, below } of proseOf(context)) {
        for (const { part, text } of parts) {
          if (part !== "code" || !/^[A-Za-z]\w{5,63}$/.test(text)) continue;
          names ??= new Set(allNames(context.spec));
          if (names.has(text)) continue;
          const near = misspelling(text, names);
          // The plural of a name is a word of its own.
          if (near !== undefined && near !== `${text}s` && text !== `${near}s`)
            report(origin, "default", { name: text, suggestion: suggestion(text, [near]) }, { below });
        }
      }
    },
  }),
  rule({
    code: "prose-html",
    severity: "warning",
    why: "Markdown of a spec has no HTML: a tag stands on the page as it was written.",
    messages: { default: "{tag} is shown as text: prose is Markdown without HTML" },
    explanation: "Write it in Markdown. What only looks like a tag, as in `List<string>`, belongs in a code span.",
    wrong: "options:\n  room: { type: string, doc: Where to <b>go</b>. }\n",
    right: "options:\n  room: { type: string, doc: Where to **go**. }\n",
    check(context, report) {
      for (const { parts, origin, below } of proseOf(context)) {
        const tags = parts.map(({ part, text }) => (part === "text" ? HTML.exec(text)?.[0] : undefined));
        const tag = tags.find((found) => found !== undefined);
        if (tag !== undefined) report(origin, "default", { tag: tag.slice(0, 40) }, { below });
      }
    },
  }),
  rule({
    code: "prose-unfinished",
    severity: "warning",
    why: "A note to oneself is published with the page.",
    messages: { default: "{word} stands in this text, which is published as it is" },
    explanation: "Finish the text, or keep the note in a comment of the YAML.",
    wrong: 'options:\n  room: { type: string, doc: "TODO: say which rooms there are." }\n',
    right: "options:\n  room: { type: string, doc: Where to go. }\n",
    check(context, report) {
      for (const { parts, origin, below } of proseOf(context)) {
        for (const { part, text } of parts) {
          const word = part === "text" ? /\b(?:TODO|FIXME|TBD|XXX)\b|\blorem ipsum\b/i.exec(text)?.[0] : undefined;
          if (word !== undefined) report(origin, "default", { word }, { below });
        }
      }
    },
  }),
  rule({
    code: "word-doubled",
    severity: "warning",
    why: "A word that stands twice is the trace of an edit, and translators copy it.",
    messages: { default: 'the word "{word}" stands twice in a row' },
    explanation:
      "Looked for in English texts, among words that never stand twice: articles, prepositions and the like.",
    wrong: "options:\n  room: { type: string, doc: Where to to go. }\n",
    right: "options:\n  room: { type: string, doc: Where to go. }\n",
    check(context, report) {
      if (!isEnglish(context.spec)) return;
      for (const { parts, origin, below } of proseOf(context)) {
        for (const { part, text } of parts) {
          const word = part === "text" ? DOUBLED.exec(text)?.[1] : undefined;
          if (word !== undefined) report(origin, "default", { word }, { below });
        }
      }
    },
  }),
  rule({
    code: "sentence-open",
    severity: "warning",
    why: "A text without its last stop looks cut off, and often is.",
    messages: { default: "the last sentence of this text has no end: a full stop is missing" },
    explanation:
      "Texts that are sentences (`doc`, `summary`, `description`, `deprecated`, `advice`, `body`) end with a stop. `waits`, `zero` and titles are parts of sentences and have none.",
    wrong: "options:\n  room: { type: string, doc: Where to go }\n",
    right: "options:\n  room: { type: string, doc: Where to go. }\n",
    check(context, report) {
      for (const { text, key, origin, below } of proseOf(context))
        if (SENTENCES.includes(key) && !endsWhole(text)) report(origin, "default", {}, { below });
    },
  }),
  rule({
    code: "doc-repeats-name",
    severity: "warning",
    why: "A description that only repeats the name tells its reader what is there already.",
    messages: { default: 'this says no more than the name "{name}" does' },
    explanation: "Say what it does, in which unit, or when one needs it. Compared in English texts.",
    wrong: "options:\n  room_limit: { type: integer, default: 5, doc: The room limit. }\n",
    right: "options:\n  room_limit: { type: integer, default: 5, doc: How many one may be in at once. }\n",
    check(context, report) {
      if (!isEnglish(context.spec)) return;
      // The protocol's own codes have no other words than their names.
      const standard = context.spec.closeCodes.filter(({ value }) => value.to <= 1015).map((row) => row.origin);
      for (const { text, key, name, origin, below } of proseOf(context)) {
        if (key !== "doc" || below.length > 1 || text.length > 200 || standard.includes(origin)) continue;
        const said = wordsOf(text);
        const named = new Set(wordsOf(name));
        if (said.every((word) => named.has(word))) report(origin, "default", { name }, { below });
      }
    },
  }),
  rule({
    code: "doc-duplicate",
    severity: "warning",
    why: "A row that was made from another one keeps its description, which is wrong for one of them.",
    messages: { default: '"{name}" has the same description' },
    explanation: "Compared among the rows of a section. Say how the two differ.",
    wrong:
      "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n  BANNED: { code: 4003, reconnect: never, doc: Too many rooms. }\n",
    right:
      "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n  BANNED: { code: 4003, reconnect: never, doc: You were banned. }\n",
    check(context, report) {
      const seen = new Map<string, Prose>();
      for (const prose of proseOf(context)) {
        if (prose.key !== "doc" || prose.below.length > 1 || !isRow(prose)) continue;
        const place = `${prose.origin.path.slice(0, -1).join("/")}\n${prose.text.trim()}`;
        const other = seen.get(place);
        if (other === undefined) seen.set(place, prose);
        else report(prose.origin, "default", { name: other.name }, { below: prose.below });
      }
    },
  }),
  rule({
    code: "message-stop",
    severity: "warning",
    why: "A message stands inside of other sentences and logs, where its full stop is in the way.",
    messages: { default: "a message of an error has no full stop at its end" },
    explanation: "Write the message as a part of a sentence; the error's `doc` and `advice` are whole sentences.",
    wrong:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "the room is full.", doc: No place is left. }\nconnect: { errors: [room_full] }\n',
    right:
      'errors:\n  room_full: { kind: CONFLICT, retryable: false, message: "the room is full", doc: No place is left. }\nconnect: { errors: [room_full] }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context))
        if (/[^.]\.$/.test(value.message.trim())) report(origin, "default", {}, { below: ["message"] });
    },
  }),
];

const HTML = /<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>|<!--/;
const DOUBLED = /(?<![\w-])(the|a|an|of|to|is|are|and|in|for|with|or|be|at|by|from|it)\s+\1(?![\w-])/i;
/** Stops of many scripts, with what may close behind them; a table, a list or a block of code ends without one. */
const WHOLE = /[.!?…:;。！？।۔؟։።؛.][\s"'”’»)\]*_`}]*$/u;

function endsWhole(text: string): boolean {
  const last = text.trimEnd().split("\n").at(-1) ?? "";
  return WHOLE.test(last) || /^\s*(?:[-*+|>#]|\d+[.)]|```|~~~)/.test(last) || !/\p{L}/u.test(last);
}

function isEnglish({ sourceLocale }: Spec): boolean {
  return /^en\b/i.test(sourceLocale);
}

/** A row of a section or a member of a group: their descriptions stand below each other on the page. */
function isRow({ origin }: Prose): boolean {
  return origin.path.length === 2 || (origin.path.length === 4 && origin.path[2] === "members");
}

/** Of a text or a name: lower case, in the singular, without words that say nothing by themselves. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !EMPTY_WORDS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, "") : word));
}

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  "a an the this that of for to is its it option parameter property field value constant error code detail".split(" "),
);

/** Names that a code span may hold, as the spec and as TypeScript spells them. */
function* allNames(spec: Spec): Iterable<string> {
  const rows: readonly Rows<unknown>[] = [
    spec.types,
    spec.options,
    spec.errors,
    spec.methods,
    spec.constants,
    spec.closeCodes,
    spec.messages,
    spec.constants.flatMap((row) => (row.value.kind === "group" ? row.value.members : [])),
    spec.options.flatMap((row) => row.value.properties ?? []),
    spec.errors.flatMap((row) => row.value.details),
    spec.methods.flatMap((row) => row.value.params.flatMap((param) => [param, ...(param.value.properties ?? [])])),
  ];
  yield* RESERVED_CLIENT_MEMBERS;
  for (const { name } of rows.flat()) {
    yield name;
    yield camelCase(name);
  }
}
