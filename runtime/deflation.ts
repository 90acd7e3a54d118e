/** Where `ws` deflates what goes out, in its stead: its thread is asked for each message, and that costs more than the work. */

import type { WebSocket } from "ws";
import { Deflater, type DeflaterOptions } from "./deflater.js";
import { extensionOf } from "./ws-extension.js";

/** Deflates what `ws` sends from now on. `undefined`: it goes on by itself, and nobody else may compress. */
export function replaceDeflationOf(ws: WebSocket, options: DeflaterOptions): Deflater | undefined {
  const extension = extensionOf(ws);
  if (extension === undefined || !Deflater.works(options.takeover)) return undefined;
  const deflater = new Deflater(options);
  extension.compress = (data, _, done) => {
    const deflated = deflater.deflate(typeof data === "string" ? Buffer.from(data) : data);
    if (Buffer.isBuffer(deflated)) done(null, deflated);
    else
      deflated.then(
        (message) => done(null, message),
        // `ws` would send it all the same, and throw where nobody catches it. Whoever waits is told of the end.
        () => ws.terminate(),
      );
  };
  return deflater;
}
