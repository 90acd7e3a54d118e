/** One live WebSocket: what comes in goes to the channels, what goes out is timed, and how it ends is told once. */

import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Api, Settings } from "./api.js";
import { PROTOCOL_CODE } from "./close-code.js";
import type { CloseInfo } from "./close-info.js";
import { replaceDeflationOf } from "./deflation.js";
import { isListenedTo, publish } from "./diagnostics.js";
import type { Dialled } from "./dial.js";
import { closedError, closeInfoOf, type Evidence } from "./ending.js";
import type { ErrorFactory, WebSocketError } from "./errors.js";
import type { LaneDelivery } from "./fast-lane.js";
import type { Inbox } from "./inbox.js";
import { Inflater } from "./inflater.js";
import { Inflation } from "./inflation.js";
import type { ControlMessage, Message } from "./message.js";
import { Outbound } from "./outbound.js";
import { ownBytes, type Payload } from "./payload.js";
import { Pings } from "./pings.js";
import { Pongs } from "./pongs.js";
import { SilenceTimer } from "./silence-timer.js";
import { decodeLargeText, decodeText } from "./text.js";
import { ignore } from "./thrown.js";
import { type Deadline, setDeadline } from "./timer.js";
import { isLarge } from "./turn.js";
import { violationOf } from "./violation.js";

export interface ConnectionOptions {
  readonly api: Api;
  readonly errors: ErrorFactory;
  readonly settings: Settings;
  readonly dialled: Dialled;
  readonly messages: Inbox<Message>;
  readonly owner: ConnectionOwner;
}

/** Methods, not closures: they would be kept for each connection. */
export interface ConnectionOwner {
  onControl(message: ControlMessage): void;
  /** Told when reading stops and goes on. */
  onReading(reading: boolean): void;
  onConnectionEnd(info: CloseInfo): void;
}

/** While reading is paused, so often a pong goes out: the peer must not take us for dead (RFC 6455 section 5.5.3). */
const KEEP_ALIVE_MS = 10_000;

export class Connection implements LaneDelivery {
  readonly limit: number;
  readonly compressed: boolean;
  readonly #options: ConnectionOptions;
  readonly #messages: Inbox<Message>;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #outbound: Outbound;
  /** Made for the first of them. */
  #pings: Pings | undefined;
  readonly #silence: SilenceTimer;
  readonly #inflation: Inflation | undefined;
  readonly #controlType: Api["constants"]["controlType"];
  #reading = false;
  /** How often something has come in. */
  #heard = 0;
  #keepAlive: Deadline | undefined;
  #pausedAt = 0;
  #heartbeat: Deadline | undefined;
  /** Of the socket, where there is no lane. */
  #listener: (() => void) | undefined;
  #local: Evidence["local"];
  #fault: Evidence["fault"];
  #info: CloseInfo | undefined;

