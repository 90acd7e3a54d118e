/**
 * What generated code hands to the runtime: the facts of one spec, as plain tables.
 *
 * The runtime is generic over these tables. It knows roles (`dial-timeout`, `url-denied`, `send`), never the name that
 * a spec gives to an option, a condition, an action or a constant.
 */

/** The eleven kinds of error. A kind's value is its name. */
export type Kind =
  | "NOT_FOUND"
  | "ALREADY_EXISTS"
  | "INVALID"
  | "PERMISSION_DENIED"
  | "UNAVAILABLE"
  | "INTERNAL"
  | "CANCELED"
  | "CONFLICT"
  | "TIMEOUT"
  | "RATE_LIMITED"
  | "UNKNOWN";

/** Settings of a connection, by role, after defaults and conversion: durations in milliseconds, sizes in bytes. */
export interface Settings {
  readonly headers?: HeadersInput;
  readonly protocols?: readonly string[];
  readonly dialTimeout: number;
  readonly readTimeout: number;
  readonly writeTimeout: number;
  readonly closeTimeout: number;
  readonly compression: CompressionMode;
  readonly compressionThreshold: number;
  readonly readLimit: number;
  readonly channelCapacity: number;
  readonly channelBytes: number;
  readonly signal?: AbortSignal;
  readonly tls?: TlsOptions;
  readonly agent?: HttpAgent;
  /** `undefined`: what the environment says; `false`: none. */
  readonly proxy?: string | URL | false;
  readonly followRedirects: number;
  readonly fastLane: boolean;
  /** Absent: no heartbeat. */
  readonly heartbeatInterval?: number;
  readonly heartbeatTimeout?: number;
  /** Absent: no reconnecting. 0 attempts: without limit. */
  readonly reconnectMaxAttempts?: number;
  readonly reconnectInitialDelay?: number;
  readonly reconnectMaxDelay?: number;
  readonly reconnectQueueCapacity?: number;
  readonly reconnectQueueOverflow?: "wait" | "error";
}

/** `heartbeat-interval` for `heartbeatInterval`: a role in the spec is its setting's name in kebab-case. */
export type OptionRole = KebabCase<keyof Settings>;

