/** A row of the fault table: a misbehaviour, what a client does meanwhile, and the one outcome that it must have. */
import { expect } from "vitest";
import type { ConnectOptions } from "wireglot";
import type { Script, ScriptedServer, ServerOptions } from "../../testing/index.js";

/** What the client does, one after the other; the names are those of client.mjs. */
export type Step = readonly [name: string, ...args: readonly unknown[]];

export interface Row {
  /** Completes "a server that …". */
  readonly name: string;
  /** Rows with the same mechanism differ in a value only. */
  readonly mechanism: string;
  readonly server?: Script | readonly Script[];
  readonly serverOptions?: ServerOptions;
  /** Instead of `server`: what is started, and what is dialled with which options. */
  readonly start?: (start: Start) => Promise<Dial>;
  readonly options?: ConnectOptions;
  /** After connecting. Default: waits for the end. */
  readonly steps?: readonly Step[];
  /** How often it is done, in one process. Default 1. */
  readonly repeat?: number;
  /** Aborts connecting after so many milliseconds; a quarter more in each repetition. */
  readonly abortAfter?: number;
  readonly hosts?: Hosts;
  readonly environment?: Readonly<Record<string, string>>;
  /** The error of connecting, or of `info`. */
  readonly condition?: string;
  /** The outcome besides: matched by what is given. A list: one of them, each turn. */
  readonly want?: Want | readonly Want[];
  /** The code of the close frame that goes out to the peer; `null`: none does. Absent: nobody can tell. */
  readonly wire?: number | null;
  /** Milliseconds from the beginning to the outcome. Default 0 to 3000. */
  readonly within?: readonly [least: number, most: number];
  /** MiB that the process may grow by. Default 32. */
  readonly memory?: number;
  /** MiB that the server may get rid of. */
  readonly taken?: number;
  /** Milliseconds for which the event loop may be blocked. Default 50. */
  readonly blocked?: number;
}

export type Start = (script: Script | readonly Script[], options?: ServerOptions) => Promise<ScriptedServer>;

export interface Dial {
  readonly url: string;
  readonly options?: ConnectOptions;
  /** Stops what was started besides. */
  readonly stop?: () => void | Promise<void>;
}

export type Hosts = Readonly<
  Record<string, { readonly addresses?: readonly string[]; readonly error?: string; readonly afterMs?: number }>
>;

export interface Want {
  readonly error?: object;
  readonly info?: object;
  readonly log?: readonly unknown[];
}

/** What each condition must say, as the contract has it: kind and retryable. */
export const CONDITIONS: Readonly<Record<string, readonly [kind: string, retryable: boolean]>> = {
  connection_failed: ["INTERNAL", true],
  dial_timeout: ["TIMEOUT", true],
  read_timeout: ["TIMEOUT", true],
  write_timeout: ["TIMEOUT", true],
  ping_timeout: ["TIMEOUT", true],
  handshake_denied: ["PERMISSION_DENIED", false],
  handshake_not_found: ["NOT_FOUND", false],
  handshake_rate_limited: ["RATE_LIMITED", true],
  handshake_unavailable: ["UNAVAILABLE", true],
  handshake_failed: ["INTERNAL", false],
  connection_lost: ["UNAVAILABLE", true],
  message_too_big: ["INVALID", false],
  protocol_violation: ["INTERNAL", false],
  canceled: ["CANCELED", false],
};

/** At least one, and so many at most: how many it is depends on how quick the machine is. */
export const upTo = (most: number): unknown => expect.toSatisfy((count: number) => count > 0 && count <= most);