  constructor(options: ConnectionOptions) {
    const { dialled, errors, settings } = options;
    this.#options = options;
    this.#messages = options.messages;
    this.#controlType = options.api.constants.controlType;
    this.#ws = dialled.ws;
    this.#socket = dialled.socket;
    const compressFrom = dialled.compression === "disabled" ? undefined : settings.compressionThreshold;
    this.#outbound = new Outbound({
      ws: dialled.ws,
      lane: dialled.lane,
      socket: dialled.socket,
      errors,
      timeout: settings.writeTimeout,
      compressFrom,
      deflater: dialled.deflate && replaceDeflationOf(dialled.ws, dialled.deflate),
      onTimeout: (error) => this.abort(error),
    });
    this.#silence = new SilenceTimer(settings.readTimeout, () =>
      this.abort(errors.of("read-timeout", { timeout: settings.readTimeout })),
    );
    this.#inflation = this.#replaceInflation();
    this.#listen();
    this.limit = settings.readLimit;
    this.compressed = dialled.compression !== "disabled";
    dialled.lane?.activate(this);
    this.read();
    this.#scheduleHeartbeat();
  }

  /** How it ended; undefined: it has not. */
  get info(): CloseInfo | undefined {
    return this.#info;
  }

  /** Bytes that wait to be sent. */
  get bufferedAmount(): number {
    return this.#ws.bufferedAmount + (this.#options.dialled.lane?.unsent ?? 0);
  }

  /** May anything be sent? Not once a close was asked for, by either side. */
  get open(): boolean {
    return this.#info === undefined && this.#ws.readyState === this.#ws.OPEN;
  }

  send(payload: Payload, signal?: AbortSignal): Promise<void> {
    return this.open ? this.#outbound.send(payload, signal) : this.#refuse();
  }

  ping(timeout: number, signal?: AbortSignal): Promise<{ readonly rtt: number }> {
    if (!this.open) return this.#refuse();
    this.#pings ??= this.#startPings();
    return this.#pings.ping(timeout, signal);
  }

  /** Starts the closing handshake; the end is told by `onConnectionEnd`. What comes in from now on is discarded. */
  close(code: number, reason: string): void {
    if (this.#info !== undefined) return;
    if (this.#ws.readyState === this.#ws.OPEN) this.#local = { code, reason };
    this.#ws.close(code, reason);
    this.#messages.dropAhead();
    this.#startClosing();
  }

  /** Ends it at once, without a closing handshake. */
  abort(error: WebSocketError): void {
    if (this.#info !== undefined) return;
    this.#fault ??= { error };
    this.#ws.terminate();
    this.#messages.dropAhead();
    // Whatever waits to be read is in the way of the end.
    this.read();
  }

  /** Reads while there is room for what comes; else TCP slows the peer down. */
  read(): void {
    if (this.#info !== undefined) return;
    const reading = this.hasRoom;
    if (reading !== this.#reading) this.#setReading(reading);
    else if (reading) this.#options.dialled.lane?.proceed();
  }

  /** After a close of ours, or a fault of the peer, nothing is delivered any more. */
  #discards(): boolean {
    return this.#local !== undefined || this.#fault !== undefined;
  }

  #setReading(reading: boolean): void {
    this.#reading = reading;
    this.#pings?.setRunning(reading);
    this.#silence.setRunning(reading);
    this.#options.owner.onReading(reading);
    if (reading) this.#ws.resume();
    else {
      this.#ws.pause();
      this.#pausedAt = performance.now();
      this.#keepAlive ??= this.#startKeepAlive(KEEP_ALIVE_MS);
    }
    this.#inflation?.setReading(reading);
    // Last, since it may deliver at once, and with that stop the reading again.
    this.#options.dialled.lane?.setReading(reading);
  }

  /** One timer for many short pauses: it looks how long the latest has lasted when it fires. */
  #startKeepAlive(ms: number): Deadline {
    return setDeadline(
      ms,
      () => {
        this.#keepAlive = undefined;
        if (this.#reading || this.#info !== undefined) return;
        const left = this.#pausedAt + KEEP_ALIVE_MS - performance.now();
        if (left <= 0) {
          this.#ws.pong(undefined, true, ignore);
          this.#pausedAt = performance.now();
        }
        this.#keepAlive = this.#startKeepAlive(left > 0 ? left : KEEP_ALIVE_MS);
      },
      { ref: false },
    );
  }

  #startPings(): Pings {
    const pings = new Pings({
      errors: this.#options.errors,
      write: (payload) => this.#outbound.ping(payload),
      onPending: (pending) => {
        this.#messages.boundSlots(!pending);
        this.read();
      },
    });
    pings.setRunning(this.#reading);
    return pings;
  }

  #listen(): void {
    const { owner, api } = this.#options;
    const { ping, pong } = api.constants.controlType;
    const { lane } = this.#options.dialled;
    const tell = (data: string | Uint8Array, bytes: number): void => {
      lane?.told();
      this.deliver(data, bytes);
      this.read();
    };
    this.#ws.on("message", (data, isBinary) => {
      // `ws` gives one buffer for each message unless it is told otherwise.
      const bytes = data as Buffer;
      const assembled = lane?.takeAssembled();
      if (assembled !== undefined) tell(assembled.data, assembled.bytes);
      else if (lane?.waits === true && !isBinary && isLarge(bytes.length)) {
        void decodeLargeText(bytes).then((text) => tell(text, bytes.length));
      } else tell(isBinary ? ownBytes(bytes) : decodeText(bytes), bytes.length);
    });
    let pongs: Pongs | undefined;
    this.#ws.on("ping", (data) => {
      pongs ??= new Pongs(this.#ws);
      pongs.answer(data);
      owner.onControl({ type: ping, data: new Uint8Array(data) });
    });
    this.#ws.on("pong", (data) => {
      this.#pings?.pong(data);
      owner.onControl({ type: pong, data: new Uint8Array(data) });
    });
    this.#ws.on("error", (error) => this.#violated(error));
    this.#ws.on("close", (code, reason) => this.#ended(code, reason.toString("utf8")));
    const inflation = this.#inflation;
    if (inflation !== undefined) this.#socket.once("close", () => inflation.setReading(true));
    if (lane !== undefined) return;
    this.#listener = () => this.onActivity();
    this.#socket.on("data", this.#listener);
  }

  onActivity(): void {
    this.#heard += 1;
    this.#silence.restart();
  }

  onFull(): void {
    if (this.#reading) this.#setReading(false);
  }

  onFlush(): (error?: Error | null) => void {
    return this.#outbound.flushed();
  }

  get hasRoom(): boolean {
    return this.#discards() || this.#messages.hasRoom;
  }

  deliver(data: string | Uint8Array, bytes: number): boolean {
    if (this.#discards() || this.#info !== undefined) return true;
    const { text, binary } = this.#controlType;
    const message: Message = typeof data === "string" ? { type: text, data } : { type: binary, data };
    if (isListenedTo("message")) publish("message", () => ({ type: message.type, bytes }));
    return this.#messages.push(message, bytes);
  }

  #replaceInflation(): Inflation | undefined {
    const { dialled, settings } = this.#options;
    const takeover = dialled.inflate?.takeover;
    if (takeover === undefined || !Inflater.works(takeover)) return undefined;
    const inflater = new Inflater({ takeover, limit: settings.readLimit });
    const onFailure = (error: Error): void => this.#answer(error);
    return Inflation.replaceThatOf(dialled.ws, { inflater, onFailure, discards: () => this.#discards() });
  }

  /** A fault that `ws` has not seen: it is answered here. */
  #answer(error: Error): void {
    const code = this.#violated(error);
    if (code !== undefined) this.#ws.close(code);
  }

  /** `ws` has answered with a close code already. What is returned is that code; undefined: it has ended anyhow. */
  #violated(error: Error): number | undefined {
    if (this.#fault !== undefined || this.#info !== undefined) return undefined;
    const violation = violationOf(error, this.#options.settings.readLimit, this.#options.errors);
    this.#fault = violation;
    this.#options.dialled.lane?.shut();
    this.#startClosing();
    return violation.code;
  }

  #startClosing(): void {
    this.#heartbeat?.clear();
    this.read();
  }

  #ended(code: number, reason: string): void {
    const { errors, api, owner } = this.#options;
    const remote = code === PROTOCOL_CODE.abnormal ? undefined : { code, reason };
    const info = closeInfoOf(
      {
        ...(this.#local === undefined ? {} : { local: this.#local }),
        ...(remote === undefined ? {} : { remote }),
        ...(this.#fault === undefined ? {} : { fault: this.#fault }),
        // Of the platform, if the socket broke.
        cause: this.#socket.errored ?? undefined,
      },
      api.closeCodes,
      errors,
    );
    this.#info = info;
    this.#release();
    // An error costs its stack: it is made where something waits for it.
    let error: WebSocketError | undefined;
    const failure = (): WebSocketError => {
      error ??= this.#fault?.error ?? closedError(info, errors);
      return error;
    };
    this.#outbound.fail(failure);
    this.#pings?.fail(failure);
    owner.onConnectionEnd(info);
  }

  /** No timer and no listener is left. */
  #release(): void {
    this.#keepAlive?.clear();
    this.#heartbeat?.clear();
    this.#silence.stop();
    this.#ws.removeAllListeners();
    // Late errors of a socket that is gone already are told to nobody.
    this.#ws.on("error", ignore);
    if (this.#listener !== undefined) this.#socket.off("data", this.#listener);
    this.#socket.on("error", ignore);
  }

  /** Rejects with how the connection ended; of a peer that is closing, that is known a moment later. */
  async #refuse(): Promise<never> {
    const { errors, api } = this.#options;
    if (this.#info === undefined && this.#local === undefined && this.#fault === undefined) {
      await new Promise((resolve) => this.#ws.once("close", resolve));
    }
    const known = {
      ...(this.#local === undefined ? {} : { local: this.#local }),
      ...(this.#fault === undefined ? {} : { fault: this.#fault }),
    };
    throw closedError(this.#info ?? closeInfoOf(known, api.closeCodes, errors), errors);
  }

  /** A ping every so often; whatever comes in within the timeout counts as life, not the pong alone. */
  #scheduleHeartbeat(): void {
    const { heartbeatInterval } = this.#options.settings;
    if (heartbeatInterval === undefined) return;
    const { heartbeatTimeout = heartbeatInterval } = this.#options.settings;
    const next = (): void => {
      if (this.open) this.#scheduleHeartbeat();
    };
    const beat = (): void => {
      const heard = this.#heard;
      this.ping(heartbeatTimeout).then(next, (error: WebSocketError) => {
        if (this.#heard > heard) next();
        else this.abort(error);
      });
    };
    this.#heartbeat = setDeadline(heartbeatInterval, beat, { ref: false });
  }
}
