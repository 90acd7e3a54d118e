/** channel.ts: channels, select and clocks, whose errors are those of this API. */
import type { Model } from "../model.js";
import { alias, constant, type Declaration, type OutputFile, RUNTIME } from "./output-file.js";

export function emitChannel(model: Model): OutputFile {
  const of = (name: string, doc: string): Declaration => constant(name, `bound.${name}`, doc, `Bound["${name}"]`);
  return {
    path: "channel.ts",
    purpose: `Channels, \`select\` and clocks, with the errors of the API \`${model.module}\`.`,
    imports: [
      { from: RUNTIME, values: [], types: ["Bound as AnyBound", "Channel as ChannelOf", "ChannelConstructor"] },
      { from: "./api", values: ["bound"], types: [] },
      { from: "./client", values: [], types: ["ApiTypes"] },
    ],
    declarations: [
      { is: "alias", name: "Bound", type: "AnyBound<ApiTypes>", doc: "", exported: false },
      constant(
        "Channel",
        "bound.Channel",
        "A channel: values go in by `send` and come out by `receive`, in order.",
        "ChannelConstructor",
      ),
      alias("Channel<T>", "ChannelOf<T>", "A channel of values of type T."),
      of("select", "Waits for the first of several cases: channels to receive from, values to send, promises."),
      of("after", "A channel that delivers once, so long after it was made."),
      of("sleep", "Resolves after so long."),
      of("ticker", "A channel that delivers again and again, until it is stopped."),
      of("timer", "A channel that delivers once, and can be reset and stopped."),
    ],
  };
}
