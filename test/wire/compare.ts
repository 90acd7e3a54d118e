/** One stream through the decoder and through both paths of the client: what differs, in a sentence; undefined: nothing. */
import { decode, type Verdict } from "./decoder.js";
import type { Observed, Observer } from "./observe.js";
import { type Stream, streamOf } from "./streams.js";

export async function compare(seed: number, observer: Observer): Promise<string | undefined> {
  const stream = streamOf(seed);
  const expected = decode(Buffer.concat(stream.chunks), stream);
  for (const fastLane of [true, false]) {
    const difference = differenceOf(expected, await observer.observe(stream, fastLane, expected.end.kind === "cut"));
    if (difference !== undefined) {
      return `seed ${seed}, ${stream.compression}, fast lane ${fastLane ? "on" : "off"}: ${difference}\n  ${describe(stream)}`;
    }
  }
  return undefined;
}

export function differenceOf(expected: Verdict, { verdict, answered, pongs, malformed }: Observed): string | undefined {
  const [want, have] = [JSON.stringify(expected), JSON.stringify(verdict)];
  if (want !== have) return `want ${shortened(want)}, have ${shortened(have)}`;
  if (malformed !== undefined) return `the client's answer: ${malformed}`;
  const { end } = expected;
  if (end.kind !== "cut" && JSON.stringify(pongs) !== JSON.stringify(expected.pings)) {
    return `the pings ${JSON.stringify(expected.pings)} were answered by ${JSON.stringify(pongs)}`;
  }
  const code = end.kind === "cut" ? undefined : end.code;
  return code === answered ? undefined : `the close frame should have had the code ${code}, and had ${answered}`;
}

function describe({ chunks }: Stream): string {
  return shortened(chunks.map((chunk) => chunk.toString("hex")).join(" "));
}

function shortened(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)}… (${text.length} characters)` : text;
}
