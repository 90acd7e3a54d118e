/**
 * Where `ws` inflates what comes in, in its stead. What `ws` would do there goes on in the background, so that after a fatal
 * error more could be told, or thrown where nobody catches it; here one message is inflated, and told, before the next is
 * looked at.
 */

import type { WebSocket } from "ws";
import type { Inflater } from "./inflater.js";
import { type Done, extensionOf } from "./ws-extension.js";

export interface InflationOptions {
  readonly inflater: Inflater;
  /** The data cannot be inflated, or is too long. Called before `ws` hears of it. */
  readonly onFailure: (error: Error) => void;
  /** Is what comes in of no use any more? Then it is not inflated: the peer's close frame may be behind much of it. */
  readonly discards: () => boolean;
}

interface Job {
  readonly data: Buffer;
  readonly fin: boolean;
  readonly done: Done;
}

const NOTHING: Buffer = Buffer.alloc(0);

export class Inflation {
  readonly #options: InflationOptions;
  #fragments: Buffer[] = [];
  #waiting: Job | undefined;
  #reading = true;

  private constructor(options: InflationOptions) {
    this.#options = options;
  }

  /** `undefined`: this `ws` is built otherwise, and goes on by itself. */
  static replaceThatOf(ws: WebSocket, options: InflationOptions): Inflation | undefined {
    const extension = extensionOf(ws);
    if (extension === undefined) return undefined;
    const inflation = new Inflation(options);
    extension.decompress = (data, fin, done) => inflation.#take({ data, fin, done });
    return inflation;
  }

  /** While nothing is to be read, nothing is inflated: `ws` looks at nothing else before it has the message. */
  setReading(reading: boolean): void {
    this.#reading = reading;
    const job = this.#waiting;
    if (!reading || job === undefined) return;
    this.#waiting = undefined;
    this.#take(job);
  }

  #take(job: Job): void {
    if (!this.#reading) {
      this.#waiting = job;
      return;
    }
    const { data, fin, done } = job;
    const discards = this.#options.discards();
    if (!discards) this.#fragments.push(data);
    // Always later: `ws` would call itself, once more for every message of a read.
    if (!fin || discards) {
      process.nextTick(done, null, NOTHING);
      return;
    }
    const fragments = this.#fragments;
    this.#fragments = [];
    try {
      const inflated = this.#options.inflater.inflate(fragments);
      if (Buffer.isBuffer(inflated)) process.nextTick(done, null, inflated);
      else
        inflated.then(
          (message) => done(null, message),
          (error: Error) => this.#fail(error, done),
        );
    } catch (error) {
      process.nextTick(() => this.#fail(error as Error, done));
    }
  }

  #fail(error: Error, done: Done): void {
    this.#options.onFailure(error);
    done(error);
  }
}
