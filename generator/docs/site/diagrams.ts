/** Drawings in SVG: their words are those of the page's language, their names those of the model, found by role. */
import type { Model, Option } from "../../model.js";
import type { ErrorRole, MethodRole, OptionRole } from "../../roles.js";
import type { Label, LabelKey } from "../labels.js";
import { textOf } from "../markdown.js";
import { escapeHtml } from "./highlight.js";

export interface DiagramWriter {
  readonly model: Model;
  readonly label: Label;
  /** Of the site. */
  readonly locales: readonly string[];
}

/** `name`: as the spec says it in `diagram`. */
export function diagramOf(name: string, writer: DiagramWriter): string {
  return name === "connection" ? connection(writer) : pipeline(writer);
}

/** From connecting to the end, and back. */
function connection({ model, label: markdown }: DiagramWriter): string {
  const label = (key: LabelKey): string => textOf(markdown(key));
  const ended = joined(
    (["read-timeout", "write-timeout", "ping-timeout", "connection-lost"] as const).map((role) =>
      errorName(model, role),
    ),
  );
  const failed = joined((["connection-failed", "dial-timeout"] as const).map((role) => errorName(model, role)));
  const [first, second] = halves(phases(model));
  const attempts = optionName(model, "reconnect-max-attempts");
  return figure(label("life"), 900, 300, [
    box(10, 100, 230, 96, label("connecting"), [first, second]),
    box(300, 100, 150, 96, label("open"), [joined([methodName(model, "send"), methodName(model, "ping")])], "strong"),
    box(530, 100, 130, 96, label("closing"), []),
    box(770, 100, 120, 96, label("closed"), []),
    way("M240 148H294"),
    way("M450 148H524"),
    mono(487, 138, methodName(model, "close")),
    way("M660 148H764"),
    mono(712, 138, optionName(model, "close-timeout")),
    way("M375 100V46H830V94"),
    mono(602, 36, ended),
    way("M125 100V46"),
    mono(125, 36, failed),
    ...(attempts === undefined
      ? []
      : [
          box(300, 236, 150, 50, label("reconnecting"), []),
          way("M375 196V230"),
          way("M300 261H125V202"),
          mono(212, 252, optionName(model, "reconnect-initial-delay")),
          way("M450 261H830V202"),
          mono(640, 252, attempts),
        ]),
  ]);
}

/** From the spec to what is made of it, and to whom it is for. */
function pipeline({ model, label: markdown, locales }: DiagramWriter): string {
  const label = (key: LabelKey): string => textOf(markdown(key));
  const file = model.summary.origin.file.replace(/^.*[\\/]/, "");
  const others = locales.filter((locale) => locale !== model.sourceLocale);
  const [first, second] = halves(others);
  return figure(label("way"), 860, 220, [
    box(10, 14, 210, 76, label("spec"), [file]),
    box(10, 130, 210, 76, label("catalogs"), others.length === 0 ? [] : [first, second]),
    box(270, 72, 130, 76, "wireglot", [], "strong", true),
    box(480, 14, 150, 76, label("client"), ["TypeScript"]),
    box(480, 130, 150, 76, label("documentation"), ["Markdown · HTML"]),
    box(710, 14, 140, 76, label("program"), []),
    box(710, 130, 140, 76, label("readers"), []),
    way("M220 52H244V102H264"),
    way("M220 168H244V118H264"),
    way("M400 102H440V52H474"),
    way("M400 118H440V168H474"),
    way("M630 52H704"),
    way("M630 168H704"),
  ]);
}

function figure(title: string, width: number, height: number, parts: readonly string[]): string {
  const shown = escapeHtml(title);
  return `<figure><div class="drawing" role="group" aria-label="${shown}" tabindex="0"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${shown}">
<defs><marker id="head-${width}-${height}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>
${parts.join("\n").replaceAll("HEAD", `head-${width}-${height}`)}
</svg></div><figcaption>${shown}</figcaption></figure>`;
}

function box(
  x: number,
  y: number,
  width: number,
  height: number,
  title: string,
  lines: readonly (string | undefined)[],
  sort = "",
  code = false,
): string {
  const shown = lines.filter((line) => line !== undefined && line !== "");
  const middle = x + width / 2;
  const first = y + height / 2 + 5 - shown.length * 9;
  const texts = shown.map((line, index) => mono(middle, first + 21 + index * 17, line));
  const size = Math.min(15, (width - 16) / (0.6 * widthOf(title)));
  return `<rect class="box ${sort}" x="${x}" y="${y}" width="${width}" height="${height}" rx="10"/><text${code ? ' class="mono"' : ""} x="${middle}" y="${first}" text-anchor="middle" font-size="${size.toFixed(1)}" font-weight="600">${escapeHtml(title)}</text>${texts.join("")}`;
}

function way(path: string): string {
  return `<path class="way" d="${path}" marker-end="url(#HEAD)"/>`;
}

function mono(x: number, y: number, text: string | undefined, anchor = "middle"): string {
  if (text === undefined || text === "") return "";
  return `<text class="mono small" x="${x}" y="${y}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}

/** In letters of an alphabet: one of an East Asian script takes nearly two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (/\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Hang}/u.test(letter) ? 1.7 : 1),
    0,
  );
}

function joined(names: readonly (string | undefined)[]): string {
  return names.filter((name) => name !== undefined).join(" · ");
}

function halves(names: readonly string[]): readonly [string, string] {
  const half = Math.ceil(names.length / 2);
  return names.length < 4 ? [joined(names), ""] : [joined(names.slice(0, half)), joined(names.slice(half))];
}

function errorName(model: Model, role: ErrorRole): string | undefined {
  return model.errors.find((row) => row.role === role)?.name;
}

function methodName(model: Model, role: MethodRole): string | undefined {
  const method = model.methods.find((row) => row.role === role);
  return method === undefined ? undefined : `${method.tsName}()`;
}

function optionName(model: Model, role: OptionRole): string | undefined {
  const find = (options: readonly Option[]): Option | undefined => {
    for (const option of options) {
      const found = option.role === role ? option : find(option.properties);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(model.options)?.tsName;
}

/** The steps of connecting, which the error of the dial timeout tells apart. */
function phases(model: Model): readonly string[] {
  const detail = model.errors
    .find((row) => row.role === "dial-timeout")
    ?.details.map(({ type }) => (type.kind === "named" ? type.type : type))
    .find((type) => type.kind === "enum");
  return detail?.kind === "enum" ? detail.values.map(String) : [];
}
