/** `wireglot/runtime`: what generated clients are built on, and what users take from them. */

export type {
  Api,
  BuiltIn,
  CloseCodeRow,
  CompressionMode,
  ErrorRow,
  ErrorTable,
  HeadersInput,
  HeaderValues,
  HttpAgent,
  Kind,
  MethodRow,
  OptionRow,
  OptionTable,
  Permissions,
  ReconnectAdvice,
  RoleConstants,
  TlsOptions,
  Validator,
} from "./api.js";
export { type ApiTypes, type Bound, bind } from "./bind.js";
export {
  Channel,
  type ChannelConstructor,
  ReceiveCase,
  SendCase,
} from "./channel.js";
export { BaseClient, type ClientSession, type ClientTypes } from "./client.js";
export type { CloseInfo } from "./close-info.js";
export type { Connections } from "./connections.js";
export type { Duration } from "./duration.js";
export type { AnyError, ErrorFunctions, UnknownError } from "./error-functions.js";
export { type Details, WebSocketError } from "./errors.js";
export type { ReconnectedMessage, ReconnectingMessage } from "./message.js";
export type { Data } from "./payload.js";
export type { ReceiveResult, TryReceiveResult } from "./received.js";
export {
  Actor,
  type Condition,
  denyPrivateNetworks,
  type Effect,
  type Evaluation,
  type Operator,
  type Policy,
  PolicyError,
  Scope,
  type SecurityApi,
  type SecurityContext,
} from "./security.js";
export type { Case, Cases, Received, Select, Selected, SelectOptions } from "./select.js";
export type { Size } from "./size.js";
export type { ConnectUrl } from "./target.js";
export type { Ticker, TimeApi, Timer } from "./time.js";
export type { SignalOptions, WaitOptions } from "./wait-options.js";
