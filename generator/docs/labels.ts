/**
 * The words of a page that come from no spec: heads of tables, yes and no. They are translated in generator/locales/,
 * by their keys; `{name}` is filled in.
 */
import type { Catalog } from "../i18n/catalog.js";
import { literal } from "./markdown.js";

const LABELS = {
  option: "Option",
  parameter: "Parameter",
  field: "Field",
  constant: "Constant",
  code: "Code",
  value: "Value",
  type: "Type",
  range: "Range",
  default: "Default",
  description: "Description",
  action: "Action",
  resource: "Resource",
  condition: "Condition",
  kind: "Kind",
  retryable: "Retryable",
  detail: "Detail",
  message: "Message",
  sendable: "May be sent",
  clean: "Clean",
  reconnect: "Reconnect",
  status: "HTTP status",
  listed: "{before}, {next}",
  apart: "{before}; {next}",
  yes: "yes",
  no: "no",
  none: "–",
  required: "required",
  url: "URL",
  advised: "as the close code advises",
  deprecated: "Deprecated: {text}",
  renamed: "Formerly {name}.",
  zero: "0: {meaning}",
  characters: "{range} characters",
  items: "{range} items",
  unique: "all different",
  pattern: "matches {pattern}",
  flags: "any combination of {members}",
  dependent: "{value} if {option} is {case}",
  otherwise: "else {value}",
  returns: "Returns: {type}. {text}",
  waits: "Waits {text}.",
  errors: "Errors: {list}.",
  advice: "What to do: {text}",
  reason: "with a reason that matches {pattern}",
  never: "never",
  backoff: "with back-off",
  immediate: "at once",
  credentials: "with new credentials",
  elsewhere: "elsewhere",
  after: "after {delay} at the earliest",
  options: "Connection options",
  constants: "Constants",
  closeCodes: "Close codes",
  permissions: "Permissions",
  errorTable: "Errors",
  details: "Details of errors",
  methods: "Methods",
  messages: "Messages",
  connect: "Connecting",
  flag: "Flag",
  exitCode: "Exit code",
  meaning: "Meaning",
  search: "Search",
  searchHint: "Search this documentation",
  results: "Results: {count}",
  noResults: "Nothing was found.",
  language: "Language",
  chooseLanguage: "Choose a language",
  theme: "Light or dark",
  skip: "Skip to the content",
  pages: "Pages",
  contents: "On this page",
  previous: "Previous",
  next: "Next",
  copy: "Copy",
  copied: "Copied",
  life: "The life of a connection",
  connecting: "connecting",
  open: "open",
  closing: "closing",
  closed: "closed",
  reconnecting: "reconnecting",
  way: "From one spec to the client and its documentation",
  spec: "Spec",
  catalogs: "Translations",
  client: "Client",
  documentation: "Documentation",
  program: "Your program",
  readers: "Your readers",
  outdated: "Texts of this page whose original has changed since they were translated: {count} of {total}.",
  outdatedMark: "The original of this text has changed since it was translated.",
  original: "Read the original",
  untranslated: "Texts of this page that are not translated yet and are shown in {language}: {count} of {total}.",
} as const;

export type LabelKey = keyof typeof LABELS;

/** The words as Markdown; `values` are Markdown already. */
export type Label = (key: LabelKey, values?: Readonly<Record<string, string>>) => string;

/** All labels, as texts to translate. */
export const labelTexts: readonly { readonly key: string; readonly source: string }[] = Object.entries(LABELS).map(
  ([key, source]) => ({ key: `label.${key}`, source }),
);

export function bindLabels(catalog: Catalog): Label {
  return (key, values = {}) => {
    const { text } = catalog.translate({ key: `label.${key}`, source: LABELS[key] });
    return text
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? literal(part) : (values[part] ?? literal(`{${part}}`))))
      .join("");
  };
}

/** One after the other, with the marks between them that the language has; empty where there is none. */
export function listed(parts: readonly string[], label: Label, by: "listed" | "apart" = "listed"): string {
  const [first = "", ...others] = parts;
  return others.reduce((before, next) => label(by, { before, next }), first);
}
