/** The forms in which findings are told, and where each of several goes. What a run does not need is not loaded. */
import { CommandError, EXIT } from "../exit-code.js";
import type { Message } from "../message.js";
import { remark } from "../remarks.js";
import { suggestion } from "../suggest.js";
import type { Format } from "./format.js";

export const FORMATS = [
  "pretty",
  "compact",
  "json",
  "github",
  "sarif",
  "junit",
  "checkstyle",
  "gitlab",
  "markdown",
] as const;

export type FormatName = (typeof FORMATS)[number];

/** A whole document, which nothing else may stand beside. */
const DOCUMENTS: readonly FormatName[] = ["json", "sarif", "junit", "checkstyle", "gitlab"];

export interface Target {
  readonly format: FormatName;
  /** As named; absent: standard output. */
  readonly file?: string;
}

/** The values of `--format`, such as `github` and `sarif=out.sarif`. Throws a CommandError. */
export function parseTargets(values: readonly string[], standard: FormatName): readonly Target[] {
  if (values.length === 0) return [{ format: standard }];
  const targets = values.map(parseTarget);
  const out = targets.filter(({ file }) => file === undefined);
  const document = out.find(({ format }) => DOCUMENTS.includes(format));
  if (out.length > 1 && document !== undefined)
    refuse(
      remark("format.mixed", {
        formats: { list: out.map(({ format }) => format), word: "and" },
        example: `--format ${document.format}=FILE`,
      }),
    );
  const files = targets.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) refuse(remark("format.twice", { file: twice }));
  return targets;
}

function parseTarget(value: string): Target {
  const at = value.indexOf("=");
  const name = at < 0 ? value : value.slice(0, at);
  const format = FORMATS.find((known) => known === name);
  if (format === undefined)
    return refuse(
      remark("format.unknown", {
        name,
        suggestion: suggestion(name, FORMATS),
        formats: { list: FORMATS, word: "and" },
      }),
    );
  if (at < 0) return { format };
  const file = value.slice(at + 1);
  return file === "" ? refuse(remark("format.no-file", { value, example: `${name}=FILE`, name })) : { format, file };
}

function refuse(message: Message): never {
  throw new CommandError(EXIT.USAGE, message);
}

export async function loadFormat(name: FormatName): Promise<Format> {
  switch (name) {
    case "pretty":
      return (await import("./pretty.js")).pretty;
    case "compact":
      return (await import("./compact.js")).compact;
    case "json":
      return (await import("./json.js")).json;
    case "github":
      return (await import("./github.js")).github;
    case "sarif":
      return (await import("./sarif.js")).sarif;
    case "junit":
      return (await import("./junit.js")).junit;
    case "checkstyle":
      return (await import("./checkstyle.js")).checkstyle;
    case "gitlab":
      return (await import("./gitlab.js")).gitlab;
    case "markdown":
      return (await import("./markdown.js")).markdown;
    default:
      return name satisfies never;
  }
}
