/** A page as the template shows it: sections in order, everything in it Markdown. Pure: model and catalog in, data out. */
import type { Catalog, SourceText, Translated } from "../i18n/catalog.js";
import type { Connect, ConstantGroup, GuideSection, Method, Model } from "../model.js";
import { anchorOf, resolveReference } from "../resolve-reference.js";
import { bindLabels, type Label } from "./labels.js";
import { cell, codeBlock, codeSpan, line, prose } from "./markdown.js";
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
  readonly title: string;
  /** How many texts are not in the page's language, as a sentence; absent: none. */
  readonly banner?: string;
  readonly summary: string;
  readonly description?: string;
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

export function buildPage(model: Model, catalog: Catalog): Page {
  const texts = countTexts(catalog);
  const label = bindLabels(texts.catalog);
  const show = (reference: Parameters<typeof resolveReference>[1]) => resolveReference(model, reference);
  const writer: Writer = {
    model,
    label,
    line: (text) => line(texts.catalog.translate(text).text, show),
    prose: (text) => prose(texts.catalog.translate(text).text, show),
    example: (example) => codeBlock(example.text, "ts"),
  };
  const page = {
    title: line(model.module, show),
    summary: writer.prose(model.summary),
    ...(model.description === undefined ? {} : { description: writer.prose(model.description) }),
    sections: model.guide.map((section) => sectionOf(section, 2, writer)),
  };
  const missing = texts.missing();
  if (missing === 0) return page;
  const banner = label("untranslated", {
    count: `${missing}`,
    total: `${texts.total()}`,
    language: model.sourceLocale,
  });
  return { ...page, banner };
}

interface Writer extends Language {
  readonly model: Model;
  readonly label: Label;
  readonly prose: (text: SourceText) => string;
  readonly example: (example: NonNullable<GuideSection["example"]>) => string;
}

function sectionOf(section: GuideSection, depth: number, writer: Writer): Section {
  return {
    marks: "#".repeat(Math.min(depth, 6)),
    anchor: anchorOf(section.id),
    title: writer.line(section.title),
    ...(section.body === undefined ? {} : { body: writer.prose(section.body) }),
    ...(section.example === undefined ? {} : { example: writer.example(section.example) }),
    parts: section.table === undefined ? [] : partsOf(section.table, writer),
    sections: section.sections.map((inner) => sectionOf(inner, depth + 1, writer)),
  };
}

/** `table` is a valid name: the rules have seen to it. */
function partsOf(table: string, writer: Writer): readonly Part[] {
  const { model, label } = writer;
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
        ...(details.rows.length === 0 ? [] : [{ ...tablePart(details), caption }]),
      ];
    }
    case "constants":
      return constantParts(
        model.groups.filter((group) => name === undefined || group.name === name),
        name === undefined,
        writer,
      );
    case "methods":
      return model.methods
        .filter((method) => name === undefined || method.name === name)
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
  const { model, label } = writer;
  const errors = call.errors
    .map((condition) => `[${codeSpan(condition)}](#${anchorOf("error", condition)})`)
    .join(", ");
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

function tablePart(table: Table): Part {
  return { table: escaped(table), after: [] };
}

function escaped(table: Table): Table {
  return { head: table.head.map(cell), rows: table.rows.map((row) => row.map(cell)) };
}

/** The same catalog, which remembers what it was asked for. */
function countTexts(catalog: Catalog): { catalog: Catalog; missing(): number; total(): number } {
  const seen = new Map<string, Translated["state"]>();
  return {
    catalog: {
      locale: catalog.locale,
      translate(text) {
        const translated = catalog.translate(text);
        seen.set(text.key, translated.state);
        return translated;
      },
    },
    missing: () => [...seen.values()].filter((state) => state !== "translated").length,
    total: () => seen.size,
  };
}
