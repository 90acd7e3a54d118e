/** What translators are told of each text: what it stands for, where, and the facts of its row. */
import type {
  Connect,
  Constant,
  ErrorModel,
  Field,
  GuideSection,
  Method,
  Model,
  Origin,
  Text,
  TypeModel,
} from "../model.js";

export interface Explanation {
  readonly lines: readonly string[];
  /** Where the text stands; for a comment of a program, the program. */
  readonly at: { readonly origin: Origin } | { readonly example: string; readonly line: number };
}

/** By key. */
export function explainTexts(model: Model): ReadonlyMap<string, Explanation> {
  const found = new Map<string, Explanation>();
  const say = (text: Text | undefined, ...lines: readonly string[]): void => {
    if (text !== undefined) found.set(text.key, { lines, at: { origin: text.origin } });
  };
  say(model.title, "Title of the main page.");
  say(model.summary, "Summary: the first paragraph of the main page.");
  say(model.description, "Description: what the main page begins with. Markdown.");

  const named = (noun: string, row: { readonly doc?: Text; readonly deprecated?: Text }): void => {
    say(row.doc, `${noun}: its description.`);
    say(row.deprecated, `${noun}: completes "Deprecated: …".`);
  };
  const field = (noun: string, row: Field, path: readonly string[] = []): void => {
    const name = [...path, row.tsName];
    const shown = `${noun} \`${name.join(".")}\` (${factsOf(row)})`;
    named(shown, row);
    say(row.zero, `${shown}: completes "0: …".`);
    for (const property of propertiesOf(row.type)) field(noun, property, name);
  };
  const call = (noun: string, row: Connect | Method): void => {
    say(row.doc, `${noun}: its description.`);
    say(row.returns?.doc, `${noun}: what it returns, after "Returns: ${row.returns?.type ?? ""}."`);
    say(row.waits, `${noun}: completes "Waits …."`);
    for (const parameter of row.params) field(`${noun}, parameter`, parameter);
  };
  for (const row of model.types) {
    named(`Type \`${row.tsName}\``, row);
    for (const property of propertiesOf(row.type)) field(`Property of the type ${row.tsName}`, property);
  }
  call("Function `connect()`", model.connect);
  for (const row of model.options) field("Option", row);
  for (const row of model.constants) named(constantNoun(row), row);
  for (const group of model.groups) {
    named(`Group of constants \`${group.name}\``, group);
    for (const member of group.members) named(constantNoun(member, group.name), member);
  }
  for (const row of model.closeCodes) named(`Close code \`${row.name}\` (${rangeOf(row.from, row.to)})`, row);
  for (const row of model.messages) {
    named(`Kind of message \`${row.tsName}\``, row);
    for (const inner of row.fields) field(`Field of the message ${row.tsName}`, inner);
  }
  for (const row of model.permissions) named(`Permission \`${row.name}\``, row);
  for (const row of model.errors) {
    const noun = errorNoun(row);
    named(noun, row);
    say(row.advice, `${noun}: completes "What to do: …".`);
    for (const detail of row.details) field(`Error ${row.name}, detail`, detail);
  }
  for (const row of model.methods) {
    call(`Method \`${row.tsName}()\``, row);
    say(row.deprecated, `Method \`${row.tsName}()\`: completes "Deprecated: …".`);
  }
  for (const section of model.guide) explainSection(section, model.module, found);
  for (const page of model.pages) explainSection(page, page.id, found);
  return found;
}

function explainSection(section: GuideSection, page: string, found: Map<string, Explanation>): void {
  const origin = (key: string): Origin => ({ ...section.origin, path: [...section.origin.path, key] });
  const heading =
    section.id === page ? `Title of the page ${page}.` : `Heading of the section ${section.id} on the page ${page}.`;
  found.set(section.title.key, { lines: [heading], at: { origin: origin("title") } });
  if (section.body !== undefined) {
    const lines = [
      `Text below the heading "${section.title.source}" on the page ${page}. Markdown, each sentence on a line.`,
    ];
    found.set(section.body.key, { lines, at: { origin: origin("body") } });
  }
  for (const { doc, start } of section.example?.comments ?? []) {
    const { path, text } = section.example ?? { path: "", text: "" };
    const line = text.slice(0, start).split("\n").length;
    const code = text
      .split("\n")
      [line - 1]?.slice(0, start - text.lastIndexOf("\n", start - 1) - 1)
      .replace(/\/[/*]+\s*$/, "")
      .trim();
    const lines = [`Comment in the program ${path}${code === undefined || code === "" ? "" : `, behind: ${code}`}`];
    found.set(doc.key, { lines, at: { example: path, line } });
  }
  for (const inner of section.sections) explainSection(inner, page, found);
}

function factsOf({ type, rangeText, defaultText, required }: Field): string {
  const facts = [
    type.kind === "named" ? type.tsName : type.kind,
    ...(rangeText === undefined ? [] : [rangeText]),
    ...(defaultText === undefined ? [] : [`default ${defaultText}`]),
    ...(required ? ["required"] : []),
  ];
  return facts.join(", ");
}

function propertiesOf(type: TypeModel): readonly Field[] {
  if (type.kind === "object") return type.properties;
  if (type.kind === "list") return propertiesOf(type.items);
  return type.kind === "record" ? propertiesOf(type.values) : [];
}

function constantNoun({ name, value }: Constant, group?: string): string {
  return `Constant \`${group === undefined ? "" : `${group}.`}${name}\` (${JSON.stringify(value)})`;
}

function errorNoun({ name, kind, retryable, status }: ErrorModel): string {
  const retry =
    retryable === true ? "retryable" : retryable === false ? "not retryable" : "retryable as the close code says";
  return `Error \`${name}\` (${[kind, retry, ...status].join(", ")})`;
}

function rangeOf(from: number, to: number): string {
  return from === to ? `${from}` : `${from}–${to}`;
}
