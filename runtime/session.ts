/** What a client stands for: one connection after the other, with channels that outlive each of them. */

import { randomUUID } from "node:crypto";
import type { Api, MethodRow, Settings } from "./api.js";
import type { Channel } from "./channel.js";
import type { ClientCore } from "./client.js";
import { adviceOf, isSendable, LONGEST_REASON_BYTES } from "./close-code.js";
import type { CloseInfo } from "./close-info.js";
import { Connection, type ConnectionOwner } from "./connection.js";
import { publish } from "./diagnostics.js";
import type { Dialled } from "./dial.js";
import { closedError, failureOf } from "./ending.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import { Inbox } from "./inbox.js";
import type { ControlMessage, Message } from "./message.js";
import { checkParameters } from "./options.js";
import { type Data, ownPayload, type Payload, toPayload } from "./payload.js";
import { allowsReconnect, attemptsSoFar, delayBefore, mayTryAgain } from "./reconnect.js";
import { describeValue, redactUrl } from "./redact.js";
import { SendQueue } from "./send-queue.js";
import { type Deadline, setDeadline } from "./timer.js";
import { invalidArgument, readWait } from "./wait-options.js";

export interface SessionOptions {
  readonly api: Api;
  readonly errors: ErrorFactory;
  readonly settings: Settings;
  /** As the caller gave them, with defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Dials again, all checks included; absent: there is no reconnecting. */
  readonly dial?: Redial;
  readonly onEnd: (session: Session) => void;
}

type Redial = (signal: AbortSignal) => Promise<Dialled>;

/** Control messages that nobody reads: so many of the latest are kept. */
const CONTROL_CAPACITY = 64;

export class Session implements ClientCore, ConnectionOwner {
  // Copied, since it is made of fifteen pieces that would stay with it.
  readonly id: string = Buffer.from(randomUUID()).toString("latin1");
  readonly options: Readonly<Record<string, unknown>>;
  readonly closed: Promise<CloseInfo>;
  readonly #api: Api;
  readonly #errors: ErrorFactory;
  readonly #settings: Settings;
  readonly #dial: Redial | undefined;
  readonly #onEnd: (session: Session) => void;
  readonly #messages: Inbox<Message>;
  /** Made when it is first used: most connections are at rest. */
  #control: Inbox<ControlMessage> | undefined;
  readonly #queue: SendQueue | undefined;
  #settle!: (info: CloseInfo) => void;
  #dialled: Dialled;
  #connection: Connection;
  /** Reconnecting attempts in a row. */
  #attempts = 0;
  #openSince: number = performance.now();
  /** While reconnecting: ends it. */
  #reconnecting: AbortController | undefined;
  #closing: Promise<CloseInfo> | undefined;
  #info: CloseInfo | undefined;

