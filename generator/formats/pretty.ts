/** For people at a terminal: each finding with the lines that it speaks of, and a mark under the place. */
import { styleText } from "node:util";
import type { Span } from "../diagnostics.js";
import { renderMessage } from "../message.js";
import { remark } from "../remarks.js";
import { type Cell, cellsOf } from "./cells.js";
import type { Finding, Format, FormatContext } from "./format.js";
import { inPlace, printable } from "./printable.js";

export const pretty: Format = ({ findings }, context) => {
  const paint = painter(context.color);
  const texts = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = texts.get(file) ?? context.textOf(file)?.split(/\r\n|\n/) ?? [];
    texts.set(file, known);
    return known;
  };
  return findings.map((finding) => blockOf(finding, { ...context, paint, linesOf }).join("\n")).join("\n\n");
};

interface Page extends FormatContext {
  readonly paint: Paint;
  readonly linesOf: (file: string) => readonly string[];
}

type Style = "bold" | "dim" | "red" | "yellow" | "cyan" | "blue" | "green";
type Paint = (style: Style | readonly Style[], text: string) => string;

function painter(color: boolean): Paint {
  if (!color) return (_, text) => text;
  return (style, text) => (text === "" ? "" : styleText([style].flat(), text, { validateStream: false }));
}

function blockOf(finding: Finding, page: Page): readonly string[] {
  const { severity, code, message, axis, step, related = [], diff = [] } = finding;
  const { paint } = page;
  const hue = severity === "error" ? "red" : "yellow";
  const rating = [axis, step].filter((word) => word !== undefined).join(", ");
  const gutter = Math.max(...[finding, ...related].map(({ line }) => String(line).length));
  const lines = [
    `${paint([hue, "bold"], renderMessage(remark(`severity.${severity}`), page.speech))} ${paint("bold", code)}: ${printable(message)}${rating === "" ? "" : paint("dim", ` (${rating})`)}`,
    ...frame({ place: finding, mark: "^", hue, gutter, before: true }, page),
  ];
  for (const place of related) {
    lines.push(`${" ".repeat(gutter)} ${paint("blue", "=")} ${printable(place.message)}`);
    lines.push(...frame({ place, mark: "-", hue: "blue", gutter, before: false }, page));
  }
  for (const line of diff) lines.push(`  ${colored(inPlace(line), paint)}`);
  return lines;
}

interface Frame {
  readonly place: Span & { readonly file: string };
  /** What the place is underlined with. */
  readonly mark: string;
  readonly hue: Style;
  /** Width of the column of line numbers. */
  readonly gutter: number;
  /** Show the line before too. */
  readonly before: boolean;
}

function frame({ place, mark, hue, gutter, before }: Frame, { paint, linesOf, columns }: Page): readonly string[] {
  const { file, line, column } = place;
  const lines = linesOf(file);
  const head = `${" ".repeat(gutter)} ${paint("blue", "╭─")} ${paint("cyan", `${printable(file)}:${line}:${column}`)}`;
  const whole = lines[line - 1];
  if (whole === undefined || (lines.length === 1 && whole === "")) return [head];
  const skipped = whole.length > LONG_LINE ? Math.max(0, column - LONG_LINE / 2) : 0;
  const part = (text: string): readonly Cell[] => cellsOf(inPlace(text.slice(skipped, skipped + LONG_LINE)));
  const cells = part(whole);
  const [from, to] = marked(cells, whole.length - skipped, rangeIn(whole, place, skipped));
  const window = windowOf(cells, from, Math.max(20, columns - gutter - " │ ".length));
  const rule = (number: string, content: string): string =>
    `${paint("blue", `${number.padStart(gutter)} │`)}${content === "" ? "" : ` ${content}`}`;
  const previous = before && line > 1 ? clip(part(lines[line - 2] ?? ""), window) : "";
  const length = Math.max(1, Math.min(to, window.to) - from);
  return [
    head,
    ...(/^[\s…]*$/.test(previous) ? [] : [rule(String(line - 1), paint("dim", previous))]),
    rule(String(line), clip(cells, window)),
    rule("", `${" ".repeat(from - window.from + window.indent)}${paint([hue, "bold"], mark.repeat(length))}`),
  ];
}

/** Of a line that is longer, only so many code units around the place are looked at. */
const LONG_LINE = 4000;

/** From and up to, in what is left of the line, in UTF-16 code units. What goes on in the next line ends with this one. */
function rangeIn(text: string, { line, column, end }: Span, skipped: number): readonly [number, number] {
  const from = column - 1;
  const to = end === undefined ? column : end.line > line ? text.trimEnd().length : end.column - 1;
  return [from - skipped, Math.max(from + 1, to) - skipped];
}

/** The cells that a range of the line takes. */
function marked(
  cells: readonly Cell[],
  length: number,
  [from, to]: readonly [number, number],
): readonly [number, number] {
  const last = cells.at(-1);
  const behind = last === undefined ? 0 : last.at + last.width;
  const first = from >= length ? behind : (cells.findLast((cell) => cell.index <= from)?.at ?? 0);
  const next = to >= length ? behind : (cells.find((cell) => cell.index >= to)?.at ?? behind);
  return [first, Math.max(first + 1, next)];
}

interface Window {
  /** First cell, and the first behind it. */
  readonly from: number;
  readonly to: number;
  /** Cells of the sign that says that something is left out before. */
  readonly indent: number;
}

/** The part of a long line around a cell. */
function windowOf(cells: readonly Cell[], at: number, room: number): Window {
  const last = cells.at(-1);
  const width = last === undefined ? 0 : last.at + last.width;
  if (width <= room) return { from: 0, to: width, indent: 0 };
  if (at < room - 10) return { from: 0, to: room - 1, indent: 0 };
  const from = Math.min(at - Math.floor(room / 3), width - (room - 1));
  // A character of two cells is not cut in halves.
  const whole = cells.find((cell) => cell.at >= from)?.at ?? from;
  return { from: whole, to: width <= whole + room - 1 ? width : whole + room - 2, indent: 1 };
}

function clip(cells: readonly Cell[], { from, to, indent }: Window): string {
  const inside = cells.filter((cell) => cell.at >= from && cell.at + cell.width <= to);
  const text = inside.map((cell) => cell.text).join("");
  const last = cells.at(-1);
  const cut = last !== undefined && last.at + last.width > to;
  return `${indent === 1 ? "…" : ""}${text}${cut ? "…" : ""}`.trimEnd();
}

function colored(line: string, paint: Paint): string {
  if (line.startsWith("+")) return paint("green", line);
  if (line.startsWith("-")) return paint("red", line);
  return line.startsWith("@@") ? paint("cyan", line) : line;
}
