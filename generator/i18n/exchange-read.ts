/** Reading of what translators send back: PO, XLIFF 1.2 and 2, CSV, JSON. */
import { EXTENSIONS, type ExchangeFormat } from "./exchange.js";
import { readPo } from "./po.js";
import { isFuzzy } from "./stamp.js";

/** A translation as it came. What a tool did not keep is absent. */
export interface ReceivedUnit {
  readonly key?: string;
  readonly source: string;
  readonly translation: string;
  /** Its translator is not sure of it, or it is of an older source. */
  readonly unsure: boolean;
}

export interface Received {
  readonly locale?: string;
  readonly units: readonly ReceivedUnit[];
}

/** By the end of its name; undefined: none that is read. */
export function formatOf(path: string): ExchangeFormat | undefined {
  if (/\.xliff$/i.test(path)) return "xliff";
  return (Object.keys(EXTENSIONS) as ExchangeFormat[]).find((format) =>
    path.toLowerCase().endsWith(`.${EXTENSIONS[format]}`),
  );
}

/** Throws a SyntaxError on what is no file of this format. */
export async function readExchange(text: string, format: ExchangeFormat): Promise<Received> {
  switch (format) {
    case "po":
      return fromPo(text);
    case "xliff":
      return fromXliff(text);
    case "csv":
      return fromCsv(text);
    case "json":
      return fromJson(text);
    default:
      return format satisfies never;
  }
}

function fromPo(text: string): Received {
  const { headers, entries } = readPo(text);
  const language = headers["Language"];
  const units = entries
    .filter((entry) => !entry.obsolete)
    .map((entry) => ({
      ...(entry.key === "" ? {} : { key: entry.key }),
      source: entry.source,
      translation: entry.translations[0] ?? "",
      unsure: isFuzzy(entry),
    }));
  return { ...(language === undefined || language === "" ? {} : { locale: language.replaceAll("_", "-") }), units };
}

/** States in which a translation is not done. */
const UNSURE = /^(?:needs-|new$)/;

async function fromXliff(text: string): Promise<Received> {
  const { DOMParser } = await import("@xmldom/xmldom");
  const fail = (message: string): never => {
    throw new SyntaxError(`this is no XLIFF: ${message}`);
  };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) fail("it declares a document type, which XLIFF has not");
  const document = parseXml(() =>
    new DOMParser({
      onError: (level, message) => (level === "warning" ? undefined : fail(message.split("\n", 1)[0] ?? message)),
    }).parseFromString(text.replace(/^\uFEFF/, ""), "text/xml"),
  );
  const root = document.documentElement;
  if (root?.localName !== "xliff") return fail("its top element is not xliff");
  const files = [...root.getElementsByTagName("file")];
  const locale = root.getAttribute("trgLang") ?? files[0]?.getAttribute("target-language") ?? undefined;
  const textIn = (
    element: { getElementsByTagName(name: string): Iterable<{ readonly textContent: string | null }> },
    name: string,
  ): string => [...element.getElementsByTagName(name)].map((one) => one.textContent ?? "").join("");
  const units = [...root.getElementsByTagName("trans-unit"), ...root.getElementsByTagName("unit")]
    .filter((unit) => unit.getAttribute("restype") !== "x-gettext-domain-header")
    .map((unit): ReceivedUnit => {
      const target = unit.getElementsByTagName("target")[0];
      const key = unit.getAttribute("resname") ?? unit.getAttribute("name") ?? unit.getAttribute("id") ?? undefined;
      return {
        ...(key === undefined ? {} : { key }),
        source: textIn(unit, "source"),
        translation: textIn(unit, "target"),
        unsure: UNSURE.test(target?.getAttribute("state") ?? ""),
      };
    });
  return { ...(locale === undefined || locale === null ? {} : { locale }), units };
}

/** The library's own errors are errors of the file. */
function parseXml<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    throw new SyntaxError(
      `this is no XLIFF: ${error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error)}`,
    );
  }
}

async function fromCsv(text: string): Promise<Received> {
  const { parse } = await import("csv-parse/sync");
  let names: readonly string[] = [];
  let rows: readonly Readonly<Record<string, string>>[];
  try {
    const columns = (head: string[]): string[] => {
      names = head;
      return head;
    };
    // Excel writes semicolons in many languages; no column's name holds any of them.
    const [delimiter = ","] = /[,;\t]/.exec(text) ?? [];
    rows = parse(text, { bom: true, columns, delimiter, skip_empty_lines: true, relax_column_count_less: true });
  } catch (error) {
    throw new SyntaxError(`this is no CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
  const column = ["translation", "target"].find((name) => names.includes(name));
  if (column === undefined || !names.includes("source"))
    throw new SyntaxError('the first row names the columns; "source" and "translation" are needed, and "key" helps');
  return {
    units: rows.map((row) => ({
      ...(row["key"] === undefined || row["key"] === "" ? {} : { key: row["key"] }),
      // Spreadsheets write line feeds as they like.
      source: (row["source"] ?? "").replace(/\r\n?/g, "\n"),
      translation: (row[column] ?? "").replace(/\r\n?/g, "\n"),
      unsure: row["state"] === "stale",
    })),
  };
}

function fromJson(text: string): Received {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const fail = (): never => {
    throw new SyntaxError('this JSON has no "texts", a list of { key, source, translation }');
  };
  if (!isRecord(value) || !Array.isArray(value["texts"])) return fail();
  const { locale } = value;
  const units = value["texts"].map((row: unknown): ReceivedUnit => {
    if (!isRecord(row)) return fail();
    const { key, source, translation, state } = row;
    if (typeof key !== "string" || typeof source !== "string" || typeof translation !== "string") return fail();
    return { key, source, translation, unsure: state === "stale" };
  });
  return { ...(typeof locale === "string" ? { locale } : {}), units };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
