/**
 * The machine under a channel: a buffer, those who wait for a value and those who wait for room. It decides who gets
 * what, and knows no promise, clock or error; Channel and select() are two faces of it.
 *
 * At any moment either nobody waits for a value, or there is none; and nobody waits for room while there is some. (One
 * select may wait for both on the same unbuffered channel; it never meets itself, since waiting gives nothing away.)
 */

import type { CloseInfo } from "./close-info.js";
import type { WebSocketError } from "./errors.js";
import { Ring } from "./ring.js";
import { type Linked, WaitList } from "./wait-list.js";

/** One who waits for a value. Exactly one of the two is called, once. */
export interface Receiver<T> extends Linked<Receiver<T>> {
  deliver(value: T): void;
  end(ending: Ending): void;
}

/** One who waits for room for its value. Exactly one of the two is called, once. */
export interface Sender<T> extends Linked<Sender<T>> {
  readonly value: T;
  accept(): void;
  refuse(ending: Ending): void;
}

/** How it ended, for a connection's channel. */
export interface Ending {
  readonly info?: CloseInfo;
  /** What `for await` throws after the last value. */
  readonly failure?: WebSocketError;
}

/** One who waits for room, without a value at hand. */
export interface Drain {
  taken(): void;
}

export class Exchange<T> {
  readonly capacity: number;
  readonly #buffer: Ring<T> = new Ring();
  readonly #receivers: WaitList<Receiver<T>> = new WaitList();
  readonly #senders: WaitList<Sender<T>> = new WaitList();
  #ending: Ending | undefined;

  /** Called before anyone looks whether there is a value: a clock's channel puts in what is due. */
  poll: (() => void) | undefined;
  /** Called when a first receiver begins to wait, and when no one waits any more. */
  watch: ((waiting: boolean) => void) | undefined;
  /** Told after a value left the buffer. A method, not a closure: V8 gives up inlined code for each new closure. */
  drain: Drain | undefined;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get length(): number {
    this.poll?.();
    return this.#buffer.length;
  }

  /** What the buffered values weigh. */
  get weight(): number {
    return this.#buffer.weight;
  }

  /** How it ended; undefined: it is open. Buffered values may be left all the same. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** Is there a value to {@link take}? */
  get readable(): boolean {
    this.poll?.();
    return this.#buffer.length > 0 || this.#senders.first !== undefined;
  }

  /** Is there room for a value, or somebody waiting for one? Only while open. */
  get writable(): boolean {
    return this.#receivers.first !== undefined || this.#buffer.length < this.capacity;
  }

  /** Takes the oldest value. Only when {@link readable}. */
  take(): T {
    if (this.#buffer.length === 0) return this.#takeFromSender();
    const value = this.#buffer.shift();
    const sender = this.#senders.shift();
    if (sender !== undefined) {
      this.#buffer.push(sender.value);
      sender.accept();
    }
    this.drain?.taken();
    return value;
  }

  /** Hands the value to whoever has waited longest (true), else keeps it, even beyond the capacity. Only while open. */
  put(value: T, weight = 0): boolean {
    const receiver = this.#receivers.shift();
    if (receiver === undefined) {
      this.#buffer.push(value, weight);
      return false;
    }
    if (this.#receivers.first === undefined) this.watch?.(false);
    receiver.deliver(value);
    return true;
  }

  /** Waits for a value. Only when there is none and it is open. */
  enlistReceiver(receiver: Receiver<T>): void {
    const first = this.#receivers.first === undefined;
    this.#receivers.add(receiver);
    if (first) this.watch?.(true);
  }

  /** Waits for room. Only when there is none and it is open. */
  enlistSender(sender: Sender<T>): void {
    this.#senders.add(sender);
  }

  /** Waits no more; nothing happens when it did not. */
  withdrawReceiver(receiver: Receiver<T>): void {
    if (this.#receivers.remove(receiver) && this.#receivers.first === undefined) this.watch?.(false);
  }

  withdrawSender(sender: Sender<T>): void {
    this.#senders.remove(sender);
  }

  /** Ends it; the buffered values stay. A second time nothing happens. */
  close(ending: Ending = {}): void {
    if (this.#ending !== undefined) return;
    this.#ending = ending;
    const watched = this.#receivers.first !== undefined;
    for (let receiver = this.#receivers.shift(); receiver; receiver = this.#receivers.shift()) receiver.end(ending);
    for (let sender = this.#senders.shift(); sender; sender = this.#senders.shift()) sender.refuse(ending);
    if (watched) this.watch?.(false);
  }

  /** Drops the latest buffered value. Only where there is one. */
  dropLatest(): void {
    this.#buffer.dropLatest();
  }

  /** Drops the buffered values. */
  clear(): void {
    this.#buffer.clear();
  }

  #takeFromSender(): T {
    const sender = this.#senders.shift() as Sender<T>;
    sender.accept();
    return sender.value;
  }
}
