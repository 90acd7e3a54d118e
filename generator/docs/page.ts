/** A page as the template shows it: sections in order, everything in it Markdown. Pure: model and catalog in, data out. */
import { withComments } from "../example-comments.js";
import type { Catalog, SourceText, Translated } from "../i18n/catalog.js";
import type { Connect, ConstantGroup, GuideSection, Method, Model } from "../model.js";
import type { Reference } from "../references.js";
import { anchorOf, resolveReference } from "../resolve-reference.js";
import { type CommandFacts, commandFacts, exitCodeFacts } from "./command-tables.js";
import { bindLabels, type Label, listed } from "./labels.js";
import { directionOf, nameOfIn } from "./languages.js";
import { attribute, cell, codeBlock, codeSpan, line, literal, prose, type ShownReference, textOf } from "./markdown.js";
import { type Place, placesOf, tableOf, tablePlaces } from "./places.js";
import {
  closeCodeTable,
  constantTable,
  detailTable,
  errorTable,
  type Language,
  messageTable,
  optionTable,
  parameterTable,
  permissionTable,
  signature,
  singleConstantTable,
  type Table,
} from "./tables.js";

export interface Page {
  /** Of the file, without extension. */
  readonly name: string;
  readonly title: string;
  /** All pages, as links; this one without. Empty where there is but one. */
  readonly pages: readonly string[];
  /** How many texts are not in the page's language, as a sentence; absent: none. */
  readonly banner?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly example?: string;
  readonly parts: readonly Part[];
  readonly sections: readonly Section[];
}

export interface Section {
  /** `##` */
  readonly marks: string;
  readonly anchor: string;
  readonly title: string;
  readonly body?: string;
  readonly example?: string;
  readonly parts: readonly Part[];
  /** A drawing, where the form of the page can hold one. */
  readonly diagram?: "connection" | "pipeline";
  readonly sections: readonly Section[];
}

/** One table, and what stands around it. */
export interface Part {
  readonly anchor?: string;
  readonly caption?: string;
  /** A signature, as a block of code. */
  readonly code?: string;
  readonly before?: string;
  readonly table?: Table;
  readonly after: readonly string[];
}