  constructor(first: Dialled, { api, errors, settings, options, dial, onEnd }: SessionOptions) {
    this.#api = api;
    this.#errors = errors;
    this.#settings = settings;
    this.options = options;
    this.#dial = dial;
    this.#onEnd = onEnd;
    this.closed = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#messages = new Inbox<Message>({
      capacity: settings.channelCapacity,
      bytes: settings.channelBytes,
      errors,
      onDrain: () => this.#connection?.read(),
    });
    const { reconnectQueueCapacity: capacity, reconnectQueueOverflow: overflow = "wait" } = settings;
    this.#queue = capacity === undefined ? undefined : new SendQueue(capacity, overflow, errors);
    this.#dialled = first;
    this.#connection = this.#start(first);
  }

  /** Where it leads, after redirects. */
  get url(): string {
    return this.#dialled.url;
  }

  get protocol(): string {
    return this.#dialled.ws.protocol;
  }

  /** The value of the API's constant for what was negotiated. */
  get compression(): number | string {
    return this.#api.constants.compression[this.#dialled.compression];
  }

  get bufferedAmount(): number {
    return this.#connection.bufferedAmount;
  }

  get info(): CloseInfo | undefined {
    return this.#info;
  }

  channel(): Channel<Message> {
    return this.#messages;
  }

  control(): Channel<ControlMessage> {
    return this.#controls();
  }

  onControl(message: ControlMessage): void {
    this.#controls().push(message);
  }

  onReading(reading: boolean): void {
    publish(reading ? "resume" : "pause", () => this.#facts());
  }

  /** Of the connection: another may follow. */
  onConnectionEnd(info: CloseInfo): void {
    this.onControl({ type: this.#api.constants.controlType.close, code: info.code, reason: info.reason });
    if (this.#closing === undefined && this.#dial !== undefined && allowsReconnect(info.reconnect)) {
      const controller = new AbortController();
      this.#reconnecting = controller;
      void this.#reconnect(this.#dial, info, controller.signal);
    } else this.#finish(info);
  }

  /** Not `async`: the promise that many messages share is the caller's own. */
  send(data: Data, type?: unknown, options?: unknown): Promise<void> {
    try {
      const signal = options === undefined ? undefined : readWait(this.#errors, options, ["signal"]).signal;
      const payload = toPayload(data, type, this.#api.constants.messageType, this.#errors);
      return this.#send(payload, signal);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  async ping(options?: unknown): Promise<{ readonly rtt: number }> {
    const { timeout, signal } = readWait(this.#errors, options ?? {}, ["timeout", "signal"]);
    return this.#connection.ping(timeout ?? this.#api.builtIn.pingTimeout, signal);
  }

  async close(code?: unknown, reason?: unknown): Promise<CloseInfo> {
    if (this.#closing !== undefined) return this.#closing;
    const checked = this.#checkClose(code, reason);
    this.#closing = this.closed;
    if (this.#reconnecting !== undefined) {
      this.#reconnecting.abort();
      const { code: number, reason: text } = checked;
      const reconnect = adviceOf(this.#api.closeCodes, number, text);
      this.#finish({ code: number, reason: text, wasClean: false, initiator: "local", reconnect });
    } else this.#connection.close(checked.code, checked.reason);
    return this.closed;
  }

  /** Checks parameters that the spec limits further than the role does, before the call. */
  async checked<T>(method: string, values: unknown, call: () => Promise<T>): Promise<T> {
    const { params, validate } = this.#api.methods[method] as MethodRow;
    checkParameters(this.#errors, params, validate, values);
    return call();
  }

  #send(payload: Payload, signal: AbortSignal | undefined): Promise<void> {
    if (this.#reconnecting !== undefined && this.#queue !== undefined) {
      const lost = (): WebSocketError => closedError(this.#connection.info as CloseInfo, this.#errors);
      return this.#queue.add(ownPayload(payload), signal, lost);
    }
    return this.#connection.send(payload, signal);
  }

  #start(dialled: Dialled): Connection {
    publish("open", () => this.#facts());
    return new Connection({
      api: this.#api,
      errors: this.#errors,
      settings: this.#settings,
      dialled,
      messages: this.#messages,
      owner: this,
    });
  }

  #controls(): Inbox<ControlMessage> {
    this.#control ??= new Inbox({ capacity: CONTROL_CAPACITY, overflow: "drop-oldest", errors: this.#errors });
    return this.#control;
  }

  #facts(): { readonly id: string; readonly url: string } {
    return { id: this.id, url: redactUrl(this.url) };
  }

  async #reconnect(dial: Redial, info: CloseInfo, signal: AbortSignal): Promise<void> {
    let error = closedError(info, this.#errors);
    let atLeast = 0;
    this.#attempts = attemptsSoFar(this.#settings, this.#attempts, performance.now() - this.#openSince);
    for (let attempt = this.#attempts + 1; mayTryAgain(this.#settings, attempt - 1); attempt++) {
      const delay = delayBefore({
        settings: this.#settings,
        advice: info.reconnect,
        attempt,
        atLeast,
        random: Math.random(),
      });
      this.onControl({ type: "reconnecting", attempt, delay, error });
      await pause(delay, signal);
      if (signal.aborted) return;
      try {
        const dialled = await dial(signal);
        if (signal.aborted) {
          dialled.ws.terminate();
          return;
        }
        this.#reconnected(dialled, attempt);
        return;
      } catch (failure) {
        if (signal.aborted) return;
        // A dial fails with nothing else.
        error = failure as WebSocketError;
        if (!error.retryable) break;
        const { retryAfter } = error.details;
        atLeast = typeof retryAfter === "number" ? retryAfter : 0;
      }
    }
    this.#finish({ ...info, error });
  }

  #reconnected(dialled: Dialled, attempt: number): void {
    this.#reconnecting = undefined;
    this.#attempts = attempt;
    this.#openSince = performance.now();
    this.#dialled = dialled;
    this.#connection = this.#start(dialled);
    this.onControl({ type: "reconnected", attempt });
    this.#queue?.flush((payload, signal) => this.#connection.send(payload, signal));
  }

  /** The end of the session: everything is settled, nothing goes on. */
  #finish(info: CloseInfo): void {
    this.#info = info;
    this.#reconnecting = undefined;
    let closed: WebSocketError | undefined;
    this.#queue?.fail(() => {
      closed ??= closedError(info, this.#errors);
      return closed;
    });
    this.#messages.end(info, failureOf(info, this.#api.closeCodes, this.#errors));
    this.#controls().end(info);
    publish("close", () => ({ ...this.#facts(), code: info.code, reason: info.reason }));
    this.#onEnd(this);
    this.#settle(info);
  }

  #checkClose(code: unknown, reason: unknown): { readonly code: number; readonly reason: string } {
    const { default: standard, minimum, maximum } = this.#api.builtIn.closeCode;
    const number = code ?? standard;
    if (
      typeof number !== "number" ||
      number < minimum ||
      number > maximum ||
      !isSendable(this.#api.closeCodes, number)
    ) {
      throw invalidArgument(
        this.#errors,
        "code",
        describeValue(number),
        `a close code from ${minimum} to ${maximum} that may be sent`,
      );
    }
    const text = reason ?? "";
    if (typeof text !== "string" || !text.isWellFormed() || Buffer.byteLength(text) > LONGEST_REASON_BYTES) {
      const accepted = `well-formed text of at most ${LONGEST_REASON_BYTES} bytes in UTF-8`;
      throw invalidArgument(this.#errors, "reason", describeValue(text), accepted);
    }
    return { code: number, reason: text };
  }
}

/** Resolves after so long, or when the signal is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      deadline.clear();
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const deadline: Deadline = setDeadline(ms, finish);
    signal.addEventListener("abort", finish);
  });
}