type KebabCase<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${KebabCase<Tail>}`
    : `-${Lowercase<Head>}${KebabCase<Tail>}`
  : S;

/** Options of a TLS connection, as `tls.connect` of Node takes them. */
export type TlsOptions = import("node:tls").ConnectionOptions;

/** An agent of Node's `http` or `https`, or one that works like it. */
export type HttpAgent = import("node:http").Agent;

export type CompressionMode = "disabled" | "context-takeover" | "no-context";

export type HeaderValues = Readonly<Record<string, string | readonly string[]>>;
export type HeadersInput = HeaderValues | (() => HeaderValues | Promise<HeaderValues>);

/** A default that depends on another option's value (resolved after that option). `is` pairs values with defaults. */
export interface DependentDefault {
  readonly when: string;
  readonly is: ReadonlyArray<readonly [value: unknown, then: unknown]>;
  readonly else: unknown;
}

/** One option, or one property of an object option. The key in its table is its TypeScript name. */
export interface OptionRow {
  /** How a given value is converted before validation: `duration` to milliseconds, `bytes` to a number, the rest not. */
  readonly type: OptionType;
  readonly role?: OptionRole;
  /** Already converted (a duration in milliseconds, a size in bytes). Absent: none. */
  readonly default?: unknown;
  readonly dependentDefault?: DependentDefault;
  readonly required?: true;
  readonly secret?: true;
  /** What is accepted, as a noun phrase: `a duration from 0s to 24h`. */
  readonly accepted: string;
  /** Of an integer: the bits that may be set. */
  readonly flags?: number;
  /** Old names that still work, in TypeScript form. */
  readonly renamedFrom?: readonly string[];
  /** Of an object. */
  readonly properties?: OptionTable;
  /** Of the items of a list and of the values of a record; its own `accepted` speaks of one of them. */
  readonly items?: OptionRow;
}

export type OptionTable = Readonly<Record<string, OptionRow>>;

export type OptionType =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "duration"
  | "bytes"
  | "url"
  | "enum"
  | "list"
  | "record"
  | "object"
  /** Host types, fixed by a role: their values are checked by the runtime, not by the compiled validator. */
  | "headers"
  | "signal"
  | "tls"
  | "agent"
  | "proxy"
  | "data"
  | "closeInfo"
  | "error";

/** An error as an ajv standalone validator reports it. */
export interface ValidationError {
  /** JSON pointer into the options, `""` for the options themselves. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Compiled by ajv at generation time; `errors` holds those of the last call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

export type ErrorRole =
  | "connections-disabled"
  | "url-denied"
  | "no-context"
  | "connection-failed"
  | "invalid-connection-id"
  | "invalid-argument"
  | "dial-timeout"
  | "read-timeout"
  | "write-timeout"
  | "ping-timeout"
  | "receive-timeout"
  | "http-status"
  | "handshake-failed"
  | "connection-closed"
  | "connection-lost"
  | "message-too-big"
  | "protocol-violation"
  | "canceled";

export interface ErrorRow {
  /** Absent: the user's own to throw. */
  readonly role?: ErrorRole;
  /** Of a row without a role: the function of `errors` that makes such an error. */
  readonly maker?: string;
  /** Of role `http-status`: codes (`429`) and classes (`"5xx"`), an exact code before a class. */
  readonly status?: ReadonlyArray<number | string>;
  readonly kind: Kind;
  /** `"advice"`: as the close code's `reconnect` says (retryable unless `never`). */
  readonly retryable: boolean | "advice";
  /** Text with `{placeholders}` in TypeScript names; `{{` and `}}` are braces. */
  readonly message: string;
  /** Names (TypeScript form) of details that no text, log or inspection may show. */
  readonly secret?: readonly string[];
}

/** By condition, in the order of the spec (for `http-status`, own rows stand before inherited ones). */
export type ErrorTable = Readonly<Record<string, ErrorRow>>;

export type ReconnectAdvice =
  | "never"
  | "backoff"
  | "immediate"
  | "credentials"
  | "elsewhere"
  | { readonly after: number };

export interface CloseCodeRow {
  readonly name: string;
  /** One code, or both ends of a range. */
  readonly from: number;
  readonly to: number;
  /** A linear-time regular expression, unanchored, that the reason must match. */
  readonly reason?: string;
  readonly sendable: boolean;
  readonly clean: boolean;
  readonly reconnect: ReconnectAdvice;
}

/** The value of each member of the constant groups that have a role. */
export interface RoleConstants {
  readonly compression: Readonly<Record<CompressionMode, number | string>>;
  readonly messageType: { readonly text: number | string; readonly binary: number | string };
  /** The `type` of what channel() and control() deliver. */
  readonly controlType: {
    readonly text: string;
    readonly binary: string;
    readonly ping: string;
    readonly pong: string;
    readonly close: string;
  };
}

export interface Permissions {
  /** Action names. No `connect`: that check is absent. */
  readonly connect?: string;
  readonly connectUrl: string;
}

/**
 * Built-in values of the roles that no option of this spec gives a default (those of `heartbeat-…` and `reconnect-…`
 * count only where the spec's own option switches them on), always that of `read-limit` (a limit of 0 means it), and the
 * fixed numbers of the contract.
 */
export interface BuiltIn {
  readonly settings: Partial<Settings>;
  /** In bytes, for each mode. */
  readonly compressionThreshold: Readonly<Record<CompressionMode, number>>;
  /** Of `ping` without a timeout, in milliseconds. */
  readonly pingTimeout: number;
  /** What `close` takes as a code, and has without one. */
  readonly closeCode: { readonly default: number; readonly minimum: number; readonly maximum: number };
}

/** A method whose parameters the spec limits further than its role does: they are checked before the call. */
export interface MethodRow {
  /** By TypeScript name, in the order of the signature. */
  readonly params: OptionTable;
  /** Validates the converted parameters, as an object by name. */
  readonly validate: Validator;
}

export interface Api {
  readonly module: string;
  readonly options: OptionTable;
  /** Only the methods with limits of their own, by TypeScript name. */
  readonly methods: Readonly<Record<string, MethodRow>>;
  readonly builtIn: BuiltIn;
  /** Validates the converted options (TypeScript names, milliseconds, bytes, host types left out). */
  readonly validateOptions: Validator;
  readonly errors: ErrorTable;
  readonly closeCodes: readonly CloseCodeRow[];
  readonly constants: RoleConstants;
  readonly permissions: Permissions;
}
