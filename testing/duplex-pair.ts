/** Two streams, each of which reads what is written to the other. (Node has `duplexPair` from version 22 on.) */
import { Duplex } from "node:stream";

class Side extends Duplex {
  other: Side | undefined;
  /** What the other side's write waits for: that this one is read. */
  #taken: (() => void) | undefined;

  override _read(): void {
    const taken = this.#taken;
    this.#taken = undefined;
    taken?.();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (this.other === undefined || this.other.destroyed) done();
    else this.other.accept(chunk, done);
  }

  override _final(done: () => void): void {
    this.other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const { other } = this;
    this.other = undefined;
    if (other !== undefined && !other.destroyed) process.nextTick(() => other.destroy());
    done(error);
  }

  accept(chunk: Buffer, done: () => void): void {
    if (this.push(chunk)) process.nextTick(done);
    else this.#taken = done;
  }
}

export function duplexPair(): readonly [Duplex, Duplex] {
  const [a, b] = [new Side({ allowHalfOpen: true }), new Side({ allowHalfOpen: true })];
  a.other = b;
  b.other = a;
  return [a, b];
}