/** `place`: one of {@link placesOf}. `pageLink`: from one page to another. */
export function buildPage(
  model: Model,
  catalog: Catalog,
  place: Place,
  pageLink: (name: string) => string = (name) => `${name}.md`,
): Page {
  const texts = countTexts(catalog);
  const label = bindLabels(texts.catalog);
  const places = placesOf(model);
  const tables = tablePlaces(places);
  const linkTo = (name: string, anchor?: string): string =>
    `${name === place.name && anchor !== undefined ? "" : pageLink(name)}${anchor === undefined ? "" : `#${anchor}`}`;
  const link: Writer["link"] = (kind, name, anchor) => {
    const [at = place.name] = tableOf(kind, name).flatMap((table) => tables.get(table) ?? []);
    return linkTo(at, anchor);
  };
  const show = (reference: Reference): ShownReference => {
    const { label: text, value, anchor, page, name } = resolveReference(model, reference);
    if (page !== undefined)
      return { label: text, words: texts.catalog.translate(page.title).text, href: linkTo(page.id) };
    return {
      label: text,
      ...(value === undefined ? {} : { value }),
      ...(anchor === undefined ? {} : { href: link(reference.kind, name, anchor) }),
    };
  };
  const languageSign = model.sourceLocale.toUpperCase();
  const sourceLanguage = `lang="${model.sourceLocale}" dir="${directionOf(model.sourceLocale)}"`;
  const languageName = literal(nameOfIn(model.sourceLocale, catalog.locale));
  /** Behind a text: in the page's language, whatever that of the text is. */
  const marks: Readonly<Record<TextState, () => string>> = {
    translated: () => "",
    source: () => {
      const title = attribute(textOf(label("untranslatedMark", { language: languageName })));
      return ` <abbr title="${title}" lang="${catalog.locale}">${languageSign}</abbr>`;
    },
    stale: () => ` <abbr title="${attribute(textOf(label("outdatedMark")))}">⚠</abbr>`,
  };
  /** What a reader is told of a text that is not a translation of what stands in the spec now. */
  const marked = (shown: string, state: TextState): string =>
    `${state === "source" ? `<span ${sourceLanguage}>${shown}</span>` : shown}${marks[state]()}`;
  const markedBlock = (shown: string, state: TextState): string => {
    // Behind the end of a block of code a mark would belong to the code.
    const text = `${shown}${state !== "translated" && /(?:```|~~~)$/.test(shown) ? "\n\n" : ""}${marks[state]()}`;
    return state === "source" ? `<div ${sourceLanguage}>\n\n${text}\n\n</div>` : text;
  };
  const writer: Writer = {
    model,
    label,
    placed: tables,
    link,
    line: (text) => {
      const translated = texts.catalog.translate(text);
      return marked(line(translated.text, show), stateOf(text, translated));
    },
    prose: (text) => {
      const translated = texts.catalog.translate(text);
      return markedBlock(prose(translated.text, show), stateOf(text, translated));
    },
    words: (text) => {
      const translated = texts.catalog.translate(text);
      return marked(withFlags(translated.text), stateOf(text, translated));
    },
    example: ({ text, comments }) => {
      const words = comments.map(({ doc }) => {
        const translated = texts.catalog.translate(doc);
        return {
          translated: translated.text,
          source: `${translated.text} (${languageSign})`,
          stale: `${translated.text} ⚠`,
        }[stateOf(doc, translated)];
      });
      const places = comments.map(({ doc, start, end }) => ({ text: doc.source, start, end }));
      return codeBlock(withComments(text, places, words), "ts");
    },
  };
  const titleOf = ({ page }: Place): string => {
    const title = page === undefined ? model.title : page.title;
    return title === undefined ? line(model.module, show) : writer.line(title);
  };
  const page: Page = {
    name: place.name,
    title: titleOf(place),
    pages:
      places.length === 1
        ? []
        : places.map((other) =>
            other.name === place.name ? titleOf(other) : `[${titleOf(other)}](${linkTo(other.name)})`,
          ),
    ...(place.page === undefined ? mainPage(writer) : furtherPage(place.page, writer)),
  };
  const { source, stale } = texts.counts();
  const total = `${texts.total()}`;
  const notes = [
    ...(source === 0
      ? []
      : [
          label("untranslated", {
            count: `${source}`,
            total,
            language: languageName,
          }),
        ]),
    ...(stale === 0 ? [] : [label("outdated", { count: `${stale}`, total })]),
  ];
  return notes.length === 0 ? page : { ...page, banner: notes.join(" ") };
}

/** `source`: shown in the language of the spec. `stale`: a translation of what the spec said before. */
type TextState = "translated" | "source" | "stale";

function stateOf({ source }: SourceText, { text, state }: Translated): TextState {
  if (state === "translated") return "translated";
  return text === source ? "source" : "stale";
}

type Content = Pick<Page, "summary" | "description" | "example" | "parts" | "sections">;

function mainPage(writer: Writer): Content {
  const { model } = writer;
  return {
    summary: writer.prose(model.summary),
    ...(model.description === undefined ? {} : { description: writer.prose(model.description) }),
    parts: [],
    sections: model.guide.map((section) => sectionOf(section, 2, writer)),
  };
}

/** A page's own body, example and table stand before its sections. */
function furtherPage(page: GuideSection, writer: Writer): Content {
  const { body, parts, example, sections } = sectionOf(page, 1, writer);
  return {
    ...(body === undefined ? {} : { description: body }),
    ...(example === undefined ? {} : { example }),
    parts,
    sections,
  };
}

interface Writer extends Language {
  readonly model: Model;
  readonly label: Label;
  /** Tables that some page shows by their own names: those of the whole do not repeat them. */
  readonly placed: ReadonlyMap<string, string>;
  readonly prose: (text: SourceText) => string;
  /** To a row, on whatever page it stands. */
  readonly link: (kind: Reference["kind"], name: string, anchor: string) => string;
  /** A text that is not Markdown, such as a line of help. */
  readonly words: (text: SourceText) => string;
  readonly example: (example: NonNullable<GuideSection["example"]>) => string;
}

function sectionOf(section: GuideSection, depth: number, writer: Writer): Section {
  return {
    marks: "#".repeat(Math.min(depth, 6)),
    anchor: anchorOf(section.id),
    title: writer.line(section.title),
    ...(section.body === undefined ? {} : { body: writer.prose(section.body) }),
    ...(section.example === undefined ? {} : { example: writer.example(section.example) }),
    ...(section.diagram === undefined ? {} : { diagram: section.diagram }),
    parts: section.table === undefined ? [] : partsOf(section.table, writer),
    sections: section.sections.map((inner) => sectionOf(inner, depth + 1, writer)),
  };
}

/** `table` is a valid name: the rules have seen to it. */
function partsOf(table: string, writer: Writer): readonly Part[] {
  const { model, label, placed } = writer;
  const [kind, name] = table.split(".", 2);
  switch (kind) {
    case "options":
      return [tablePart(optionTable(model, writer))];
    case "closeCodes":
      return [tablePart(closeCodeTable(model, writer))];
    case "permissions":
      return [tablePart(permissionTable(model, writer))];
    case "messages":
      return [tablePart(messageTable(model, writer))];
    case "errors": {
      const details = detailTable(model, writer);
      const caption = label("details");
      return [
        tablePart(errorTable(model, writer)),
        ...(details.rows.length === 0 || placed.has("details") ? [] : [{ ...tablePart(details), caption }]),
      ];
    }
    case "details":
      return [tablePart(detailTable(model, writer))];
    case "commands":
      return commandFacts().map((facts) => commandPart(facts, writer));
    case "exitCodes":
      return [tablePart(exitCodeTable(writer))];
    case "constants":
      return constantParts(
        model.groups.filter((group) =>
          name === undefined ? !placed.has(`constants.${group.name}`) : group.name === name,
        ),
        name === undefined,
        writer,
      );
    case "methods":
      return model.methods
        .filter((method) => (name === undefined ? !placed.has(`methods.${method.name}`) : method.name === name))
        .map((method) => methodPart(method, name, writer));
    case "connect":
      return [callPart({ ...model.connect, tsName: "connect", name: "connect" }, writer)];
    default:
      return [];
  }
}

function constantParts(groups: readonly ConstantGroup[], all: boolean, writer: Writer): readonly Part[] {
  const single = all && writer.model.constants.length > 0 ? [tablePart(singleConstantTable(writer.model, writer))] : [];
  const parts = groups.map((group): Part => {
    const before = group.doc === undefined ? {} : { before: writer.prose(group.doc) };
    const caption = all ? { caption: codeSpan(group.flat ? group.typeName : group.tsName) } : {};
    return {
      ...tablePart(constantTable(group, writer)),
      ...before,
      ...caption,
      anchor: anchorOf("constant", group.name),
    };
  });
  return [...single, ...parts];
}

function methodPart(method: Method, only: string | undefined, writer: Writer): Part {
  const part = callPart(method, writer);
  return only === undefined ? { ...part, caption: codeSpan(`${method.tsName}()`) } : part;
}

function callPart(call: (Connect | Method) & { readonly tsName: string; readonly name: string }, writer: Writer): Part {
  const { model, label, link } = writer;
  const links = call.errors.map(
    (condition) => `[${codeSpan(condition)}](${link("error", condition, anchorOf("error", condition))})`,
  );
  const errors = listed(links, label);
  const after = [
    ...(call.returns === undefined
      ? []
      : [
          label("returns", {
            type: codeSpan(call.returns.type),
            text: call.returns.doc === undefined ? "" : writer.line(call.returns.doc),
          }).trimEnd(),
        ]),
    ...(call.waits === undefined ? [] : [label("waits", { text: writer.line(call.waits) })]),
    ...(call.errors.length === 0 ? [] : [label("errors", { list: errors })]),
  ];
  return {
    anchor: anchorOf("method", call.name),
    code: codeBlock(signature(call, model), "ts"),
    ...(call.doc === undefined ? {} : { before: writer.prose(call.doc) }),
    ...(call.params.length === 0 ? {} : { table: escaped(parameterTable(model, call.params, writer)) }),
    after,
  };
}

function commandPart({ name, usage, description, flags }: CommandFacts, { label, words }: Writer): Part {
  return {
    anchor: anchorOf("command", name),
    caption: codeSpan(name),
    code: codeBlock(usage, "sh"),
    before: words(description),
    table: escaped({
      head: [label("flag"), label("description")],
      rows: flags.map((flag) => [codeSpan(flag.flags), words(flag.description)]),
    }),
    after: [],
  };
}

function exitCodeTable({ label, words }: Writer): Table {
  return {
    head: [label("exitCode"), label("meaning")],
    rows: exitCodeFacts().map(({ code, meaning }) => [codeSpan(code), words(meaning)]),
  };
}

function tablePart(table: Table): Part {
  return { table: escaped(table), after: [] };
}

function escaped(table: Table): Table {
  return { head: table.head.map(cell), rows: table.rows.map((row) => row.map(cell)) };
}

/** The same catalog, which remembers what it was asked for. */
function countTexts(catalog: Catalog): {
  readonly catalog: Catalog;
  counts(): Readonly<Record<TextState, number>>;
  total(): number;
} {
  const seen = new Map<string, TextState>();
  return {
    catalog: {
      locale: catalog.locale,
      translate(text) {
        const translated = catalog.translate(text);
        seen.set(text.key, stateOf(text, translated));
        return translated;
      },
    },
    counts() {
      const counts = { translated: 0, source: 0, stale: 0 };
      for (const state of seen.values()) counts[state] += 1;
      return counts;
    },
    total: () => seen.size,
  };
}

/** Text of the command line's help. Flags are code, which runs from left to right in every language. */
function withFlags(text: string): string {
  return text
    .split(/(?<![\w-])(--[a-z][a-z-]*[a-z])/)
    .map((part, index) => (index % 2 === 0 ? literal(part) : codeSpan(part)))
    .join("");
}
