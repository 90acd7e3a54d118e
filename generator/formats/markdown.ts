/** A comment for a pull request. Whatever stands in a spec is text here: no HTML, no link, nobody is mentioned. */
import { cell, codeBlock, codeSpan, literal } from "../docs/markdown.js";
import { type Message, renderMessage } from "../message.js";
import { remark } from "../remarks.js";
import { type Finding, type Format, summaryOf } from "./format.js";

/** Forges take comments of about 65,000 characters. */
const MOST_CHARACTERS = 60_000;

export const markdown: Format = ({ command, findings, releases = [] }, { fromRoot, speech }) => {
  const said = (message: Message): string => renderMessage(message, speech);
  // By this mark the comment of an earlier run is found, to be replaced.
  const head = [`<!-- wireglot ${command} -->`, `### wireglot ${command}: ${said(summaryOf(findings))}`];
  for (const { file, from, step, suggested } of releases)
    if (step !== undefined)
      head.push(
        "",
        said(
          remark("markdown.release", {
            file: codeSpan(fromRoot(file)),
            from: codeSpan(from),
            suggested: codeSpan(suggested),
            step,
          }),
        ),
      );
  if (findings.length === 0) return head.join("\n");
  const rated = findings.some(({ step }) => step !== undefined);
  const rows = findings.map((finding) => rowOf(finding, fromRoot(finding.file), rated));
  const heads = [remark("markdown.place"), ...(rated ? [remark("markdown.step")] : []), remark("markdown.finding")];
  const table = [`| | ${heads.map(said).join(" | ")} |`, `| --- | --- | ${rated ? "--- | " : ""}--- |`];
  const blocks = findings.flatMap((finding) => differenceOf(finding, fromRoot(finding.file)));
  const shown = fitting(rows, MOST_CHARACTERS - head.join("").length);
  const rest = rows.length - shown.length;
  const more = rest === 0 ? [] : ["", said(remark("markdown.more", { n: rest }))];
  const room = MOST_CHARACTERS - shown.join("\n").length;
  return [...head, "", ...table, ...shown, ...more, ...fitting(blocks, room)].join("\n");
};

function rowOf(
  { severity, line, column, code, message, axis, step, related = [] }: Finding,
  file: string,
  rated: boolean,
): string {
  const sign = severity === "error" ? "❌" : "⚠️";
  const places = related.map(
    (place) => `<br>${plain(place.message)}: ${codeSpan(`${place.file}:${place.line}:${place.column}`)}`,
  );
  const columns = [
    sign,
    codeSpan(`${file}:${line}:${column}`),
    ...(rated ? [literal([axis, step].filter((word) => word !== undefined).join(", "))] : []),
    `${plain(message)} (${codeSpan(code)})${places.join("")}`,
  ];
  return `| ${columns.map(cell).join(" | ")} |`;
}

function differenceOf({ diff }: Finding, file: string): readonly string[] {
  if (diff === undefined) return [];
  return [`\n<details><summary>${plain(file)}</summary>\n\n${codeBlock(diff.join("\n"), "diff")}\n\n</details>`];
}

/** Nobody is mentioned and no issue is referred to; no address becomes a link. */
function plain(text: string): string {
  return literal(text)
    .replace(/[@#]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/:\/\//g, "&#58;//")
    .replace(/\bwww\./gi, (word) => `${word.slice(0, -1)}&#46;`);
}

/** As many as fit, from the first on. */
function fitting(texts: readonly string[], room: number): readonly string[] {
  let used = 0;
  for (const [index, text] of texts.entries()) {
    used += text.length + 1;
    if (used > room) return texts.slice(0, index);
  }
  return texts;
}
