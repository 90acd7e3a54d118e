/** Two streams, each of which reads what is written to the other. (Node has `duplexPair` from version 22 on.) */
import { Duplex } from "node:stream";

class Side extends Duplex {
  other: Side | undefined;
  /** What the other side's write waits for: that this one is read. */
  #taken: (() => void) | undefined;

  override _read(): void {
    const taken = this.#taken;
    this.#taken = undefined;
    if (taken !== undefined) setImmediate(taken);
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
    // In a turn of its own, as the end of a socket is told: what was written before comes first.
    if (other !== undefined && !other.destroyed) setImmediate(() => other.destroy());
    done(error);
  }

  accept(chunk: Buffer, done: () => void): void {
    // A copy, as a kernel takes one: a written buffer is its writer's again.
    // Not in this turn: whoever writes on and on must leave the others theirs, as with a socket.
    if (this.push(Buffer.from(chunk))) setImmediate(done);
    else this.#taken = done;
  }
}

export function duplexPair(): readonly [Duplex, Duplex] {
  const [a, b] = [new Side({ allowHalfOpen: true }), new Side({ allowHalfOpen: true })];
  a.other = b;
  b.other = a;
  return [a, b];
}
