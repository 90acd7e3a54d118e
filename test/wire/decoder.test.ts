/** The decoder itself: frames of the RFCs, and errors planted in it, each of which the streams must bring to light. */
import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { closePayload, frame } from "../../testing/index.js";
import { type DecoderOptions, decode, type Verdict } from "./decoder.js";
import { streamOf } from "./streams.js";

const plain: DecoderOptions = { compression: "disabled", limit: 1000 };
const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");

describe("examples of the RFCs", () => {
  test.each<[string, Buffer, DecoderOptions, Partial<Verdict>]>([
    ["an unmasked text message (6455 §5.7)", bytes("81 05 48 65 6c 6c 6f"), plain, { messages: ["Hello"] }],
    ["a fragmented one (6455 §5.7)", bytes("01 03 48 65 6c 80 02 6c 6f"), plain, { messages: ["Hello"] }],
    ["a ping (6455 §5.7)", bytes("89 05 48 65 6c 6c 6f"), plain, { pings: ["48656c6c6f"] }],
    [
      "a compressed one (7692 §7.2.3.1)",
      bytes("c1 07 f2 48 cd c9 c9 07 00"),
      { ...plain, compression: "no-context" },
      { messages: ["Hello"] },
    ],
    [
      "the second of two with a sliding window (7692 §7.2.3.2)",
      bytes("c1 07 f2 48 cd c9 c9 07 00 c1 05 f2 00 11 00 00"),
      { ...plain, compression: "context-takeover" },
      { messages: ["Hello", "Hello"] },
    ],
    [
      "a block without compression (7692 §7.2.3.3)",
      bytes("c1 0b 00 05 00 fa ff 48 65 6c 6c 6f 00"),
      { ...plain, compression: "no-context" },
      { messages: ["Hello"] },
    ],
    [
      "a block with BFINAL set (7692 §7.2.3.4)",
      bytes("c1 08 f3 48 cd c9 c9 07 00 00"),
      { ...plain, compression: "no-context" },
      { messages: ["Hello"] },
    ],
    [
      "a close frame",
      frame(8, closePayload(4000, "bye")),
      plain,
      { end: { kind: "close", code: 4000, reason: "bye" } },
    ],
    ["a mask", bytes("81 85 37 fa 21 3d 7f 9f 4d 51 58"), plain, { end: { kind: "violation", code: 1002 } }],
  ])("%s", (_, given, options, expected) => {
    expect(decode(given, options)).toMatchObject(expected);
  });
});

/** What is replaced in the decoder's text, and by what. */
const PLANTED: readonly (readonly [string, string])[] = [
  ["if ((first & 0x30) !== 0)", "if (false)"],
  ["if (second >= 0x80)", "if (false)"],
  ["[3, 4, 5, 6, 7, 11,", "[3, 4, 5, 6, 11,"],
  ["!fin || rsv1 || short > 125", "!fin || rsv1"],
  ["!fin || rsv1 || short > 125", "rsv1 || short > 125"],
  ["!fin || rsv1 || short > 125", "!fin || short > 125"],
  ["opcode === 8 && short === 1", "false"],
  ["begun !== (opcode === 0)", "begun && opcode !== 0"],
  ["begun !== (opcode === 0)", "!begun && opcode === 0"],
  ["rsv1 && (begun || ", "rsv1 && ("],
  ["length > 0 && this.#announced + length > this.#options.limit", "length > this.#options.limit"],
  ["maxOutputLength: this.#options.limit", "maxOutputLength: 1_000_000"],
  ["code <= 1014 &&", "code <= 1015 &&"],
  ["code >= 3000", "code >= 2000"],
  ["![1004, 1005, 1006]", "![1005, 1006]"],
  ["code: 1005", "code: 1000"],
  ["fatal: true", "fatal: false"],
  ["ignoreBOM: true", "ignoreBOM: false"],
  ["throw new Violation(1007);\n  }\n}", "throw new Violation(1002);\n  }\n}"],
  ["tooLong ? 1009 : 1007", "1007"],
  ["this.#window.length > 0 ?", "false ?"],
  ["this.#frames = [];\n    return", "return"],
  ["readUInt16BE(start)", "readUInt16LE(start)"],
  ["pings.push(", "pongs.push("],
  ["messages.push(whole)", "messages.unshift(whole)"],
];

describe("an error in the decoder is noticed", () => {
  const source = readFileSync(new URL("./decoder.ts", import.meta.url), "utf8");
  const streams = Array.from({ length: 1500 }, (_, i) => streamOf(i));
  const verdicts = streams.map((stream) => JSON.stringify(decode(Buffer.concat(stream.chunks), stream)));

  test.each(PLANTED)("%j → %j", async (text, wrong) => {
    expect(source.split(text)).toHaveLength(2);
    const changed = ts.transpileModule(source.replace(text, wrong), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
    }).outputText;
    const planted = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(changed)}`)) as {
      readonly decode: typeof decode;
    };
    const noticed = streams.some((stream, i) => {
      try {
        return JSON.stringify(planted.decode(Buffer.concat(stream.chunks), stream)) !== verdicts[i];
      } catch {
        return true;
      }
    });
    expect(noticed).toBe(true);
  });
});
